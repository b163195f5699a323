"""Kills the bot again and again while people report, and looks whether anything came to harm.

The bot is a process of its own, forked from one that has everything loaded, and is killed by SIGKILL at a
random moment. The playground and the people live in the test's process and remember what they saw.
"""

import asyncio
import contextlib
import multiprocessing
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestServer
from sqlalchemy import func, select

from bot.settings import Settings
from domain.messages import Lane
from plans import load_plan
from playground import people as acts
from playground.people import Words
from playground.server import make_app
from playground.wire import Json
from playground.world import World
from storage import members, plan_loading, tasks, units
from storage.database import open_writer
from storage.migrate import migrate
from storage.tables.messages import outbox
from storage.tables.records import nudge
from storage.tables.reporting import report, submission
from tests.e2e.bots import REAL, TOKEN, serve
from tests.scene import PLAN, at

PEOPLE = 16
PRESS_AGAIN = 8.0  # seconds
LONGEST_LIFE = 0.4  # seconds of work before the next kill
# Each brings a nudge. Steps of less than a day: what waits at the chat service for longer is gone there.
STEPS = [at(12, 15), at(13, 9), at(13, 15)]


CORRECTED = 99.0  # the percent that every dialogue ends with
SENT = (
    select(outbox.c.chat, outbox.c.id, outbox.c.message_id, outbox.c.text, outbox.c.repeated, outbox.c.lane)
    .where(outbox.c.edits_id.is_(None), outbox.c.state == "sent", outbox.c.text != "")
    .order_by(outbox.c.id)
)


