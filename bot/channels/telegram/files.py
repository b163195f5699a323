"""Sending a file within Telegram's limits: as what it is readable, under a name and caption that it takes.

The figures are those of core.telegram.org/bots/api#sending-files, as the library repeats them.
"""

import struct
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from telegram import Bot, InputFile, LinkPreviewOptions, Message
from telegram.constants import FileSizeLimit, MessageLimit

from bot.channels.telegram.appearance import LONGEST_TEXT, keyboard, visible
from domain.delivery import Delivered, DeliveryError, Outcome
from domain.messages import Document
from storage.outbox import Due

# Telegram shrinks a photo until its longer side has 1,280 pixels: of this side three quarters are left, and
# of the board's smallest letters (18 pixels) 13. The board of a whole programme would keep 6 of them.
LONGEST_SIDE = 1700
LONGEST_STEM = 60  # signs of a file's name: clients cut what is longer, and with it the week at its end
UPLOAD_SECONDS = 60  # until Telegram has looked at a file that it got


async def send_file(bot: Bot, due: Due, document: Document) -> Delivered:
    """Send a file from disk, or one that Telegram knows; a caption that is too long follows as a text."""
    text = visible(due.post.text)
    is_caption = len(text.encode("utf-16-le")) // 2 <= MessageLimit.CAPTION_LENGTH
    kind = _shown_as(document)
    with _content(document) as content:
        sent = await _sender(bot, kind)(
            due.post.chat,
            content,
            caption=text if is_caption else None,
            api_kwargs=keyboard(due.post.token, due.post.buttons) if is_caption else None,
            read_timeout=UPLOAD_SECONDS,
        )
    last = sent if is_caption else await _send_words(bot, due, text)
    return Delivered(str(last.message_id), _file_id(sent), kind)


@contextmanager
def _content(document: Document) -> Iterator[InputFile | str]:
    """Lend the file as it travels: opened, and read piece by piece while it does, or as its id."""
    if not document.path.startswith("/"):
        yield document.path
        return
    path = Path(document.path)
    if path.stat().st_size > FileSizeLimit.FILESIZE_UPLOAD:
        raise DeliveryError("the file is too big", Outcome.TOO_BIG)
    with path.open("rb") as stream:
        yield InputFile(stream, _file_name(document.name), read_file_handle=False)


def _shown_as(document: Document) -> str:
    """A picture is a photo, readable in the chat at once, unless Telegram would shrink it past reading."""
    if document.kind != "photo" or not document.path.startswith("/"):
        return document.kind
    path = Path(document.path)
    fits = path.stat().st_size <= FileSizeLimit.PHOTOSIZE_UPLOAD and max(_sides(path)) <= LONGEST_SIDE
    return "photo" if fits else "document"


def _sides(picture: Path) -> tuple[int, int]:
    """Width and height in pixels, where a PNG has them: all pictures of ours are PNG."""
    with picture.open("rb") as file:
        width, height = struct.unpack(">II", file.read(24)[16:])
    return width, height


def _file_name(name: str) -> str:
    """Return the name without signs that turn or break the line, cut in its middle if it is too long."""
    path = PurePath("".join(filter(str.isprintable, name)))
    if len(path.stem) <= LONGEST_STEM:
        return path.name
    half = LONGEST_STEM // 2
    return f"{path.stem[: half - 1]}…{path.stem[-half:]}{path.suffix}"


async def _send_words(bot: Bot, due: Due, text: str) -> Message:
    """Send the words after their file; the last message has the buttons."""
    parts = [text[start : start + LONGEST_TEXT] for start in range(0, len(text), LONGEST_TEXT)]
    keys = keyboard(due.post.token, due.post.buttons)
    for part in parts[:-1]:
        await _send_part(bot, due, part, {})
    return await _send_part(bot, due, parts[-1], keys)


async def _send_part(bot: Bot, due: Due, text: str, keys: dict[str, object]) -> Message:
    no_preview = LinkPreviewOptions(is_disabled=True)
    return await bot.send_message(due.post.chat, text, api_kwargs=keys, link_preview_options=no_preview)


def _sender(bot: Bot, kind: str) -> Callable[..., Awaitable[Message]]:
    """A file that the service knows already can be sent again only as what it is."""
    senders: dict[str, Callable[..., Awaitable[Message]]] = {
        "photo": bot.send_photo,
        "video": bot.send_video,
        "voice": bot.send_voice,
        "audio": bot.send_audio,
    }
    return senders.get(kind, bot.send_document)


def _file_id(message: Message) -> str:
    if message.photo:
        return message.photo[-1].file_id
    return message.document.file_id if message.document else ""
