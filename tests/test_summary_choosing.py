"""换时间 and 换范围 under a summary: another half is chosen, the one not asked for stays."""

import pytest
from sqlalchemy import update

from domain.roles import Role
from storage.tables.plan import target
from tests.scene import Scene, Shown, at
from tests.summary_scene import BUREAU, a_leader, drafted, group_presses, passes


def title_of(shown: Shown) -> str:
    return shown.text.split("(1")[0]


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("本周", "【应县专业镇周报·县工信局】2023年第41周"),
        ("上周", "【应县专业镇周报·县工信局】2023年第40周"),
        ("本月", "【应县专业镇月报·县工信局】2023年10月"),
        ("上季", "【应县专业镇季报·县工信局】2023年第3季度"),
        ("今年", "【应县专业镇年报·县工信局】2023年"),
    ],
)
def test_another_time_keeps_the_part(scene: Scene, label: str, title: str) -> None:
    office = drafted(scene)
    scene.writes(office, "周报 县工信局")
    scene.presses(office, "换时间")
    (shown,) = scene.presses(office, label)
    assert shown.text.startswith(title)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("9月", "【应县专业镇月报·县工信局】2023年9月"),
        ("10月1日到10月12日", "【应县专业镇简报·县工信局】2023年10月1日"),
        ("第40周 县商务局", "【应县专业镇周报·县商务局】2023年第40周"),
    ],
)
def test_the_time_may_be_written(scene: Scene, words: str, title: str) -> None:
    office = drafted(scene)
    scene.writes(office, "周报 县工信局")
    scene.presses(office, "换时间")
    (asked,) = scene.presses(office, "写日期")
    assert "10月1日—10月20日" in asked.text
    (shown,) = scene.writes(office, words)
    assert shown.text.startswith(title)


def test_a_written_time_that_is_none_may_be_written_again(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    scene.presses(office, "换时间")
    scene.presses(office, "写日期")
    (asked,) = scene.writes(office, "qqq")
    assert asked.text.startswith("没有看懂“qqq”")
    (shown,) = scene.writes(office, "9月")
    assert shown.text.startswith("【应县专业镇月报】2023年9月")


@pytest.mark.parametrize(
    ("kind", "label", "title"),
    [
        ("按章", "1", "【应县专业镇月报·重点任务】2023年9月"),
        ("某单位", "县委组织部", "【应县专业镇月报·县委组织部】2023年9月"),
        ("某任务", "二(一) 专业镇培育", "【应县专业镇月报·二(一) 专业镇培育】2023年9月"),
        ("某指标", "3", "【应县专业镇月报·到2025年，省级专业镇达到1个】2023年9月"),
    ],
)
def test_another_part_keeps_the_time(scene: Scene, kind: str, label: str, title: str) -> None:
    office = drafted(scene)
    scene.writes(office, "月报 9月")
    scene.presses(office, "换范围")
    scene.presses(office, kind)
    (shown,) = scene.presses(office, label)
    assert shown.text.startswith(title)


def test_the_whole_programme_is_one_press_away(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报 县工信局")
    scene.presses(office, "换范围")
    (shown,) = scene.presses(office, "全部")
    assert shown.text.startswith("【应县专业镇周报】2023年第41周")


def test_long_lists_of_parts_page_and_lead_back(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    scene.presses(office, "换范围")
    (first,) = scene.presses(office, "某单位")
    assert "第 1/3 页" in first.text
    scene.presses(office, "下一页")
    scene.presses(office, "返回")
    (shown,) = scene.presses(office, "返回")
    assert shown.text.startswith("【应县专业镇周报】2023年第41周")


def test_a_target_that_left_the_plan_is_politely_said_to_be_gone(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    scene.presses(office, "换范围")
    (targets,) = scene.presses(office, "某指标")
    scene.tx.execute(update(target).values(ended_at=scene.now))
    (gone,) = scene.presses(office, "1", targets)
    assert (gone.text, gone.toast) == ("", "计划里已没有这一部分,请重新选择。")


def test_a_week_that_was_sent_is_shown_as_it_was_sent(scene: Scene) -> None:
    office = drafted(scene)
    passes(scene, at(13, 15))
    passes(scene, at(18, 9))
    scene.writes(office, "周报")
    scene.presses(office, "换时间")
    (shown,) = scene.presses(office, "上周")
    assert "截至 10月13日(周五)15:00" in shown.text


def test_the_leading_group_chooses_under_the_summary_it_got(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    leader = a_leader(scene)
    group_presses(scene, leader, "换范围")
    group_presses(scene, leader, "某任务")
    (shown,) = group_presses(scene, leader, "二(一) 专业镇培育")
    assert shown.text.startswith("【应县专业镇周报·二(一) 专业镇培育】2023年第41周")


def test_a_contact_changes_the_time_of_the_own_units_summary(scene: Scene) -> None:
    drafted(scene)
    contact = scene.person(Role.CONTACT, BUREAU)
    scene.writes(contact, "周报")
    scene.presses(contact, "换时间")
    (shown,) = scene.presses(contact, "上月")
    assert shown.text.startswith("【应县专业镇月报·县工信局】2023年9月")


def test_a_report_written_instead_of_a_time_is_a_report(scene: Scene) -> None:
    drafted(scene)
    contact = scene.person(Role.CONTACT, BUREAU)
    scene.writes(contact, "周报")
    scene.presses(contact, "换时间")
    scene.presses(contact, "写日期")
    card = scene.writes(contact, "市场主体倍增新增12家,完成65%")[-1]
    assert "提交" in card.labels()


def test_the_question_for_a_time_is_repeated_once(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    scene.presses(office, "换时间")
    scene.presses(office, "写日期")
    scene.writes(office, "qqq")
    scene.writes(office, "qqq")
    (menu,) = scene.writes(office, "qqq")
    assert "要办什么" in menu.text
