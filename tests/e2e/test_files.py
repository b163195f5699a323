"""Files of a summary as people get them: made while the chat sees it, kept, and never missing in silence."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.messages import Document
from domain.roles import Role
from storage import outbox
from storage.outbox import Post
from tests.e2e.county import County, Message, Person, county
from tests.e2e.test_story import bound_group, is_docx
from tests.scene import at


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[County]:
    async with county(tmp_path, at(13, 8, 30)) as opened:
        yield opened


@pytest.fixture
async def office(place: County) -> Person:
    return await place.person("刘敏", Role.OFFICE)


@pytest.fixture
async def offer(place: County, office: Person) -> Message:
    """The weekly summary was sent; the office has asked for its forms."""
    leader = await place.person("李县长", Role.LEADER)
    group = await bound_group(place, office, leader)
    await place.time_is(at(13, 9))
    draft = await office.sees("【周报草稿】")
    await place.time_is(at(13, 15))
    await office.sees("应报", chat=group)
    await place.people.wait_for_message(group, is_docx, seconds=30)
    await office.presses(draft, "附件")
    return await office.sees("要哪一种")


async def gets(office: Person, offer: Message, label: str, part: str = "document") -> Message:
    """Press a button of the offer, and return the message that follows with this part."""
    people, chat = office.county.people, offer["chat"]["id"]
    after = (await people.messages(chat))[-1]["message_id"]
    await office.presses(offer, label)
    return await people.wait_for_message(chat, lambda message: part in message, after=after, seconds=30)


async def calls(place: County, method: str) -> int:
    return sum(call["method"] == method for call in await place.people.calls())


async def test_a_file_is_made_once_and_then_sent_again_by_its_id(
    place: County, office: Person, offer: Message
) -> None:
    first = await gets(office, offer, "公文")
    shown = await calls(place, "sendChatAction")
    again = await gets(office, offer, "公文")
    assert first["document"]["file_name"] == "应县专业镇周报-2023-W41.docx"
    assert again["document"]["file_id"] == first["document"]["file_id"]
    assert shown > 0
    assert await calls(place, "sendChatAction") == shown


async def test_a_file_that_the_service_forgot_is_made_again(
    place: County, office: Person, offer: Message
) -> None:
    first = await gets(office, offer, "公文")
    await place.people.forget_files()
    again = await gets(office, offer, "公文")
    once_more = await gets(office, offer, "公文")
    assert first["document"]["file_id"] != again["document"]["file_id"]
    assert once_more["document"]["file_id"] == again["document"]["file_id"]


async def test_a_ledger_is_made_anew_each_time(place: County, office: Person, offer: Message) -> None:
    first = await gets(office, offer, "台账")
    again = await gets(office, offer, "台账")
    assert first["document"]["file_id"] != again["document"]["file_id"]


async def test_the_leading_group_takes_a_form_along(place: County, office: Person, offer: Message) -> None:
    state = await place.people.state()
    group = next(chat["id"] for chat in state["chats"] if chat["type"] == "group")
    await office.presses(await office.sees("应报", chat=group), "附件")
    file = await gets(office, await office.sees("要哪一种", chat=group), "公文")
    assert file["chat"]["id"] == group


async def test_the_board_of_the_whole_programme_is_a_document(
    place: County, office: Person, offer: Message
) -> None:
    board = await gets(office, offer, "挂图(手机)")
    assert board["document"]["mime_type"] == "image/png"


async def test_the_board_of_one_unit_is_a_photo(place: County, office: Person) -> None:
    board = Document("form:png:1:2023-W41@unit-4:zh-CN", "挂图.png", "photo")
    await queued(place, office, board)
    photo = await place.people.wait_for_message(office.id, lambda message: "photo" in message, seconds=30)
    assert photo["photo"][-1]["width"] == 1080


async def queued(place: County, to: Person, document: Document) -> None:
    """A file waits in the outbox; what a person writes wakes the deliverer."""
    post = Post("telegram", str(to.id), document=document, language="zh-CN")
    place.ask(lambda tx: outbox.add(tx, post, at(13, 8)))
    await to.writes("帮助")


async def test_a_file_too_big_is_explained_and_alarms_nobody(
    place: County, office: Person, offer: Message
) -> None:
    await place.people.faults({"kind": "413", "method": "sendDocument"})
    answer = await gets(office, offer, "台账", "text")
    assert "超过聊天软件的上限" in answer["text"]
    assert "应县专业镇台账-2023-W41.xlsx" in answer["text"]
    assert not [seen for seen in await place.people.messages(office.id) if "【运行】" in seen.get("text", "")]


async def test_a_file_that_cannot_be_made_is_told_to_who_asked_and_to_those_who_run_the_bot(
    place: County, office: Person
) -> None:
    leader = await place.person("李县长", Role.LEADER)
    await queued(place, leader, Document("form:docx:1:99:zh-CN", "周报.docx"))
    await leader.sees("未能生成或发出“周报.docx”")
    await office.sees("【运行】")


async def test_what_the_group_did_not_get_of_a_summary_is_sent_again_by_the_office(
    place: County, office: Person
) -> None:
    leader = await place.person("李县长", Role.LEADER)
    group = await bound_group(place, office, leader)
    await place.time_is(at(13, 9))
    await office.sees("【周报草稿】")
    await place.people.faults({"kind": "500", "method": "sendMessage", "chat": group, "count": 2})
    await place.time_is(at(13, 15))
    lost = await office.sees("有内容没有送达")
    await office.presses(lost, "重新发送")
    await office.sees("1 条已重新发送")
    await leader.sees("重发", chat=group)


async def test_people_in_other_chats_wait_for_no_file(place: County, office: Person, offer: Message) -> None:
    leader = await place.person("王县长", Role.LEADER)
    before = await calls(place, "sendDocument")
    await place.people.faults({"kind": "slow", "method": "sendDocument", "seconds": 3})
    await place.people.faults({"kind": "slow", "method": "sendChatAction", "seconds": 3, "count": 9})
    await office.presses(offer, "公文")
    await leader.writes("帮助")
    await leader.sees("怎么用")
    assert await calls(place, "sendDocument") == before
