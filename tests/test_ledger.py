"""What the ledger's sheets hold: the span, the subject, and where each number comes from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import insert

from domain.lights import Light
from storage import issues, nudges, outbox, tasks
from storage.nudges import BY_OFFICE, NudgeLine
from storage.outbox import Post
from storage.tables.reporting import measurement
from summaries.facts import CoursePoint, Forecast, Measured, SummaryFacts
from summaries.ledger import sheets
from summaries.making import as_it_stands
from summaries.sheets import Cell, Row, Source
from summaries.subjects import asked_of
from summaries.writing import Writer
from tests.forms_scene import material
from tests.scene import Scene, at, programme_of
from tests.summary_scene import WEEK


def standing(scene: Scene, reference: str = WEEK) -> SummaryFacts:
    """The summary as it stands on Friday."""
    asked = asked_of(scene.tx, scene.programme_id, reference)
    return as_it_stands(scene.tx, programme_of(scene), asked, "zh-CN", at(13, 15)).facts


def rows(scene: Scene, facts: SummaryFacts, key: str) -> Sequence[Row]:
    found = next(s for s in sheets(Source(scene.tx, Writer(facts, "zh-CN"))) if s.key == key)
    return list(found.rows)


def column(scene: Scene, facts: SummaryFacts, key: str, name: str) -> list[Cell]:
    found = next(s for s in sheets(Source(scene.tx, Writer(facts, "zh-CN"))) if s.key == key)
    place = [column.key for column in found.columns].index(name)
    return [row[place] for row in found.rows]


def keys(scene: Scene, facts: SummaryFacts) -> list[str]:
    return [sheet.key for sheet in sheets(Source(scene.tx, Writer(facts, "zh-CN")))]


def raised(scene: Scene, text: str = "用地指标不足") -> None:
    report = material(scene).facts.overall.on_time.reports[0]
    issues.raise_from(scene.tx, 1, report, text, at(12, 16))


def is_asked(scene: Scene, *, by_office: bool) -> None:
    """Somebody is asked about the first period of the plan."""
    row = outbox.add(scene.tx, Post("telegram", "9", text="请报送"), scene.now)
    assert row is not None
    stage = BY_OFFICE if by_office else "due_day"
    contact = scene.contact(name="李红")
    line = NudgeLine(1, f"nudge:1:{stage}", stage)
    nudges.keep(scene.tx, (scene.programme_id, contact.id), [line], row, at(12, 9))


def measured(scene: Scene, target_id: int, value: float, report_id: int) -> None:
    row = {"programme_id": scene.programme_id, "target_id": target_id, "report_id": report_id}
    scene.tx.execute(insert(measurement).values(row | {"value": value, "measured_at": at(12, 15)}))


def test_an_issue_shows_its_whole_text_its_standing_and_its_days(scene: Scene) -> None:
    raised(scene, "用地指标不足。" * 60)
    facts = standing(scene)
    assert column(scene, facts, "issues", "issue") == ["用地指标不足。" * 60]
    assert column(scene, facts, "issues", "issue-standing") == ["新增"]
    assert column(scene, facts, "issues", "days-open") == [1]


def test_who_was_asked_stands_with_the_manner_and_without_words(scene: Scene) -> None:
    facts = material(scene).facts
    before = len(rows(scene, facts, "nudges"))
    is_asked(scene, by_office=True)
    found = rows(scene, facts, "nudges")
    assert len(found) == before + 1
    assert [row[6] for row in found if row[2] == "李红"] == ["人工"]
    assert not any("请报送" in str(cell) for row in found for cell in row)


def test_what_the_bot_asked_by_itself_says_so(scene: Scene) -> None:
    facts = material(scene).facts
    is_asked(scene, by_office=False)
    assert [row[6] for row in rows(scene, facts, "nudges") if row[2] == "李红"] == ["自动"]


def test_measurements_of_the_span_are_listed(scene: Scene) -> None:
    facts = material(scene).facts
    measured(scene, facts.targets[0].id, 87, facts.overall.on_time.reports[0])
    assert column(scene, facts, "measurements", "measured") == [87]
    assert column(scene, facts, "measurements", "state") == ["待审"]


def test_a_target_shows_its_latest_value_and_its_forecast(scene: Scene) -> None:
    facts = material(scene).facts
    course = (Measured(date(2023, 10, 5), 80, 1), Measured(date(2023, 10, 12), 87, 2))
    told = replace(facts.targets[0], course=course, forecast=Forecast(120, met=True), met=False)
    facts = replace(facts, targets=(told,))
    assert column(scene, facts, "targets", "measured") == [87]
    assert column(scene, facts, "targets", "met") == ["未达到"]
    assert column(scene, facts, "targets", "forecast-met") == ["达到"]


def test_the_course_has_a_column_for_each_week(scene: Scene) -> None:
    facts = material(scene).facts
    course = (CoursePoint("2023-W40", Light.GREEN, 50, ()), CoursePoint("2023-W41", Light.RED, 60, ()))
    first, second = facts.tasks[:2]
    facts = replace(facts, tasks=(replace(first, course=course), replace(second, course=())))
    found = rows(scene, facts, "course")
    assert [row[2:] for row in found] == [("● 绿", "◆ 红"), ("", "")]


def test_a_ledger_without_any_course_has_no_sheet_for_it(scene: Scene) -> None:
    facts = material(scene).facts
    bare = replace(facts, tasks=tuple(replace(task, course=()) for task in facts.tasks))
    assert "course" not in keys(scene, bare)


def test_every_number_says_which_reports_it_was_counted_from(scene: Scene) -> None:
    facts = material(scene).facts
    found = [row for row in rows(scene, facts, "sources") if row[0] == "按时" and row[2] == WEEK]
    assert [row[8] for row in found] == list(facts.overall.on_time.reports)
    assert {row[4] for row in found} == {"县工信局"}
    assert all(row[3] == facts.overall.on_time.count for row in found)


def test_what_was_not_reported_has_its_period_and_no_report(scene: Scene) -> None:
    facts = material(scene).facts
    found = [row for row in rows(scene, facts, "sources") if row[0] == "待报" and row[2] == WEEK]
    assert len(found) == facts.overall.pending.count
    assert {row[8] for row in found} == {None}


def test_a_percent_names_the_report_that_told_it(scene: Scene) -> None:
    facts = material(scene).facts
    told = {task.code: task.reports for task in facts.tasks if task.reports}
    found = [row for row in rows(scene, facts, "sources") if row[0] == "进度"]
    assert {(row[1], row[8]) for row in found} == {(code, r) for code, all_ in told.items() for r in all_}
    assert {row[3] for row in found} == {60}


def test_the_ledger_of_a_unit_holds_only_what_is_its_own(scene: Scene) -> None:
    material(scene)
    unit = next(u for u in standing(scene).duties if u.unit != "县工信局")
    facts = standing(scene, f"{WEEK}@unit-{unit.unit_id}")
    assert column(scene, facts, "units", "unit") == [unit.unit]
    assert rows(scene, facts, "reports") == []
    assert set(column(scene, facts, "nudges", "unit")) <= {unit.unit}
    # A task's percent is what its lead reported, also in the ledger of a unit that shares in it.
    owed = [row for row in rows(scene, facts, "sources") if row[0] == "应报" and row[2] == WEEK]
    assert {row[4] for row in owed} == {unit.unit}


def test_the_ledger_of_a_task_holds_the_reports_on_it(scene: Scene) -> None:
    found = material(scene).facts
    reported = next(duty for duty in found.duties if duty.report_id)
    task = next(t for t in tasks.every(scene.tx, scene.programme_id) if t.code == reported.code)
    facts = standing(scene, f"{WEEK}@task-{task.id}")
    assert column(scene, facts, "reports", "number") == [reported.report_id]
    assert set(column(scene, facts, "nudges", "code")) <= {task.code}


def test_requests_are_not_laid_on_a_single_task(scene: Scene) -> None:
    material(scene)
    nudges.count_burden(scene.tx, [1], date(2023, 10, 10))
    facts = standing(scene, f"{WEEK}@task-1")
    assert set(column(scene, facts, "units", "automatic")) == {None}


def test_the_ledger_of_a_month_holds_all_its_weeks(scene: Scene) -> None:
    weekly = len(rows(scene, material(scene).facts, "reports"))
    assert len(rows(scene, standing(scene, "2023-10"), "reports")) == weekly
    assert rows(scene, standing(scene, "2023-09"), "reports") == []


def test_another_programme_shows_nothing_of_this_one(scene: Scene) -> None:
    facts = replace(material(scene).facts, programme_id=scene.programme_id + 1)
    assert rows(scene, facts, "reports") == rows(scene, facts, "nudges") == []
    assert set(column(scene, facts, "sources", "unit")) == {""}
