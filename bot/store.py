"""The store driver: a writer thread that commits what waits together, and readers beside it.

Each piece of work crosses into the thread once, however many statements it has, and pieces that arrive
while a commit is under way share the next one: the disk's commit time is paid once for all of them.
"""

import asyncio
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Connection

from storage.database import open_reader, open_writer

T = TypeVar("T")
Work = Callable[[Connection], Any]
LARGEST_GROUP = 64
# A thread may hold the interpreter this long while another waits. Python's own 5 ms, waited out at each
# hop between loop and writer, would be most of an answer's time.
HAND_OVER = 0.0005  # seconds


class ThreadStore:
    def __init__(self, url: str) -> None:
        sys.setswitchinterval(HAND_OVER)
        self._writer = open_writer(url)
        self._reader = open_reader(url)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []
        self._committing: asyncio.Task[None] | None = None

    async def transact(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in the writer; it is committed when this returns, rolled back when it raises."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit_waiting())
        return await future

    async def read(self, work: Callable[[Connection], T]) -> T:
        async with self._reader.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        if self._committing is not None:
            await self._committing
        await self._reader.dispose()
        self._thread.shutdown()
        self._writer.dispose()

    async def _commit_waiting(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            group, self._waiting = self._waiting[:LARGEST_GROUP], self._waiting[LARGEST_GROUP:]
            outcomes = await loop.run_in_executor(self._thread, self._commit, [work for work, _ in group])
            for (_, future), outcome in zip(group, outcomes, strict=True):
                _settle(future, outcome)

    def _commit(self, group: Sequence[Work]) -> list[Any]:
        try:
            with self._writer.begin() as connection:
                if len(group) == 1:
                    return [group[0](connection)]
                return [_attempt(connection, work) for work in group]
        except Exception as failure:  # noqa: BLE001 - handed to everyone whose work was in the group
            return [failure] * len(group)


def _attempt(connection: Connection, work: Work) -> Any:  # noqa: ANN401
    """Run one piece of a group; its failure undoes its own changes only."""
    driver = connection.connection.cursor()
    driver.execute("SAVEPOINT piece")
    try:
        outcome = work(connection)
    except Exception as failure:  # noqa: BLE001 - handed to the one whose work it is
        driver.execute("ROLLBACK TO piece")
        outcome = failure
    driver.execute("RELEASE piece")
    driver.close()
    return outcome


def _settle(future: asyncio.Future[Any], outcome: Any) -> None:  # noqa: ANN401
    if future.done():
        return
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
