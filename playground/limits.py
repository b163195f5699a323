"""Flood limits: how many messages a bot may send, and how long it must wait.

The public figures: about 30 messages a second overall, one a second in a
private chat with a small burst, 20 a minute in a group; an album counts each item.
"""

import math
import time
from dataclasses import dataclass

from playground.clock import Clock
from playground.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` messages at once, then one each `1 / per_second` seconds."""

    burst: int
    per_second: float


OVERALL = Rate(burst=30, per_second=30)
PRIVATE = Rate(burst=3, per_second=1)
GROUP = Rate(burst=20, per_second=20 / 60)


@dataclass(slots=True)
class _Bucket:
    level: float = 0.0
    at: float = 0.0

    def wait(self, rate: Rate, now: float, count: int) -> float:
        """Return the seconds until `count` more messages fit; 0 when they fit now."""
        self.level = max(0.0, self.level - (now - self.at) * rate.per_second)
        self.at = now
        # A full album must fit an empty bucket, however small the burst is.
        excess = self.level + min(count, rate.burst) - rate.burst
        return max(0.0, excess / rate.per_second)


class FloodLimits:
    """Buckets for the whole bot and for each chat.

    Their time goes on with whichever of the world's clock and real time runs
    faster, so that a stopped clock never locks a chat and a fast one needs no waiting.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen = (time.monotonic(), clock.now())
        self._now = 0.0
        self._overall = _Bucket()
        self._chats: dict[int, _Bucket] = {}

    def spend(self, chat_id: int, count: int) -> None:
        """Count messages to a chat, or raise ApiError 429 and count nothing."""
        now = self._advance()
        rate = PRIVATE if chat_id > 0 else GROUP
        chat = self._chats.setdefault(chat_id, _Bucket())
        # Both are asked before either is charged: a refused message costs nothing.
        wait = max(chat.wait(rate, now, count), self._overall.wait(OVERALL, now, count))
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        chat.level += count
        self._overall.level += count

    def _advance(self) -> float:
        real, world = time.monotonic(), self._clock.now()
        self._now += max(real - self._seen[0], world - self._seen[1])
        self._seen = (real, world)
        return self._now
