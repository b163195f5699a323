"""Long polling that confirms only what is stored, and says when it does not get through.

python-telegram-bot's own loop acknowledges a batch before it is handled and stops for good after one 401;
here the offset moves after the commit, and every failure is waited out.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.channels.telegram.parsing import UPDATE_KINDS, chat_of
from storage.inbox import Arrival

log = structlog.get_logger()

LONG_POLL = 25  # seconds
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0

Receive = Callable[[list[Arrival]], Awaitable[None]]


class Receiver:
    """Polls one bot and hands what arrives to `receive`, which commits it."""

    def __init__(self, bot: Bot, request: BaseRequest, receive: Receive) -> None:
        self._bot = bot
        self._request = request
        self._receive = receive
        self._offset: int | None = None
        self._pause = FIRST_PAUSE
        self._last_success = monotonic()

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
                self._last_success = monotonic()

    async def _poll(self) -> list[dict[str, Any]]:
        # Raw objects: one malformed update must not make the whole batch unreadable.
        wanted = {"timeout": LONG_POLL, "allowed_updates": json.dumps(UPDATE_KINDS)}
        if self._offset is not None:
            wanted["offset"] = self._offset
        url = f"{self._bot.base_url}/getUpdates?{urlencode(wanted)}"
        answer = await self._request.post(url, read_timeout=LONG_POLL + 10)
        return answer if isinstance(answer, list) else []

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

    def silent_for_seconds(self) -> float:
        """How long no poll has succeeded."""
        return monotonic() - self._last_success


def _arrival(update: dict[str, Any]) -> Arrival:
    payload = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    return Arrival(str(update["update_id"]), chat_of(update), payload)


def _kind(failure: TelegramError) -> str:
    if isinstance(failure, Conflict):
        return "another process polls with this token"
    if isinstance(failure, InvalidToken):
        return "the token is not accepted"
    return type(failure).__name__
