"""Makes the files of summaries in a process of their own, so that neither event loop nor writer waits."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from bot.collecting import Fetch, collect
from domain.delivery import DeliveryError, Outcome
from domain.messages import Document
from storage.outbox import Due
from summaries.evidence_orders import is_evidence
from summaries.look import STANDARD_LOOK, Look
from summaries.orders import is_order, order_of

log = structlog.get_logger()


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
        refused = await self._apart("render", self._url, document.path, path, self._now(), self.look)
        if refused:
            log.warning("template not used", reason=refused)
            await self._apart("render", self._url, document.path, path, self._now(), Look(self.look.faces))

    async def _pack(self, document: Document, path: Path) -> None:
        """Fetch evidence and pack it; what lasts is not done here, but in the process apart."""
        ordered = await self._apart("look_up_parcel", self._url, document.path, self._now())
        fetched = await collect(ordered.files, self._fetch, path.parent)
        await self._apart("pack", ordered, fetched, path)

    async def _apart(self, work: str, *given: object) -> Any:  # noqa: ANN401 - what that work returns
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, in_process, work, *given)
        except BrokenProcessPool:
            # It was killed, perhaps for its memory: this file is given up, the next one gets a new process.
            self._pool = _one_process()
            raise

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


def in_process(work: str, *given: object) -> Any:  # noqa: ANN401
    """Run a function of `bot.file_process` by its name: this process never loads what draws and writes."""
    return getattr(import_module("bot.file_process"), work)(*given)


def _one_process() -> ProcessPoolExecutor:
    # Not forked: the bot's threads and open database must not be copied.
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))
