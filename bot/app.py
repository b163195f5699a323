"""Ties everything together: store, clock, randomness, channel, conversations, schedules."""

import asyncio
import secrets
import signal
from collections.abc import Coroutine
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Connection
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, User
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.fetching import fetch
from bot.channels.telegram.parsing import CHANNEL, parse
from bot.channels.telegram.receiving import Receiver
from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.sending import send, show_work
from bot.clock import Clock, FollowedClock, SystemClock
from bot.deliverer import Deliverer
from bot.dispatcher import Dispatcher
from bot.file_sending import FileSender
from bot.imports import Importer
from bot.lock import sole_process
from bot.pacing import Limits, Pacer
from bot.rendering import Renderer
from bot.settings import Settings
from bot.store import ThreadStore
from bot.wakeups import Wakeups
from domain.delivery import Delivered, DeliveryError
from domain.messages import Incoming
from handlers import importing, parked, undelivered
from handlers.conversations import all_conversations
from schedules import engine
from storage.imports import Job
from storage.outbox import Due
from texts.catalogue import LANGUAGES, say

log = structlog.get_logger()

CONNECTIONS = 64
SILENCE_ALARM = timedelta(minutes=3)
FIRST_CALL_PAUSE = 2.0
MENU = ("tasks", "report", "history", "summary", "lang", "help")


class UnusableTokenError(RuntimeError):
    """The chat service does not accept the bot's token."""


def draw_token() -> str:
    """128 random bits, as cards and invitations carry them."""
    return secrets.token_urlsafe(16)


