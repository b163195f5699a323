"""`duban run` with a ticker inside, which prints the longest stall of the event loop at the end."""

import asyncio
from contextlib import suppress
from time import perf_counter

from bot import logs
from bot.app import App
from bot.settings import Settings

TICK = 0.005  # seconds


async def main() -> None:
    settings = Settings()
    logs.set_up(settings.log_level)
    gaps: list[float] = []
    ticking = asyncio.create_task(_tick(gaps))
    await App(settings).run()
    ticking.cancel()
    with suppress(asyncio.CancelledError):
        await ticking
    print(round(max(gaps) * 1000, 1), flush=True)


async def _tick(gaps: list[float]) -> None:
    before = perf_counter()
    while True:
        await asyncio.sleep(TICK)
        now = perf_counter()
        gaps.append(now - before - TICK)
        before = now


if __name__ == "__main__":
    asyncio.run(main())
