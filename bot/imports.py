"""Reads the documents that the office sends: fetched, read in a child process, handed back as a preview.

The jobs are rows; this worker only looks when it is woken, and a stop at any point costs nothing but the
work begun.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog
from sqlalchemy import Connection

from domain.delivery import DeliveryError
from plans.apart import read_plan_apart, read_roster_apart
from storage import imports
from storage.imports import Job
from storage.store import Store

log = structlog.get_logger()

ATTEMPTS = 3
PAUSE = 5.0  # seconds

Fetch = Callable[[str, Path], Awaitable[None]]
HandBack = Callable[[Connection, Job, dict[str, Any], datetime], None]


class Importer:
    """One loop that takes a job at a time."""

    def __init__(
        self,
        store: Store,
        fetch: Fetch,
        now: Callable[[], datetime],
        hand_back: HandBack,
        pause: float = PAUSE,
    ) -> None:
        self._store = store
        self._fetch = fetch
        self._now = now
        self._hand_back = hand_back
        self._pause = pause
        self._wake = asyncio.Event()
        self.on_done: Callable[[], None] = lambda: None

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled."""
        await self._store.transact(imports.recover)
        while True:
            self._wake.clear()
            while job := await self._store.transact(imports.claim):
                await self._do(job)
            await self._wake.wait()

    async def _do(self, job: Job) -> None:
        try:
            result = await self._read(job)
        except Exception:
            # The file's content is nobody's business here: the traceback names only our own lines.
            log.exception("import failed", job=job.id)
            result = {"refusal": "limits"}
        now = self._now()
        await self._store.transact(lambda tx: self._hand_back(tx, job, result, now))
        self.on_done()

    async def _read(self, job: Job) -> dict[str, Any]:
        with TemporaryDirectory(prefix="duban-") as folder:
            path = Path(folder) / "document"
            if job.file_id is None:
                await asyncio.to_thread(path.write_text, job.text or "", "utf-8")
            elif not await self._fetched(job.file_id, path):
                return {"refusal": "missing"}
            if job.kind == "roster":
                return await asyncio.to_thread(read_roster_apart, path)
            apply_rules = job.answers.get("choices", {}).get("rules") == "apply"
            return await asyncio.to_thread(read_plan_apart, path, apply_rules=apply_rules)

    async def _fetched(self, file_id: str, path: Path) -> bool:
        """Fetch a file, trying again when the network fails; False when it cannot be had."""
        for attempt in range(ATTEMPTS):
            if attempt:
                await asyncio.sleep(self._pause)
            try:
                await self._fetch(file_id, path)
            except DeliveryError:
                log.warning("file not fetched", attempt=attempt + 1)
            else:
                return True
        return False
