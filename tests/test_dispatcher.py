"""The dispatcher: each event once, in order within its chat, and no event stops the others."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.dispatcher import Dispatcher
from bot.store import ThreadStore
from domain.messages import ChatKind, Incoming, IncomingKind
from storage import inbox
from storage.inbox import Arrival
from storage.migrate import migrate
from storage.tables.messages import inbox as inbox_table

NOW = datetime(2023, 10, 9, 1, 0, tzinfo=UTC)


class Desk:
    """Handles events by noting them in the database; one with the text 毒 always fails."""

    def __init__(self) -> None:
        self.handled: list[tuple[str, str]] = []

    def parse(self, payload: str) -> Incoming | None:
        chat, text = payload.split(":")
        if text == "毒":
            raise ValueError("cannot be read")
        kind, private = IncomingKind.MESSAGE, ChatKind.PRIVATE
        return Incoming("telegram", payload, kind, chat, private, chat, "某人", NOW, text)

    def handle(self, _tx: Connection, incoming: Incoming, _now: datetime) -> None:
        self.handled.append((incoming.chat, incoming.text))


class Watch:
    """A clock that a test may set."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[ThreadStore]:
    url = f"sqlite+aiosqlite:///{tmp_path}/bot.db"
    migrate(url)
    opened = ThreadStore(url)
    yield opened
    await opened.close()


def arrivals(*payloads: str) -> list[Arrival]:
    return [Arrival(f"{payload}#{n}", payload.split(":")[0], payload) for n, payload in enumerate(payloads)]


def a_dispatcher(store: ThreadStore, desk: Desk, watch: Watch | None = None) -> Dispatcher:
    return Dispatcher("telegram", store, (watch or Watch()).now, desk.parse, desk.handle)


async def test_events_of_one_chat_are_handled_in_order(store: ThreadStore) -> None:
    desk = Desk()
    dispatcher = a_dispatcher(store, desk)
    await dispatcher.receive(arrivals(*(f"{n % 8}:{n}" for n in range(80))))
    await dispatcher.idle()
    for chat in map(str, range(8)):
        texts = [int(text) for seen, text in desk.handled if seen == chat]
        assert texts == sorted(texts)
        assert len(texts) == 10


async def test_a_poison_event_is_parked_and_its_chat_goes_on(store: ThreadStore) -> None:
    desk, watch, told = Desk(), Watch(), []
    dispatcher = a_dispatcher(store, desk, watch)
    dispatcher.on_parked = lambda _tx, stored, _now: told.append(stored.event_id)
    await dispatcher.receive(arrivals("1:毒", "1:好", "2:好"))
    for minute in range(inbox.MAX_ATTEMPTS):
        watch.moment = NOW.replace(minute=minute)
        dispatcher.wake("1")
        await dispatcher.idle()
    assert told == ["1:毒#0"]
    assert sorted(desk.handled) == [("1", "好"), ("2", "好")]


async def test_what_was_stored_before_a_stop_is_handled_after_the_start(store: ThreadStore) -> None:
    await store.transact(lambda tx: inbox.add(tx, "telegram", arrivals("1:一", "2:二"), NOW))
    desk = Desk()
    dispatcher = a_dispatcher(store, desk)
    await dispatcher.resume()
    await dispatcher.idle()
    assert sorted(desk.handled) == [("1", "一"), ("2", "二")]


async def test_a_handler_that_fails_leaves_no_trace(store: ThreadStore) -> None:
    desk = Desk()

    def spoil(tx: Connection, incoming: Incoming, now: datetime) -> None:
        desk.handle(tx, incoming, now)
        tx.execute(inbox_table.delete())
        raise LookupError("halfway")

    dispatcher = Dispatcher("telegram", store, lambda: NOW, desk.parse, spoil)
    await dispatcher.receive(arrivals("1:一"))
    await dispatcher.idle()
    kept = await store.read(lambda tx: tx.execute(select(inbox_table.c.state, inbox_table.c.attempts)).all())
    assert [tuple(row) for row in kept] == [("new", 1)]


async def test_a_chat_that_writes_while_it_is_served_is_served_on(store: ThreadStore) -> None:
    desk = Desk()
    dispatcher = a_dispatcher(store, desk)
    await dispatcher.receive(arrivals("1:一"))
    await asyncio.gather(*(dispatcher.receive([Arrival(f"e{n}", "1", f"1:{n}")]) for n in range(20)))
    await dispatcher.idle()
    assert len(desk.handled) == 21
