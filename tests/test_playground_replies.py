"""Replies, forwards, copies and what else refers to other messages."""

from collections.abc import AsyncIterator

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.error import BadRequest

from tests.playground_scene import Scene, scene
from tests.test_playground_files import PNG


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


async def shown(here: Scene, chat: int, *ids: int) -> list[str]:
    """Return the texts of these messages."""
    known = {message["message_id"]: message for message in await here.people.messages(chat)}
    return [known[number].get("text") or known[number]["caption"] for number in ids]


async def two_messages(here: Scene) -> list[Message]:
    return [await here.bot.send_message(here.zhang, text) for text in ("一", "二")]


async def test_the_bot_replies_to_a_message(here: Scene) -> None:
    asked = await here.people.send(here.zhang, "在吗")
    reply = await here.bot.send_message(
        here.zhang, "在", reply_parameters=ReplyParameters(asked["message_id"])
    )
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "在吗"


async def test_a_reply_to_nothing_is_refused_unless_it_need_not_be_one(here: Scene) -> None:
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await here.bot.send_message(here.zhang, "在", reply_parameters=ReplyParameters(99))
    optional = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await here.bot.send_message(here.zhang, "在", reply_parameters=optional)).reply_to_message is None


async def test_a_reply_to_another_chat_is_an_external_one(here: Scene) -> None:
    summary = await here.bot.send_message(here.group, "周报")
    elsewhere = ReplyParameters(summary.message_id, chat_id=here.group)
    reply = await here.bot.send_message(here.zhang, "见周报", reply_parameters=elsewhere)
    assert reply.external_reply is not None
    assert reply.external_reply.message_id == summary.message_id


async def test_there_are_no_topics(here: Scene) -> None:
    with pytest.raises(BadRequest, match="Message thread not found"):
        await here.bot.send_message(here.group, "周报", message_thread_id=7)


async def test_several_messages_are_forwarded_and_copied(here: Scene) -> None:
    ids = [message.message_id for message in await two_messages(here)]
    forwarded = await here.bot.forward_messages(here.group, here.zhang, [*ids, 99])
    copied = await here.bot.copy_messages(here.group, here.zhang, ids)
    assert await shown(here, here.group, *(made.message_id for made in forwarded)) == ["一", "二"]
    assert await shown(here, here.group, *(made.message_id for made in copied)) == ["一", "二"]


async def test_nothing_known_is_nothing_to_forward(here: Scene) -> None:
    with pytest.raises(BadRequest, match="There are no messages to forward"):
        await here.bot.forward_messages(here.group, here.zhang, [99])


async def test_a_forward_keeps_its_first_origin(here: Scene) -> None:
    first = await here.people.send(here.zhang, "原话")
    once = await here.bot.forward_message(here.group, here.zhang, first["message_id"])
    twice = await once.forward(here.zhang)
    assert twice.forward_origin == once.forward_origin


async def test_protected_and_service_messages_stay(here: Scene) -> None:
    secret = await here.bot.send_message(here.zhang, "密", protect_content=True)
    joined = (await here.people.messages(here.group))[0]
    with pytest.raises(BadRequest, match="can't be forwarded"):
        await secret.forward(here.group)
    with pytest.raises(BadRequest, match="can't be forwarded"):
        await here.bot.forward_message(here.zhang, here.group, joined["message_id"])


async def test_a_copy_takes_another_caption(here: Scene) -> None:
    photo = await here.bot.send_photo(here.zhang, PNG, caption="旧")
    copied = await photo.copy(here.group, caption="新")
    assert await shown(here, here.group, copied.message_id) == ["新"]


async def test_several_messages_are_deleted_and_unknown_ones_passed_over(here: Scene) -> None:
    ids = [message.message_id for message in await two_messages(here)]
    assert await here.bot.delete_messages(here.zhang, [*ids, 99])
    assert not {"一", "二"} & {message.get("text") for message in await here.people.messages(here.zhang)}


async def test_only_own_messages_are_edited(here: Scene) -> None:
    written = await here.people.send(here.zhang, "我写的")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await here.bot.edit_message_text("改", here.zhang, written["message_id"])
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await here.bot.edit_message_text("改", here.zhang, 99)


async def test_an_edit_without_a_keyboard_takes_it_away(here: Scene) -> None:
    keyboard = InlineKeyboardMarkup.from_button(InlineKeyboardButton("报送", callback_data="x"))
    sent = await here.bot.send_message(here.zhang, "一", reply_markup=keyboard)
    await sent.edit_reply_markup(None)
    assert "reply_markup" not in (await here.people.messages(here.zhang))[-1]


async def test_a_text_has_no_caption_and_a_picture_no_text(here: Scene) -> None:
    text, photo = await here.bot.send_message(here.zhang, "一"), await here.bot.send_photo(here.zhang, PNG)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await text.edit_caption("二")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await photo.edit_text("二")
