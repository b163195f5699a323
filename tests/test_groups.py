"""The leading group's chat, and chats that can no longer be reached."""

import re
from typing import Any

import pytest
from sqlalchemy import select

from domain.messages import ChatKind, IncomingKind
from domain.roles import Role
from handlers import groups
from handlers.conversations import all_conversations
from plans import load_plan
from storage import chats, dialogues, members, outbox, plan_loading
from storage.chats import Chat
from storage.members import Member
from storage.outbox import Post
from storage.tables.messages import outbox as outbox_table
from tests.scene import PLAN, Scene, Shown

GROUP = "-100200"


@pytest.fixture
def office(scene: Scene) -> Member:
    scene.router = all_conversations("https://t.me/duban_bot")
    return scene.office()


def says(scene: Scene, who: Member, text: str) -> list[Shown]:
    """Something addressed to the bot in the group."""
    return scene.writes(who, text, chat=GROUP, chat_kind=ChatKind.GROUP)


def happened(scene: Scene, who: Member, kind: IncomingKind, chat: str = GROUP, **more: Any) -> list[Shown]:
    chat_kind = ChatKind.GROUP if chat.startswith("-") else ChatKind.PRIVATE
    return scene.happens(scene.message(who, more.pop("text", ""), kind=kind, chat=chat, chat_kind=chat_kind))


def group_code(scene: Scene, office: Member) -> str:
    [message] = scene.writes(office, "绑定群")
    return group_code_in(message)


def group_code_in(message: Shown) -> str:
    found = re.search(r"startgroup=(\S+)", message.text)
    assert found
    return found[1]


def bind_group(scene: Scene, office: Member) -> None:
    says(scene, office, f"/bind {group_code(scene, office)}")


def bound(scene: Scene) -> Chat | None:
    return chats.leading_group(scene.tx, scene.programme_id)


@pytest.mark.parametrize("words", ["绑定 {}", "/bind {}", "/bind@duban_bot {}", "/start@duban_bot {}"])
def test_the_office_binds_the_group_by_a_code(scene: Scene, office: Member, words: str) -> None:
    [answer] = says(scene, office, words.format(group_code(scene, office)))
    assert answer.text.startswith("本群已设为应县专业镇领导小组群")
    found = bound(scene)
    assert found is not None
    assert found.chat == GROUP


def test_the_words_to_copy_are_addressed_to_the_bot(scene: Scene, office: Member) -> None:
    [message] = scene.writes(office, "绑定群")
    assert f"/bind@duban_bot {group_code_in(message)}" in message.text


def test_a_member_of_the_leading_group_may_bind_it_too(scene: Scene, office: Member) -> None:
    leader = scene.person(Role.LEADER, name="赵县长")
    says(scene, leader, f"绑定 {group_code(scene, office)}")
    assert bound(scene) is not None


def test_a_leaked_code_binds_nothing_in_the_hands_of_others(scene: Scene, office: Member) -> None:
    code = group_code(scene, office)
    [answer] = says(scene, scene.contact(), f"绑定 {code}")
    assert "须由办公室" in answer.text
    scene.writes("9009", f"绑定 {code}", chat=GROUP, chat_kind=ChatKind.GROUP)
    assert bound(scene) is None


def test_a_groups_code_works_once(scene: Scene, office: Member) -> None:
    code = group_code(scene, office)
    says(scene, office, f"绑定 {code}")
    [answer] = scene.writes(office, f"绑定 {code}", chat="-100300", chat_kind=ChatKind.GROUP)
    assert "无效" in answer.text


def test_wrong_codes_in_a_group_end_in_silence(scene: Scene, office: Member) -> None:
    answers = [says(scene, office, f"绑定 wrong{number}") for number in range(7)]
    assert [len(shown) for shown in answers] == [1, 1, 1, 1, 1, 0, 0]


def test_a_contacts_invitation_binds_no_group(scene: Scene, office: Member) -> None:
    [message] = scene.writes(office, "邀请 县工信局 联络员")
    code = message.text.split("start=")[1].split()[0]
    [answer] = says(scene, office, f"绑定 {code}")
    assert "无效" in answer.text


def test_a_programme_has_one_leading_group(scene: Scene, office: Member) -> None:
    bind_group(scene, office)
    code = group_code(scene, office)
    scene.writes(office, f"绑定 {code}", chat="-100300", chat_kind=ChatKind.GROUP)
    found = bound(scene)
    assert found is not None
    assert found.chat == "-100300"
    assert chats.of_place(scene.tx, "telegram", GROUP) is None


def test_the_office_is_asked_in_private_when_it_adds_the_bot(scene: Scene, office: Member) -> None:
    [card] = happened(scene, office, IncomingKind.JOINED, text="应县专业镇领导小组")
    assert card.chat == office.chat
    assert card.labels() == ["设为小组群", "不是"]
    shown = scene.presses(office, "设为小组群")
    assert {message.chat for message in shown} == {GROUP, office.chat}
    assert bound(scene) is not None


def test_a_group_that_is_not_the_one_stays_unbound(scene: Scene, office: Member) -> None:
    happened(scene, office, IncomingKind.JOINED, text="饭友群")
    [answer] = scene.presses(office, "不是")
    assert "不发言" in answer.text
    assert bound(scene) is None


