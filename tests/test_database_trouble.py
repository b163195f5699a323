"""A database that is full or locked: nothing is acknowledged, nothing set aside, all goes on afterwards."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.deliverer import Deliverer
from bot.dispatcher import Dispatcher
from bot.pacing import Limits, Pacer
from bot.store import ThreadStore
from domain.delivery import Delivered
from domain.messages import ChatKind, Incoming, IncomingKind
from storage import inbox, outbox
from storage.database import FAILURES, open_writer
from storage.inbox import Arrival
from storage.migrate import migrate
from storage.outbox import Due, Post
from storage.tables.messages import inbox as inbox_table
from storage.tables.messages import outbox as outbox_table

NOW = datetime(2023, 10, 9, 1, 0, tzinfo=UTC)
WORDS = Arrival("1", "100", "完成60%")


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite+aiosqlite:///{tmp_path}/bot.db"
    migrate(address)
    return address


@pytest.fixture
async def store(url: str) -> AsyncIterator[ThreadStore]:
    opened = ThreadStore(url)
    await opened.transact(lambda tx: tx.exec_driver_sql("PRAGMA busy_timeout=20"))
    yield opened
    await opened.close()


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another process is writing, and takes its time."""
    other = open_writer(url)
    with other.begin():
        yield
    other.dispose()


async def fill_the_disk(store: ThreadStore) -> None:
    await store.transact(lambda tx: tx.exec_driver_sql("PRAGMA max_page_count=1"))


async def make_room(store: ThreadStore) -> None:
    await store.transact(lambda tx: tx.exec_driver_sql("PRAGMA max_page_count=1000000"))


def a_dispatcher(store: ThreadStore, handled: list[str]) -> Dispatcher:
    def parse(payload: str) -> Incoming:
        return Incoming(
            "telegram", "1", IncomingKind.MESSAGE, "100", ChatKind.PRIVATE, "100", "某人", NOW, payload
        )

    def handle(tx: Connection, incoming: Incoming, now: datetime) -> None:
        outbox.add(tx, Post("telegram", "100", incoming.text * 2000), now)
        handled.append(incoming.text)

    return Dispatcher("telegram", store, lambda: NOW, parse, handle)


async def kept(store: ThreadStore) -> list[tuple[str, int]]:
    query = select(inbox_table.c.state, inbox_table.c.attempts)
    return await store.read(lambda tx: [tuple(row) for row in tx.execute(query)])


async def test_what_a_locked_database_did_not_take_is_not_acknowledged(store: ThreadStore, url: str) -> None:
    dispatcher = a_dispatcher(store, [])
    with locked(url), pytest.raises(FAILURES, match="locked"):
        await dispatcher.receive([WORDS])
    await dispatcher.receive([WORDS])
    assert len(await kept(store)) == 1


async def test_what_a_full_disk_did_not_take_is_not_acknowledged(store: ThreadStore) -> None:
    dispatcher = a_dispatcher(store, [])
    await fill_the_disk(store)
    long_words = [Arrival(str(n), "100", "长" * 2000) for n in range(40)]
    with pytest.raises(FAILURES, match="full"):
        await dispatcher.receive(long_words)
    assert await kept(store) == []


async def test_a_full_disk_is_no_reason_to_set_a_message_aside(store: ThreadStore) -> None:
    handled: list[str] = []
    dispatcher = a_dispatcher(store, handled)
    await fill_the_disk(store)
    await dispatcher.receive([WORDS])
    for _ in range(inbox.MAX_ATTEMPTS + 1):
        dispatcher.wake("100")
        await dispatcher.idle()
    assert await kept(store) == [("new", 0)]
    await make_room(store)
    dispatcher.wake("100")
    await dispatcher.idle()
    assert await kept(store) == [("done", 0)]


async def test_a_message_left_by_a_locked_database_is_taken_up_without_another_one(
    store: ThreadStore, url: str
) -> None:
    handled: list[str] = []
    dispatcher = a_dispatcher(store, handled)
    await store.transact(lambda tx: inbox.add(tx, "telegram", [WORDS], NOW))
    with locked(url):
        dispatcher.wake("100")
        await dispatcher.idle()
    await asyncio.sleep(inbox.RETRY_AFTER.total_seconds() + 0.5)
    await dispatcher.idle()
    assert handled == ["完成60%"]


async def test_what_arrived_while_the_database_was_locked_is_not_sent_again(
    store: ThreadStore, url: str
) -> None:
    sent: list[Due] = []
    on_its_way, database_locked = asyncio.Event(), asyncio.Event()

    async def send(due: Due) -> Delivered:
        sent.append(due)
        on_its_way.set()
        await database_locked.wait()
        return Delivered("7")

    await store.transact(lambda tx: outbox.add(tx, Post("telegram", "100", "回执"), NOW))
    deliverer = Deliverer(
        store, send, Pacer(Limits(per_second=0)), lambda: NOW, lambda _tx, _due, _failure, _now: None
    )
    running = asyncio.create_task(deliverer.run())
    await on_its_way.wait()
    with locked(url):
        database_locked.set()
        await asyncio.sleep(0.3)
    for _ in range(300):
        state = await store.read(lambda tx: tx.scalar(select(outbox_table.c.state)))
        if state != "sending":
            break
        await asyncio.sleep(0.1)
    assert (len(sent), state) == (1, "sent")
    assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
