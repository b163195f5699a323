"""Whatever a client sends: an answer or a refusal in the Bot API's words, never a breakdown."""

import inspect
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.entities import excerpt, with_detected
from playground.errors import ApiError
from playground.faults import Faults
from playground.params import Params, parsed_json
from playground.server import METHODS
from playground.wire import Json
from playground.world import World
from tests.playground_scene import MONDAY

NAMES = (
    "action",
    "allow_sending_without_reply",
    "caption",
    "caption_entities",
    "commands",
    "description",
    "entities",
    "file_id",
    "from_chat_id",
    "language_code",
    "link_preview_options",
    "media",
    "menu_button",
    "message_id",
    "message_ids",
    "parse_mode",
    "photo",
    "reaction",
    "reply_markup",
    "reply_parameters",
    "scope",
    "text",
    "thumbnail",
    "title",
    "user_id",
)
FIELDS = ("type", "offset", "length", "text", "inline_keyboard", "keyboard", "callback_data", "media")
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
nested = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=8,
)
requests = st.dictionaries(st.sampled_from(NAMES), nested | st.sampled_from(["HTML", "1", "bold", "typing"]))
METHOD_NAMES = sorted(name for name, run in METHODS.items() if not inspect.iscoroutinefunction(run))


def a_world() -> tuple[World, int]:
    world = World(MONDAY, faults=Faults(limits=False))
    zhang = world.add_user("张三")
    zhang.started = True
    world.post(world.chats[zhang.id], {"text": "一"}, sender=world.bot)
    return world, zhang.id


@settings(max_examples=250, deadline=None)
@given(method=st.sampled_from(METHOD_NAMES), values=requests)
def test_no_request_breaks_the_server(method: str, values: Json) -> None:
    world, zhang = a_world()
    params = Params({"chat_id": zhang, "message_id": 1, **values})
    with suppress(ApiError):
        METHODS[method](world, params)


@pytest.mark.parametrize("text", ['{"text": "\\ud800"}', '["\\uDC00"]'])
def test_half_a_surrogate_pair_is_refused(text: str) -> None:
    with pytest.raises(ApiError, match="strings must be encoded in UTF-8"):
        parsed_json(text, "no JSON")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/renwu 二", [("bot_command", "/renwu")]),
        ("/zhoubao@duban_bot", [("bot_command", "/zhoubao@duban_bot")]),
        ("5/10 和 a/b", []),
        ("进度 #周报 #2023", [("hashtag", "#周报")]),
        ("问 @zhang_san", [("mention", "@zhang_san")]),
        ("写信 a.b@yx.gov.cn", [("email", "a.b@yx.gov.cn")]),
        ("见 https://yx.gov.cn/a?b=1。", [("url", "https://yx.gov.cn/a?b=1")]),
        ("见 www.yx.gov.cn, 好", [("url", "www.yx.gov.cn")]),
        ("完成 65.5%", []),
        ("🏭 t.me/duban", [("url", "t.me/duban")]),
        ("涨 $USD", [("cashtag", "$USD")]),
    ],
)
def test_what_the_server_finds_in_a_text(text: str, found: list[tuple[str, str]]) -> None:
    entities = with_detected(text, [])
    assert [(entity["type"], excerpt(text, entity)) for entity in entities] == found


def test_nothing_is_found_in_code() -> None:
    code = {"type": "code", "offset": 0, "length": 6}
    assert with_detected("/renwu", [code]) == [code]
