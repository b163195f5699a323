"""Keyboards and entities that the playground takes and refuses."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import LinkPreviewOptions, MessageEntity, User
from telegram.error import BadRequest

from playground.errors import ApiError
from playground.markup import split_markup
from tests.playground_scene import Scene, scene

BUTTON = {"text": "报送", "callback_data": "x"}


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        pytest.param({"inline_keyboard": [[BUTTON] * 9]}, "reply markup is too long", id="nine in a row"),
        pytest.param({"inline_keyboard": [[BUTTON]] * 101}, "reply markup is too long", id="over a hundred"),
        pytest.param({"inline_keyboard": [[{"callback_data": "x"}]]}, "must have a text", id="no text"),
        pytest.param({"inline_keyboard": [[{"text": "x"}]]}, "Text buttons are unallowed", id="does nothing"),
        pytest.param({"inline_keyboard": [BUTTON]}, "expected an Array of Arrays", id="no rows"),
        pytest.param(
            {"keyboard": [[{"text": ""}]]}, "can't parse keyboard button", id="an empty reply button"
        ),
        pytest.param({"colour": "red"}, "can't parse reply keyboard markup", id="no keyboard at all"),
    ],
)
def test_a_keyboard_that_is_refused(markup: dict[str, Any], reason: str) -> None:
    with pytest.raises(ApiError, match=reason):
        split_markup(markup)


def test_rows_without_buttons_vanish() -> None:
    assert split_markup({"inline_keyboard": [[], [BUTTON], []]}) == ({"inline_keyboard": [[BUTTON]]}, None)
    assert split_markup({"inline_keyboard": [[]]}) == (None, None)


async def test_given_entities_are_kept_and_strange_ones_dropped(here: Scene) -> None:
    entities = [MessageEntity("bold", 0, 2), MessageEntity("sparkling", 2, 1)]
    sent = await here.bot.send_message(here.zhang, "进度好", entities=entities)
    assert sent.entities == (MessageEntity("bold", 0, 2),)


async def test_an_entity_beyond_the_text_is_refused(here: Scene) -> None:
    with pytest.raises(BadRequest, match="ends after the end of the text"):
        await here.bot.send_message(here.zhang, "进度", entities=[MessageEntity("bold", 1, 5)])


async def test_a_mention_by_id_names_the_person(here: Scene) -> None:
    sent = await here.bot.send_message(
        here.group, f'<a href="tg://user?id={here.li}">李</a>', parse_mode="HTML"
    )
    assert sent.entities[0].user == User(here.li, "李四", False)


async def test_a_mention_of_a_stranger_is_plain_text(here: Scene) -> None:
    sent = await here.bot.send_message(here.group, '<a href="tg://user?id=5">谁</a>', parse_mode="HTML")
    assert sent.entities == ()


async def test_the_first_address_is_previewed_unless_refused(here: Scene) -> None:
    shown = await here.bot.send_message(here.zhang, "见 https://a.cn/x")
    hidden = await here.bot.send_message(
        here.zhang, "见 https://a.cn/x", link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    assert shown.link_preview_options == LinkPreviewOptions(url="https://a.cn/x")
    assert hidden.link_preview_options == LinkPreviewOptions(is_disabled=True)


async def test_a_link_is_previewed_too(here: Scene) -> None:
    sent = await here.bot.send_message(here.zhang, '<a href="https://a.cn/x">此处</a>', parse_mode="HTML")
    assert sent.link_preview_options == LinkPreviewOptions(url="https://a.cn/x")
