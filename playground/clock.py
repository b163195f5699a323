"""The world's clock: it can be moved, run fast or stand still.

Everything dated in the playground reads it. Waiting for HTTP does not: latency
and timeouts run on real time, or a jump of the clock would cut connections.
"""

import asyncio
import time
from dataclasses import dataclass

from playground.wire import Json


@dataclass(frozen=True, slots=True)
class Due:
    """The bot's next due moment, as it announced it."""

    at: float  # unix seconds
    label: str


class Clock:
    """A settable clock. `version` grows with every change, so that a follower can wait for the next one."""

    def __init__(self, start: float, speed: float = 1.0) -> None:
        self._base = start
        self._since = time.monotonic()
        self.speed = speed
        self.version = 1
        self.next: Due | None = None
        self._changed = asyncio.Event()

    def now(self) -> float:
        """Return the world's moment in unix seconds."""
        return self._base + (time.monotonic() - self._since) * self.speed

    def set(self, now: float, speed: float | None = None) -> None:
        """Go on from `now`, at `speed` world seconds a real second if given."""
        self._base = now
        self._since = time.monotonic()
        if speed is not None:
            self.speed = speed
        self._announce()

    def jump_to_next(self) -> bool:
        """Go to the announced due moment; return False when none lies ahead."""
        if self.next is None or self.next.at <= self.now():
            return False
        self.set(self.next.at)
        return True

    def announce_next(self, due: Due | None) -> None:
        if due != self.next:
            self.next = due
            self._announce()

    async def wait_for_change(self, version: int, seconds: float) -> None:
        """Return once `version` is no longer the present one, or after so many real seconds."""
        try:
            async with asyncio.timeout(seconds):
                if self.version == version:
                    await self._changed.wait()
        except TimeoutError:
            return

    def describe(self) -> Json:
        due = self.next and {"at": self.next.at, "label": self.next.label}
        return {"now": self.now(), "speed": self.speed, "version": self.version, "next": due}

    def end_waits(self) -> None:
        """Let all followers go on."""
        self._changed.set()

    def _announce(self) -> None:
        self.version += 1
        self._changed.set()
        self._changed = asyncio.Event()
