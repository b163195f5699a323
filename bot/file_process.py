"""What the process apart does: it loads all that draws and writes, which the running bot never does."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from storage.database import open_reader
from summaries.evidence import Parcel
from summaries.evidence_orders import parcel
from summaries.evidence_zip import pack
from summaries.look import Look
from summaries.making import fulfil
from summaries.office_templates import TemplateError
from summaries.orders import order_of

T = TypeVar("T")

__all__ = ["look_up_parcel", "pack", "read_once", "render"]


def render(url: str, ordered: str, path: Path, now: datetime, look: Look) -> str:
    """Write the ordered file, or return why the template is refused."""
    try:
        path.write_bytes(read_once(url, lambda tx: fulfil(tx, order_of(ordered), now, look)))
    except TemplateError as refusal:
        return str(refusal)
    return ""


def look_up_parcel(url: str, ordered: str, now: datetime) -> Parcel:
    """Return what goes into an ordered zip of evidence."""
    return read_once(url, lambda tx: parcel(tx, order_of(ordered), now))


def read_once(url: str, work: Callable[[Connection], T]) -> T:
    """Run `work` on a connection that cannot write and keeps no writer waiting."""

    async def reading() -> T:
        engine = open_reader(url)
        try:
            async with engine.begin() as connection:
                return await connection.run_sync(work)
        finally:
            await engine.dispose()

    return asyncio.run(reading())
