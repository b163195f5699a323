"""Makes the files of summaries in a process of their own, so that neither event loop nor writer waits."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import structlog
from sqlalchemy import Connection

from bot.collecting import Fetch, collect
from domain.delivery import DeliveryError, Outcome
from domain.messages import Document
from storage.database import open_reader
from storage.outbox import Due
from summaries.evidence import Parcel, pack
from summaries.evidence_orders import is_evidence, parcel
from summaries.look import STANDARD_LOOK, Look
from summaries.office_templates import TemplateError
from summaries.orders import fulfil, is_order, order_of

log = structlog.get_logger()
T = TypeVar("T")


class Renderer:
    """One process, begun when the first file is asked for; `fetch` gets what evidence the service keeps."""

    def __init__(
        self, url: str, now: Callable[[], datetime], fetch: Fetch, look: Look = STANDARD_LOOK
    ) -> None:
        self._url = url
        self.look = look
        self._now = now
        self._fetch = fetch
        self._pool = _one_process()

    @asynccontextmanager
    async def filled(self, due: Due) -> AsyncIterator[Due]:
        """Lend the row with its file on disk, where it names one that is still to be made."""
        document = due.post.document
        if document is None or not is_order(document.path):
            yield due
            return
        with TemporaryDirectory(prefix="duban-") as folder:
            path = Path(folder) / "file"
            await self._render(document, path)
            yield replace(due, post=replace(due.post, document=replace(document, path=str(path))))

    async def _render(self, document: Document, path: Path) -> None:
        try:
            if is_evidence(order_of(document.path)):
                await self._pack(document, path)
            else:
                await self._write(document, path)
        except Exception as failure:
            # One file that cannot be made must not hold up its chat: the message is given up and reported.
            log.exception("file not made", document=document.path)
            raise DeliveryError(f"file not made: {type(failure).__name__}", Outcome.REFUSED) from None

    async def _write(self, document: Document, path: Path) -> None:
        """Make the file; with a broken template of the office in the standard form instead."""
        refused = await self._apart(render, self._url, document.path, path, self._now(), self.look)
        if refused:
            log.warning("template not used", reason=refused)
            await self._apart(render, self._url, document.path, path, self._now(), Look(self.look.faces))

    async def _pack(self, document: Document, path: Path) -> None:
        """Fetch evidence and pack it; what lasts is not done here, but in the process apart."""
        ordered = await self._apart(look_up_parcel, self._url, document.path, self._now())
        fetched = await collect(ordered.files, self._fetch, path.parent)
        await self._apart(pack, ordered, fetched, path)

    async def _apart(self, work: Callable[..., T], *given: object) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work, *given)
        except BrokenProcessPool:
            # It was killed, perhaps for its memory: this file is given up, the next one gets a new process.
            self._pool = _one_process()
            raise

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


def _one_process() -> ProcessPoolExecutor:
    # Not forked: the bot's threads and open database must not be copied.
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))


def render(url: str, ordered: str, path: Path, now: datetime, look: Look) -> str:
    """Write the ordered file, or return why the template is refused; runs in a process of its own."""
    try:
        path.write_bytes(read_once(url, lambda tx: fulfil(tx, order_of(ordered), now, look)))
    except TemplateError as refusal:
        return str(refusal)
    return ""


def look_up_parcel(url: str, ordered: str, now: datetime) -> Parcel:
    """Return what goes into an ordered zip of evidence; runs in a process of its own."""
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