def test_a_promotion_in_the_group_asks_no_second_time(scene: Scene, office: Member) -> None:
    assert len(happened(scene, office, IncomingKind.JOINED, text="群")) == 1
    assert happened(scene, office, IncomingKind.JOINED, text="群") == []


def test_a_group_that_someone_else_adds_is_met_with_silence(scene: Scene, office: Member) -> None:
    assert happened(scene, scene.contact(), IncomingKind.JOINED, text="群") == []


def test_removal_from_the_group_is_told_to_the_office(scene: Scene, office: Member) -> None:
    bind_group(scene, office)
    [news] = happened(scene, office, IncomingKind.BLOCKED)
    assert news.chat == office.chat
    assert "已被移出领导小组群" in news.text
    assert bound(scene) is None


def test_coming_back_restores_the_group(scene: Scene, office: Member) -> None:
    bind_group(scene, office)
    happened(scene, office, IncomingKind.BLOCKED)
    [news] = happened(scene, office, IncomingKind.JOINED)
    assert "已回到领导小组群" in news.text
    assert bound(scene) is not None


def test_a_group_of_another_programme_is_left_alone(scene: Scene, office: Member) -> None:
    bind_group(scene, office)
    first = scene.programme_id
    other = office_of_another_programme(scene)
    [answer] = says(scene, other, f"绑定 {group_code(scene, other)}")
    assert "另一个专班" in answer.text
    assert chats.leading_group(scene.tx, first) is not None


def test_a_card_pressed_after_another_programme_took_the_group_binds_nothing(
    scene: Scene, office: Member
) -> None:
    other = office_of_another_programme(scene)
    happened(scene, other, IncomingKind.JOINED, text="群")
    bind_group(scene, office)
    [answer] = scene.presses(other, "设为小组群")
    assert "另一个专班" in answer.text


def office_of_another_programme(scene: Scene) -> Member:
    loaded = plan_loading.load(scene.tx, load_plan(PLAN), "别的专班", scene.now.date(), scene.now)
    scene.programme_id = loaded.programme_id
    return scene.office("别的办公室")


def test_a_blocked_contact_is_reported_with_the_units_others(scene: Scene, office: Member) -> None:
    contact = scene.contact(name="张明")
    scene.contact(name="李红")
    [news] = happened(scene, contact, IncomingKind.BLOCKED, contact.chat)
    assert news.chat == office.chat
    assert "县工信局张明收不到消息" in news.text
    assert news.text.endswith("改发:李红。")


def test_a_unit_left_alone_offers_the_successors_invitation(scene: Scene, office: Member) -> None:
    contact = scene.contact()
    happened(scene, contact, IncomingKind.BLOCKED, contact.chat)
    [message] = scene.presses(office, "邀请接替人")
    assert "邀请您担任:县工信局联络员" in message.text


def test_a_leader_out_of_reach_is_reported_by_name(scene: Scene, office: Member) -> None:
    leader = scene.person(Role.LEADER, name="赵县长")
    [news] = happened(scene, leader, IncomingKind.BLOCKED, leader.chat)
    assert news.text.startswith("赵县长收不到消息")


def test_who_of_the_office_is_out_of_reach_is_not_written_to(scene: Scene, office: Member) -> None:
    shown = happened(scene, office, IncomingKind.BLOCKED, office.chat)
    assert shown == []


def test_unblocking_makes_a_person_reachable_again(scene: Scene, office: Member) -> None:
    contact = scene.contact()
    happened(scene, contact, IncomingKind.BLOCKED, contact.chat)
    happened(scene, contact, IncomingKind.JOINED, contact.chat)
    found = members.by_id(scene.tx, contact.id)
    assert found is not None
    assert found.unreachable_at is None


def test_the_deliverer_reports_a_dead_chat_once(scene: Scene, office: Member) -> None:
    contact = scene.contact()
    for _ in range(2):
        groups.note_unreachable(scene.tx, "telegram", contact.chat, scene.now, scene.token)
    assert len(scene.seen(office.chat)) == 1


def test_a_group_that_becomes_a_supergroup_is_followed(scene: Scene, office: Member) -> None:
    bind_group(scene, office)
    outbox.add(scene.tx, Post("telegram", GROUP, "【周报】"), scene.now)
    dialogues.put(scene.tx, ("telegram", GROUP, office.account), "a.step", {}, scene.now)
    scene.router.handle(
        scene.tx,
        scene.message(office, "-100999", kind=IncomingKind.MIGRATED, chat=GROUP, chat_kind=ChatKind.GROUP),
        scene.now,
        scene.token,
    )
    found = bound(scene)
    assert found is not None
    assert found.chat == "-100999"
    waiting = select(outbox_table.c.chat).where(outbox_table.c.text == "【周报】")
    assert scene.tx.scalar(waiting) == "-100999"
    assert dialogues.find(scene.tx, "telegram", "-100999", office.account) is not None


def test_following_twice_changes_nothing_more(scene: Scene, office: Member) -> None:
    bind_group(scene, office)
    for _ in range(2):
        groups.follow_migration(scene.tx, "telegram", GROUP, "-100999")
    found = bound(scene)
    assert found is not None
    assert found.chat == "-100999"


def test_the_bot_is_silent_in_a_group_for_other_words(scene: Scene, office: Member) -> None:
    assert says(scene, office, "今天开会") == []
    assert says(scene, office, "邀请 县工信局") == []
