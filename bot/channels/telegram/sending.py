"""From an outbox row to calls of the Bot API; failures are told apart, and nothing is decided."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from telegram import Bot, LinkPreviewOptions, ReplyParameters
from telegram.constants import ChatAction
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

from bot.channels.telegram.appearance import LONGEST_TEXT, keyboard, visible
from bot.channels.telegram.files import send_file
from bot.channels.telegram.request import NotSentError
from domain.delivery import Delivered, DeliveryError, Outcome
from storage.outbox import Due
from texts.catalogue import say

LONGEST_TOAST = 200
LONGEST_REASON = 300  # an unforeseen error's words may hold a whole file
ACTION_FADES = 4.0  # seconds; clients show it for 5
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
UNCHANGED = "message is not modified"
# The message to change is gone or too old: what it should say is sent as a new one.
UNEDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")
TOO_BIG = ("request entity too large", "file is too big")
FILE_UNKNOWN = (
    "wrong file identifier",
    "wrong remote file",
    "wrong file_id",
    "type of file mismatch",
    "can't use file of type",
    "file reference has expired",
)
GONE = ("chat not found", "user is deactivated", "not enough rights to send", "have no rights to send")


async def send(bot: Bot, due: Due) -> Delivered:
    """Deliver one row and return what Telegram calls it, or raise `DeliveryError`."""
    post = due.post
    if post.press_id:
        await _acknowledge(bot, due)
    try:
        if post.document is not None and not post.reaction:
            return await send_file(bot, due, post.document)
        return Delivered(await _sent_words(bot, due))
    except TelegramError as error:
        raise _failure(error) from None


async def show_work(bot: Bot, due: Due) -> None:
    """Let the pressed button rest and the chat see that a file is on its way, until cancelled."""
    if due.post.press_id:
        await _acknowledge(bot, due)
    is_photo = due.post.document is not None and due.post.document.kind == "photo"
    while True:
        # Nothing depends on it: a failure is as good as a chat that does not look.
        with suppress(TelegramError):
            await bot.send_chat_action(
                due.post.chat, ChatAction.UPLOAD_PHOTO if is_photo else ChatAction.UPLOAD_DOCUMENT
            )
        await asyncio.sleep(ACTION_FADES)


async def _sent_words(bot: Bot, due: Due) -> str:
    post = due.post
    if post.reaction:
        return await _react(bot, due)
    if not post.text:
        return ""
    if due.target_message:
        return await _edit(bot, due)
    return await _send_text(bot, due)


def _failure(error: TelegramError) -> DeliveryError:
    reason = error.message[:LONGEST_REASON]
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
        case NetworkError() if _says(reason, TOO_BIG):
            return DeliveryError(reason, Outcome.TOO_BIG)
        case BadRequest():
            return DeliveryError(reason, _refusal(reason))
        case TimedOut() | NetworkError():
            return DeliveryError(reason, Outcome.UNKNOWN)
        case _:
            return DeliveryError(reason, Outcome.REFUSED)


def _refusal(reason: str) -> Outcome:
    if _says(reason, GONE):
        return Outcome.UNREACHABLE
    return Outcome.FILE_UNKNOWN if _says(reason, FILE_UNKNOWN) else Outcome.REFUSED


def _says(reason: str, phrases: Iterable[str]) -> bool:
    return any(phrase in reason.lower() for phrase in phrases)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()


async def _acknowledge(bot: Bot, due: Due) -> None:
    """Let the pressed button rest; the toast says what the bot does."""
    # A press older than 150 s cannot be acknowledged; the work is done all the same and the card shows it.
    with suppress(TelegramError):
        await bot.answer_callback_query(due.post.press_id, text=due.post.toast[:LONGEST_TOAST] or None)


async def _send_text(bot: Bot, due: Due) -> str:
    message = await bot.send_message(
        due.post.chat,
        _text(due),
        api_kwargs=keyboard(due.post.token, due.post.buttons),
        link_preview_options=NO_PREVIEW,
        reply_parameters=_answering(due),
    )
    return str(message.message_id)


async def _edit(bot: Bot, due: Due) -> str:
    try:
        await bot.edit_message_text(
            visible(due.post.text)[:LONGEST_TEXT],
            chat_id=due.post.chat,
            message_id=int(due.target_message),
            api_kwargs=keyboard(due.post.token, due.post.buttons),
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        if UNCHANGED in error.message.lower():
            return due.target_message
        if _says(error.message, UNEDITABLE):
            return await _send_text(bot, due)
        raise
    return due.target_message


async def _react(bot: Bot, due: Due) -> str:
    await bot.set_message_reaction(due.post.chat, int(due.post.reply_to), due.post.reaction)
    return ""


def _text(due: Due) -> str:
    mark = f"\n{say(due.post.language, 'repeated')}" if due.repeated else ""
    return visible(due.post.text)[: LONGEST_TEXT - len(mark)] + mark


def _answering(due: Due) -> ReplyParameters | None:
    if not due.post.reply_to:
        return None
    return ReplyParameters(int(due.post.reply_to), allow_sending_without_reply=True)
