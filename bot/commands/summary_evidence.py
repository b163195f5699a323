"""`duban summary --format evidence`: the files lie at the chat service, so this needs the bot's token."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.fetching import fetching
from bot.collecting import collect
from bot.commands.choosing import RefusedError
from bot.settings import Settings
from summaries.evidence import Parcel
from summaries.evidence_zip import pack


def write_evidence(settings: Settings, parcels: Sequence[Parcel], path: Path) -> list[Path]:
    """Fetch and pack; return the zips, numbered when there are several, or raise RefusedError."""
    if not parcels:
        raise RefusedError("no report of this span came with evidence")
    if not settings.telegram_token.get_secret_value():
        raise RefusedError("evidence lies at the chat service: set DUBAN_TELEGRAM_TOKEN to fetch it")
    try:
        return asyncio.run(_write(settings, parcels, path))
    except InvalidToken:
        raise RefusedError("the chat service does not accept DUBAN_TELEGRAM_TOKEN") from None
    except TelegramError as error:
        raise RefusedError(f"the chat service is not reached: {error.message}") from None


async def _write(settings: Settings, parcels: Sequence[Parcel], path: Path) -> list[Path]:
    made = _numbered(path, len(parcels))
    async with fetching(settings.telegram_token.get_secret_value(), settings.telegram_api) as fetch:
        for parcel, target in zip(parcels, made, strict=True):
            with TemporaryDirectory(prefix="duban-") as folder:
                pack(parcel, await collect(parcel.files, fetch, Path(folder)), target)
    return made


def _numbered(path: Path, count: int) -> list[Path]:
    if count == 1:
        return [path]
    return [path.with_stem(f"{path.stem}-{number}") for number in range(1, count + 1)]
