"""Wakes the engine: at the next due moment, after a start, and when the clock was set.

A missed or doubled wake-up changes nothing: each pass finds its work in the database.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock

log = structlog.get_logger()

LONGEST_SLEEP = timedelta(hours=1)
LONGEST_DELAY = timedelta(minutes=1)
AFTER_FAILURE = timedelta(seconds=30)

Pass = Callable[[datetime], Awaitable[datetime | None]]


class Wakeups:
    """Runs one pass at a time and sleeps until the moment that the pass names."""

    def __init__(self, clock: Clock, run_pass: Pass) -> None:
        self._clock = clock
        self._run_pass = run_pass
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._running = asyncio.Lock()

    def start(self) -> None:
        self._scheduler.start()
        self.wake()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    def wake(self) -> None:
        """Run a pass now."""
        self._at(datetime.now(UTC))

    def soon(self) -> None:
        """Something changed: look within a minute, however many changes come."""
        job = self._scheduler.get_job("pass") if self._scheduler.running else None
        limit = datetime.now(UTC) + LONGEST_DELAY
        if job is not None and job.next_run_time > limit:
            self._at(limit)

    def _at(self, moment: datetime) -> None:
        # No grace time: a wake-up that comes late is still wanted; one that comes during a pass waits for it.
        self._scheduler.add_job(
            self._run,
            "date",
            run_date=moment,
            id="pass",
            replace_existing=True,
            misfire_grace_time=None,
            max_instances=4,
        )

    async def _run(self) -> None:
        async with self._running:
            try:
                until = await self._run_pass(self._clock.now())
            except Exception:
                log.exception("scheduling pass failed")
                until = self._clock.now() + AFTER_FAILURE
        seconds = self._clock.seconds_until(until) if until else LONGEST_SLEEP.total_seconds()
        pause = min(timedelta(seconds=min(seconds, LONGEST_SLEEP.total_seconds())), LONGEST_SLEEP)
        self._at(datetime.now(UTC) + pause)
