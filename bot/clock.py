"""The one clock: the machine's own, or for try-outs one that a playground sets."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any, Protocol

import aiohttp
import structlog

log = structlog.get_logger()

PAUSE = 2.0


class Clock(Protocol):
    def now(self) -> datetime:
        """The aware moment, in UTC."""

    def seconds_until(self, moment: datetime) -> float:
        """How many real seconds will pass until the clock shows `moment`; 0 when it has."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def seconds_until(self, moment: datetime) -> float:
        return max(0.0, (moment - self.now()).total_seconds())


class FollowedClock:
    """Follows the clock of a playground: it may jump, run fast or stand still."""

    def __init__(self, url: str, changed: Callable[[], None]) -> None:
        self._url = url
        self._changed = changed
        self._base = datetime.now(UTC)
        self._since = monotonic()
        self._speed = 1.0
        self._version = -1

    def now(self) -> datetime:
        return self._base + timedelta(seconds=(monotonic() - self._since) * self._speed)

    def seconds_until(self, moment: datetime) -> float:
        ahead = (moment - self.now()).total_seconds()
        if ahead <= 0:
            return 0.0
        return ahead / self._speed if self._speed else float("inf")

    async def start(self) -> None:
        """Take the time once, before anything depends on it."""
        async with aiohttp.ClientSession() as http, http.get(self._url) as response:
            self._take(await response.json())

    async def follow(self) -> None:
        """Take each change until cancelled."""
        async with aiohttp.ClientSession() as http:
            while True:
                await self._next_change(http)

    async def _next_change(self, http: aiohttp.ClientSession) -> None:
        try:
            async with http.get(self._url, params={"after": self._version}) as response:
                self._take(await response.json())
        except (aiohttp.ClientError, TimeoutError):
            log.warning("clock not reached")
            await asyncio.sleep(PAUSE)

    def _take(self, state: dict[str, Any]) -> None:
        changed = state["version"] != self._version
        self._base = datetime.fromtimestamp(state["now"], UTC)
        self._since = monotonic()
        self._speed = state["speed"]
        self._version = state["version"]
        if changed:
            self._changed()

    async def announce(self, moment: datetime, label: str) -> None:
        """Tell the playground the next due moment, so that its page can go there."""
        try:
            async with aiohttp.ClientSession() as http:
                await http.put(f"{self._url}/next", json={"at": moment.timestamp(), "label": label})
        except aiohttp.ClientError:
            log.warning("clock not reached")
