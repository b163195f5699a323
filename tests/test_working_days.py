"""The office enters which days work; deadlines follow."""

from datetime import UTC, date

import pytest

from domain.roles import Role
from storage import periods, programmes
from tests.scene import Scene, at

NOTICE = "2027年10月1日至7日放假,9月26日、10月9日上班"


def works(scene: Scene, day: date) -> bool:
    return programmes.calendar(scene.tx, scene.programme_id).is_working(day)


def test_years_with_and_without_a_notice_are_told_apart(scene: Scene) -> None:
    scene.now = at(24, 9, month=11, year=2026)
    [shown] = scene.writes(scene.office(), "工作日")
    assert "2026 年:已有国务院放假安排。" in shown.text
    assert "2027 年:放假安排尚未公布,暂按周一至周五。" in shown.text
    assert "直接贴通知原文" in shown.text


def test_a_notice_is_shown_before_it_counts(scene: Scene) -> None:
    office = scene.office()
    scene.writes(office, "工作日")
    [card] = scene.writes(office, NOTICE)
    assert "放假 7 天:2027年10月1日(周五)—2027年10月7日(周四)" in card.text
    assert "上班 2 天:2027年9月26日(周日)、2027年10月9日(周六)" in card.text
    assert "2027 年放假安排助手还没有" in card.text
    assert card.labels() == ["确认录入", "作为全年安排", "取消"]
    assert programmes.calendar(scene.tx, scene.programme_id).overrides == {}


def test_confirmed_days_count(scene: Scene) -> None:
    office = scene.office()
    scene.writes(office, f"/calendar {NOTICE}")
    assert "已录入 9 天" in scene.presses(office, "确认录入")[-1].text
    assert not works(scene, date(2027, 10, 4))
    assert works(scene, date(2027, 9, 26))
    assert programmes.calendar(scene.tx, scene.programme_id).is_estimated(date(2027, 3, 1))


def test_a_whole_years_notice_leaves_no_day_estimated(scene: Scene) -> None:
    office = scene.office()
    scene.writes(office, f"工作日 {NOTICE}")
    assert "已录入 365 天" in scene.presses(office, "作为全年安排")[-1].text
    calendar = programmes.calendar(scene.tx, scene.programme_id)
    assert not calendar.is_estimated(date(2027, 3, 1))
    assert calendar.is_working(date(2027, 10, 9))


def test_a_day_of_a_published_year_may_be_changed(scene: Scene) -> None:
    office = scene.office()
    [card] = scene.writes(office, "工作日 10月13日放假")
    assert "作为全年安排" not in card.labels()
    scene.presses(office, "确认录入")
    [shown] = scene.writes(office, "工作日")
    assert "2023 年:已有国务院放假安排,另录入 1 天。" in shown.text


def test_deadlines_ahead_follow_the_calendar(scene: Scene) -> None:
    scene.open_periods()
    office = scene.office()
    scene.writes(office, "工作日 10月13日放假")
    scene.presses(office, "确认录入")
    scene.open_periods()
    due = {duty.due_at for duty in periods.owing(scene.tx, scene.programme_id, at(10, 9))}
    assert at(13, 17).astimezone(UTC) not in due
    assert at(12, 17).astimezone(UTC) in due


def test_a_clause_that_does_not_say_whether_days_work_is_asked_about(scene: Scene) -> None:
    office = scene.office()
    scene.writes(office, "工作日")
    [asked] = scene.writes(office, "10月16日照常")
    assert "10月16日照常" in asked.text
    [card] = scene.writes(office, "10月16日放假")
    assert "确认录入" in card.labels()


def test_words_without_days_show_how_to_write_them(scene: Scene) -> None:
    office = scene.office()
    scene.writes(office, "工作日")
    [shown] = scene.writes(office, "好的")
    assert "直接贴通知原文" in shown.text
    assert scene.presses(office, "取消")[-1].text == "已取消。"


@pytest.mark.parametrize("role", [Role.CONTACT, Role.UNIT_HEAD, Role.LEADER])
def test_only_the_office_enters_days(scene: Scene, role: Role) -> None:
    person = scene.person(role, "县工信局" if role is not Role.LEADER else "")
    [shown] = scene.writes(person, "工作日 10月13日放假")
    assert shown.text == "您当前的身份不能办理这一项。"
