"""Messages, edits, deletion and buttons at the playground, as python-telegram-bot meets them."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, Update
from telegram.error import BadRequest, Forbidden, InvalidToken

from tests.playground_scene import Scene, scene

TWO_BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("报送", callback_data="file"), InlineKeyboardButton("改", callback_data="edit")]]
)


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


async def updates(here: Scene) -> tuple[Update, ...]:
    return await here.bot.get_updates(allowed_updates=Update.ALL_TYPES)


async def test_a_persons_text_reaches_the_bot(here: Scene) -> None:
    await here.people.send(here.zhang, "进度65%，见 https://yx.gov.cn/a #周报")
    (update,) = await updates(here)
    assert update.message is not None
    assert update.message.text == "进度65%，见 https://yx.gov.cn/a #周报"
    assert [entity.type for entity in update.message.entities] == ["url", "hashtag"]


async def test_a_confirmed_update_never_comes_again(here: Scene) -> None:
    await here.people.send(here.zhang, "一")
    await here.people.send(here.zhang, "二")
    first, _ = await updates(here)
    (left,) = await here.bot.get_updates(offset=first.update_id + 1)
    assert left.message is not None
    assert left.message.text == "二"


async def test_a_button_press_is_answered_once(here: Scene) -> None:
    message = await here.bot.send_message(here.zhang, "请报送", reply_markup=TWO_BUTTONS)
    await here.people.press(here.zhang, message.to_dict(), "报送")
    (update,) = await updates(here)
    assert update.callback_query is not None
    assert update.callback_query.data == "file"
    await update.callback_query.answer("好", show_alert=True)
    with pytest.raises(BadRequest, match="Query is too old"):
        await update.callback_query.answer("好")


async def test_a_press_is_forgotten_after_150_seconds(here: Scene) -> None:
    message = await here.bot.send_message(here.zhang, "请报送", reply_markup=TWO_BUTTONS)
    await here.people.press(here.zhang, message.to_dict(), "改")
    await here.people.clock(advance=151)
    assert await updates(here) == ()


async def test_an_edit_shows_and_one_without_change_is_refused(here: Scene) -> None:
    message = await here.bot.send_message(here.zhang, "<b>旧</b>", parse_mode="HTML")
    await message.edit_text("新", reply_markup=TWO_BUTTONS)
    assert (await here.people.messages(here.zhang))[-1]["text"] == "新"
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text("新", reply_markup=TWO_BUTTONS)


async def test_a_deleted_message_is_gone(here: Scene) -> None:
    message = await here.bot.send_message(here.zhang, "误发")
    await message.delete()
    assert "误发" not in [shown.get("text") for shown in await here.people.messages(here.zhang)]
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await message.delete()


async def test_a_message_older_than_48_hours_stays(here: Scene) -> None:
    message = await here.bot.send_message(here.zhang, "旧")
    await here.people.clock(advance=48 * 3600 + 1)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await message.delete()


async def test_a_reply_carries_what_it_answers(here: Scene) -> None:
    asked = await here.bot.send_message(here.zhang, "进度如何？", reply_markup=ForceReply())
    await here.people.send(here.zhang, "65%", reply_to=asked.message_id)
    (update,) = await updates(here)
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "进度如何？"


async def test_a_reply_keyboard_shows_on_the_page_alone(here: Scene) -> None:
    sent = await here.bot.send_message(here.zhang, "选", reply_markup=ReplyKeyboardMarkup([["我的任务"]]))
    assert sent.reply_markup is None
    shown = (await here.people.messages(here.zhang))[-1]
    assert shown["reply_keyboard"]["keyboard"] == [[{"text": "我的任务"}]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(" \n ", "Message text is empty", id="nothing but white space"),
        pytest.param("字" * 4097, "Message is too long", id="over 4096 characters"),
    ],
)
async def test_a_text_out_of_bounds_is_refused(here: Scene, text: str, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await here.bot.send_message(here.zhang, text)


async def test_button_data_counts_in_bytes(here: Scene) -> None:
    long = InlineKeyboardMarkup.from_button(InlineKeyboardButton("报", callback_data="督" * 22))
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await here.bot.send_message(here.zhang, "请报送", reply_markup=long)


async def test_nobody_is_written_to_who_did_not_write_first(here: Scene) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await here.bot.send_message(here.li, "您好")


async def test_a_blocked_bot_is_told_so(here: Scene) -> None:
    await here.people.block(here.zhang)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await here.bot.send_message(here.zhang, "您好")
    (update,) = await updates(here)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_a_deactivated_person_is_named_as_such(here: Scene) -> None:
    await here.people.deactivate(here.zhang)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await here.bot.send_message(here.zhang, "您好")


async def test_a_stranger_chat_is_not_found(here: Scene) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await here.bot.send_message(42, "您好")


async def test_an_unknown_method_is_refused_by_name(here: Scene) -> None:
    with pytest.raises(BadRequest, match=r"(?i)method sendRichMessage is not supported by the playground"):
        await here.bot.do_api_request("sendRichMessage", api_kwargs={"chat_id": here.zhang})


async def test_a_malformed_token_is_rejected(here: Scene) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("12", base_url=f"{here.url}bot"):
            pass


async def test_a_reaction_shows(here: Scene) -> None:
    sent = await here.people.send(here.zhang, "已办结")
    await here.bot.set_message_reaction(here.zhang, sent["message_id"], "👍")
    assert (await here.people.messages(here.zhang))[-1]["reactions"] == ["👍"]
