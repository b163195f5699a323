"""Flood limits and faults on demand, as python-telegram-bot meets them."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import InputMediaDocument
from telegram.error import Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from playground.clock import Clock
from playground.errors import ApiError
from playground.limits import FloodLimits
from tests.playground_scene import MONDAY, Scene, scene

# RetryAfter reads its own number by a name that the library is about to retype.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


def spent(limits: FloodLimits, chat: int) -> int:
    """Return how many messages fit before the first refusal."""
    for number in range(1000):
        try:
            limits.spend(chat, 1)
        except ApiError:
            return number
    return 1000


def test_a_private_chat_takes_a_small_burst() -> None:
    assert spent(FloodLimits(Clock(MONDAY, speed=0)), 1001) == 3


def test_a_group_takes_twenty_a_minute() -> None:
    clock = Clock(MONDAY)
    limits = FloodLimits(clock)
    assert spent(limits, -4001) == 20
    clock.set(clock.now() + 60)
    assert spent(limits, -4001) == 20


def test_all_chats_together_take_thirty_a_second() -> None:
    limits = FloodLimits(Clock(MONDAY, speed=0))
    began = time.monotonic()
    fitting = sum(spent(limits, chat) for chat in range(1001, 1101))
    assert 30 <= fitting <= 31 + 30 * (time.monotonic() - began)


def test_a_stopped_clock_locks_no_chat() -> None:
    limits = FloodLimits(Clock(MONDAY, speed=0))
    spent(limits, 1001)
    time.sleep(1.05)
    limits.spend(1001, 1)


async def test_a_flood_is_refused_with_the_seconds_to_wait() -> None:
    async with scene(limits=True) as here:
        flood = (here.bot.send_message(here.zhang, str(number)) for number in range(9))
        outcomes = await asyncio.gather(*flood, return_exceptions=True)
        refusals = [outcome for outcome in outcomes if isinstance(outcome, RetryAfter)]
        assert {refusal.retry_after for refusal in refusals} == {timedelta(seconds=1)}


async def test_an_album_counts_each_item() -> None:
    async with scene(limits=True) as here:
        album = [InputMediaDocument(b"x", filename=f"{number}.txt") for number in range(10)]
        await here.bot.send_media_group(here.group, album)
        await here.bot.send_media_group(here.group, album)
        with pytest.raises(RetryAfter):
            await here.bot.send_message(here.group, "一")


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("429", RetryAfter),
        ("500", NetworkError),
        ("502", NetworkError),
        ("403", Forbidden),
        ("401", InvalidToken),
        ("413", NetworkError),
        ("drop_before", NetworkError),
        ("drop_after", NetworkError),
    ],
)
async def test_a_scripted_refusal_strikes_once(here: Scene, kind: str, error: type[TelegramError]) -> None:
    await here.people.faults({"kind": kind, "method": "sendMessage", "count": 1, "retry_after": 7})
    with pytest.raises(error):
        await here.bot.send_message(here.zhang, "一")
    await here.bot.send_message(here.zhang, "二")


@pytest.mark.parametrize(("kind", "arrived"), [("drop_before", False), ("drop_after", True)])
async def test_a_lost_answer_is_not_a_lost_message(here: Scene, kind: str, arrived: bool) -> None:
    await here.people.faults({"kind": kind, "method": "sendMessage"})
    with pytest.raises(NetworkError):
        await here.bot.send_message(here.zhang, "到否")
    assert ("到否" in [shown.get("text") for shown in await here.people.messages(here.zhang)]) is arrived


async def test_a_rule_for_one_chat_spares_the_others(here: Scene) -> None:
    await here.people.faults({"kind": "403", "chat": here.group})
    await here.bot.send_message(here.zhang, "一")
    with pytest.raises(Forbidden):
        await here.bot.send_message(here.group, "一")


async def test_a_slow_answer_comes_after_its_seconds(here: Scene) -> None:
    await here.people.faults({"kind": "slow", "method": "getMe", "seconds": 0.3})
    began = time.monotonic()
    await here.bot.get_me()
    assert time.monotonic() - began >= 0.3


async def test_latency_delays_every_answer_until_cleared(here: Scene) -> None:
    await here.people.faults(latency_ms=200)
    began = time.monotonic()
    await here.bot.get_me()
    assert time.monotonic() - began >= 0.2
    assert await here.people.clear_faults() == {"latency_ms": 0, "limits": False, "rules": []}


async def test_a_duplicated_update_keeps_its_number(here: Scene) -> None:
    await here.people.faults({"kind": "duplicate_update"})
    await here.people.send(here.zhang, "一")
    first, second = await here.bot.get_updates()
    assert first == second


async def test_updates_can_come_in_the_wrong_order(here: Scene) -> None:
    await here.people.send(here.zhang, "一")
    await here.people.faults({"kind": "bad_update_order"})
    await here.people.send(here.zhang, "二")
    updates = await here.bot.get_updates()
    assert [update.message and update.message.text for update in updates] == ["二", "一"]


async def test_a_poison_update_breaks_a_strict_parser(here: Scene) -> None:
    await here.people.faults({"kind": "poison_update"})
    await here.people.send(here.zhang, "一")
    with pytest.raises((TelegramError, KeyError, TypeError)):
        await here.bot.get_updates()
