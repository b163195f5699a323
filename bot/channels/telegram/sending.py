"""From an outbox row to calls of the Bot API; failures are told apart, and nothing is decided."""

import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from telegram import (
    Bot,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram.request import NotSentError
from domain.delivery import DeliveryError, Outcome
from domain.messages import Button, Rows
from storage.outbox import Due
from texts.catalogue import say

LONGEST_TEXT = 4096
# Control characters, and the overrides that make a line read backwards: kept in the report, not shown.
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LONGEST_TOAST = 200
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
UNCHANGED = "message is not modified"
# The message to change is gone or too old: what it should say is sent as a new one.
UNEDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")
GONE = ("chat not found", "user is deactivated", "not enough rights to send", "have no rights to send")


async def send(bot: Bot, due: Due) -> str:
    """Deliver one row and return the message's id, or raise `DeliveryError`."""
    post = due.post
    if post.press_id:
        await _acknowledge(bot, post.press_id, post.toast)
    if post.reaction:
        return await _called(lambda: _react(bot, due))
    if post.document is not None:
        return await _called(lambda: _send_file(bot, due))
    if not post.text:
        return ""
    if due.target_message:
        return await _called(lambda: _edit(bot, due))
    return await _called(lambda: _send_text(bot, due))


async def _called(call: Callable[[], Awaitable[str]]) -> str:
    try:
        return await call()
    except TelegramError as error:
        raise _failure(error) from None


def _failure(error: TelegramError) -> DeliveryError:
    reason = error.message
    match error:
        case RetryAfter():
            return DeliveryError(reason, Outcome.NOT_SENT, retry_after=_seconds(error))
        case ChatMigrated():
            return DeliveryError(reason, Outcome.MIGRATED, new_chat=str(error.new_chat_id))
        case Forbidden():
            return DeliveryError(reason, Outcome.UNREACHABLE)
        case InvalidToken():
            return DeliveryError(reason, Outcome.UNAUTHORISED)
        case NotSentError() | Conflict():
            return DeliveryError(reason, Outcome.NOT_SENT)
        case BadRequest():
            gone = any(words in reason.lower() for words in GONE)
            return DeliveryError(reason, Outcome.UNREACHABLE if gone else Outcome.REFUSED)
        case TimedOut() | NetworkError():
            return DeliveryError(reason, Outcome.UNKNOWN)
        case _:
            return DeliveryError(reason, Outcome.REFUSED)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()


async def _acknowledge(bot: Bot, press_id: str, toast: str) -> None:
    # A press older than 150 s cannot be acknowledged; the work is done all the same and the card shows it.
    with suppress(TelegramError):
        await bot.answer_callback_query(press_id, text=toast[:LONGEST_TOAST] or None)


async def _send_text(bot: Bot, due: Due) -> str:
    message = await bot.send_message(
        due.post.chat,
        _text(due),
        api_kwargs=_keyboard(due.post.token, due.post.buttons),
        link_preview_options=NO_PREVIEW,
        reply_parameters=_answering(due),
    )
    return str(message.message_id)


async def _edit(bot: Bot, due: Due) -> str:
    try:
        await bot.edit_message_text(
            _visible(due.post.text)[:LONGEST_TEXT],
            chat_id=due.post.chat,
            message_id=int(due.target_message),
            api_kwargs=_keyboard(due.post.token, due.post.buttons),
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        reason = error.message.lower()
        if UNCHANGED in reason:
            return due.target_message
        if any(words in reason for words in UNEDITABLE):
            return await _send_text(bot, due)
        raise
    return due.target_message


async def _send_file(bot: Bot, due: Due) -> str:
    document = due.post.document
    if document is None:
        return ""
    options: dict[str, Any] = {
        "caption": _visible(due.post.text) or None,
        "api_kwargs": _keyboard(due.post.token, due.post.buttons),
        "write_timeout": 60,
    }
    content: Path | str = Path(document.path) if document.path.startswith("/") else document.path
    message = await _sender(bot, document.kind)(
        due.post.chat, content, filename=document.name or None, **options
    )
    return str(message.message_id)


def _sender(bot: Bot, kind: str) -> Callable[..., Awaitable[Message]]:
    """A file that the service knows already can be sent again only as what it is."""
    senders: dict[str, Callable[..., Awaitable[Message]]] = {
        "photo": bot.send_photo,
        "video": bot.send_video,
        "voice": bot.send_voice,
        "audio": bot.send_audio,
    }
    return senders.get(kind, bot.send_document)


async def _react(bot: Bot, due: Due) -> str:
    await bot.set_message_reaction(due.post.chat, int(due.post.reply_to), due.post.reaction)
    return ""


def _text(due: Due) -> str:
    mark = f"\n{say(due.post.language, 'repeated')}" if due.repeated else ""
    return _visible(due.post.text)[: LONGEST_TEXT - len(mark)] + mark


def _visible(text: str) -> str:
    return INVISIBLE.sub("", text)


def _answering(due: Due) -> ReplyParameters | None:
    if not due.post.reply_to:
        return None
    return ReplyParameters(int(due.post.reply_to), allow_sending_without_reply=True)


def _keyboard(token: str, rows: Rows) -> dict[str, dict[str, list[list[dict[str, str]]]]]:
    """The inline keyboard; its buttons carry the card's token and their place, nothing else.

    It is handed over as it travels: the library's objects for it would cost more than the rest of the call.
    """
    if not rows:
        return {}
    places = count()
    keyboard = [[_key(token, next(places), button) for button in row] for row in rows]
    return {"reply_markup": {"inline_keyboard": keyboard}}


def _key(token: str, place: int, button: Button) -> dict[str, str]:
    if button.url:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": f"{token}.{place}"}
