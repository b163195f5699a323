"""The summary in chat: the office edits, holds and sends; leaders pull, drill down and answer."""

import pytest

from domain.messages import ChatKind, IncomingKind
from storage import instructions
from tests.scene import Scene, at
from tests.summary_scene import (
    BUREAU,
    GROUP,
    a_leader,
    drafted,
    group_writes,
    in_group,
    passes,
)


def test_a_section_is_edited_by_writing_and_sent_as_edited(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "改一段")
    scene.presses(office, "困难问题")
    (saved,) = scene.writes(office, "用地指标不足,已请自然资源局牵头研究。")
    assert saved.text.startswith("已改好“困难问题”")
    passes(scene, at(13, 15))
    assert "五、困难问题\n用地指标不足,已请自然资源局牵头研究。\n六、" in in_group(scene)[0].text


def test_an_edited_draft_keeps_the_moment_of_its_numbers(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "改一段")
    scene.presses(office, "总体")
    scene.writes(office, "应报 28,已报 2。")
    passes(scene, at(13, 15))
    assert "截至 10月13日(周五)09:00" in in_group(scene)[0].text


def test_before_editing_the_section_is_shown(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "改一段")
    (asked,) = scene.presses(office, "总体")
    assert "“总体”现在是:\n应报 28" in asked.text
    assert asked.labels() == ["取消"]


def test_hold_and_release(scene: Scene) -> None:
    office = drafted(scene)
    (held,) = scene.presses(office, "暂不发送")
    assert "已暂停,不会自动发送" in held.text
    (released,) = scene.presses(office, "恢复发送")
    assert "15:00 自动发送领导小组" in released.text
    passes(scene, at(13, 15))
    assert len(in_group(scene)) == 1


def test_send_now_does_not_wait_for_the_hour(scene: Scene) -> None:
    office = drafted(scene)
    scene.now = at(13, 10)
    scene.presses(office, "现在发送")
    assert len(in_group(scene)) == 1
    passes(scene, at(13, 15))
    assert len(in_group(scene)) == 1


def test_a_sent_summary_cannot_be_edited_or_held(scene: Scene) -> None:
    office = drafted(scene)
    card = next(shown for shown in scene.seen(office.chat) if "改一段" in shown.labels())
    passes(scene, at(13, 15))
    (edit,) = scene.presses(office, "改一段", card)
    assert edit.toast == "这份周报已发送,不能再改。"
    (hold,) = scene.presses(office, "暂不发送", card)
    assert hold.toast == "这份周报的状态已变,请以最新的为准。"


def test_only_the_office_has_a_hand_in_the_draft(scene: Scene) -> None:
    office = drafted(scene)
    contact = scene.contact(name="李红")
    card = next(shown for shown in scene.seen(office.chat) if "暂不发送" in shown.labels())
    (refused,) = scene.happens(
        scene.message(
            contact,
            "",
            chat=office.chat,
            kind=IncomingKind.PRESS,
            pressed=f"{card.token}.{card.labels().index('暂不发送')}",
            press_id="p",
        )
    )
    assert refused.toast == "您当前的身份不能办理这一项。"


def test_a_leaders_answer_reaches_the_office(scene: Scene) -> None:
    office, leader = drafted(scene), a_leader(scene)
    passes(scene, at(13, 15))
    caused = group_writes(scene, leader, "用地指标的事请自然资源局下周拿出办法", in_group(scene)[0])
    by_chat = {shown.chat: shown for shown in caused}
    assert by_chat[GROUP].text == "已转办公室。"
    assert "用地指标的事请自然资源局下周拿出办法" in by_chat[office.chat].text
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


@pytest.mark.parametrize(
    ("label", "words"),
    [
        pytest.param("看红灯", "临近到期未报", id="lights"),
        pytest.param("看问题", "县工信局 二(一) 专业镇培育:用地指标不足", id="difficulties"),
        pytest.param("看某单位", "看哪个单位?", id="units"),
    ],
)
def test_a_leader_drills_down_without_changing_the_summary(scene: Scene, label: str, words: str) -> None:
    drafted(scene)
    leader = a_leader(scene)
    passes(scene, at(13, 15))
    (opened,) = scene.presses(leader, label, chat=GROUP)
    assert opened.chat == GROUP
    assert words in opened.text
    assert opened.edits is None


def test_a_unit_is_seen_report_by_report(scene: Scene) -> None:
    drafted(scene)
    leader = a_leader(scene)
    passes(scene, at(13, 15))
    scene.presses(leader, "看某单位", chat=GROUP)
    (unit,) = scene.presses(leader, BUREAU, chat=GROUP)
    assert unit.text.startswith("县工信局:本周应报 6,已报 2\n✅ 二(一) 专业镇培育 60% · ")
    assert unit.edits is not None


def test_the_office_and_leaders_pull_the_summary_at_any_moment(scene: Scene) -> None:
    drafted(scene)
    (shown,) = scene.writes(a_leader(scene), "周报")
    assert shown.text.startswith("【应县专业镇周报】2023年第41周")


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("周报 上周", "【应县专业镇周报】2023年第40周"),
        ("周报 2023-W42", "【应县专业镇周报】2023年第42周"),
        ("/summary 2023-w41", "【应县专业镇周报】2023年第41周"),
        ("周报 县工信局", "县工信局:本周应报 6,已报 2"),
        ("周报 县委组织部", "县委组织部本周没有应报事项。"),
        ("周报 火星", "请写:周报、周报 上周"),
    ],
)
def test_what_can_be_pulled(scene: Scene, words: str, begins: str) -> None:
    office = drafted(scene)
    (shown,) = scene.writes(office, words)
    assert shown.text.startswith(begins)


def test_a_past_week_is_shown_as_it_was_sent(scene: Scene) -> None:
    office = drafted(scene)
    passes(scene, at(13, 15))
    passes(scene, at(18, 9))
    (shown,) = scene.writes(office, "周报 上周")
    assert "截至 10月13日(周五)15:00" in shown.text


def test_contacts_do_not_pull_the_summary(scene: Scene) -> None:
    drafted(scene)
    (refused,) = scene.writes(scene.contact(name="李红"), "周报")
    assert refused.text == "您当前的身份不能办理这一项。"


def test_a_draft_is_never_shown_in_the_group(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "改一段")
    scene.presses(office, "总体")
    scene.writes(office, "只给办公室看")
    shown = scene.writes(a_leader(scene), "周报", chat=GROUP, chat_kind=ChatKind.GROUP)
    assert "只给办公室看" not in shown[0].text


def test_the_card_offers_a_way_back(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "改一段")
    (card,) = scene.presses(office, "返回")
    assert card.text.startswith("【周报草稿】")
