"""Control of what people write and press."""

import re

from playground import membership, people
from playground.actions import Action, required, the_chat, the_message, the_user
from playground.chats import Chat, User
from playground.errors import ApiError, bad_request
from playground.formatting import MAX_CAPTION
from playground.params import Params
from playground.people import Words
from playground.wire import Json
from playground.world import World

DEFAULT_LIMIT = 200
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def messages(world: World, params: Params) -> Json:
    """Return the latest messages of a chat, oldest first. A chat that moved still shows its own."""
    # Not by the_chat, which would lead from an old group to its supergroup.
    chat = world.chats.get(params.integer("chat") or 0) or the_chat(world, params)
    limit = params.integer("limit") or DEFAULT_LIMIT
    return {"messages": [world.shown(chat, message) for message in chat.latest(limit)]}


def send(world: World, params: Params) -> Json:
    """Send a text, or files with it as caption, as a person; return the (last) Message."""
    user, chat = _writer(world, params)
    uploads, words = params.uploads.get("file", ()), _words(chat, params)
    if not uploads:
        return world.shown(chat, people.write(world, user, chat, words))
    kind = params.text("as") or "document"
    if kind not in ("photo", "document") or len(words.text) > MAX_CAPTION:
        raise bad_request(f"as must be photo or document, and a caption has at most {MAX_CAPTION} characters")
    files = [world.files.store(kind, upload) for upload in uploads]
    return world.shown(chat, people.send_files(world, user, chat, files, words))


def _words(chat: Chat, params: Params) -> Words:
    """Return what is said; only a file may come without a text."""
    text, reply_to = params.text("text").strip(), params.integer("reply_to")
    if not text and "file" not in params.uploads:
        raise bad_request("text is missing")
    if reply_to and reply_to not in chat.messages:
        raise ApiError(404, f"no message {reply_to} in chat {chat.id} to reply to")
    return Words(text, reply_to)


def start(world: World, params: Params) -> Json:
    """Open the bot by a deep link: the client sends /start with the payload, and unblocks the bot."""
    user, payload = the_user(world, params), params.text("payload")
    if not PAYLOAD.fullmatch(payload):
        raise bad_request("a start payload has at most 64 letters, digits, _ and -")
    membership.block(world, user, blocked=False)
    return people.write(world, user, world.chats[user.id], Words(f"/start {payload}".strip()))


def edit(world: World, params: Params) -> Json:
    user, chat = _writer(world, params)
    message = the_message(chat, params)
    if message.get("from", {}).get("id") != user.id:
        raise bad_request("only one's own messages can be edited")
    return world.shown(chat, people.edit(world, chat, message, required(params, "text")))


def delete(world: World, params: Params) -> Json:
    """Delete a message as a person does; bots are not told."""
    chat = the_chat(world, params)
    world.remove(chat, the_message(chat, params)["message_id"])
    return {}


def forget_files(world: World, _params: Params) -> Json:
    """Know no file any more that the bot was told an id of."""
    world.files.forget()
    return {}


def press(world: World, params: Params) -> Json:
    """Press an inline button; any data is passed on, as a modified client could send it."""
    user, chat = _writer(world, params)
    message = the_message(chat, params)
    return {"callback_query_id": people.press(world, user, chat, message, required(params, "data"))}


def _writer(world: World, params: Params) -> tuple[User, Chat]:
    """Return who acts and where; raise ApiError when that person is not in the chat or blocks the bot."""
    user, chat = the_user(world, params, "from"), the_chat(world, params)
    if user.id not in chat.members:
        raise bad_request(f"user {user.id} is not in chat {chat.id}")
    if user.deactivated:
        raise bad_request("this user's account is deactivated")
    if chat.type == "private" and user.blocked:
        raise bad_request("this user blocks the bot: unblock it first")
    return user, chat


ACTIONS: list[Action] = [
    ("GET", "/chats/{chat}/messages", messages),
    ("POST", "/send", send),
    ("POST", "/start", start),
    ("POST", "/edit", edit),
    ("POST", "/delete", delete),
    ("POST", "/press", press),
    ("POST", "/files/forget", forget_files),
]
