"""批示: what a leader answers to the summary in the group reaches the office, once and word for word."""

from sqlalchemy import func, select

from domain.messages import ChatKind
from storage import instructions
from storage.tables.records import audit
from tests.scene import Scene, at
from tests.summary_scene import (
    GROUP,
    a_leader,
    drafted,
    group_presses,
    group_writes,
    in_group,
    passes,
)


def test_a_leaders_answer_reaches_the_office(scene: Scene) -> None:
    office, leader = drafted(scene), a_leader(scene)
    passes(scene, at(13, 15))
    caused = group_writes(scene, leader, "用地指标的事请自然资源局下周拿出办法", in_group(scene)[0])
    by_chat = {shown.chat: shown for shown in caused}
    assert by_chat[GROUP].text == "已转办公室。"
    assert by_chat[office.chat].text == (
        "【批示】李县长(2023年第41周):\n用地指标的事请自然资源局下周拿出办法"
    )
    assert by_chat[office.chat].labels() == ["仅阅知"]


def test_a_leader_who_is_not_bound_is_heard_too(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    group_writes(scene, "777", "请抓紧", in_group(scene)[0])
    (kept,) = instructions.of_programme(scene.tx, scene.programme_id)
    assert (kept.text, kept.state) == ("请抓紧", "new")


def test_the_same_answer_is_kept_once(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    answered = in_group(scene)[0]
    written = scene.message(
        "777", "请抓紧", chat=GROUP, chat_kind=ChatKind.GROUP, reply_to=str(answered.id), message_id="42"
    )
    scene.happens(written)
    scene.happens(written)
    assert len(instructions.of_programme(scene.tx, scene.programme_id)) == 1


def test_the_office_notes_an_instruction(scene: Scene) -> None:
    office = drafted(scene)
    passes(scene, at(13, 15))
    group_writes(scene, "777", "请抓紧", in_group(scene)[0])
    (noted,) = scene.presses(office, "仅阅知")
    assert noted.text.endswith("请抓紧\n已阅知。")
    assert instructions.of_programme(scene.tx, scene.programme_id)[0].state == "noted"


def test_a_contacts_answer_in_the_group_is_no_instruction(scene: Scene) -> None:
    drafted(scene)
    contact = scene.contact(name="李红")
    passes(scene, at(13, 15))
    group_writes(scene, contact, "收到", in_group(scene)[0])
    assert instructions.of_programme(scene.tx, scene.programme_id) == []


def test_a_photo_without_words_is_no_instruction(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    group_writes(scene, a_leader(scene), "", in_group(scene)[0])
    assert instructions.of_programme(scene.tx, scene.programme_id) == []


def test_words_that_answer_another_message_are_no_instruction(scene: Scene) -> None:
    drafted(scene)
    leader = a_leader(scene)
    passes(scene, at(13, 15))
    (page,) = group_presses(scene, leader, "看红灯")
    group_writes(scene, leader, "请抓紧", page)
    assert instructions.of_programme(scene.tx, scene.programme_id) == []


def test_it_is_noted_once(scene: Scene) -> None:
    office = drafted(scene)
    passes(scene, at(13, 15))
    group_writes(scene, "777", "请抓紧", in_group(scene)[0])
    card = next(shown for shown in scene.seen(office.chat) if "仅阅知" in shown.labels())
    scene.presses(office, "仅阅知", card)
    scene.presses(office, "仅阅知", card)
    query = select(func.count()).where(audit.c.action == "instruction.noted")
    assert scene.tx.scalar(query) == 1
