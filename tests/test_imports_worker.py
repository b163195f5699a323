"""The worker that reads documents: a real store, a real playground to fetch from, real child processes."""

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.channels.telegram.fetching import fetch
from bot.imports import Importer
from bot.store import ThreadStore
from domain.delivery import DeliveryError, Outcome
from plans import load_plan
from plans.apart import read_roster_apart
from storage import imports, members, plan_loading
from storage.imports import Job
from storage.tables import metadata
from storage.tables.imports import import_job
from tests.import_scene import COUNTY, workbook
from tests.playground_scene import scene as playground_scene
from tests.scene import MONDAY, PLAN

NOW = MONDAY.astimezone(UTC)


class Desk:
    """The store with one office member, and what the worker hands back."""

    def __init__(self, store: ThreadStore) -> None:
        self.store = store
        self.given: list[dict[str, Any]] = []
        self.done = asyncio.Event()

    def hand_back(self, tx: Connection, job: Job, result: dict[str, Any], now: datetime) -> None:
        assert now == NOW
        self.given.append(result)
        imports.put_result(tx, job.id, result)

    async def adds(self, **new: Any) -> int:
        row = {"programme_id": 1, "member_id": 1, "kind": "plan", "state": "waiting"} | new
        return await self.store.transact(lambda tx: imports.add(tx, row, NOW))

    async def states(self) -> list[str]:
        return await self.store.read(lambda tx: list(tx.scalars(select(import_job.c.state))))

    @asynccontextmanager
    async def at_work(self, fetch_file: Callable[[str, Path], Awaitable[None]]) -> AsyncIterator[Importer]:
        importer = Importer(self.store, fetch_file, lambda: NOW, self.hand_back, pause=0)
        importer.on_done = self.done.set
        working = asyncio.create_task(importer.run())
        try:
            yield importer
        finally:
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working

    async def outcome(self) -> dict[str, Any]:
        await asyncio.wait_for(self.done.wait(), 30)
        self.done.clear()
        return self.given[-1]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    store = ThreadStore(f"sqlite+aiosqlite:///{tmp_path}/desk.db")
    await store.transact(metadata.create_all)
    await store.transact(with_an_office)
    yield Desk(store)
    await store.close()


def with_an_office(tx: Connection) -> None:
    loaded = plan_loading.load(tx, load_plan(PLAN), "应县专业镇", NOW.date(), NOW)
    who = {"role": "office", "name": "刘敏", "language": "zh-CN"}
    where = {"channel": "telegram", "account": "5", "chat": "5"}
    members.add(tx, {"programme_id": loaded.programme_id, "unit_id": None, "since": NOW} | who | where)


async def no_file(_file_id: str, _path: Path) -> None:
    raise DeliveryError("gone", Outcome.NOT_SENT)


async def test_a_file_is_fetched_from_the_chat_service_and_read(desk: Desk) -> None:
    async with playground_scene() as here:
        sent = await here.people.send_files(here.zhang, {"方案.txt": COUNTY.encode()})

        async def from_playground(file_id: str, path: Path) -> None:
            await fetch(here.bot, file_id, path)

        await desk.adds(file_id=sent["document"]["file_id"])
        async with desk.at_work(from_playground):
            result = await desk.outcome()
    assert len(result["plan"]["tasks"]) == 33
    assert await desk.states() == ["preview"]


async def test_a_file_the_service_does_not_have_is_a_delivery_error(tmp_path: Path) -> None:
    async with playground_scene() as here:
        with pytest.raises(DeliveryError):
            await fetch(here.bot, "no such file", tmp_path / "document")


async def test_a_pasted_text_is_read_in_the_child_too(desk: Desk) -> None:
    await desk.adds(text=COUNTY)
    async with desk.at_work(no_file):
        assert len((await desk.outcome())["plan"]["tasks"]) == 33


async def test_a_job_that_comes_later_wakes_the_worker(desk: Desk) -> None:
    async with desk.at_work(no_file) as importer:
        await asyncio.sleep(0)
        await desk.adds(text="春天来了。")
        importer.wake()
        assert await desk.outcome() == {"refusal": "no-tasks"}


async def test_what_was_half_done_when_the_process_stopped_is_done_again(desk: Desk) -> None:
    await desk.adds(text=COUNTY)
    await desk.store.transact(imports.claim)
    assert await desk.states() == ["working"]
    async with desk.at_work(no_file):
        assert "plan" in await desk.outcome()


async def test_a_file_that_cannot_be_fetched_is_refused_after_three_tries(desk: Desk) -> None:
    tries: list[str] = []

    async def failing(file_id: str, path: Path) -> None:
        tries.append(file_id)
        await no_file(file_id, path)

    await desk.adds(file_id="F")
    async with desk.at_work(failing):
        assert await desk.outcome() == {"refusal": "missing"}
    assert tries == ["F", "F", "F"]


async def test_a_connection_lost_once_costs_nothing(desk: Desk) -> None:
    tries: list[str] = []

    async def second_time(file_id: str, path: Path) -> None:
        tries.append(file_id)
        if len(tries) == 1:
            await no_file(file_id, path)
        path.write_text(COUNTY, "utf-8")  # noqa: ASYNC240

    await desk.adds(file_id="F")
    async with desk.at_work(second_time):
        assert "plan" in await desk.outcome()


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(100 * 2**20))
    return packed.getvalue()


async def test_one_bad_file_does_not_stop_the_next(desk: Desk) -> None:
    async def bomb(_file_id: str, path: Path) -> None:
        path.write_bytes(zip_bomb())  # noqa: ASYNC240

    await desk.adds(file_id="F")
    async with desk.at_work(bomb) as importer:
        assert "refusal" in await desk.outcome()
        await desk.adds(text=COUNTY)
        importer.wake()
        assert "plan" in await desk.outcome()


async def test_rules_are_applied_when_the_office_has_said_so(desk: Desk) -> None:
    text = (
        "某县实施方案\n一、重点任务\n(一)培育。新增10家。"
        "(责任单位:县工信局、县财政局,列第一位的为牵头单位,下同)"
    )
    await desk.adds(text=text, answers={"choices": {"rules": "apply"}})
    async with desk.at_work(no_file):
        [task] = (await desk.outcome())["plan"]["tasks"]
    assert [lead["text"] for lead in task["leads"]] == ["县工信局"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 no archive at all", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0", "no-table"),
        ("甲,乙\n1,2\n".encode(), "no-header"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_by_the_child(
    tmp_path: Path, content: bytes, refusal: str
) -> None:
    path = tmp_path / "document"
    path.write_bytes(content)
    assert read_roster_apart(path) == {"refusal": refusal}


def test_a_roster_comes_back_from_the_child_as_plain_data(tmp_path: Path) -> None:
    path = tmp_path / "document"
    path.write_bytes(workbook(("单位", "姓名"), ("县工信局", "张明")))
    [row] = read_roster_apart(path)["roster"]["rows"]
    assert (row["unit"], row["name"], row["role"]) == ("县工信局", "张明", "contact")
