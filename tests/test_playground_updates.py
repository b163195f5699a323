"""How the bot gets its updates: long polling, expiry, competing pollers, webhooks."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.error import BadRequest, Conflict

from playground.wire import Json
from tests.playground_scene import Scene, another_bot, scene


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


async def texts(
    here: Scene, *, offset: int | None = None, limit: int | None = None, seconds: int = 0
) -> list[str]:
    updates = await here.bot.get_updates(offset, limit, seconds)
    return [update.message.text or "" for update in updates if update.message]


async def test_a_waiting_poll_answers_at_once_when_something_comes(here: Scene) -> None:
    poll = asyncio.create_task(texts(here, seconds=10))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await here.people.send(here.zhang, "到了")
    assert await poll == ["到了"]
    assert time.monotonic() - began < 1


async def test_a_poll_without_news_ends_at_its_timeout(here: Scene) -> None:
    began = time.monotonic()
    assert await texts(here, seconds=1) == []
    assert 0.9 < time.monotonic() - began < 2


async def test_a_second_poller_ends_the_first_with_409(here: Scene) -> None:
    first = asyncio.create_task(texts(here, seconds=10))
    await asyncio.sleep(0.05)
    async with another_bot(here) as second:
        assert await second.get_updates(timeout=1) == ()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


async def test_limit_and_negative_offset(here: Scene) -> None:
    for text in ("一", "二", "三"):
        await here.people.send(here.zhang, text)
    assert await texts(here, limit=2) == ["一", "二"]
    assert await texts(here, offset=-1) == ["三"]
    assert await texts(here) == ["三"]


async def test_updates_are_gone_after_a_day(here: Scene) -> None:
    await here.people.send(here.zhang, "旧")
    await here.people.clock(advance=86_401)
    await here.people.send(here.zhang, "新")
    assert await texts(here) == ["新"]


async def test_only_wanted_kinds_are_kept(here: Scene) -> None:
    await here.bot.get_updates(allowed_updates=["callback_query"])
    await here.people.send(here.zhang, "不要")
    assert await texts(here) == []


async def test_with_limits_the_same_offset_soon_again_gets_one_update() -> None:
    async with scene(limits=True) as here:
        await here.people.send(here.zhang, "一")
        await here.people.send(here.zhang, "二")
        assert len(await here.world.updates.poll(0, 100, 0)) == 2
        assert len(await here.world.updates.poll(0, 100, 0)) == 1


@dataclass(slots=True)
class Receiver:
    """A bot's webhook: it refuses the next `refusals` posts."""

    refusals: int = 0
    received: list[Json] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=500)
        self.received.append(await request.json())
        self.news.set()
        return web.Response()

    async def wait_for(self, count: int) -> list[str]:
        async with asyncio.timeout(8):
            while len(self.received) < count:
                self.news.clear()
                await self.news.wait()
        return [update["message"]["text"] for update in self.received]


@dataclass(frozen=True, slots=True)
class Hooked:
    receiver: Receiver
    url: str


@pytest.fixture
async def hook() -> AsyncIterator[Hooked]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    async with TestServer(app) as server:
        yield Hooked(receiver, str(server.make_url("/hook")))


async def test_a_webhook_gets_updates_with_its_secret(here: Scene, hook: Hooked) -> None:
    await here.people.send(here.zhang, "早")
    await here.bot.set_webhook(hook.url, secret_token="mi-ma")
    await here.people.send(here.zhang, "晚")
    assert await hook.receiver.wait_for(2) == ["早", "晚"]
    assert set(hook.receiver.secrets) == {"mi-ma"}


async def test_a_refused_update_is_repeated_before_the_next_of_its_chat(here: Scene, hook: Hooked) -> None:
    hook.receiver.refusals = 1
    await here.bot.set_webhook(hook.url)
    await here.people.send(here.zhang, "一")
    await here.people.send(here.zhang, "二")
    assert await hook.receiver.wait_for(2) == ["一", "二"]
    info = await here.bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


async def test_while_a_webhook_is_set_polling_is_refused(here: Scene, hook: Hooked) -> None:
    await here.bot.set_webhook(hook.url)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await here.bot.get_updates()
    await here.bot.delete_webhook()
    assert await here.bot.get_updates() == ()


async def test_what_a_webhook_did_not_take_waits_for_the_poll(here: Scene, hook: Hooked) -> None:
    hook.receiver.refusals = 99
    await here.bot.set_webhook(hook.url)
    await here.people.send(here.zhang, "等")
    await here.bot.delete_webhook()
    assert await texts(here) == ["等"]


async def test_pending_updates_can_be_dropped(here: Scene) -> None:
    await here.people.send(here.zhang, "不看")
    await here.bot.delete_webhook(drop_pending_updates=True)
    assert await texts(here) == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://example.org/hook", "An HTTPS URL must be provided"),
        ("https://example.org:1234/hook", "only on ports 80, 88, 443 or 8443"),
    ],
)
async def test_a_webhook_needs_https_and_a_known_port(here: Scene, url: str, reason: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await here.bot.set_webhook(url)
