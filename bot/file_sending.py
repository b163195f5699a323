"""Sends files that someone asked for: one the service keeps by its id, any other once it is made."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.deliverer import Send
from bot.rendering import Renderer
from domain.delivery import Delivered, DeliveryError, Outcome
from domain.messages import Document
from storage import uploads
from storage.database import FAILURES
from storage.outbox import Due
from storage.store import Store
from storage.uploads import Upload
from summaries.orders import is_order, lasting_name
from texts.catalogue import say

T = TypeVar("T")
Show = Callable[[Due], Coroutine[None, None, None]]
MEGABYTE = 10**6


class FileSender:
    """`send` hands a row to the chat service; `show` lets its chat see that work goes on, until cancelled."""

    def __init__(self, store: Store, renderer: Renderer, send: Send, show: Show) -> None:
        self._store = store
        self._renderer = renderer
        self._send = send
        self._show = show
        # As the database has it once the message is confirmed; one entry a form of a summary.
        self._kept: dict[tuple[str, str], Upload] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def send(self, due: Due) -> Delivered:
        """Deliver a row, its file made before if it names one that is still to be made."""
        document = due.post.document
        if document is None or not is_order(document.path):
            return await self._send(due)
        lasting = await self._read(lambda tx: lasting_name(tx, document.path, self._renderer.look))
        if lasting is None:
            return await self._send_made(due)
        return await self._send_lasting(due, document, lasting)

    async def _read(self, work: Callable[[Connection], T]) -> T:
        try:
            return await self._store.read(work)
        except FAILURES:
            raise DeliveryError("uploads not read", Outcome.NOT_SENT) from None

    async def _send_lasting(self, due: Due, document: Document, lasting: str) -> Delivered:
        """Send what the service keeps; the first of many who get it at once has it made for all."""
        gone = ""
        while True:
            async with self._turns[lasting]:
                known = await self._known(due.post.channel, lasting)
                if known is None or known.file_id == gone:
                    return await self._send_first(due, lasting)
            try:
                return await self._send_again(due, document, known)
            except DeliveryError as failure:
                if failure.outcome is not Outcome.FILE_UNKNOWN:
                    raise
                gone = known.file_id

    async def _known(self, channel: str, lasting: str) -> Upload | None:
        return self._kept.get((channel, lasting)) or await self._read(
            lambda tx: uploads.known(tx, channel, lasting)
        )

    async def _send_first(self, due: Due, lasting: str) -> Delivered:
        sent = await self._send_made(due)
        if not sent.file_id:
            return sent
        self._kept[due.post.channel, lasting] = Upload(sent.file_id, sent.file_kind)
        return replace(sent, kept_as=lasting)

    async def _send_again(self, due: Due, document: Document, known: Upload) -> Delivered:
        """Send a file by the service's own id; there is nothing to keep that is not kept."""
        kept = replace(document, path=known.file_id, kind=known.kind)
        return await self._send(replace(due, post=replace(due.post, document=kept)))

    async def _send_made(self, due: Due) -> Delivered:
        async with self._shown(due), self._renderer.filled(due) as filled:
            try:
                return await self._send(filled)
            except DeliveryError as failure:
                if failure.outcome is not Outcome.TOO_BIG:
                    raise
                return await self._send(_explained(filled))

    @asynccontextmanager
    async def _shown(self, due: Due) -> AsyncIterator[None]:
        showing = asyncio.create_task(self._show(due))
        try:
            yield
        finally:
            showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)


def _explained(due: Due) -> Due:
    """Return the row as a text that says why there is no file, and what can be done."""
    document = due.post.document
    if document is None:
        return due
    megabytes = ceil(Path(document.path).stat().st_size / MEGABYTE)
    why = say(due.post.language, "file-too-big", name=document.name, size=f"{megabytes:,}")
    text = "\n".join(filter(None, (why, due.post.text)))
    return replace(due, post=replace(due.post, text=text, document=None))
