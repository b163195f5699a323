"""The weekly summary as data and as text: every number traced, whole sentences, split between sections."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from domain.lights import Light
from domain.rules import Condition, Ground, LightRule, Rules
from domain.spans import span_of
from storage import periods, programmes, reports
from storage.reports import NewReport
from storage.tables.plan import task
from summaries.collecting import collect
from summaries.excerpts import excerpt
from summaries.facts import (
    Figure,
    IssueLine,
    IssueStanding,
    SummaryFacts,
    TaskLine,
    from_json,
    to_json,
)
from summaries.splitting import length, messages
from summaries.subjects import Asked
from summaries.text import sections
from summaries.view import View
from summaries.writing import Section, title
from tests.scene import Scene, at, programme_of
from tests.summary_scene import BUREAU, WEEK, files, passes

DAY = date(2023, 9, 1)


def seen(scene: Scene, moment: datetime, week: str = WEEK) -> SummaryFacts:
    calendar = programmes.calendar(scene.tx, scene.programme_id)
    view = View(scene.tx, programme_of(scene), calendar, moment.astimezone(UTC))
    return collect(view, Asked(span_of(week)))


def a_week(scene: Scene, moment: datetime | None = None) -> SummaryFacts:
    """Two reports on time, as the week looks on Friday afternoon."""
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    files(scene, scene.contact(), 2)
    return seen(scene, moment or at(13, 15))


def body(summary: SummaryFacts, key: str, language: str = "zh-CN") -> str:
    return next((section.body for section in sections(summary, language) if section.key == key), "")


def line_of(summary: SummaryFacts, code: str) -> TaskLine:
    return next(line for line in summary.tasks if line.code == code)


def test_each_number_knows_its_periods_and_reports(scene: Scene) -> None:
    counted = a_week(scene).overall
    assert (counted.owed.count, len(counted.owed.periods)) == (28, 28)
    found = [reports.by_id(scene.tx, report_id) for report_id in counted.on_time.reports]
    assert {report.unit for report in found if report} == {BUREAU}
    assert counted.on_time.count == len(found) == 2


def test_owed_is_the_sum_of_its_headings(scene: Scene) -> None:
    counted = a_week(scene, at(14, 9)).overall
    parts = (counted.on_time, counted.late, counted.pending, counted.missing)
    assert counted.owed.count == sum(part.count for part in parts)
    assert counted.missing.count == 26


def test_a_late_report_counts_as_late(scene: Scene) -> None:
    a_week(scene)
    scene.now = at(16, 8)
    files(scene, scene.contact(name="李红"), 1)
    assert seen(scene, at(16, 10)).overall.late.count == 1


def test_a_returned_report_does_not_count_as_reported(scene: Scene) -> None:
    first = a_week(scene).overall.on_time.reports[0]
    returned = reports.return_for_rework(scene.tx, first, 1, "缺数据", at(13, 9))
    assert returned is not None
    periods.mark_returned(scene.tx, returned, at(16, 17), at(18, 17))
    counted = seen(scene, at(13, 15)).overall
    assert (counted.reported.count, counted.returned.count) == (1, 1)


def test_a_waived_period_is_not_owed(scene: Scene) -> None:
    week = a_week(scene)
    periods.waive(scene.tx, week.overall.pending.periods[0])
    assert seen(scene, at(13, 15)).overall.owed.count == 27


def test_a_task_shows_its_leads_words_and_the_percent_before(scene: Scene) -> None:
    a_week(scene)
    passes(scene, at(16, 9))
    contact = scene.contact(name="李红")
    owed = periods.owing_of_unit(scene.tx, contact.unit_id or 0, scene.now)
    newest = next(duty for duty in owed if duty.code == "二(一)")
    receipt = reports.open_submission(scene.tx, scene.programme_id, contact.id, ["2"], scene.now)
    reports.file(scene.tx, NewReport(newest.id, "完成65%", percent=65), receipt, contact, scene.now)
    line = line_of(seen(scene, at(20, 15), "2023-W42"), "二(一)")
    assert (line.percent, line.before, line.words) == (65, 60, "完成65%")


def test_the_least_advanced_of_several_leads_speaks_for_a_task(scene: Scene) -> None:
    a_week(scene)
    other = scene.contact("县农业农村局", "李红")
    files(scene, other, 1, percent=20)
    assert line_of(seen(scene, at(13, 15)), "二(二)").percent == 20


def test_a_yellow_task_names_only_the_units_that_have_not_reported(scene: Scene) -> None:
    assert line_of(a_week(scene), "二(二)").units == ("县农业农村局", "县文旅局")


def test_a_task_past_due_without_a_report_is_red(scene: Scene) -> None:
    week = a_week(scene, at(14, 9))
    assert line_of(week, "二(五)").light is Light.RED
    assert line_of(week, "二(一)").light is Light.GREEN
    assert "🔴 二(五) 重大项目攻坚" in body(week, "behind")


def test_a_silent_task_stays_red_until_it_is_reported(scene: Scene) -> None:
    passes(scene, at(9, 9))
    assert line_of(seen(scene, at(19, 9), "2023-W42"), "二(一)").light is Light.RED
    passes(scene, at(19, 9))
    files(scene, scene.contact(), 1)
    assert line_of(seen(scene, at(19, 10), "2023-W42"), "二(一)").light is Light.GREEN


def test_two_months_behind_in_a_row_is_red_where_the_rules_say_so(scene: Scene) -> None:
    """A task of one year, at 10 percent since October: behind at the end of October, and in November."""
    twice = LightRule(red=(Condition(Ground.BEHIND_BY, 5, months=2),), yellow=())
    scene.set_rules(Rules(light=twice))
    span = {"starts_on": date(2023, 7, 1), "ends_on": date(2024, 6, 30)}
    scene.tx.execute(update(task).where(task.c.code == "二(一)").values(span))
    passes(scene, at(9, 9))
    files(scene, scene.contact(), 1, percent=10)
    assert line_of(seen(scene, at(30, 9), "2023-W44"), "二(一)").light is Light.GREEN
    assert line_of(seen(scene, at(3, 9, month=11), "2023-W44"), "二(一)").reason == "behind_by"


def test_the_data_survives_storage(scene: Scene) -> None:
    week = a_week(scene)
    assert from_json(json.loads(json.dumps(to_json(week)))) == week


def test_the_text_says_all_that_leaders_ask_for(scene: Scene) -> None:
    week = a_week(scene, at(14, 9))
    titles = [section.title for section in sections(week, "zh-CN")]
    assert titles == [
        "总体",
        "亮灯",
        "重点任务进展",
        "滞后事项",
        "困难问题",
        "下周到期",
        "尚无报送的单位",
        "指标",
    ]
    assert body(week, "overall") == "应报 28,已报 2(7.1%),按时 2(7.1%),迟报 0,待报 0,未报 26"
    assert body(week, "due-next").startswith(
        "10月20日(周五)17:00前 28 项,16 个单位:县工信局(6)、县农业农村局(3)"
    )
    assert "县工信局" not in body(week, "silent")


def test_what_falls_due_today_is_not_called_behind(scene: Scene) -> None:
    assert body(a_week(scene, at(13, 15)), "behind") == ""


def test_the_text_says_what_was_returned_and_what_changed(scene: Scene) -> None:
    week = a_week(scene)
    counted = replace(week.overall, returned=Figure(2, (1, 2)))
    lines = tuple(replace(line, before=50.0) for line in week.tasks)
    changed = replace(week, overall=counted, tasks=lines)
    assert body(changed, "overall").endswith("\n其中审核通过 0,退回待重报 2")
    assert "二(一) 专业镇培育 60%(上次 50%)" in body(changed, "tasks")


def test_a_long_section_says_how_many_lines_are_left_out(scene: Scene) -> None:
    week = a_week(scene)
    told = next(duty for duty in week.duties if duty.difficulties)
    many = tuple(replace(told, unit=f"第{place}局") for place in range(45))
    lines = body(replace(week, duties=many), "difficulties").splitlines()
    assert lines[15:] == ["…另有 30 条"]
    behind = tuple(replace(week.tasks[0], light=Light.RED, code=f"任{place}") for place in range(45))
    assert body(replace(week, tasks=behind), "behind").splitlines()[40:] == ["…另有 5 条"]


def test_what_has_nothing_to_say_leaves_no_empty_heading(scene: Scene) -> None:
    passes(scene, at(9, 9))
    keys = [section.key for section in sections(seen(scene, at(13, 15)), "zh-CN")]
    assert "difficulties" not in keys


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_both_languages_have_the_same_sections(scene: Scene, language: str) -> None:
    week = a_week(scene, at(14, 9))
    assert len(sections(week, language)) == 8
    assert "2023" in title(week, language)


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        pytest.param("开工了。新增12家。", 80, "开工了。新增12家", id="all of it fits"),
        pytest.param("现场会开过了。新增12家。", 7, "新增12家", id="the sentence with a figure first"),
        pytest.param("没有句号的一段很长的话", 6, "没有句号的…", id="a sentence too long is cut"),
        pytest.param("", 10, "", id="nothing"),
    ],
)
def test_a_report_is_shortened_without_inventing(text: str, most: int, kept: str) -> None:
    assert excerpt(text, most) == kept


def test_messages_split_between_sections() -> None:
    parts = [Section("a", "甲", "一" * 30), Section("b", "乙", "二" * 30)]
    assert messages("标题", parts, "zh-CN", most=50) == ["标题\n一、甲\n" + "一" * 30, "二、乙\n" + "二" * 30]


def test_a_section_too_long_is_split_at_its_lines() -> None:
    parts = [Section("a", "甲", "\n".join(["短行"] * 20))]
    split = messages("标题", parts, "zh-CN", most=30)
    assert all(length(message) <= 30 for message in split)
    assert "".join(split).replace("\n", "").count("短行") == 20


def test_a_line_too_long_is_cut_and_nothing_is_lost() -> None:
    split = messages("题", [Section("a", "甲", "🏭" * 40)], "zh-CN", most=25)
    assert all(length(message) <= 25 for message in split)
    assert sum(message.count("🏭") for message in split) == 40


def test_a_full_county_fits_the_limits(scene: Scene) -> None:
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    for unit in {duty.unit for duty in periods.owing(scene.tx, scene.programme_id, scene.now)}:
        files(scene, scene.contact(unit), 40, text="完成了一件大事。" * 400)
    week = seen(scene, at(13, 15))
    split = messages(title(week, "zh-CN"), sections(week, "zh-CN"), "zh-CN")
    assert len(split) <= 3
    assert all(length(message) <= 4096 for message in split)


def test_an_excerpt_tells_a_figure_a_difficulty_and_the_next_step_before_all_else() -> None:
    text = "召开了会议。新增12家。走访了企业,累计87家。用地指标还是不足。群众反响好。下周组织验收。"
    assert (
        excerpt(text, 22, ("用地指标还是不足", "下周组织验收")) == "新增12家。用地指标还是不足。下周组织验收"
    )


def test_of_many_old_issues_the_oldest_are_told_and_the_rest_counted(scene: Scene) -> None:
    stale = [
        IssueLine(n, "县工信局", "二(二)", "市场主体倍增", f"第{n}件", IssueStanding.STALE, DAY, None, None)
        for n in range(8)
    ]
    lines = body(replace(a_week(scene), issues=tuple(stale)), "issues").splitlines()
    assert lines[0] == "新增 0,销号 0,未销号 8(其中超过30天 8)"
    assert [line[-3:] for line in lines[1:4]] == ["第0件", "第1件", "第2件"]
    assert lines[4:] == ["…另有 5 条超过30天,见台账"]


def test_leads_of_one_task_share_the_room_for_words(scene: Scene) -> None:
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    leads = ["县财政局", "县能源局", "县自然资源局"]
    for unit in leads:
        files(scene, scene.contact(unit), 1, text="新增服务企业12家,累计服务企业87家。" * 9)
    (line,) = [line for line in seen(scene, at(13, 15)).tasks if line.code == "二(十)"]
    assert len(line.words) < 120
    assert [words.split(":")[0] for words in line.words.splitlines()] == [
        "县财政局",
        "县能源局",
        "县自然资源局",
    ]


def test_of_many_changed_lights_the_first_are_told_and_the_rest_counted(scene: Scene) -> None:
    week = a_week(scene)
    changed = tuple(replace(line, light_before=Light.BLUE) for line in week.tasks)
    lines = body(replace(week, tasks=changed), "lights").splitlines()
    assert lines[1].count("→") == 8
    assert lines[2] == f"…另有 {len(changed) - 8} 条"
