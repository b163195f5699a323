"""One worker a chat: events of a chat are handled in order, chats beside each other.

Each event runs its handler in one transaction: state, outgoing messages and the done mark commit together.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy import Connection

from domain.messages import Incoming
from storage import inbox
from storage.database import unavailable
from storage.inbox import Arrival, Stored
from storage.store import Store

log = structlog.get_logger()

Parse = Callable[[str], Incoming | None]
Handle = Callable[[Connection, Incoming, datetime], None]
Parked = Callable[[Connection, Stored, datetime], None]


class Dispatcher:
    """Takes a channel's events into the inbox and works through it."""

    def __init__(
        self, channel: str, store: Store, now: Callable[[], datetime], parse: Parse, handle: Handle
    ) -> None:
        self._channel = channel
        self._store = store
        self._now = now
        self._parse = parse
        self._handle = handle
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self.on_handled: Callable[[], None] = lambda: None
        self.on_parked: Parked = lambda _tx, _stored, _now: None

    async def receive(self, arrivals: list[Arrival]) -> None:
        """Store what arrived; when this returns it may be acknowledged to the chat service."""
        now = self._now()
        await self._store.transact(lambda tx: inbox.add(tx, self._channel, arrivals, now))
        for chat in dict.fromkeys(arrival.chat for arrival in arrivals):
            self.wake(chat)

    async def resume(self) -> None:
        """Go on with what was stored and not handled when the process stopped, or whose retry is due."""
        for chat in await self._store.read(lambda tx: inbox.waiting_chats(tx, self._channel)):
            self.wake(chat)

    def wake(self, chat: str) -> None:
        if chat in self._workers:
            self._again.add(chat)
            return
        self._workers[chat] = asyncio.create_task(self._work(chat))

    async def idle(self) -> None:
        """Return when every worker has finished."""
        while self._workers:
            await asyncio.gather(*self._workers.values())

    async def _work(self, chat: str) -> None:
        try:
            while await self._handle_next(chat) or chat in self._again:
                self._again.discard(chat)
        except Exception:
            # The store itself failed, which is not the event's fault: it stays in the inbox until that works.
            log.exception("worker stopped", channel=self._channel)
            asyncio.get_running_loop().call_later(inbox.RETRY_AFTER.total_seconds(), self.wake, chat)
        finally:
            del self._workers[chat]

    async def _handle_next(self, chat: str) -> bool:
        now = self._now()
        taken: list[Stored] = []

        def work(tx: Connection) -> bool:
            stored = inbox.next_for(tx, self._channel, chat, now)
            if stored is None:
                return False
            taken.append(stored)
            incoming = self._parse(stored.payload)
            if incoming is not None:
                self._handle(tx, incoming, now)
            inbox.mark_done(tx, stored.id)
            return True

        try:
            handled = await self._store.transact(work)
        except Exception as failure:
            if not taken or unavailable(failure):
                raise
            return await self._failed(chat, taken[-1], failure)
        if handled:
            self.on_handled()
        return handled

    async def _failed(self, chat: str, stored: Stored, failure: Exception) -> bool:
        """Back off; after the last attempt set the event aside so that its chat goes on."""
        # The traceback is logged without the event: its text is nobody's business here.
        log.error("handler failed", update=stored.event_id, attempt=stored.attempts + 1, exc_info=failure)
        now = self._now()

        def work(tx: Connection) -> bool:
            parked = inbox.mark_failed(tx, stored, now)
            if parked:
                self.on_parked(tx, stored, now)
            return parked

        parked = await self._store.transact(work)
        if parked:
            self.on_handled()
        else:
            pause = inbox.pause_after(stored.attempts).total_seconds()
            asyncio.get_running_loop().call_later(pause, self.wake, chat)
        return parked
