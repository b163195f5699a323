"""A file that is asked for: its chat sees the work, and gets the file or the reason why there is none."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.file_sending import FileSender
from bot.rendering import Renderer
from bot.store import ThreadStore
from domain.delivery import Delivered, DeliveryError, Outcome
from domain.messages import Document
from domain.spans import span_of
from storage import programmes, summaries, uploads
from storage.outbox import Due, Post
from summaries.collecting import collect
from summaries.facts import to_json
from summaries.subjects import Asked
from summaries.view import View
from tests.installation import installed
from tests.scene import at
from tests.summary_scene import WEEK

TOO_BIG = DeliveryError("Request Entity Too Large", Outcome.TOO_BIG)
NO_ANSWER = DeliveryError("no answer", Outcome.UNKNOWN)


@dataclass
class Chat:
    """A chat that takes what is sent, or fails as told for the first tries, and watches the work."""

    failures: list[DeliveryError] = field(default_factory=list)
    taken: list[Post] = field(default_factory=list)
    forgotten: set[str] = field(default_factory=set)
    watching: bool = False
    watched: bool = False

    async def send(self, due: Due) -> Delivered:
        self.watched = self.watching
        if self.failures:
            raise self.failures.pop(0)
        if due.post.document and due.post.document.path in self.forgotten:
            raise DeliveryError("wrong file identifier", Outcome.FILE_UNKNOWN)
        self.taken.append(due.post)
        return Delivered("7", "A1", "document")

    async def show(self, _due: Due) -> None:
        self.watching = True
        try:
            await asyncio.Event().wait()
        finally:
            self.watching = False


async def nothing_to_fetch(_file_id: str, _path: Path) -> None:
    """No evidence is asked for here."""


@pytest.fixture
def url(tmp_path: Path) -> str:
    return installed(tmp_path)


@pytest.fixture
async def renderer(url: str) -> AsyncIterator[Renderer]:
    opened = Renderer(url, lambda: at(13, 9), nothing_to_fetch)
    yield opened
    opened.close()


@pytest.fixture
async def store(url: str) -> AsyncIterator[ThreadStore]:
    opened = ThreadStore(url)
    yield opened
    await opened.close()


def ordered(text: str = "", language: str = "zh-CN") -> Due:
    return file_for(f"form:csv:1:{WEEK}:zh-CN", text, language)


def file_for(path: str, text: str = "", language: str = "zh-CN") -> Due:
    document = Document(path, "应县专业镇台账-2023-W41.csv")
    return Due(1, Post("telegram", "5001", text, document=document, language=language), 0, repeated=False)


async def test_the_chat_sees_the_work_until_the_file_is_there(store: ThreadStore, renderer: Renderer) -> None:
    chat = Chat()
    delivered = await FileSender(store, renderer, chat.send, chat.show).send(ordered())
    assert (chat.watched, chat.watching) == (True, False)
    assert delivered == Delivered("7", "A1", "document")


async def test_the_chat_sees_no_work_once_it_failed(store: ThreadStore, renderer: Renderer) -> None:
    chat = Chat([NO_ANSWER])
    with pytest.raises(DeliveryError, match="no answer"):
        await FileSender(store, renderer, chat.send, chat.show).send(ordered())
    assert (chat.watched, chat.watching, chat.taken) == (True, False, [])


@pytest.mark.parametrize(("language", "words"), [("zh-CN", "请换短一些的时段"), ("en", "shorter span")])
async def test_a_file_too_big_is_explained_in_the_readers_language(
    store: ThreadStore, renderer: Renderer, language: str, words: str
) -> None:
    chat = Chat([TOO_BIG])
    await FileSender(store, renderer, chat.send, chat.show).send(ordered("请查收", language))
    (answer,) = chat.taken
    assert words in answer.text
    assert "应县专业镇台账-2023-W41.csv" in answer.text
    assert answer.text.endswith("请查收")
    assert answer.document is None


async def sent_summary(store: ThreadStore) -> Due:
    """An order for the text of a summary that was sent."""

    def work(tx: Connection) -> None:
        programme = programmes.by_id(tx, 1)
        facts = collect(View(tx, programme, programmes.calendar(tx, 1), at(13, 15)), Asked(span_of(WEEK)))
        row = {"programme_id": 1, "kind": "weekly", "period": WEEK, "facts": to_json(facts), "sections": []}
        drafted = summaries.add_draft(tx, row | {"drafted_at": at(13, 9), "send_at": at(13, 15)})
        assert drafted == 1
        summaries.mark_sent(tx, drafted, at(13, 15))

    await store.transact(work)
    return file_for("form:text:1:1:zh-CN")


async def test_many_who_get_a_file_at_once_get_one_that_was_made_once(
    store: ThreadStore, renderer: Renderer
) -> None:
    due, chat = await sent_summary(store), Chat()
    files = FileSender(store, renderer, chat.send, chat.show)
    delivered = await asyncio.gather(*(files.send(due) for _ in range(5)))
    paths = [taken.document.path for taken in chat.taken if taken.document]
    assert paths[0].startswith("/")
    assert paths[1:] == ["A1"] * 4
    assert len([one for one in delivered if one.kept_as]) == 1


async def test_a_file_that_the_service_forgot_is_made_once_more_for_all(
    store: ThreadStore, renderer: Renderer
) -> None:
    due = await sent_summary(store)
    kept = Delivered("6", "A0", "document", kept_as="form:text:1:1:zh-CN:0")
    await store.transact(lambda tx: uploads.keep(tx, "telegram", kept, at(13, 16)))
    chat = Chat(forgotten={"A0"})
    files = FileSender(store, renderer, chat.send, chat.show)
    await asyncio.gather(*(files.send(due) for _ in range(3)))
    paths = [taken.document.path for taken in chat.taken if taken.document]
    assert paths[0].startswith("/")
    assert paths[1:] == ["A1"] * 2


async def test_another_failure_of_a_kept_file_is_a_failure(store: ThreadStore, renderer: Renderer) -> None:
    due, chat = await sent_summary(store), Chat()
    files = FileSender(store, renderer, chat.send, chat.show)
    await files.send(due)
    chat.failures.append(NO_ANSWER)
    with pytest.raises(DeliveryError, match="no answer"):
        await files.send(due)


class Unreadable:
    """A database that cannot be read at the moment."""

    async def transact(self, work: Callable[[Any], Any]) -> Any:
        return await self.read(work)

    async def read(self, _work: Callable[[Any], Any]) -> Any:
        raise OperationalError("SELECT", {}, Exception("database is locked"))


async def test_while_the_database_cannot_be_read_nothing_is_sent_or_given_up(renderer: Renderer) -> None:
    chat = Chat()
    with pytest.raises(DeliveryError) as failure:
        await FileSender(Unreadable(), renderer, chat.send, chat.show).send(ordered())
    assert failure.value.outcome is Outcome.NOT_SENT
    assert chat.taken == []


async def test_a_text_is_sent_as_it_is(store: ThreadStore, renderer: Renderer) -> None:
    chat = Chat()
    plain = Due(1, Post("telegram", "5001", "您好"), 0, repeated=False)
    await FileSender(store, renderer, chat.send, chat.show).send(plain)
    assert (chat.taken, chat.watched) == ([plain.post], False)
