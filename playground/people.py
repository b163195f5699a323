"""What people do: write, edit, delete, press buttons. Each act becomes an update for the bot."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.chats import Chat, User
from playground.files import StoredFile
from playground.formatting import MAX_TEXT, plain
from playground.media import shown
from playground.updates import CALLBACK_LIFE
from playground.wire import Json
from playground.world import World


@dataclass(frozen=True, slots=True)
class Words:
    """A text and what it replies to."""

    text: str
    reply_to: int | None = None


def say(world: World, user: User, chat: Chat, content: Json, reply_to: int | None = None) -> Json:
    """Post a person's message and tell the bot, unless privacy mode hides it; return the Message."""
    if reply_to and (quoted := world.quoted(chat, reply_to)):
        content = content | {"reply_to_message": quoted}
    # From the first word on the bot may write, too.
    if chat.type == "private":
        user.started = True
    message = world.post(chat, content, sender=user.card())
    if hears(world, chat, message):
        world.updates.add("channel_post" if chat.type == "channel" else "message", message, chat=chat.id)
    return message


def write(world: World, user: User, chat: Chat, words: Words) -> Json:
    """Send a text; a client splits what is too long. Returns the last Message."""
    parts = [words.text[at : at + MAX_TEXT] for at in range(0, len(words.text), MAX_TEXT)]
    return [say(world, user, chat, plain(part), words.reply_to) for part in parts][-1]


def send_files(world: World, user: User, chat: Chat, files: Sequence[StoredFile], words: Words) -> Json:
    """Send files; several make an album, captioned at its first. Returns the last Message."""
    album = {"media_group_id": world.new_id()} if len(files) > 1 else {}
    caption = _as_caption(plain(words.text)) if words.text else {}
    contents = [album | shown(files[0]) | caption, *(album | shown(file) for file in files[1:])]
    return [say(world, user, chat, content, words.reply_to) for content in contents][-1]


def _as_caption(content: Json) -> Json:
    return {"caption" if name == "text" else "caption_entities": value for name, value in content.items()}


def edit(world: World, chat: Chat, message: Json, text: str) -> Json:
    """Change a person's own text or caption."""
    content = plain(text)
    if "text" not in message:
        content = _as_caption(content)
    gone = {"text", "entities", "caption", "caption_entities"}
    edited = world.replace(
        chat, {name: value for name, value in message.items() if name not in gone} | content
    )
    if hears(world, chat, edited):
        world.updates.add("edited_message", edited, chat=chat.id)
    return edited


def press(world: World, user: User, chat: Chat, message: Json, data: str) -> str:
    """Press an inline button; return the callback query's id."""
    query_id, now = world.new_id(), world.clock.now()
    _forget_expired(world, now)
    world.queries[query_id] = {"user": user.id, "chat": chat.id, "expires_at": now + CALLBACK_LIFE}
    query = {
        "id": query_id,
        "from": user.card(),
        "message": message,
        "chat_instance": str(chat.id),
        "data": data,
    }
    world.updates.add("callback_query", query, chat=chat.id, life=CALLBACK_LIFE)
    return query_id


def _forget_expired(world: World, now: float) -> None:
    """Drop the oldest presses that nobody answered in time."""
    while (oldest := next(iter(world.queries), None)) and world.queries[oldest]["expires_at"] <= now:
        del world.queries[oldest]


def hears(world: World, chat: Chat, message: Json) -> bool:
    """Whether the bot sees a person's message: in groups privacy mode leaves commands and replies to it."""
    if chat.type == "private":
        return True
    if chat.bot_status not in ("member", "administrator"):
        return False
    if not world.privacy or chat.bot_status == "administrator":
        return True
    return _replies_to_bot(world, message) or _addresses_bot(world, message)


def _replies_to_bot(world: World, message: Json) -> bool:
    quoted = message.get("reply_to_message", {})
    return bool(quoted.get("from", {}).get("id") == world.bot["id"])


def _addresses_bot(world: World, message: Json) -> bool:
    """A command without a name, or one for this bot."""
    text = message.get("text", "")
    first = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    name = first.partition("@")[2].lower()
    return bool(first) and name in ("", world.bot["username"].lower())
