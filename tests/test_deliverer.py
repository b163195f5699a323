"""The deliverer: every outcome of a send leads to the right next step."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.deliverer import MOST_IN_FLIGHT, Deliverer
from bot.pacing import Limits, Pacer
from bot.store import ThreadStore
from domain.delivery import Delivered, DeliveryError, Outcome
from domain.messages import Document, Lane
from storage import outbox, uploads
from storage.migrate import migrate
from storage.outbox import Due, Post
from storage.tables.messages import outbox as outbox_table
from storage.uploads import Upload

UNLIMITED = Limits(per_second=0)
BLOCKED = DeliveryError("Forbidden: bot was blocked by the user", Outcome.UNREACHABLE)
NO_ANSWER = DeliveryError("no answer in time", Outcome.UNKNOWN)
FLOOD = DeliveryError("Too Many Requests", Outcome.NOT_SENT, retry_after=0.05)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Service:
    """A chat service that takes messages, or fails as told for the first tries."""

    failures: list[DeliveryError] = field(default_factory=list)
    taken: list[Due] = field(default_factory=list)

    async def send(self, due: Due) -> Delivered:
        self.taken.append(due)
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        return Delivered(str(len(self.taken)))

    def texts(self) -> list[str]:
        return [due.post.text for due in self.taken]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[ThreadStore]:
    url = f"sqlite+aiosqlite:///{tmp_path}/bot.db"
    migrate(url)
    opened = ThreadStore(url)
    yield opened
    await opened.close()


@asynccontextmanager
async def delivering(
    store: ThreadStore, service: Service, limits: Limits = UNLIMITED
) -> AsyncIterator[list[str]]:
    """Run a deliverer; yields the outcomes that were reported as lost."""
    lost: list[str] = []

    def note(_tx: Connection, _due: Due, failure: DeliveryError, _now: datetime) -> None:
        lost.append(failure.outcome)

    deliverer = Deliverer(store, service.send, Pacer(limits), now, note)
    running = asyncio.create_task(deliverer.run())
    try:
        yield lost
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await deliverer.stop()


async def queue(store: ThreadStore, *posts: Post) -> None:
    def work(tx: Connection) -> None:
        for post in posts:
            outbox.add(tx, post, now())

    await store.transact(work)


async def settled(store: ThreadStore, count: int = 1) -> list[str]:
    """Wait until so many rows have their final state; return the states."""
    query = select(outbox_table.c.state).order_by(outbox_table.c.id)
    for _ in range(400):
        states = await store.read(lambda tx: list(tx.scalars(query)))
        if sum(state in {"sent", "refused", "dropped"} for state in states) >= count:
            return states
        await asyncio.sleep(0.01)
    raise AssertionError(states)


def post(text: str, chat: str = "100", lane: Lane = Lane.REPLY) -> Post:
    return Post("telegram", chat, text, lane=lane)


async def test_messages_of_a_chat_arrive_in_order(store: ThreadStore) -> None:
    service = Service()
    await queue(store, *(post(str(n)) for n in range(12)))
    async with delivering(store, service):
        await settled(store, 12)
    assert service.texts() == [str(n) for n in range(12)]


async def test_a_flood_wait_is_obeyed_and_nothing_is_lost(store: ThreadStore) -> None:
    service = Service([FLOOD, FLOOD])
    await queue(store, post("您好"))
    async with delivering(store, service) as lost:
        assert await settled(store) == ["sent"]
    assert service.texts() == ["您好"] * 3
    assert lost == []
    assert not any(due.repeated for due in service.taken)


async def test_however_often_the_service_is_not_reached_nothing_is_given_up(store: ThreadStore) -> None:
    await queue(store, post("您好"))
    set_attempts = outbox_table.update().values(attempts=50)
    await store.transact(lambda tx: tx.execute(set_attempts) and None)
    service = Service([DeliveryError("no connection", Outcome.NOT_SENT, retry_after=0.05)])
    async with delivering(store, service) as lost:
        assert await settled(store) == ["sent"]
    assert lost == []


async def test_a_flood_wait_in_one_chat_does_not_hold_the_others(store: ThreadStore) -> None:
    service = Service([DeliveryError("Too Many Requests", Outcome.NOT_SENT, retry_after=30)])
    await queue(store, post("held", "1"), post("free", "2"))
    async with delivering(store, service):
        assert await settled(store) == ["waiting", "sent"]


async def test_after_no_answer_it_is_sent_once_more_as_a_repeat(store: ThreadStore) -> None:
    service = Service([NO_ANSWER])
    await queue(store, post("您好"))
    async with delivering(store, service):
        assert await settled(store) == ["sent"]
    assert [due.repeated for due in service.taken] == [False, True]


async def test_after_no_answer_twice_it_is_given_up_and_reported(store: ThreadStore) -> None:
    service = Service([NO_ANSWER, NO_ANSWER])
    await queue(store, post("您好"))
    async with delivering(store, service) as lost:
        assert await settled(store) == ["refused"]
    assert len(service.taken) == 2
    assert lost == [Outcome.UNKNOWN]


async def test_a_blocked_chat_is_reported_and_not_tried_again(store: ThreadStore) -> None:
    service = Service([BLOCKED])
    await queue(store, post("您好"))
    async with delivering(store, service) as lost:
        assert await settled(store) == ["refused"]
    assert lost == [Outcome.UNREACHABLE]


async def test_a_file_that_may_be_sent_again_is_known_with_its_message(store: ThreadStore) -> None:
    class Keeping(Service):
        async def send(self, due: Due) -> Delivered:
            kept_as = "form:docx:1:1:zh-CN:0" if due.post.text == "周报" else ""
            return replace(await super().send(due), file_id="A1", file_kind="document", kept_as=kept_as)

    await queue(store, post("台账"), post("周报"))
    async with delivering(store, Keeping()):
        await settled(store, 2)
    known = await store.read(lambda tx: uploads.known(tx, "telegram", "form:docx:1:1:zh-CN:0"))
    assert known == Upload("A1", "document")


async def test_people_who_wait_for_a_file_hold_up_nobody(store: ThreadStore) -> None:
    made = asyncio.Event()

    class Making(Service):
        async def send(self, due: Due) -> Delivered:
            if due.post.document is not None:
                await made.wait()
            return await super().send(due)

    ordered = Document("form:xlsx:1:2023-W41:zh-CN", "台账.xlsx")
    orders = [replace(post("", str(chat)), document=ordered) for chat in range(MOST_IN_FLIGHT + 10)]
    await queue(store, *orders, post("您好", "900"))
    async with delivering(store, Making()):
        assert (await settled(store))[-1] == "sent"
        made.set()
        await settled(store, len(orders) + 1)


async def test_what_was_being_sent_at_a_crash_is_sent_again_as_a_repeat(store: ThreadStore) -> None:
    await queue(store, post("您好"))
    await store.transact(lambda tx: outbox.claim(tx, now(), 1, frozenset()))
    service = Service()
    async with delivering(store, service):
        await settled(store)
    assert service.taken[0].repeated


async def test_a_reply_overtakes_a_running_broadcast(store: ThreadStore) -> None:
    service = Service()
    await queue(store, *(post("播", str(n), Lane.BROADCAST) for n in range(40)))
    async with delivering(store, service, Limits(per_second=100)):
        await asyncio.sleep(0.06)
        await queue(store, post("答", "900"))
        await settled(store, 41)
    assert service.texts().index("答") < 15


async def test_a_message_that_cannot_even_be_put_into_words_is_reported_and_holds_nobody(
    store: ThreadStore,
) -> None:
    class Spoilt(Service):
        async def send(self, due: Due) -> Delivered:
            if due.post.text == "坏":
                raise FileNotFoundError("附件不在了")
            return await super().send(due)

    await queue(store, post("坏"), post("好"))
    async with delivering(store, Spoilt()) as lost:
        assert await settled(store, 2) == ["refused", "sent"]
    assert lost == [Outcome.REFUSED]


async def test_a_short_wait_in_one_chat_is_not_forgotten_for_a_long_one_in_another(
    store: ThreadStore,
) -> None:
    service = Service([DeliveryError("Too Many Requests", Outcome.NOT_SENT, retry_after=30), FLOOD])
    await queue(store, post("held", "1"), post("behind", "1"), post("soon", "2"))
    async with delivering(store, service):
        assert await settled(store) == ["waiting", "waiting", "sent"]
    assert service.texts() == ["held", "soon", "soon"]
