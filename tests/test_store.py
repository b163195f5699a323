"""The store driver: what it says is committed is on the disk, and one failure is nobody else's."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.store import ThreadStore
from storage.database import PRAGMAS, driver, open_writer, sqlite_is_safe


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[ThreadStore]:
    opened = ThreadStore(f"sqlite+aiosqlite:///{tmp_path}/store.db")
    await opened.transact(lambda tx: tx.exec_driver_sql("CREATE TABLE n (v INTEGER)"))
    yield opened
    await opened.close()


def values(tx: Connection) -> list[int]:
    return [row[0] for row in tx.exec_driver_sql("SELECT v FROM n ORDER BY v")]


def insert_one(tx: Connection) -> None:
    tx.exec_driver_sql("INSERT INTO n VALUES (1)")


def insert_and_fail(tx: Connection) -> None:
    tx.exec_driver_sql("INSERT INTO n VALUES (666)")
    raise LookupError("mine alone")


def count_up(tx: Connection) -> None:
    highest = tx.exec_driver_sql("SELECT COALESCE(MAX(v), 0) FROM n").scalar_one()
    tx.exec_driver_sql("INSERT INTO n VALUES (?)", (highest + 1,))


async def test_what_is_written_is_seen_by_readers(store: ThreadStore) -> None:
    await store.transact(insert_one)
    assert await store.read(values) == [1]


async def test_no_update_is_lost_when_many_write_at_once(store: ThreadStore) -> None:
    await asyncio.gather(*(store.transact(count_up) for _ in range(300)))
    assert await store.read(values) == list(range(1, 301))


async def test_a_failing_piece_undoes_its_own_changes_only(store: ThreadStore) -> None:
    work = [store.transact(insert_one), store.transact(insert_and_fail), store.transact(insert_one)]
    outcomes = await asyncio.gather(*work, return_exceptions=True)
    assert isinstance(outcomes[1], LookupError)
    assert await store.read(values) == [1, 1]


async def test_a_reader_cannot_write(store: ThreadStore) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        await store.read(insert_one)


async def test_a_cancelled_wait_does_not_stop_the_others(store: ThreadStore) -> None:
    waiting = asyncio.create_task(store.transact(insert_one))
    await asyncio.sleep(0)
    waiting.cancel()
    await store.transact(insert_one)
    assert await store.read(values) == [1, 1]


def test_the_writer_is_durable_and_keeps_references(tmp_path: Path) -> None:
    engine = open_writer(f"sqlite+aiosqlite:///{tmp_path}/store.db")
    with engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert "PRAGMA synchronous=FULL" in PRAGMAS


def test_the_bundled_sqlite_has_no_wal_reset_bug() -> None:
    assert sqlite_is_safe(), driver.sqlite_version
