"""The world behind the server: people, chats, messages, files and the one bot.

Both sides change it through here: the bot by its methods, people by the control
API. It knows nothing of HTTP.
"""

import re
from collections import deque
from typing import Protocol

from playground.chats import Chat, User
from playground.clock import Clock
from playground.events import Events
from playground.faults import Faults
from playground.files import Files
from playground.limits import FloodLimits
from playground.updates import UpdateQueue
from playground.wire import Json

DEFAULT_TOKEN = "7000000001:playground"  # noqa: S105 - opens nothing but this world
FIRST_USER_ID = 1001
FIRST_GROUP_ID = -4001
FIRST_SUPERGROUP_ID = -1002000000001
LOG_LENGTH = 10_000


class Deliveries(Protocol):
    """What the world knows of a webhook while it is set."""

    def describe(self) -> Json: ...

    async def stop(self) -> None: ...


class World:
    """Everything that the playground knows, in memory."""

    def __init__(
        self,
        start: float,
        *,
        token: str | None = None,
        speed: float = 1.0,
        privacy: bool = True,
        faults: Faults | None = None,
    ) -> None:
        """Begin at `start` (unix seconds); a given `token` becomes the only one accepted."""
        self.clock = Clock(start, speed)
        self.faults = faults or Faults()
        self.limits = FloodLimits(self.clock)
        self.events = Events()
        self.updates = UpdateQueue(self.clock, self.faults)
        self.webhook: Deliveries | None = None
        self.token = token
        self.privacy = privacy
        self.bot = _bot(token or DEFAULT_TOKEN)
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.queries: dict[str, Json] = {}  # callback queries not yet answered or expired
        self.settings: dict[tuple[object, ...], object] = {}  # commands, names ... by scope and language
        self.log: deque[Json] = deque(maxlen=LOG_LENGTH)
        self._ids = {"user": FIRST_USER_ID, "group": FIRST_GROUP_ID, "supergroup": FIRST_SUPERGROUP_ID}
        self._last_message_id = 0
        self._calls = 0
        self._serial = 0

    # People and chats

    def add_user(self, first_name: str, last_name: str | None = None, username: str | None = None) -> User:
        user_id = self._ids["user"]
        self._ids["user"] += 1
        user = self.users[user_id] = User(user_id, first_name, last_name, username)
        card = {name: value for name, value in user.card().items() if name.endswith("name") or name == "id"}
        self.chats[user_id] = Chat(user_id, "private", card | {"type": "private"}, [user_id])
        self.events.emit("user", user=user.describe())
        self.events.emit("chat", chat=self.chats[user_id].describe())
        return user

    def add_chat(self, kind: str, title: str, members: list[int]) -> Chat:
        """Add a group, supergroup or channel in which the bot is a member; the first person made it."""
        counter = "group" if kind == "group" else "supergroup"
        chat_id = self._ids[counter]
        self._ids[counter] -= 1
        card = {"id": chat_id, "title": title, "type": kind}
        chat = self.chats[chat_id] = Chat(chat_id, kind, card, list(members))
        self.events.emit("chat", chat=chat.describe())
        return chat

    def find_chat(self, reference: str) -> Chat | None:
        """Return the chat with this id or @username."""
        if reference.startswith("@"):
            name = reference[1:].lower()
            known = (chat for chat in self.chats.values() if chat.type != "private")
            return next((chat for chat in known if chat.card.get("username", "").lower() == name), None)
        return self.chats.get(int(reference)) if re.fullmatch(r"-?[0-9]{1,18}", reference) else None

    # Messages

    def post(self, chat: Chat, content: Json, *, sender: Json | None, keyboard: Json | None = None) -> Json:
        """Store a new message and show it; return the Message. Channel posts have no sender."""
        message_id = self._new_message_id(chat)
        # The card is shared by all messages of the chat and replaced, never changed, when its title is.
        message: Json = {"message_id": message_id, "date": int(self.clock.now()), "chat": chat.card}
        if chat.type == "channel":
            message["sender_chat"] = chat.card
        elif sender:
            message["from"] = sender
        message |= content
        chat.messages[message_id] = message
        if keyboard:
            chat.keyboards[message_id] = keyboard
        self.events.emit("message", message=self.shown(chat, message))
        return message

    def replace(self, chat: Chat, message: Json) -> Json:
        """Store the edited form of a message and show it."""
        # `message` is a new object: updates that still wait keep the form they were queued with.
        message["edit_date"] = int(self.clock.now())
        chat.messages[message["message_id"]] = message
        self.events.emit("edited", message=self.shown(chat, message))
        return message

    def remove(self, chat: Chat, message_id: int) -> None:
        del chat.messages[message_id]
        chat.reactions.pop(message_id, None)
        chat.keyboards.pop(message_id, None)
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.events.emit("deleted", chat=chat.id, message_id=message_id)

    def shown(self, chat: Chat, message: Json) -> Json:
        """Return the message as a person's client shows it: with reactions and the reply keyboard."""
        message_id = message["message_id"]
        emojis = [str(reaction.get("emoji", "")) for reaction in chat.reactions.get(message_id, ())]
        shown = message | {"reactions": emojis}
        if keyboard := chat.keyboards.get(message_id):
            shown["reply_keyboard"] = keyboard
        return shown

    def quoted(self, chat: Chat, message_id: int) -> Json | None:
        """Return a message as another one carries it when replying: without its own reply."""
        message = chat.messages.get(message_id)
        if message is None:
            return None
        return {name: value for name, value in message.items() if name != "reply_to_message"}

    def _new_message_id(self, chat: Chat) -> int:
        if chat.own_numbers:
            chat.last_message_id += 1
            return chat.last_message_id
        self._last_message_id += 1
        return self._last_message_id

    # Identifiers and the record of calls

    def new_id(self) -> str:
        """Return a fresh identifier for queries, albums and the like."""
        self._serial += 1
        return str(5_000_000_000_000 + self._serial)

    def record_call(self, method: str, chat: int | None, status: int) -> None:
        self._calls += 1
        call = {"n": self._calls, "method": method, "chat": chat, "at": self.clock.now(), "status": status}
        self.log.append(call)


def _bot(token: str) -> Json:
    return {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": "督办",
        "username": "duban_playground_bot",
    }
