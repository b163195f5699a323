"""The summary in chat: the office edits, holds and sends; leaders pull, drill down and answer."""

from datetime import date

import pytest

from domain.messages import ChatKind, IncomingKind
from handlers import summary_drafts
from handlers.summary_reading import opened
from handlers.turn import Reply, Turn
from plans import load_plan
from storage import chats, instructions, members, plan_loading, summaries
from tests.scene import PLAN, Scene, at
from tests.summary_scene import (
    BUREAU,
    GROUP,
    a_leader,
    drafted,
    group_presses,
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
    (opened,) = group_presses(scene, leader, label)
    assert opened.chat == GROUP
    assert words in opened.text
    assert opened.edits is None


def test_a_leader_who_is_not_bound_drills_down_too(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    (opened_page,) = group_presses(scene, "777", "看红灯")
    assert opened_page.text.startswith("亮灯事项")


def test_a_unit_is_seen_report_by_report(scene: Scene) -> None:
    drafted(scene)
    leader = a_leader(scene)
    passes(scene, at(13, 15))
    group_presses(scene, leader, "看某单位")
    (unit,) = group_presses(scene, leader, BUREAU)
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


def test_a_group_that_is_not_bound_reads_nothing(scene: Scene) -> None:
    drafted(scene)
    leader = a_leader(scene)
    (refused,) = scene.writes(leader, "周报", chat="-200", chat_kind=ChatKind.GROUP)
    assert refused.text == "您当前的身份不能办理这一项。"


def test_buttons_of_the_summary_stop_working_when_the_group_is_lost(scene: Scene) -> None:
    drafted(scene)
    leader = a_leader(scene)
    passes(scene, at(13, 15))
    in_group(scene)
    chats.mark_lost(scene.tx, "telegram", GROUP, scene.now)
    for label in ("看红灯", "看问题", "看某单位"):
        (refused,) = group_presses(scene, leader, label)
        assert (refused.text, refused.toast) == ("", "您当前的身份不能办理这一项。")


def test_a_leader_who_left_office_reads_nothing_more(scene: Scene) -> None:
    drafted(scene)
    leader = a_leader(scene)
    scene.writes(leader, "周报")
    members.end_term(scene.tx, leader.id, scene.now)
    (refused,) = scene.presses(leader, "看红灯")
    assert refused.toast == "您当前的身份不能办理这一项。"


def test_a_quiet_week_has_no_red_lights_and_no_difficulties(scene: Scene) -> None:
    office = scene.office()
    passes(scene, at(9, 9))
    scene.writes(office, "周报")
    (lights,) = scene.presses(office, "看红灯")
    assert lights.text == "目前没有红灯、黄灯。"
    (difficulties,) = scene.presses(office, "看问题")
    assert difficulties.text == "本周没有报来困难问题。"


def test_long_lists_page(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    (first,) = scene.presses(office, "看红灯")
    (second,) = scene.presses(office, "下一页")
    assert second.edits == (first.edits or first.id)
    assert second.text != first.text
    assert "上一页" in second.labels()


def test_an_empty_text_is_no_new_section(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "改一段")
    scene.presses(office, "总体")
    (said,) = scene.writes(office, "  ")
    assert said.text == "这份周报的状态已变,请以最新的为准。"


def test_a_text_for_a_section_that_comes_after_sending_is_too_late(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "改一段")
    scene.presses(office, "总体")
    passes(scene, at(13, 15))
    (late,) = scene.writes(office, "太晚了")
    assert late.text == "这份周报已发送,不能再改。"


def test_sending_twice_sends_once(scene: Scene) -> None:
    office = drafted(scene)
    card = next(shown for shown in scene.seen(office.chat) if "现在发送" in shown.labels())
    scene.presses(office, "现在发送", card)
    (second,) = scene.presses(office, "现在发送", card)
    assert second.toast == "这份周报已发送,不能再改。"
    assert len(in_group(scene)) == 1


def test_without_a_group_sending_now_says_so(scene: Scene) -> None:
    office = drafted(scene)
    chats.mark_lost(scene.tx, "telegram", GROUP, scene.now)
    said = scene.presses(office, "现在发送")[-1]
    assert said.toast == "第41周周报没有发出:还没有绑定领导小组群。草稿已保留,绑定后自动发送。"


def test_holding_what_is_held_and_releasing_what_is_not_changes_nothing(scene: Scene) -> None:
    office = drafted(scene)
    draft = next(shown for shown in scene.seen(office.chat) if "暂不发送" in shown.labels())
    (held,) = scene.presses(office, "暂不发送", draft)
    (again,) = scene.presses(office, "暂不发送", draft)
    assert again.toast == "这份周报的状态已变,请以最新的为准。"
    scene.presses(office, "恢复发送")
    (released,) = scene.presses(office, "恢复发送", held)
    assert released.toast == "这份周报的状态已变,请以最新的为准。"


def test_nobody_touches_the_summary_of_another_programme(scene: Scene) -> None:
    office = drafted(scene)
    other = another_programme(scene)
    theirs = summaries.newest(scene.tx, other)
    assert theirs is not None
    turn = Turn(scene.tx, scene.message(office, "周报"), scene.now, office, scene.token)
    assert summary_drafts.show(turn, str(theirs.id)) == Reply(toast="这份周报的状态已变,请以最新的为准。")
    assert opened(turn, str(theirs.id)) is None


def another_programme(scene: Scene) -> int:
    """A second programme in the same installation, with its draft of the week."""
    loaded = plan_loading.load(scene.tx, load_plan(PLAN), "另一专班", date(2023, 10, 9), scene.now)
    passes(scene, at(13, 9, 5))
    return loaded.programme_id
