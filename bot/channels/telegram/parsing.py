"""From a raw Telegram update to `Incoming`."""

from datetime import UTC, datetime

from bot.channels.telegram.updates import GONE, CallbackQuery, Chat, MembershipChange, Message, Update
from domain.messages import ChatKind, Incoming, IncomingFile, IncomingKind

CHANNEL = "telegram"
UPDATE_KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]


def chat_of(update: dict[str, object]) -> str:
    """The chat an update belongs to, read without trusting its form; '0' when there is none."""
    for kind in UPDATE_KINDS:
        body = update.get(kind)
        if isinstance(body, dict):
            holder = body.get("message") if kind == "callback_query" else body
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return str(chat["id"])
    return "0"


def parse(payload: str, username: str) -> Incoming | None:
    """Return what the update says, or None for a kind that means nothing here.

    Raises pydantic's ValidationError for a malformed update: the inbox sets it aside.
    """
    update = Update.model_validate_json(payload)
    event_id = str(update.update_id)
    if update.message is not None:
        return _message(event_id, update.message, IncomingKind.MESSAGE, username)
    if update.edited_message is not None:
        return _message(event_id, update.edited_message, IncomingKind.EDIT, username)
    if update.callback_query is not None:
        return _press(event_id, update.callback_query)
    if update.my_chat_member is not None:
        return _membership(event_id, update.my_chat_member)
    return None


def _message(event_id: str, message: Message, kind: IncomingKind, username: str) -> Incoming | None:
    if message.migrate_to_chat_id is not None:
        return _migration(event_id, message)
    if message.sender is None or message.sender.is_bot:
        return None
    text = message.text or message.caption
    files = _files(message)
    if not text and not files:
        return None
    answered = message.reply_to_message
    to_us = answered is not None and answered.sender is not None and answered.sender.username == username
    return Incoming(
        channel=CHANNEL,
        event_id=event_id,
        kind=kind,
        chat=str(message.chat.id),
        chat_kind=_kind(message.chat),
        account=str(message.sender.id),
        name=message.sender.full_name,
        sent_at=_moment(message.edit_date or message.date),
        text=_without_mention(text, username),
        message_id=str(message.message_id),
        reply_to=str(answered.message_id) if answered else "",
        files=files,
        album=message.media_group_id,
        language=message.sender.language_code,
        addressed=to_us or _mentions(text, username),
    )


def _migration(event_id: str, message: Message) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        event_id=event_id,
        kind=IncomingKind.MIGRATED,
        chat=str(message.chat.id),
        chat_kind=ChatKind.GROUP,
        account="",
        name="",
        sent_at=_moment(message.date),
        text=str(message.migrate_to_chat_id),
    )


def _press(event_id: str, query: CallbackQuery) -> Incoming | None:
    if query.message is None or query.data is None:
        return None
    return Incoming(
        channel=CHANNEL,
        event_id=event_id,
        kind=IncomingKind.PRESS,
        chat=str(query.message.chat.id),
        chat_kind=_kind(query.message.chat),
        account=str(query.sender.id),
        name=query.sender.full_name,
        sent_at=_moment(query.message.date),
        message_id=str(query.message.message_id),
        pressed=query.data,
        press_id=query.id,
        language=query.sender.language_code,
    )


def _membership(event_id: str, change: MembershipChange) -> Incoming:
    gone = change.new_chat_member.status in GONE
    user = change.sender
    return Incoming(
        channel=CHANNEL,
        event_id=event_id,
        kind=IncomingKind.BLOCKED if gone else IncomingKind.JOINED,
        chat=str(change.chat.id),
        chat_kind=_kind(change.chat),
        account=str(user.id),
        name=user.full_name,
        sent_at=_moment(change.date),
        text=change.chat.title,
        language=user.language_code,
    )


def _kind(chat: Chat) -> ChatKind:
    return ChatKind.PRIVATE if chat.type == "private" else ChatKind.GROUP


def _files(message: Message) -> tuple[IncomingFile, ...]:
    if message.photo:
        largest = message.photo[-1]
        return (IncomingFile(largest.file_id, "photo", "", largest.file_size),)
    kinds = {
        "document": message.document,
        "video": message.video,
        "voice": message.voice,
        "audio": message.audio,
    }
    return tuple(
        IncomingFile(file.file_id, kind, file.file_name, file.file_size)
        for kind, file in kinds.items()
        if file
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _mentions(text: str, username: str) -> bool:
    return f"@{username}".lower() in text.lower()


def _without_mention(text: str, username: str) -> str:
    """The text as meant for the bot: an @-mention of it at the start says only who is addressed."""
    mention = f"@{username} "
    return text[len(mention) :] if text.lower().startswith(mention.lower()) else text
