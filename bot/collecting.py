"""Fetches the files for a zip of evidence; what cannot be had is missing with a reason, the rest goes on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import structlog

from domain.delivery import DeliveryError, Outcome
from storage.evidence import EvidenceFile
from summaries.evidence import Fetched, too_big

log = structlog.get_logger()

ATTEMPTS = 3
PAUSE = 2.0  # seconds
HOPELESS = {Outcome.TOO_BIG: "too-big", Outcome.FILE_UNKNOWN: "gone"}

Fetch = Callable[[str, Path], Awaitable[None]]


async def collect(files: Iterable[EvidenceFile], fetch: Fetch, folder: Path, pause: float = PAUSE) -> Fetched:
    """Fetch the files into the folder, one after the other."""
    missing = {}
    for file in files:
        reason = "too-big" if too_big(file) else await _fetched(file, fetch, folder / str(file.id), pause)
        if reason:
            log.warning("evidence not fetched", evidence=file.id, reason=reason)
            missing[file.id] = reason
    return Fetched(folder, missing)


async def _fetched(file: EvidenceFile, fetch: Fetch, path: Path, pause: float) -> str:
    """Fetch one file, trying again when the network fails; return why it is missing, or nothing."""
    for attempt in range(ATTEMPTS):
        if attempt:
            await asyncio.sleep(pause)
        try:
            await fetch(file.file_id, path)
        except DeliveryError as failure:
            if failure.outcome in HOPELESS:
                return HOPELESS[failure.outcome]
        else:
            return ""
    return "unreached"
