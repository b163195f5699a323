"""Every answer and update fits the Bot API's types, as aiogram's strict models have them."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.types import (
    Chat,
    ChatFullInfo,
    File,
    Message,
    MessageId,
    ResultChatMemberUnion,
    Update,
    User,
    WebhookInfo,
)
from pydantic import BaseModel, TypeAdapter

from playground.wire import Json
from tests.playground_scene import Scene, scene
from tests.test_playground_files import PNG


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


async def call(here: Scene, method: str, **params: object) -> Any:
    async with (
        here.raw() as http,
        http.post(f"{here.url}bot{here.bot.token}/{method}", json=params) as response,
    ):
        answer: Json = await response.json()
    assert answer["ok"], answer
    return answer["result"]


def unknown_fields(model: BaseModel, where: str = "") -> list[str]:
    """Return the fields that the types do not name, anywhere below."""
    unknown = [f"{where}.{name}" for name in model.model_extra or {}]
    for name in type(model).model_fields:
        value = getattr(model, name)
        for part in value if isinstance(value, list | tuple) else [value]:
            if isinstance(part, BaseModel):
                unknown += unknown_fields(part, f"{where}.{name}")
    return unknown


def assert_fits(kind: object, value: object) -> None:
    """Check a JSON value against a type of the Bot API, with no field too many."""
    found: Any = TypeAdapter(kind).validate_python(value)
    for model in found if isinstance(found, list) else [found]:
        assert isinstance(model, BaseModel)
        assert unknown_fields(model) == []


async def test_answers_of_methods_fit_their_types(here: Scene) -> None:
    document = await here.bot.send_document(here.zhang, b"x", filename="a.txt")
    assert document.document is not None
    buttons = {"inline_keyboard": [[{"text": "a", "callback_data": "b", "style": "success"}]]}
    sent = await call(
        here,
        "sendMessage",
        chat_id=here.zhang,
        text="<b>一</b> a.cn",
        parse_mode="HTML",
        reply_markup=buttons,
    )
    named = {"chat_id": here.zhang, "from_chat_id": here.zhang, "message_id": sent["message_id"]}
    await call(
        here,
        "pinChatMessage",
        chat_id=here.group,
        message_id=(await here.bot.send_message(here.group, "一")).message_id,
    )
    assert_fits(Message, sent)
    assert_fits(Message, await call(here, "editMessageText", text="二", **named))
    assert_fits(Message, await call(here, "forwardMessage", **named))
    assert_fits(MessageId, await call(here, "copyMessage", **named))
    assert_fits(File, await call(here, "getFile", file_id=document.document.file_id))
    assert_fits(ChatFullInfo, await call(here, "getChat", chat_id=here.group))
    assert_fits(
        ResultChatMemberUnion, await call(here, "getChatMember", chat_id=here.group, user_id=here.zhang)
    )
    assert_fits(
        ResultChatMemberUnion, await call(here, "getChatMember", chat_id=here.group, user_id=here.bot.id)
    )
    assert_fits(User, await call(here, "getMe"))
    assert_fits(WebhookInfo, await call(here, "getWebhookInfo"))


async def test_updates_fit_their_types(here: Scene) -> None:
    sent = await here.bot.send_message(here.zhang, "请报送")
    await here.people.send(here.zhang, "进度65% #周报", reply_to=sent.message_id)
    await here.people.send_files(here.zhang, {"a.png": PNG, "b.png": PNG}, text="现场", kind="photo")
    await here.people.send_files(here.zhang, {"a.pdf": b"%PDF"})
    written = await here.people.send(here.zhang, "60%")
    await here.people.edit(here.zhang, written["message_id"], "65%")
    await here.people.press_data(here.zhang, here.zhang, sent.message_id, "x")
    await here.people.join(here.group, await here.people.add_user("王五"))
    await here.people.set_bot_status(here.group, "administrator")
    await here.people.block(here.zhang)
    new = await here.people.migrate(here.group)
    await here.people.kick(new)
    updates = await call(here, "getUpdates")
    assert len(updates) >= 12
    for update in updates:
        assert_fits(Update, update)


def test_the_check_itself_finds_a_field_too_many() -> None:
    with pytest.raises(AssertionError):
        assert_fits(Chat, {"id": 1, "type": "private", "first_name": "张三", "colour": "red"})
