"""`duban run` as a process of its own: how it starts, stops and logs."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer, unused_port

from plans import load_plan
from playground.client import Playground
from playground.server import make_app
from playground.world import World
from storage import plan_loading
from storage.database import open_writer
from storage.migrate import migrate
from tests.scene import PLAN, at

ROOT = Path(__file__).parents[2]
CANARY = "a-canary-that-must-never-be-logged-0"
WORDS = "这句话谁也不该在日志里看到"


@dataclass
class Place:
    """A database with the plan, and the port at which the chat service is or will be."""

    url: str
    port: int

    async def starts(self, level: str = "INFO") -> Process:
        settings = {
            "DUBAN_DATABASE_URL": self.url,
            "DUBAN_TELEGRAM_TOKEN": f"1000000001:{CANARY}",
            "DUBAN_TELEGRAM_API": f"http://127.0.0.1:{self.port}",
            "DUBAN_LOG_LEVEL": level,
        }
        command = (sys.executable, "-c", "from bot.cli import main; raise SystemExit(main())", "run")
        return await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=os.environ | settings, stdout=PIPE, stderr=PIPE
        )


@pytest.fixture
def place(tmp_path: Path) -> Place:
    url = f"sqlite+aiosqlite:///{tmp_path}/bot.db"
    migrate(url)
    engine = open_writer(url)
    with engine.begin() as tx:
        plan_loading.load(tx, load_plan(PLAN), "应县专业镇", date(2023, 10, 9), at(9, 8).astimezone(UTC))
    engine.dispose()
    return Place(url, unused_port())


@asynccontextmanager
async def service(port: int) -> AsyncIterator[Playground]:
    server = TestServer(make_app(World(at(9, 9).timestamp())), port=port)
    async with server, Playground(str(server.make_url(""))) as people:
        yield people


async def until_logged(process: Process, words: str) -> str:
    """Read the log up to the line with these words."""
    assert process.stderr is not None
    log = ""
    async with asyncio.timeout(20):
        while words not in log:
            line = (await process.stderr.readline()).decode()
            assert line, log
            log += line
    return log


async def stopped(process: Process) -> str:
    """Ask it to stop as a supervisor does; return the rest of what it wrote."""
    process.send_signal(signal.SIGTERM)
    out, err = await asyncio.wait_for(process.communicate(), 10)
    return (out + err).decode()


async def test_a_bot_started_before_the_service_is_reached_serves_when_it_is(place: Place) -> None:
    process = await place.starts()
    await until_logged(process, "not reached yet")
    async with service(place.port) as people:
        stranger = await people.add_user("路人")
        await people.start(stranger)
        await people.wait_for_message(stranger, lambda message: message["from"]["is_bot"])
        await stopped(process)
    assert process.returncode == 0


async def test_a_bot_that_never_reached_the_service_stops_when_told(place: Place) -> None:
    process = await place.starts()
    await until_logged(process, "not reached yet")
    await stopped(process)
    assert process.returncode == 0


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
async def test_no_line_of_the_log_holds_the_token_or_what_people_write(place: Place, level: str) -> None:
    process = await place.starts(level)
    async with service(place.port) as people:
        log = await until_logged(process, "serving")
        stranger = await people.add_user("路人")
        await people.faults({"kind": "401", "method": "getUpdates"})
        await people.faults({"kind": "drop_after", "method": "sendMessage"})
        await people.start(stranger)
        await people.send(stranger, WORDS)
        await people.faults({"kind": "poison_update"})
        await people.send(stranger, WORDS)
        await people.wait_for_message(stranger, lambda message: message["from"]["is_bot"])
        log += await stopped(process)
    assert "polling failed" in log
    assert CANARY not in log
    assert level == "DEBUG" or WORDS not in log


async def test_told_to_stop_in_the_middle_of_work_it_loses_nothing_and_doubles_nothing(place: Place) -> None:
    async with service(place.port) as people:
        first = await place.starts()
        await until_logged(first, "serving")
        strangers = [await people.add_user(f"路人{n}") for n in range(30)]
        await asyncio.gather(*(people.start(stranger) for stranger in strangers))
        await stopped(first)
        assert first.returncode == 0
        second = await place.starts()
        for stranger in strangers:
            await people.wait_for_message(stranger, lambda message: message["from"]["is_bot"])
        await stopped(second)
        for stranger in strangers:
            assert sum(one["from"]["is_bot"] for one in await people.messages(stranger)) == 1


async def test_a_second_process_on_one_database_stands_back(place: Place) -> None:
    async with service(place.port):
        first = await place.starts()
        await until_logged(first, "serving")
        second = await place.starts()
        out, err = await asyncio.wait_for(second.communicate(), 10)
        assert second.returncode == 2
        assert "stands back" in (out + err).decode()
        await stopped(first)


async def test_a_token_that_the_service_does_not_know_ends_it_with_one_line(place: Place) -> None:
    async with service(place.port) as people:
        await people.faults({"kind": "401", "method": "getMe"})
        process = await place.starts()
        _, err = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 2
    assert b"DUBAN_TELEGRAM_TOKEN" in err
    assert CANARY.encode() not in err
