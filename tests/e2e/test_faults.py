"""The real bot against a chat service that fails: people get their answer, and get it once."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram.error import Conflict

from domain.roles import Role
from storage.outbox_health import look
from tests.e2e.county import TOKEN, County, Person, county
from tests.playground_scene import bot_at
from tests.scene import at


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[County]:
    async with county(tmp_path, at(12, 9, 30)) as opened:
        yield opened


@pytest.fixture
async def contact(place: County) -> Person:
    return await place.person("张明", Role.CONTACT, "县工信局")


async def answers(contact: Person, words: str) -> list[str]:
    """What the bot said with these words in it."""
    seen = await contact.county.people.messages(contact.id)
    return [one["text"] for one in seen if one["from"]["is_bot"] and words in one.get("text", "")]


@pytest.mark.parametrize("fault", ["401", "429", "502", "drop_before", "drop_after"])
async def test_a_failed_poll_delays_and_loses_nothing(place: County, contact: Person, fault: str) -> None:
    await place.people.faults({"kind": fault, "method": "getUpdates", "retry_after": 1})
    await contact.writes("1 完成60%")
    await contact.writes("帮助")
    await contact.sees("请核对")
    await contact.sees("怎么用")
    assert len(await answers(contact, "请核对")) == 1


async def test_a_doubled_update_is_handled_once(place: County, contact: Person) -> None:
    await place.people.faults({"kind": "duplicate_update"})
    await contact.writes("1 完成60%")
    await contact.writes("帮助")
    await contact.sees("怎么用")
    assert len(await answers(contact, "请核对")) == 1


async def test_an_update_that_cannot_be_read_holds_nobody(place: County, contact: Person) -> None:
    await place.people.faults({"kind": "poison_update"})
    await contact.writes("1 完成60%")
    await contact.sees("请核对")


async def test_a_second_poller_disturbs_for_a_moment_only(place: County, contact: Person) -> None:
    async with bot_at(f"{place.address}/", TOKEN.get_secret_value()) as second:
        with pytest.raises(Conflict):
            await asyncio.gather(*(second.get_updates(timeout=5) for _ in range(2)))
    await contact.writes("1 完成60%")
    await contact.sees("请核对")


async def test_an_answer_that_may_have_arrived_is_sent_once_more_and_marked(
    place: County, contact: Person
) -> None:
    await place.people.faults({"kind": "drop_after", "method": "sendMessage"})
    await contact.writes("1 完成60%")
    # A nudge may be on its way just then, and lose its answer in place of the card's.
    again = (await contact.sees("重发"))["text"]
    first, last = [text for text in await answers(contact, "") if again.startswith(text)]
    assert last == again != first
    assert place.ask(lambda tx: look(tx, at(12, 9, 31))).repeated == 1


async def test_a_flood_wait_in_one_chat_does_not_hold_the_others(place: County, contact: Person) -> None:
    other = await place.person("王芳", Role.CONTACT, "县财政局")
    await place.people.faults({"kind": "429", "method": "sendMessage", "chat": contact.id, "retry_after": 30})
    await contact.writes("帮助")
    await other.writes("帮助")
    await other.sees("怎么用")
    assert not await answers(contact, "怎么用")


async def test_the_office_hears_of_a_contact_who_blocked_the_bot(place: County, contact: Person) -> None:
    office = await place.person("刘敏", Role.OFFICE)
    await place.person("李强", Role.CONTACT, "县工信局")
    await place.people.block(contact.id)
    news = await office.sees("张明")
    assert "李强" in news["text"]


async def test_an_edited_message_changes_the_card(place: County, contact: Person) -> None:
    written = await contact.writes("1 完成60%")
    card = await contact.sees("专业镇培育:60%")
    await place.people.edit(contact.id, written["message_id"], "1 完成65%")
    changed = await contact.sees("专业镇培育:65%")
    assert changed["message_id"] == card["message_id"]


async def test_an_album_becomes_the_evidence_of_one_draft(place: County, contact: Person) -> None:
    await place.people.send_files(
        contact.id, {"一.pdf": b"%PDF-1", "二.pdf": b"%PDF-2"}, text="1 完成60%", kind="document"
    )
    await contact.sees("附 2 个文件")
    assert len(await answers(contact, "请核对")) == 1


async def test_a_press_too_old_to_be_acknowledged_is_carried_out(place: County, contact: Person) -> None:
    await contact.writes("1 完成60%")
    card = await contact.sees("请核对")
    await place.people.faults({"kind": "500", "method": "answerCallbackQuery"})
    await contact.presses(card, "提交")
    await contact.sees("已报送")
