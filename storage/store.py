"""The store as the core sees it: one writer, some readers. The driver comes from the application."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class Store(Protocol):
    async def transact(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one write transaction: committed when this returns, rolled back when it raises."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one consistent snapshot, beside the writer."""
