"""Fetches a file that somebody sent; the service lets a bot have at most 20 MB."""

from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from domain.delivery import DeliveryError, Outcome


async def fetch(bot: Bot, file_id: str, path: Path) -> None:
    """Write the file to `path`, or raise DeliveryError."""
    try:
        file = await bot.get_file(file_id)
        await file.download_to_drive(path)
    except TelegramError:
        # The error's own words may hold the URL, and with it the token.
        raise DeliveryError("file not fetched", Outcome.NOT_SENT) from None
