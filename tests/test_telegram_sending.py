"""Each refusal of the chat service is told apart, and hostile text arrives as it was written."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import unused_port
from telegram import Bot

from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.sending import send
from domain.delivery import DeliveryError, Outcome
from domain.messages import Button
from playground.world import DEFAULT_TOKEN
from storage.outbox import Due, Post
from tests.playground_scene import Scene, scene

BUTTONS = ((Button("好", "card.ok"),),)


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as opened:
        yield opened


@pytest.fixture
async def bot(here: Scene) -> AsyncIterator[Bot]:
    """A client as the app has it."""
    async with client(here.url) as opened:
        yield opened


def client(url: str) -> Bot:
    http = AiohttpRequest(4)
    return Bot(DEFAULT_TOKEN, base_url=f"{url}bot", request=http, get_updates_request=http)


def due(chat: int, text: str = "您好", *, repeated: bool = False, target: str = "", press: str = "") -> Due:
    post = Post("telegram", str(chat), text, BUTTONS, token="card", press_id=press, language="zh-CN")
    return Due(1, post, 1, repeated, target)


async def refusal(bot: Bot, message: Due) -> DeliveryError:
    with pytest.raises(DeliveryError) as failure:
        await send(bot, message)
    return failure.value


async def sent(bot: Bot, message: Due) -> str:
    """Send it, and return the message's id."""
    return (await send(bot, message)).message_id


async def newest(here: Scene, chat: int) -> str:
    *_, last = await here.people.messages(chat)
    return str(last["text"])


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("401", Outcome.UNAUTHORISED),
        ("403", Outcome.UNREACHABLE),
        ("429", Outcome.NOT_SENT),
        ("500", Outcome.UNKNOWN),
        ("502", Outcome.UNKNOWN),
        ("drop_before", Outcome.UNKNOWN),
        ("drop_after", Outcome.UNKNOWN),
    ],
)
async def test_what_became_of_a_message_is_told_from_the_answer(
    here: Scene, bot: Bot, fault: str, outcome: Outcome
) -> None:
    await here.people.faults({"kind": fault, "method": "sendMessage"})
    assert (await refusal(bot, due(here.zhang))).outcome is outcome


async def test_the_services_own_waiting_time_is_passed_on(here: Scene, bot: Bot) -> None:
    await here.people.faults({"kind": "429", "method": "sendMessage", "retry_after": 17})
    assert (await refusal(bot, due(here.zhang))).retry_after == 17


async def test_without_a_connection_it_is_certain_that_nothing_was_sent() -> None:
    nobody_listens = client(f"http://127.0.0.1:{unused_port()}/")
    await nobody_listens.request.initialize()
    assert (await refusal(nobody_listens, due(1))).outcome is Outcome.NOT_SENT
    await nobody_listens.request.shutdown()


async def test_who_blocked_the_bot_is_unreachable(here: Scene, bot: Bot) -> None:
    await here.people.block(here.zhang)
    assert (await refusal(bot, due(here.zhang))).outcome is Outcome.UNREACHABLE


async def test_a_deactivated_person_is_unreachable(here: Scene, bot: Bot) -> None:
    await here.people.deactivate(here.zhang)
    assert (await refusal(bot, due(here.zhang))).outcome is Outcome.UNREACHABLE


async def test_who_never_started_the_bot_is_unreachable(here: Scene, bot: Bot) -> None:
    assert (await refusal(bot, due(here.li))).outcome is Outcome.UNREACHABLE


async def test_a_chat_that_does_not_exist_is_unreachable(bot: Bot) -> None:
    assert (await refusal(bot, due(123456))).outcome is Outcome.UNREACHABLE


async def test_a_group_that_removed_the_bot_is_unreachable(here: Scene, bot: Bot) -> None:
    await here.people.kick(here.group)
    assert (await refusal(bot, due(here.group))).outcome is Outcome.UNREACHABLE


async def test_a_group_that_became_a_supergroup_names_its_new_id(here: Scene, bot: Bot) -> None:
    moved = await here.people.migrate(here.group)
    failure = await refusal(bot, due(here.group))
    assert (failure.outcome, failure.new_chat) == (Outcome.MIGRATED, str(moved))


async def test_an_empty_message_is_refused_for_good(here: Scene, bot: Bot) -> None:
    assert (await refusal(bot, due(here.zhang, " "))).outcome is Outcome.REFUSED


async def test_a_repeat_says_that_it_may_be_one(here: Scene, bot: Bot) -> None:
    await send(bot, due(here.zhang, repeated=True))
    first, _, mark = (await newest(here, here.zhang)).partition("\n")
    assert first == "您好"
    assert mark


async def test_a_press_too_old_to_be_answered_changes_the_card_all_the_same(here: Scene, bot: Bot) -> None:
    card = await sent(bot, due(here.zhang))
    press = await here.people.press_data(here.zhang, here.zhang, int(card), "card.0")
    await here.people.clock(advance=200)
    await send(bot, due(here.zhang, "已办", target=card, press=press))
    assert await newest(here, here.zhang) == "已办"


async def test_a_change_that_changes_nothing_counts_as_made(here: Scene, bot: Bot) -> None:
    card = await sent(bot, due(here.zhang))
    assert await sent(bot, due(here.zhang, target=card)) == card


async def test_a_change_of_a_deleted_card_is_sent_as_a_new_message(here: Scene, bot: Bot) -> None:
    card = await sent(bot, due(here.zhang))
    await here.people.delete(here.zhang, int(card))
    assert await sent(bot, due(here.zhang, "已办", target=card)) != card
    assert await newest(here, here.zhang) == "已办"


@pytest.mark.parametrize("sign", ["长", "🏭", "𠮷"])
async def test_a_text_too_long_is_cut_and_still_arrives(here: Scene, bot: Bot, sign: str) -> None:
    await send(bot, due(here.zhang, sign * 5000))
    assert await newest(here, here.zhang) == sign * 4096


@pytest.mark.parametrize(
    "text", ["<b>完成</b> & *60%* _x_ [x](http://y)", "</", "=cmd()|' /C calc'!A0", "👩‍🏭 𠮷 é"]
)
async def test_markup_and_formulas_arrive_as_text(here: Scene, bot: Bot, text: str) -> None:
    await send(bot, due(here.zhang, text))
    assert await newest(here, here.zhang) == text


async def test_controls_and_overrides_of_direction_are_not_shown(here: Scene, bot: Bot) -> None:
    await send(bot, due(here.zhang, "完\x00成\u202e%06\u2066\x1b[31m\n第二行"))
    assert await newest(here, here.zhang) == "完成%06[31m\n第二行"
