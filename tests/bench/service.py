"""The part of a Bot API server that every measurement needs: updates by long polling, and a clock.

It is light on purpose, so that the bot is measured and not the server.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

BATCH = 100
HOLD = 25.0  # seconds that an unchanged clock lets its reader wait
# 2023-10-10 01:00 in Shanghai: a night, so that nudges do not mix with answers.
NIGHT = 1696870800.0

Call = Callable[[str, dict[str, str]], dict[str, Any]]


class Updates:
    """What waits for the bot until it is confirmed."""

    def __init__(self, began: Callable[[], None]) -> None:
        self._began: Callable[[], None] | None = began
        self._waiting: deque[dict[str, Any]] = deque()
        self._arrived = asyncio.Event()
        self.count = 0

    def push(self, update: dict[str, Any]) -> None:
        self.count += 1
        self._waiting.append({"update_id": self.count} | update)
        self._arrived.set()

    async def poll(self, given: dict[str, str]) -> list[dict[str, Any]]:
        offset = int(given.get("offset", 0))
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()
        if self._began is not None:
            began, self._began = self._began, None
            began()
        if not self._waiting:
            self._arrived.clear()
            try:
                async with asyncio.timeout(float(given.get("timeout", 0))):
                    await self._arrived.wait()
            except TimeoutError:
                return []
        return [update for update, _ in zip(self._waiting, range(BATCH), strict=False)]


class Clock:
    """The clock that the bot follows: it runs, and may jump once."""

    def __init__(self) -> None:
        self._started = asyncio.get_running_loop().time()
        self._jumped = 0.0
        self._version = 1
        self._change = asyncio.Event()

    def now(self) -> float:
        return NIGHT + self._jumped + asyncio.get_running_loop().time() - self._started

    def jump(self, seconds: float) -> None:
        self._jumped += seconds
        self._version += 1
        self._change.set()

    async def answer(self, request: web.Request) -> web.Response:
        if request.query.get("after") == str(self._version):
            try:
                async with asyncio.timeout(HOLD):
                    await self._change.wait()
            except TimeoutError:
                pass
        return web.json_response({"now": self.now(), "speed": 1.0, "version": self._version})


def application(updates: Updates, clock: Clock, call: Call, latency: float) -> web.Application:
    """Serve `getUpdates` at once and every other method after `latency` seconds through `call`."""

    async def handle(request: web.Request) -> web.Response:
        method = request.match_info["method"]
        body = (await request.read()).decode(
            errors="replace"
        )  # a file comes in another form, and is not read
        given = dict(request.query) | dict(parse_qsl(body, keep_blank_values=True))
        if method == "getUpdates":
            return web.json_response({"ok": True, "result": await updates.poll(given)})
        if latency:
            await asyncio.sleep(latency)
        if method == "getMe":
            me = {"id": 1, "is_bot": True, "first_name": "B", "username": "b_bot"}
            return web.json_response({"ok": True, "result": me})
        answer = call(method, given)
        return web.json_response(answer, status=answer.get("error_code", 200))

    async def next_moment(_request: web.Request) -> web.Response:
        return web.json_response({})

    app = web.Application()
    app.router.add_get("/clock", clock.answer)
    app.router.add_put("/clock/next", next_moment)
    app.router.add_route("*", "/bot{token}/{method}", handle)
    return app


async def serve(app: web.Application, done: asyncio.Event) -> None:
    """Serve on a free port, which is told first, until `done`."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    tell(port=runner.addresses[0][1])
    await done.wait()
    await asyncio.sleep(0.2)
    await runner.cleanup()


def tell(**figures: object) -> None:
    """Print one JSON line for whoever started this process."""
    print(json.dumps(figures), flush=True)
