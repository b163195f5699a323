"""The summary opened by those who may read it: paged, and drilled into by buttons."""

import pytest

from domain.messages import ChatKind
from storage import chats, members
from tests.scene import Scene, at
from tests.summary_scene import (
    BUREAU,
    GROUP,
    a_leader,
    drafted,
    group_presses,
    in_group,
    passes,
)


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
    assert unit.text.startswith("县工信局:本期应报 6,已报 2\n✅ 二(一) 专业镇培育 60% · ")
    assert unit.edits is not None


def test_the_office_and_leaders_pull_the_summary_at_any_moment(scene: Scene) -> None:
    drafted(scene)
    (shown,) = scene.writes(a_leader(scene), "周报")
    assert shown.text.startswith("【应县专业镇周报】2023年第41周")


def test_a_past_week_is_shown_as_it_was_sent(scene: Scene) -> None:
    office = drafted(scene)
    passes(scene, at(13, 15))
    passes(scene, at(18, 9))
    (shown,) = scene.writes(office, "周报 上周")
    assert "截至 10月13日(周五)15:00" in shown.text


def test_a_draft_is_never_shown_in_the_group(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "改一段")
    scene.presses(office, "总体")
    scene.writes(office, "只给办公室看")
    shown = scene.writes(a_leader(scene), "周报", chat=GROUP, chat_kind=ChatKind.GROUP)
    assert "只给办公室看" not in shown[0].text


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
    assert difficulties.text == "本期没有报来困难问题。"


@pytest.mark.parametrize("label", ["看红灯", "看问题", "看某单位"])
def test_every_list_leads_back_to_the_summary(scene: Scene, label: str) -> None:
    leader = a_leader(scene)
    drafted(scene)
    (summary,) = scene.writes(leader, "周报")
    scene.presses(leader, label)
    (again,) = scene.presses(leader, "返回")
    assert again.text == summary.text


def test_long_lists_page(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    (first,) = scene.presses(office, "看红灯")
    (second,) = scene.presses(office, "下一页")
    assert second.edits == (first.edits or first.id)
    assert second.text != first.text
    assert "上一页" in second.labels()
