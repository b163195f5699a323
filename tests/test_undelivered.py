"""Who hears of a message that did not arrive, and how the office sends a summary's missing parts again."""

from datetime import date

import pytest
from sqlalchemy import select, update

from domain.delivery import DeliveryError, Outcome
from domain.messages import Document
from domain.roles import Role
from handlers import undelivered
from plans import load_plan
from storage import chats, outbox, plan_loading
from storage.chats import Chat
from storage.members import Member
from storage.outbox import Due, Post
from storage.tables.messages import outbox as outbox_table
from storage.tables.records import summary as summary_table
from tests.scene import PLAN, Scene
from tests.summary_scene import GROUP, bind_group, drafted

REFUSED = DeliveryError("Bad Request", Outcome.REFUSED)
NO_ANSWER = DeliveryError("no answer", Outcome.UNKNOWN)


def is_lost(scene: Scene, row: int, post: Post, failure: DeliveryError = REFUSED) -> None:
    """The deliverer gives a message up."""
    outbox.refuse(scene.tx, row, str(failure))
    undelivered.note(scene.tx, Due(row, post, 1, repeated=False), failure, scene.now, scene.token)


def lose(scene: Scene, post: Post, failure: DeliveryError = REFUSED) -> None:
    row = outbox.add(scene.tx, post, scene.now)
    assert row is not None
    is_lost(scene, row, post, failure)


def a_file_for(person: Member) -> Post:
    document = Document("form:docx:1:1:zh-CN", "应县专业镇周报-2023-W41.docx")
    return Post(person.channel, person.chat, document=document, language=person.language)


def test_who_asked_for_a_file_hears_that_there_is_none(scene: Scene) -> None:
    admin, leader = scene.person(Role.ADMIN), scene.person(Role.LEADER)
    lose(scene, a_file_for(leader))
    assert "未能生成或发出“应县专业镇周报-2023-W41.docx”" in scene.seen(leader.chat)[0].text
    assert "outbox" in scene.seen(admin.chat)[0].text


def test_who_reads_english_hears_it_in_english(scene: Scene) -> None:
    leader = scene.person(Role.LEADER, language="en")
    lose(scene, a_file_for(leader))
    assert "could not be made" in scene.seen(leader.chat)[0].text


def test_who_blocked_the_bot_is_told_nothing(scene: Scene) -> None:
    leader = scene.person(Role.LEADER)
    lose(scene, a_file_for(leader), DeliveryError("blocked", Outcome.UNREACHABLE))
    assert [shown.text for shown in scene.seen(leader.chat)] == [""]


def test_a_lost_notice_of_a_loss_brings_no_other_one(scene: Scene) -> None:
    admin = scene.person(Role.ADMIN)
    lose(scene, Post(admin.channel, admin.chat, "有一条消息未能处理", about="parked"))
    assert len(scene.seen(admin.chat)) == 1


def a_summary_of_three_parts(scene: Scene) -> tuple[Member, list[tuple[int, Post]]]:
    """It was sent to the group a moment ago; nothing has been delivered yet."""
    office = drafted(scene)
    parts = [Post("telegram", GROUP, f"第{n}段", about="summary:1") for n in range(3)]
    rows = [outbox.add(scene.tx, part, scene.now) for part in parts]
    return office, [(row, part) for row, part in zip(rows, parts, strict=True) if row]


def offers(scene: Scene, office: Member) -> list[str]:
    return [shown.text for shown in scene.seen(office.chat) if "重新发送" in shown.labels()]


def states(scene: Scene, parts: list[tuple[int, Post]]) -> list[str]:
    query = select(outbox_table.c.state).where(outbox_table.c.id.in_([row for row, _post in parts]))
    return list(scene.tx.scalars(query.order_by(outbox_table.c.id)))


@pytest.mark.parametrize("failure", [REFUSED, NO_ANSWER, DeliveryError("kicked", Outcome.UNREACHABLE)])
def test_the_office_hears_once_that_parts_of_a_summary_are_missing(
    scene: Scene, failure: DeliveryError
) -> None:
    office, parts = a_summary_of_three_parts(scene)
    for row, part in parts[1:]:
        is_lost(scene, row, part, failure)
    (offer,) = offers(scene, office)
    assert "2023年第41周" in offer


def test_one_press_sends_what_is_missing_and_nothing_that_arrived(scene: Scene) -> None:
    office, parts = a_summary_of_three_parts(scene)
    outbox.confirm(scene.tx, parts[0][0], "70", scene.now)
    for row, part in parts[1:]:
        is_lost(scene, row, part)
    card = next(shown for shown in scene.seen(office.chat) if "重新发送" in shown.labels())
    scene.presses(office, "重新发送", card)
    assert "未送达的 2 条已重新发送" in scene.seen(office.chat)[0].text
    assert states(scene, parts) == ["sent", "sent", "sent"]
    scene.presses(office, "重新发送", card)
    assert "0 条" in scene.seen(office.chat)[0].text


def test_nothing_is_sent_again_to_a_group_that_another_one_replaced(scene: Scene) -> None:
    office, parts = a_summary_of_three_parts(scene)
    is_lost(scene, *parts[1])
    other = Chat(scene.programme_id, "应县专业镇", "telegram", "-200", "新群", "zh-CN", None)
    assert chats.bind(scene.tx, other, 1, scene.now)
    scene.presses(office, "重新发送")
    assert states(scene, parts)[1] == "refused"


def test_what_is_lost_again_is_offered_again(scene: Scene) -> None:
    office, parts = a_summary_of_three_parts(scene)
    is_lost(scene, *parts[1])
    scene.presses(office, "重新发送")
    is_lost(scene, *parts[1])
    assert len(offers(scene, office)) == 2


def test_a_summary_of_another_programme_is_not_sent_again(scene: Scene) -> None:
    office, parts = a_summary_of_three_parts(scene)
    is_lost(scene, *parts[1])
    scene.tx.execute(update(summary_table).values(programme_id=another_programme(scene)))
    scene.presses(office, "重新发送")
    assert states(scene, parts)[1] == "refused"


def another_programme(scene: Scene) -> int:
    plan = load_plan(PLAN)
    return plan_loading.load(scene.tx, plan, "另一个专班", date(2023, 10, 9), scene.now).programme_id


def test_a_group_that_moved_is_no_news(scene: Scene) -> None:
    office = scene.office()
    bind_group(scene)
    lose(scene, Post("telegram", GROUP, "周报"), DeliveryError("moved", Outcome.MIGRATED, new_chat="-1009"))
    assert scene.seen(office.chat) == []
    leading = chats.leading_group(scene.tx, scene.programme_id)
    assert leading is not None
    assert leading.chat == "-1009"
