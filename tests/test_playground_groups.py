"""Groups at the playground: what the bot hears, who is in, the move to a supergroup, being removed."""

from collections.abc import AsyncIterator

import pytest
from telegram import Message, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.playground_scene import Scene, scene


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


async def heard(here: Scene) -> list[Message]:
    updates = await here.bot.get_updates(allowed_updates=Update.ALL_TYPES)
    return [update.message for update in updates if update.message]


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        pytest.param("大家好", False, id="chatter"),
        pytest.param("/zhoubao", True, id="a command"),
        pytest.param("/zhoubao@duban_playground_bot", True, id="a command for this bot"),
        pytest.param("/zhoubao@other_bot", False, id="a command for another bot"),
    ],
)
async def test_privacy_mode_lets_only_commands_through(here: Scene, text: str, reaches: bool) -> None:
    await here.people.send(here.zhang, text, chat=here.group)
    assert [message.text for message in await heard(here)] == ([text] if reaches else [])


async def test_privacy_mode_lets_replies_to_the_bot_through(here: Scene) -> None:
    summary = await here.bot.send_message(here.group, "周报")
    await here.people.send(here.li, "收到", chat=here.group, reply_to=summary.message_id)
    (reply,) = await heard(here)
    assert reply.text == "收到"
    assert reply.from_user is not None
    assert reply.from_user.last_name == "王"


async def test_without_privacy_mode_the_bot_hears_all() -> None:
    async with scene(privacy=False) as here:
        await here.people.send(here.li, "大家好", chat=here.group)
        assert [message.text for message in await heard(here)] == ["大家好"]


async def test_a_new_group_tells_the_bot_that_it_is_in(here: Scene) -> None:
    group = await here.people.add_chat("领导小组", [here.li])
    updates = await here.bot.get_updates()
    assert updates[0].my_chat_member is not None
    assert updates[0].my_chat_member.new_chat_member.status == "member"
    assert updates[0].my_chat_member.chat.id == group
    assert updates[1].message is not None
    assert updates[1].message.new_chat_members[0].is_bot


async def test_people_come_and_go_by_service_messages(here: Scene) -> None:
    wang = await here.people.add_user("王五")
    await here.people.join(here.group, wang)
    await here.people.leave(here.group, wang)
    came, went = await heard(here)
    assert came.new_chat_members[0].id == wang
    assert went.left_chat_member is not None
    assert went.left_chat_member.id == wang


async def test_the_bot_asks_who_is_in(here: Scene) -> None:
    assert (await here.bot.get_chat_member(here.group, here.zhang)).status == "creator"
    assert (await here.bot.get_chat_member(here.group, here.li)).status == "member"
    assert await here.bot.get_chat_member_count(here.group) == 3
    assert [admin.user.id for admin in await here.bot.get_chat_administrators(here.group)] == [here.zhang]
    assert (await here.bot.get_chat(here.group)).title == "工业组"


async def test_an_administrator_is_named_after_the_creator(here: Scene) -> None:
    await here.people.join(here.group, here.li, administrator=True)
    admins = await here.bot.get_chat_administrators(here.group)
    assert [(admin.user.id, admin.status) for admin in admins] == [
        (here.zhang, "creator"),
        (here.li, "administrator"),
    ]


async def test_a_removed_bot_is_refused(here: Scene) -> None:
    await here.people.kick(here.group)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await here.bot.send_message(here.group, "周报")
    (update,) = await here.bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_a_bot_that_left_is_no_member(here: Scene) -> None:
    await here.bot.leave_chat(here.group)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await here.bot.send_message(here.group, "周报")


async def test_a_group_that_became_a_supergroup_names_its_new_id(here: Scene) -> None:
    new = await here.people.migrate(here.group)
    with pytest.raises(ChatMigrated) as moved:
        await here.bot.send_message(here.group, "周报")
    assert moved.value.new_chat_id == new
    assert (await here.bot.send_message(new, "周报")).chat.type == "supergroup"


async def test_both_chats_tell_of_the_move(here: Scene) -> None:
    new = await here.people.migrate(here.group)
    old_chat, new_chat = await heard(here)
    assert (old_chat.chat.id, old_chat.migrate_to_chat_id) == (here.group, new)
    assert (new_chat.chat.id, new_chat.migrate_from_chat_id) == (new, here.group)


async def test_people_who_write_to_the_old_group_write_to_the_new_one(here: Scene) -> None:
    new = await here.people.migrate(here.group)
    assert (await here.people.send(here.zhang, "在吗", chat=here.group))["chat"]["id"] == new


async def test_pins_show_in_the_chat(here: Scene) -> None:
    first = await here.bot.send_message(here.group, "第一期")
    second = await here.bot.send_message(here.group, "第二期")
    await first.pin()
    await second.pin()
    assert (await here.bot.get_chat(here.group)).pinned_message == second
    await here.bot.unpin_chat_message(here.group)
    assert (await here.bot.get_chat(here.group)).pinned_message == first
    await here.bot.unpin_all_chat_messages(here.group)
    assert (await here.bot.get_chat(here.group)).pinned_message is None


async def test_only_an_administrator_changes_the_title(here: Scene) -> None:
    with pytest.raises(BadRequest, match="Not enough rights"):
        await here.bot.set_chat_title(here.group, "新名")
    await here.people.set_bot_status(here.group, "administrator")
    await here.bot.set_chat_title(here.group, "新名")
    assert (await here.bot.get_chat(here.group)).title == "新名"


async def test_an_administrator_deletes_what_others_wrote(here: Scene) -> None:
    written = await here.people.send(here.li, "广告", chat=here.group)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await here.bot.delete_message(here.group, written["message_id"])
    await here.people.set_bot_status(here.group, "administrator")
    assert await here.bot.delete_message(here.group, written["message_id"])


async def test_an_administrator_removes_a_person(here: Scene) -> None:
    await here.people.set_bot_status(here.group, "administrator")
    await here.bot.ban_chat_member(here.group, here.li)
    assert (await here.bot.get_chat_member(here.group, here.li)).status == "left"


async def test_the_creator_stays(here: Scene) -> None:
    await here.people.set_bot_status(here.group, "administrator")
    with pytest.raises(BadRequest, match="Can't remove chat owner"):
        await here.bot.ban_chat_member(here.group, here.zhang)
    with pytest.raises(BadRequest, match=r"(?i)participant_id_invalid"):
        await here.bot.ban_chat_member(here.group, 5)


async def test_a_new_link_takes_the_old_ones_place(here: Scene) -> None:
    await here.people.set_bot_status(here.group, "administrator")
    first, second = [await here.bot.export_chat_invite_link(here.group) for _ in range(2)]
    assert first != second
    assert (await here.bot.get_chat(here.group)).invite_link == second


async def test_what_makes_no_sense_in_a_private_chat_is_refused(here: Scene) -> None:
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await here.bot.get_chat_administrators(here.zhang)
    with pytest.raises(BadRequest, match="can't be changed in private chats"):
        await here.bot.leave_chat(here.zhang)


async def test_a_copy_has_no_origin_and_a_forward_has(here: Scene) -> None:
    source = await here.bot.send_message(here.zhang, "进度65%")
    forwarded = await source.forward(here.group)
    await source.copy(here.group)
    copied = (await here.people.messages(here.group))[-1]
    assert forwarded.forward_origin is not None
    assert (copied["text"], "forward_origin" in copied) == ("进度65%", False)
