"""The bot as a process for the crash test: the real one, and two that are wrong on purpose."""

import asyncio
import contextlib
from typing import Any

from pydantic import SecretStr

from bot import logs
from bot.app import App
from bot.channels.telegram.receiving import Receiver
from bot.deliverer import Deliverer
from bot.settings import Settings
from storage import outbox
from storage.inbox import Arrival
from storage.outbox import Due

TOKEN = SecretStr("1000000001:a-token-for-the-playground-only-00")
REAL = "real"
SLOW_DISK = 0.15  # seconds until the wrong bot gets round to storing what it has confirmed


class MarksBeforeSending(Deliverer):
    """Calls a message sent before it is: what is on its way at a crash is lost."""

    async def _deliver(self, due: Due) -> None:
        now = self._now()
        await self._store.transact(lambda tx: outbox.confirm(tx, due.id, due.target_message or "0", now))
        await super()._deliver(due)


class ConfirmsBeforeCommit(Receiver):
    """Asks for the next updates, which confirms the last ones, while those are not stored yet."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._store_them, self._receive = self._receive, self._promise
        self._tasks: set[asyncio.Task[None]] = set()

    async def _promise(self, arrivals: list[Arrival]) -> None:
        self._tasks.add(asyncio.create_task(self._later(arrivals)))

    async def _later(self, arrivals: list[Arrival]) -> None:
        await asyncio.sleep(SLOW_DISK)
        await self._store_them(arrivals)


class WrongSender(App):
    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._deliverer.__class__ = MarksBeforeSending


class WrongReceiver(App):
    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._receiver = ConfirmsBeforeCommit(self._bot, self._polling, self._dispatcher.receive)


BOTS: dict[str, type[App]] = {REAL: App, "marks first": WrongSender, "confirms first": WrongReceiver}


def serve(settings: dict[str, Any], bot: str) -> None:
    """Run a bot until the process is killed or told to stop."""
    logs.set_up("CRITICAL")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(BOTS[bot](Settings(**settings)).run())
