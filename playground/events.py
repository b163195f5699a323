"""What the page is told as it happens."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from playground.wire import Json

MAX_BACKLOG = 10_000


class Events:
    """Hands each event to every listener; a listener that has stopped reading loses its oldest."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Json]] = set()

    def emit(self, kind: str, **content: object) -> None:
        for queue in self._listeners:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait({"type": kind, **content})

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Json]]:
        queue: asyncio.Queue[Json] = asyncio.Queue(MAX_BACKLOG)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
