"""The bot's updates: kept until confirmed, at most 24 hours, handed out in order."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from playground.clock import Clock
from playground.errors import conflict
from playground.faults import Faults
from playground.wire import Json

DAY = 86_400
CALLBACK_LIFE = 150  # seconds
MAX_TIMEOUT = 50  # seconds
# Kinds that a bot gets only when it asks for them by name.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
POISON: Json = {"message": {"message_id": 1, "text": "?", "from": {"id": "?"}}}
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
FIRST_UPDATE_ID = 100_000_001


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that the bot has not confirmed. `key` names the queue in which a webhook keeps the order."""

    serial: int
    update: Json
    expires_at: float
    key: int


class UpdateQueue:
    """What waits for the bot, and its one long poll."""

    def __init__(self, clock: Clock, faults: Faults) -> None:
        self._clock = clock
        self._faults = faults
        # A plain dict would step over all it has lost at its front, each time it is read.
        self._pending: OrderedDict[int, Pending] = OrderedDict()
        self._serial = 0
        self._next_id = FIRST_UPDATE_ID
        self._poll: asyncio.Future[None] | None = None
        self._last_poll = (0, float("-inf"))  # offset, real moment
        self.allowed: frozenset[str] = frozenset()  # empty: all but ON_REQUEST
        self.forward: Callable[[Pending], None] | None = None  # set while a webhook is

    def __len__(self) -> int:
        return len(self._pending)

    def add(self, kind: str, content: Json, *, chat: int, life: float = DAY) -> None:
        """Queue an update about a chat, unless the bot does not want its kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ON_REQUEST
        if not wanted:
            return
        # Asked only now: an update that the bot does not want must not use up a rule.
        rule = self._faults.update(chat)
        fault = rule.kind if rule else None
        if fault == "poison_update":
            self._append(POISON, chat, life)
        held_back = self._pending.popitem()[1] if fault == "bad_update_order" and self._pending else None
        added = self._append({kind: content}, chat, life)
        if fault == "duplicate_update":
            self._insert(added.update, chat, life)
        if held_back:
            self._insert(held_back.update, held_back.key, held_back.expires_at - self._clock.now())

    def _append(self, content: Json, chat: int, life: float) -> Pending:
        update = {"update_id": self._next_id, **content}
        self._next_id += 1
        return self._insert(update, chat, life)

    def _insert(self, update: Json, chat: int, life: float) -> Pending:
        self._serial += 1
        pending = Pending(self._serial, update, self._clock.now() + life, chat)
        self._pending[pending.serial] = pending
        self.end_poll()
        if self.forward:
            self.forward(pending)
        return pending

    def end_poll(self) -> None:
        """Let a waiting long poll answer with what there is."""
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    def refuse_poll(self, reason: str) -> None:
        """Let a waiting long poll fail with 409."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(conflict(reason))

    def waiting(self) -> list[Pending]:
        return list(self._pending.values())

    def remove(self, pending: Pending) -> None:
        self._pending.pop(pending.serial, None)

    def clear(self) -> None:
        self._pending.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Confirm what lies below `offset` and return what follows, waiting up to `seconds` of real time.

        A poll still waiting is ended with 409: the newest poller wins.
        """
        self.refuse_poll(OTHER_POLL)
        if self._faults.limits:
            limit, seconds = self._slowed(offset, limit, seconds)
        self._confirm(offset)
        batch = self._take(limit)
        if not batch and seconds > 0:
            await self._wait(min(seconds, MAX_TIMEOUT))
            batch = self._take(limit)
        return batch

    def _slowed(self, offset: int, limit: int, seconds: float) -> tuple[int, float]:
        """Hold back a client that asks again and again with the same offset."""
        now = time.monotonic()
        last_offset, last_at = self._last_poll
        self._last_poll = (offset, now)
        if offset != last_offset:
            return limit, seconds
        if now < last_at + 0.5:
            limit = 1
        return limit, (3 if seconds < 3 and now < last_at + 3 else seconds)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popitem(last=False)
        while self._pending and next(iter(self._pending.values())).update["update_id"] < offset:
            self._pending.popitem(last=False)

    def _take(self, limit: int) -> list[Json]:
        now = self._clock.now()
        batch: list[Json] = []
        expired: list[Pending] = []
        for pending in self._pending.values():
            if len(batch) == limit:
                break
            if pending.expires_at > now:
                batch.append(pending.update)
            else:
                expired.append(pending)
        # What has expired may stand between updates that live longer, as presses do.
        for pending in expired:
            self.remove(pending)
        return batch

    async def _wait(self, seconds: float) -> None:
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = ended
        try:
            async with asyncio.timeout(seconds):
                await ended
        except TimeoutError:
            return
