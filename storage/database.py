"""Opening the database: engines with the settings that keep an acknowledged report.

WAL with `synchronous=FULL`, because a receipt sent to a unit must survive a power cut; one writer
connection with `BEGIN IMMEDIATE`, because the driver's default transactions lose updates silently.
"""

import sqlite3
import sys
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

if sys.platform == "linux":
    import pysqlite3

    driver: Any = pysqlite3
    # aiosqlite must open the file by the same library as the writer: two copies of SQLite in one
    # process drop each other's file locks (sqlite.org/howtocorrupt.html, 2.2.1).
    sys.modules["sqlite3"] = pysqlite3
else:
    driver = sqlite3

# The WAL-reset race can corrupt a database in SQLite 3.7.0-3.51.2 (sqlite.org/wal.html, 3.51.3 notes).
SAFE_SQLITE = (3, 51, 3)

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-4000",
    "PRAGMA journal_size_limit=67108864",
)
# Prepared statements go to the driver itself, and fail with its errors.
FAILURES: tuple[type[Exception], ...] = (SQLAlchemyError, driver.Error)
# How SQLite says that it cannot take a change now, whatever the change is.
UNAVAILABLE = ("is full", "is locked", "disk I/O error")


def sqlite_is_safe() -> bool:
    return tuple(driver.sqlite_version_info) >= SAFE_SQLITE


def unavailable(failure: Exception) -> bool:
    """Tell a database that is full or locked from a change that is wrong."""
    return isinstance(failure, FAILURES) and any(words in str(failure) for words in UNAVAILABLE)


def open_writer(url: str) -> Engine:
    """Open the one connection that writes; each transaction is a `BEGIN IMMEDIATE`.

    `url` is what DUBAN_DATABASE_URL holds; the writer runs in a thread of its own, so it takes the
    same file through the synchronous driver.
    """
    sync = make_url(url).set(drivername="sqlite+pysqlite")
    engine = create_engine(
        sync,
        module=driver,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,  # an error's own words must not hold a report's
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def open_reader(url: str) -> AsyncEngine:
    """Open the readers that run beside the writer; a write through one of them is an error."""
    engine = create_async_engine(url, pool_size=4, max_overflow=0, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "connect", _read_only)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _read_only(connection: Any, _record: object) -> None:  # noqa: ANN401
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=1")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