class App:
    """One bot on one database; lives as long as `run` does."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store = ThreadStore(settings.database_url)
        self._clock: Clock = (
            FollowedClock(settings.clock, self._clock_changed) if settings.clock else SystemClock()
        )
        self._polling = AiohttpRequest(2)
        self._bot = _bot(settings, self._polling)
        self._wakeups = Wakeups(self._clock, self._pass)
        pacer = Pacer(Limits(per_second=settings.telegram_rate))
        self._renderer = Renderer(settings.database_url, self._clock.now, self._fetch, settings.look)
        files = FileSender(self._store, self._renderer, self._send, self._show_work)
        self._deliverer = Deliverer(self._store, files.send, pacer, self._clock.now, _lost)
        self._dispatcher = Dispatcher(CHANNEL, self._store, self._clock.now, self._parse, self._handle)
        self._dispatcher.on_handled = self._handled
        self._dispatcher.on_parked = lambda tx, stored, now: parked.tell_admins(
            tx, f"inbox {stored.event_id}", now
        )
        self._importer = Importer(self._store, self._fetch, self._clock.now, self._hand_back)
        self._importer.on_done = self._handled
        self._receiver = Receiver(self._bot, self._polling, self._dispatcher.receive)
        self._router = all_conversations("")
        self._username = ""

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT; what is under way is finished within seconds."""
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stop.set)
        with sole_process(self._settings.database_file):
            try:
                await self._serve_until(stop)
            finally:
                self._renderer.close()
                await self._store.close()

    async def _serve_until(self, stop: asyncio.Event) -> None:
        if isinstance(self._clock, FollowedClock):
            await self._clock.start()
        try:
            me = await self._introduce(stop)
            if me is not None:
                await self._serve_as(me, stop)
        finally:
            await asyncio.gather(self._bot.request.shutdown(), self._polling.shutdown())

    async def _serve_as(self, me: User, stop: asyncio.Event) -> None:
        self._username = me.username or ""
        self._router = all_conversations(me.link or "")
        log.info("serving", bot=self._username)
        menus = asyncio.create_task(self._set_menus())
        await self._dispatcher.resume()
        self._wakeups.start()
        await self._work_until(stop)
        menus.cancel()

    async def _work_until(self, stop: asyncio.Event) -> None:
        jobs = [asyncio.create_task(job) for job in self._jobs()]
        stopping = asyncio.create_task(stop.wait())
        try:
            done, _ = await asyncio.wait([*jobs, stopping], return_when=asyncio.FIRST_COMPLETED)
            for job in done - {stopping}:
                job.result()
        finally:
            stopping.cancel()
            await self._wind_down(jobs)

    def _jobs(self) -> list[Coroutine[None, None, None]]:
        jobs = [self._receiver.run(), self._deliverer.run(), self._importer.run(), self._watch()]
        return [*jobs, self._clock.follow()] if isinstance(self._clock, FollowedClock) else jobs

    async def _wind_down(self, jobs: list[asyncio.Task[None]]) -> None:
        """Stop taking new events, finish those taken, let messages on their way arrive."""
        self._wakeups.stop()
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        with suppress(TimeoutError):
            async with asyncio.timeout(4):
                await self._dispatcher.idle()
        await self._deliverer.stop()

    async def _introduce(self, stop: asyncio.Event) -> User | None:
        """Learn the bot's own name, however long the network takes; None when told to stop."""
        while not stop.is_set():
            try:
                await self._bot.initialize()
            except InvalidToken:
                raise UnusableTokenError from None
            except TelegramError:
                log.warning("the chat service is not reached yet")
                await asyncio.sleep(FIRST_CALL_PAUSE)
            else:
                return self._bot.bot
        return None

    async def _set_menus(self) -> None:
        """Offer the few commands that exist, in each language; nobody needs them."""
        with suppress(TelegramError):
            for language in LANGUAGES:
                commands = [BotCommand(name, say(language, f"menu-{name}")) for name in MENU]
                tag = "" if language == LANGUAGES[0] else language[:2]
                await self._bot.set_my_commands(commands, BotCommandScopeAllPrivateChats(), tag)

    async def _watch(self) -> None:
        """Raise the alarm when no poll has succeeded for minutes."""
        while True:
            await asyncio.sleep(SILENCE_ALARM.total_seconds())
            if self._receiver.silent_for_seconds() > SILENCE_ALARM.total_seconds():
                log.critical("nothing received", minutes=int(SILENCE_ALARM.total_seconds() // 60))

    async def _pass(self, now: datetime) -> datetime | None:
        until = await self._store.transact(lambda tx: engine.run_due(tx, now, draw_token))
        self._deliverer.wake()
        if isinstance(self._clock, FollowedClock):
            await self._announce(self._clock, now, until)
        return until

    async def _announce(self, clock: FollowedClock, now: datetime, until: datetime | None) -> None:
        """Tell the playground what comes next: a nudge, a summary, or the deadline itself."""
        deadline = await self._store.read(lambda tx: engine.next_deadline(tx, now))
        if until is not None and (deadline is None or until < deadline[0]):
            await clock.announce(until, say(LANGUAGES[0], "next-wake"))
        elif deadline is not None:
            await clock.announce(*deadline)

    def _parse(self, payload: str) -> Incoming | None:
        return parse(payload, self._username)

    def _handle(self, tx: Connection, incoming: Incoming, now: datetime) -> None:
        self._router.handle(tx, incoming, now, draw_token)

    async def _send(self, due: Due) -> Delivered:
        return await send(self._bot, due)

    async def _show_work(self, due: Due) -> None:
        await show_work(self._bot, due)

    async def _fetch(self, file_id: str, path: Path) -> None:
        await fetch(self._bot, file_id, path)

    def _hand_back(self, tx: Connection, job: Job, result: dict[str, Any], now: datetime) -> None:
        importing.hand_back(tx, job, result, now, draw_token)

    def _handled(self) -> None:
        self._deliverer.wake()
        self._importer.wake()
        self._wakeups.soon()

    def _clock_changed(self) -> None:
        self._wakeups.wake()
        self._deliverer.wake()


def _bot(settings: Settings, polling: AiohttpRequest) -> Bot:
    api = settings.telegram_api.rstrip("/")
    return Bot(
        settings.telegram_token.get_secret_value(),
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=AiohttpRequest(CONNECTIONS),
        get_updates_request=polling,
    )


def _lost(tx: Connection, due: Due, failure: DeliveryError, now: datetime) -> None:
    undelivered.note(tx, due, failure, now, draw_token)
