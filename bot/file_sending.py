"""Sends files that someone asked for: one the service keeps by its id, any other once it is made."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

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

Show = Callable[[Due], Coroutine[None, None, None]]
MEGABYTE = 10**6


class FileSender:
    """`send` hands a row to the chat service; `show` lets its chat see that work goes on, until cancelled."""

    def __init__(self, store: Store, renderer: Renderer, send: Send, show: Show) -> None:
        self._store = store
        self._renderer = renderer
        self._send = send
        self._show = show

    async def send(self, due: Due) -> Delivered:
        """Deliver a row, its file made before if it names one that is still to be made."""
        document = due.post.document
        if document is None or not is_order(document.path):
            return await self._send(due)
        lasting, known = await self._look_up(due.post.channel, document)
        if known is not None and (sent := await self._send_again(due, document, known)):
            return sent
        sent = await self._send_made(due)
        return replace(sent, kept_as=lasting) if lasting and sent.file_id else sent

    async def _look_up(self, channel: str, document: Document) -> tuple[str | None, Upload | None]:
        """Return the file's lasting name, and what the service keeps under it."""

        def look(tx: Connection) -> tuple[str | None, Upload | None]:
            lasting = lasting_name(tx, document.path)
            return lasting, uploads.known(tx, channel, lasting) if lasting else None

        try:
            return await self._store.read(look)
        except FAILURES:
            raise DeliveryError("uploads not read", Outcome.NOT_SENT) from None

    async def _send_again(self, due: Due, document: Document, known: Upload) -> Delivered | None:
        """Send a file by the service's own id; None if the service no longer knows it."""
        kept = replace(document, path=known.file_id, kind=known.kind)
        try:
            return await self._send(replace(due, post=replace(due.post, document=kept)))
        except DeliveryError as failure:
            if failure.outcome is Outcome.FILE_UNKNOWN:
                return None
            raise

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
    megabytes = Path(document.path).stat().st_size / MEGABYTE
    why = say(due.post.language, "file-too-big", name=document.name, size=f"{megabytes:.0f}")
    text = "\n".join(filter(None, (why, due.post.text)))
    return replace(due, post=replace(due.post, text=text, document=None))
