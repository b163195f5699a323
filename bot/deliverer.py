"""Sends what is due in the outbox: claim, send, confirm, within the channel's limits."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from time import monotonic

import structlog
from sqlalchemy import Connection

from bot.pacing import Pacer
from domain.delivery import Delivered, DeliveryError, Outcome
from storage import outbox, uploads
from storage.database import FAILURES
from storage.outbox import Due
from storage.store import Store

log = structlog.get_logger()

MOST_IN_FLIGHT = 64
LONGEST_SLEEP = 60.0
UNAUTHORISED_PAUSE = 30.0
STORE_PAUSE = 2.0  # until the next try when the database is full or locked

Send = Callable[[Due], Awaitable[Delivered]]
Lost = Callable[[Connection, Due, DeliveryError, datetime], None]


class Deliverer:
    """One loop that claims and one short task for each message on its way."""

    def __init__(
        self, store: Store, send: Send, pacer: Pacer, now: Callable[[], datetime], lost: Lost
    ) -> None:
        self._store = store
        self._send = send
        self._pacer = pacer
        self._now = now
        self._lost = lost  # told when a message will never arrive, in the same transaction
        self._wake = asyncio.Event()
        self._in_flight: dict[str, asyncio.Task[None]] = {}
        self._with_file: set[str] = set()  # chats whose message waits most of its time for a file to be made

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Deliver until cancelled; what was half sent before the start counts as unknown."""
        await self._store.transact(outbox.recover)
        while True:
            self._wake.clear()
            pause = await self._send_what_is_due()
            # Not wait_for: until Python 3.12 it may swallow a cancellation that meets its end.
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._wake.wait()

    async def stop(self) -> None:
        """Let what is on its way finish."""
        if self._in_flight:
            await asyncio.wait(self._in_flight.values(), timeout=4)

    async def _send_what_is_due(self) -> float:
        try:
            return await self._send_due()
        except FAILURES:
            log.exception("outbox not read")
            return STORE_PAUSE

    async def _send_due(self) -> float:
        """Start what may go now; return for how many seconds there is nothing to do."""
        while (room := self._room()) > 0:
            wait = self._pacer.free_at() - monotonic()
            if wait > 0:
                return wait
            now, clock = self._now(), monotonic()
            started, next_due = await self._start(room, now, clock)
            if not started:
                return self._until(next_due, now, clock)
        return LONGEST_SLEEP

    def _room(self) -> int:
        free = MOST_IN_FLIGHT - (len(self._in_flight) - len(self._with_file))
        return free if self._pacer.unlimited else min(free, 1)

    async def _start(self, most: int, now: datetime, clock: float) -> tuple[bool, datetime | None]:
        """Start up to `most` messages; when there is none, say as well when the next one falls due."""
        busy = frozenset(self._in_flight) | frozenset(self._pacer.held(clock))

        def work(tx: Connection) -> tuple[list[Due], datetime | None]:
            due = outbox.claim(tx, now, most, busy)
            return due, None if due else outbox.next_due(tx, now)

        due, next_due = await self._store.transact(work)
        for item in due:
            self._pacer.take(item.post.chat, clock)
            if item.post.document is not None:
                self._with_file.add(item.post.chat)
            self._in_flight[item.post.chat] = asyncio.create_task(self._deliver(item))
        return bool(due), next_due

    def _until(self, next_due: datetime | None, now: datetime, clock: float) -> float:
        # Seen from the moment of the claim: what fell due since then would otherwise be overlooked.
        waits = [until - clock for until in self._pacer.held(clock).values()]
        if next_due is not None:
            waits.append((next_due - now).total_seconds())
        return max(0.001, min([*waits, LONGEST_SLEEP]))

    async def _deliver(self, due: Due) -> None:
        try:
            delivered = await self._send(due)
        except DeliveryError as failure:
            await self._note(due, failure)
        except Exception as failure:
            # The traceback is for whoever mends it; the row must not stay on its way for ever.
            log.exception("not sendable", outbox=due.id)
            await self._note(due, DeliveryError(type(failure).__name__, Outcome.REFUSED))
        else:
            now = self._now()
            await self._record(lambda tx: _confirm(tx, due, delivered, now))
            if due.repeated:
                log.warning("sent again after an unknown outcome", outbox=due.id)
        finally:
            del self._in_flight[due.post.chat]
            self._with_file.discard(due.post.chat)
            self._wake.set()

    async def _note(self, due: Due, failure: DeliveryError) -> None:
        now, clock = self._now(), monotonic()
        log.info("not delivered", outbox=due.id, outcome=failure.outcome, attempt=due.attempts + 1)
        if failure.outcome is Outcome.UNAUTHORISED:
            self._pacer.hold_all(clock + UNAUTHORISED_PAUSE)
        elif failure.retry_after:
            self._pacer.hold(due.post.chat, clock + failure.retry_after)
        await self._record(lambda tx: self._settle(tx, due, failure, now))

    async def _record(self, outcome: Callable[[Connection], None]) -> None:
        """Write down what became of a message: forgotten, it would be sent again."""
        while True:
            try:
                return await self._store.transact(outcome)
            except FAILURES:
                log.exception("outcome not stored")
                await asyncio.sleep(STORE_PAUSE)

    def _settle(self, tx: Connection, due: Due, failure: DeliveryError, now: datetime) -> None:
        reason = str(failure)
        match failure.outcome:
            case Outcome.UNAUTHORISED:
                outbox.postpone(tx, due.id, now, reason)
            case Outcome.NOT_SENT:  # for certain: however long the service is away, nothing is given up
                pause = failure.retry_after or min(60.0, 0.5 * 2 ** min(due.attempts, 10))
                outbox.postpone(tx, due.id, now + timedelta(seconds=pause), reason)
            case Outcome.UNKNOWN if not due.repeated:
                outbox.mark_unknown(tx, due.id, now + timedelta(seconds=2), reason)
            case Outcome.MIGRATED:
                outbox.postpone(tx, due.id, now, reason)
                self._lost(tx, due, failure, now)
            case _:
                outbox.refuse(tx, due.id, reason)
                self._lost(tx, due, failure, now)


def _confirm(tx: Connection, due: Due, delivered: Delivered, now: datetime) -> None:
    outbox.confirm(tx, due.id, delivered.message_id, now)
    if delivered.kept_as:
        uploads.keep(tx, due.post.channel, delivered, now)
