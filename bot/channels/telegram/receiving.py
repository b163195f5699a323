"""Long polling that confirms only what is stored, and says when it does not get through.

python-telegram-bot's own loop acknowledges a batch before it is handled and stops for good after one 401;
here the offset moves after the commit, and every failure is waited out.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.parsing import UPDATE_KINDS, chat_of
from storage.inbox import Arrival

log = structlog.get_logger()

LONG_POLL = 25  # seconds
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0

Receive = Callable[[list[Arrival]], Awaitable[None]]


class Receiver:
    """Polls one bot and hands what arrives to `receive`, which commits it."""

    def __init__(self, bot: Bot, receive: Receive, now: Callable[[], datetime]) -> None:
        self._bot = bot
        self._receive = receive
        self._now = now
        self._offset: int | None = None
        self._pause = FIRST_PAUSE
        self.last_success: datetime | None = None

    async def run(self) -> None:
        """Poll until cancelled."""
        while True:
            try:
                updates = await self._poll()
                if updates:
                    await self._receive([_arrival(update) for update in updates])
                    self._offset = max(int(update["update_id"]) for update in updates) + 1
            except TelegramError as failure:
                await self._wait_out(failure)
            except Exception:
                # The store did not take them: unconfirmed, they will come again.
                log.exception("updates not stored")
                await asyncio.sleep(FIRST_PAUSE)
            else:
                self._pause = FIRST_PAUSE
                self.last_success = self._now()

    async def _poll(self) -> list[dict[str, Any]]:
        # Raw objects: one malformed update must not make the whole batch unreadable.
        parameters = {"timeout": LONG_POLL, "allowed_updates": UPDATE_KINDS, "offset": self._offset}
        updates: list[dict[str, Any]] = await self._bot.do_api_request(
            "getUpdates",
            api_kwargs={name: value for name, value in parameters.items() if value is not None},
            read_timeout=LONG_POLL + 10,
        )
        return updates

    async def _wait_out(self, failure: TelegramError) -> None:
        # After a silent week the numbering starts anew; the inbox knows what it has, so ask for all.
        self._offset = None
        pause = self._pause
        if isinstance(failure, RetryAfter):
            after = failure.retry_after
            pause = float(after) if isinstance(after, int) else after.total_seconds()
        log.warning("polling failed", kind=_kind(failure), pause=pause)
        await asyncio.sleep(pause)
        self._pause = min(LONGEST_PAUSE, self._pause * 2)

    def silent_for(self, now: datetime) -> timedelta | None:
        """How long no poll has succeeded; None before the first."""
        return None if self.last_success is None else now - self.last_success


def _arrival(update: dict[str, Any]) -> Arrival:
    payload = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    return Arrival(str(update["update_id"]), chat_of(update), payload)


def _kind(failure: TelegramError) -> str:
    if isinstance(failure, Conflict):
        return "another process polls with this token"
    if isinstance(failure, InvalidToken):
        return "the token is not accepted"
    return type(failure).__name__
