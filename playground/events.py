"""What the page is told as it happens."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from playground.wire import Json

MAX_BACKLOG = 10_000


class Events:
    """Hands each event to every listener; a listener that has stopped reading loses its oldest."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Json | None]] = set()

    def emit(self, kind: str, **content: object) -> None:
        self._put({"type": kind, **content})

    def close(self) -> None:
        """Tell all listeners that nothing more comes."""
        self._put(None)

    def _put(self, event: Json | None) -> None:
        for queue in self._listeners:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(event)

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Json | None]]:
        """Give a queue of the events from now on; None ends it."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue(MAX_BACKLOG)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
