"""Fetches a file that somebody sent; the service lets a bot have at most 20 MB."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels.telegram.request import AiohttpRequest
from domain.delivery import DeliveryError, Outcome

TOO_BIG = "file is too big"


async def fetch(bot: Bot, file_id: str, path: Path) -> None:
    """Write the file to `path`, or raise DeliveryError; its outcome tells what is gone for good.

    The error's own words are left out: they may hold the URL, and with it the token.
    """
    try:
        file = await bot.get_file(file_id)
        await file.download_to_drive(path)
    # Telegram answers a path that leads nowhere as it answers a wrong token.
    except (BadRequest, InvalidToken) as error:
        outcome = Outcome.TOO_BIG if TOO_BIG in error.message.lower() else Outcome.FILE_UNKNOWN
        raise DeliveryError("file not to be had", outcome) from None
    except TelegramError:
        raise DeliveryError("file not fetched", Outcome.NOT_SENT) from None


@asynccontextmanager
async def fetching(token: str, api: str) -> AsyncIterator[Callable[[str, Path], Awaitable[None]]]:
    """Lend what fetches files where no bot is running; raises TelegramError if nothing is reached."""
    base = api.rstrip("/")
    request, polling = AiohttpRequest(1), AiohttpRequest(1)
    async with Bot(token, f"{base}/bot", f"{base}/file/bot", request, polling) as bot:
        yield partial(fetch, bot)
