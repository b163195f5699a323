"""A county in miniature: the real bot as it runs in production, on a playground in the same process."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestServer
from pydantic import SecretStr
from sqlalchemy import Connection

from bot.app import App, draw_token
from bot.settings import Settings
from domain.roles import Role
from plans import load_plan
from playground.client import Playground
from playground.server import make_app
from playground.world import World
from storage import invitations, plan_loading, units
from storage.database import open_writer
from storage.migrate import migrate

PLAN = Path(__file__).parents[2] / "plans" / "samples" / "yingxian-2023.toml"
TOKEN = SecretStr("1000000001:a-token-for-the-playground-only-00")
Message = dict[str, Any]


@dataclass
class Person:
    """One person at the playground, who writes, presses and waits for what the bot says."""

    county: "County"
    id: int
    name: str

    async def writes(self, text: str, **more: Any) -> Message:
        return await self.county.people.send(self.id, text, **more)

    async def sees(self, words: str, chat: int | None = None) -> Message:
        """Wait for the bot's newest message with these words."""

        def fits(message: Message) -> bool:
            return bool(message["from"]["is_bot"]) and words in message.get("text", "")

        return await self.county.people.wait_for_message(chat or self.id, fits)

    async def presses(self, message: Message, label: str) -> None:
        await self.county.people.press(self.id, message, label)


class County:
    def __init__(self, people: Playground, address: str, url: str) -> None:
        self.people = people
        self.address = address  # the playground's
        self.url = url  # the database's
        self.programme_id = 0

    def ask(self, question: Callable[[Connection], Any]) -> Any:
        """Look into the database beside the running bot."""
        engine = open_writer(self.url)
        with engine.begin() as tx:
            answer = question(tx)
        engine.dispose()
        return answer

    def invitation(self, role: Role, unit: str = "") -> str:
        code = draw_token()

        def issue(tx: Connection) -> None:
            found = units.by_name(tx, self.programme_id, unit) if unit else None
            new = {"programme_id": self.programme_id, "role": role, "unit_id": found.id if found else None}
            invitations.add(tx, code, new, datetime(2023, 10, 9, tzinfo=UTC))

        self.ask(issue)
        return code

    async def person(self, name: str, role: Role, unit: str = "") -> Person:
        """A person who accepts an invitation and is bound."""
        person = Person(self, await self.people.add_user(name, language_code="zh"), name)
        await self.people.start(person.id, self.invitation(role, unit))
        await person.sees("请回复姓名")
        await person.writes(name)
        await person.sees("已绑定")
        return person

    async def time_is(self, moment: datetime) -> None:
        await self.people.clock(now=moment.timestamp())


@asynccontextmanager
async def county(folder: Path, start: datetime) -> AsyncIterator[County]:
    """Run playground and bot until the test ends."""
    url = f"sqlite+aiosqlite:///{folder}/county.db"
    migrate(url)
    server = TestServer(make_app(World(start.timestamp())))
    await server.start_server()
    address = str(server.make_url("")).rstrip("/")
    async with Playground(address) as people:
        place = County(people, address, url)
        place.programme_id = place.ask(lambda tx: _load(tx, start))
        settings = Settings(
            database_url=url,
            telegram_token=TOKEN,
            telegram_api=address,
            clock=f"{address}/playground/clock",
        )
        serving = asyncio.create_task(App(settings).run())
        try:
            yield place
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            await server.close()


def _load(tx: Connection, start: datetime) -> int:
    plan = load_plan(PLAN)
    return plan_loading.load(tx, plan, plan.name, date(2023, 10, 9), start.astimezone(UTC)).programme_id
