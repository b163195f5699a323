"""A world at the playground with a real python-telegram-bot against it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from telegram import Bot
from telegram.request import HTTPXRequest

from playground.client import Playground
from playground.faults import Faults
from playground.server import make_app
from playground.world import DEFAULT_TOKEN, World

MONDAY = 1_696_811_400.0  # 2023-10-09 08:30 in Shanghai


@dataclass(frozen=True, slots=True)
class Scene:
    """Zhang has started the bot; the group has Zhang and Li in it, and the bot."""

    world: World
    people: Playground
    bot: Bot
    url: str
    zhang: int
    li: int
    group: int

    def raw(self) -> ClientSession:
        """Return an HTTP client for calls that python-telegram-bot would not make."""
        return ClientSession()


@asynccontextmanager
async def scene(
    *, limits: bool = False, privacy: bool = True, token: str = DEFAULT_TOKEN
) -> AsyncIterator[Scene]:
    """Serve a fresh world. Without limits neither floods nor repeated polls are held back."""
    world = World(MONDAY, privacy=privacy, token=token, faults=Faults(limits=limits))
    async with TestServer(make_app(world)) as server:
        url = str(server.make_url("/"))
        bot = bot_at(url, token)
        async with Playground(url) as people, bot:
            zhang, li = await people.add_user("张三"), await people.add_user("李四", last_name="王")
            group = await people.add_chat("工业组", [zhang, li])
            await people.start(zhang)
            world.updates.clear()
            yield Scene(world, people, bot, url, zhang, li, group)


def bot_at(url: str, token: str = DEFAULT_TOKEN) -> Bot:
    return Bot(
        token,
        base_url=f"{url}bot",
        base_file_url=f"{url}file/bot",
        request=plain_http(),
        get_updates_request=plain_http(),
    )


def plain_http() -> HTTPXRequest:
    """Return the library's own client, without the certificates that it would load for each bot."""
    return HTTPXRequest(httpx_kwargs={"verify": False})


def another_bot(here: Scene) -> Bot:
    """Return a second client of the same bot, as a second process would be."""
    return bot_at(here.url)