@dataclass
class Clerk:
    """A contact who reports one dialogue after the other, each with a percent of its own."""

    world: World
    id: int
    news: asyncio.Queue[Json]
    done: list[int] = field(default_factory=list)  # percents whose receipt was seen
    percent: int = 0

    async def work(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self.percent = self.percent % 98 + 1
            await self._dialogue(self.percent)
            self.done.append(self.percent)

    async def _dialogue(self, percent: int) -> None:
        self._say(f"1 完成{percent}%,新增{percent}家")
        await self._sees(f":{percent}%")
        self._say("进度应为99%")
        card = await self._sees(":99%")
        while True:
            self._press(card)
            # A press lives for 150 seconds at Telegram: when the clock jumps it is gone.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PRESS_AGAIN):
                    await self._sees("✅ 已报送")
                    return

    def _press(self, card: Json) -> None:
        user, chat = self.world.users[self.id], self.world.chats[self.id]
        button = card["reply_markup"]["inline_keyboard"][0][0]
        acts.press(self.world, user, chat, card, button["callback_data"])

    def _say(self, text: str) -> None:
        user, chat = self.world.users[self.id], self.world.chats[self.id]
        acts.write(self.world, user, chat, Words(text, None))

    async def _sees(self, words: str) -> Json:
        """Wait for a card with these words that is still open, or for a receipt."""
        while True:
            message = await self.news.get()
            if words in message.get("text", "") and ("回执" in message["text"]) == words.startswith("✅"):
                return message


@dataclass
class Harm:
    """What must all be empty or zero; `doubled` may be up to the limit, if each is on record."""

    stuck: int
    lost: int
    filed_twice: int
    nudged_twice: int
    out_of_order: int
    doubled: int
    recorded: int
    kills: int

    def found(self, doubles_a_kill: int = 8) -> list[str]:
        numbers = {
            "people stuck": self.stuck,
            "acknowledged reports lost": self.lost,
            "reports filed twice": self.filed_twice,
            "nudges sent twice": self.nudged_twice,
            "chats out of order": self.out_of_order,
            "doubles not recorded": max(0, self.doubled - self.recorded),
            "doubles above the limit": max(0, self.doubled - doubles_a_kill * self.kills),
        }
        return [f"{name}: {count}" for name, count in numbers.items() if count]


async def kill_again_and_again(folder: Path, kills: int, seed: int, bot: str = REAL) -> Harm:
    """Run the whole experiment and return what it did."""
    url, world = f"sqlite+aiosqlite:///{folder}/crash.db", World(at(12, 9).timestamp())
    world.faults.limits = False
    clerks = _prepare(url, world)
    server = TestServer(make_app(world))
    await server.start_server()
    stop = asyncio.Event()
    with world.events.listen() as events:
        telling = asyncio.create_task(_tell(events, clerks))
        working = [asyncio.create_task(clerk.work(stop)) for clerk in clerks.values()]
        settings = Settings(
            database_url=url,
            telegram_token=TOKEN,
            telegram_api=str(server.make_url("")).rstrip("/"),
            telegram_rate=0,
            clock=str(server.make_url("/playground/clock")),
        )
        await _kill(settings, world, kills, random.Random(seed), bot)
        last = _start(settings, bot)
        stop.set()
        _, stuck = await asyncio.wait(working, timeout=60 if bot == REAL else 12)
        for clerk in stuck:
            clerk.cancel()
        await asyncio.sleep(1)
        last.terminate()
        await asyncio.to_thread(last.join)
        telling.cancel()
    await server.close()
    return _look(url, world, clerks, kills, len(stuck))


def _prepare(url: str, world: World) -> dict[int, Clerk]:
    """Bind one contact for each of the first units that have duties."""
    migrate(url)
    engine = open_writer(url)
    with engine.begin() as tx:
        plan, now = load_plan(PLAN), at(12, 9).astimezone(UTC)
        programme = plan_loading.load(tx, plan, plan.name, date(2023, 10, 9), now).programme_id
        busy = [unit for unit in units.every(tx, programme) if tasks.of_unit(tx, unit.id)]
        clerks = {}
        for unit in busy[:PEOPLE]:
            user = world.add_user(unit.name)
            user.started = True
            clerks[user.id] = Clerk(world, user.id, asyncio.Queue())
            members.add(tx, _member(programme, unit.id, user.id, now))
    engine.dispose()
    return clerks


def _member(programme: int, unit: int, user: int, now: datetime) -> dict[str, object]:
    place = {"channel": "telegram", "account": str(user), "chat": str(user)}
    who = {"programme_id": programme, "unit_id": unit, "role": "contact", "name": "甲", "language": "zh-CN"}
    return who | place | {"since": now}


async def _tell(events: "asyncio.Queue[Json | None]", clerks: dict[int, Clerk]) -> None:
    while (event := await events.get()) is not None:
        message = event.get("message")
        if event["type"] in {"message", "edited"} and message and message["from"]["is_bot"]:
            clerks[message["chat"]["id"]].news.put_nowait(message)


async def _kill(settings: Settings, world: World, kills: int, chance: random.Random, bot: str) -> None:
    """Kill most lives while the bot works, one in eight while it still starts."""
    steps = iter(STEPS)
    for number in range(kills):
        before = _calls(world)
        process = _start(settings, bot)
        if number % 8:
            await _until_it_serves(world, before)
        if number % max(1, kills // len(STEPS)) == 1 and (moment := next(steps, None)):
            world.clock.set(moment.timestamp())
        await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
        process.kill()
        await asyncio.to_thread(process.join)


def _calls(world: World) -> int:
    return world.log[-1]["n"] if world.log else 0


async def _until_it_serves(world: World, before: int) -> None:
    """The first call of each life asks who the bot is; then it serves."""
    for _ in range(300):
        if _calls(world) > before:
            return
        await asyncio.sleep(0.01)


def _start(settings: Settings, bot: str) -> "multiprocessing.process.BaseProcess":
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.e2e.bots"])
    process = context.Process(target=serve, args=(settings.model_dump(), bot), daemon=True)
    process.start()
    return process


def _look(url: str, world: World, clerks: dict[int, Clerk], kills: int, stuck: int) -> Harm:
    """Compare what the database holds with what people saw."""
    engine = open_writer(url)
    with engine.begin() as tx:
        filed = tx.scalar(select(func.count()).select_from(submission)) or 0
        stored = tx.scalar(select(func.count()).where(report.c.percent == CORRECTED)) or 0
        repeated = tx.scalar(select(func.count()).where(outbox.c.repeated.is_(True))) or 0
        nudges = set(tx.scalars(select(nudge.c.outbox_id)))
        sent = tx.execute(SENT).all()
    engine.dispose()
    acknowledged = sum(len(clerk.done) for clerk in clerks.values())
    shown = {chat: _shown(world, chat) for chat in clerks}
    once = {
        chat: [
            int(row.message_id)
            for row in sent
            if row.chat == str(chat) and row.lane == Lane.REPLY and not row.repeated
        ]
        for chat in clerks
    }
    return Harm(
        stuck=stuck,
        lost=max(0, acknowledged - filed, acknowledged - stored),
        filed_twice=max(0, filed - acknowledged),
        nudged_twice=_nudged_twice(shown, [row for row in sent if row.id in nudges]),
        out_of_order=sum(ids != sorted(ids) for ids in once.values()),
        doubled=sum(map(len, shown.values())) - len(sent),
        recorded=repeated,
        kills=kills,
    )


def _shown(world: World, chat: int) -> list[str]:
    """The texts of the bot's messages in a chat."""
    return [m.get("text", "") for m in world.chats[chat].messages.values() if m["from"]["is_bot"]]


def _nudged_twice(shown: dict[int, list[str]], sent: Sequence[Any]) -> int:
    """How many nudges a chat shows more often than they were queued, those marked as repeats left aside."""
    queued = Counter((int(row.chat), row.text) for row in sent)
    return sum(max(0, shown[chat].count(text) - times) for (chat, text), times in queued.items())
