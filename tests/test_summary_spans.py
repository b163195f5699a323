"""Summaries of months and ranges, and of one unit, chapter, task or target."""

from datetime import UTC, datetime

from domain.lights import Light
from domain.spans import SpanKind, span_of
from storage import issues, periods, programmes, reports
from storage.reports import NewReport
from summaries.collecting import collect
from summaries.facts import IssueStanding, SummaryFacts
from summaries.subjects import WHOLE, Asked, Subject, SubjectKind, asked_of, subjects
from summaries.view import View
from summaries.writing import document_title, title
from tests.scene import Scene, at, programme_of
from tests.summary_scene import BUREAU, files, passes


def seen(scene: Scene, span: str, moment: datetime, subject: Subject = WHOLE) -> SummaryFacts:
    calendar = programmes.calendar(scene.tx, scene.programme_id)
    view = View(scene.tx, programme_of(scene), calendar, moment.astimezone(UTC))
    return collect(view, Asked(span_of(span), subject))


def part(scene: Scene, kind: SubjectKind, name: str) -> Subject:
    return next(known for known in subjects(scene.tx, scene.programme_id, kind) if name in known.name)


def two_weeks(scene: Scene) -> None:
    """The bureau reports 40 % in the first week and 70 % in the second; nobody else does."""
    contact = scene.contact()
    for day, percent in ((9, 40), (16, 70)):
        passes(scene, at(day, 9))
        scene.now = at(day + 3, 15)
        files(scene, contact, 6, percent)


def test_a_month_counts_all_its_weeks(scene: Scene) -> None:
    two_weeks(scene)
    month = seen(scene, "2023-10", at(31, 18))
    weeks = [seen(scene, f"2023-W{week}", at(31, 18)) for week in (41, 42, 43)]
    assert month.overall.reported.count == 12
    shared = [duty for duty in month.duties if duty.due_at and duty.due_at < at(30, 0)]
    assert len(shared) == sum(week.overall.owed.count for week in weeks)


def test_a_percent_is_compared_with_the_start_of_the_span(scene: Scene) -> None:
    two_weeks(scene)
    week, month = (seen(scene, span, at(20, 18)) for span in ("2023-W42", "2023-10"))
    (in_week,) = [line for line in week.tasks if line.code == "二(一)"]
    (in_month,) = [line for line in month.tasks if line.code == "二(一)"]
    assert (in_week.percent, in_week.before) == (70, 40)
    assert (in_month.percent, in_month.before) == (70, None)


def test_a_span_that_is_over_shows_how_things_stood_at_its_end(scene: Scene) -> None:
    two_weeks(scene)
    line = next(line for line in seen(scene, "2023-W41", at(31, 18)).tasks if line.code == "二(一)")
    assert line.percent == 40


def test_a_report_that_came_later_leaves_the_light_of_its_week_red(scene: Scene) -> None:
    passes(scene, at(9, 9))
    scene.now = at(16, 10)
    files(scene, scene.contact(), 1)
    then, now = (seen(scene, span, at(16, 11)) for span in ("2023-W41", "2023-W42"))
    code = next(duty.code for duty in then.duties if duty.report_id)
    lights = [next(line.light for line in facts.tasks if line.code == code) for facts in (then, now)]
    assert lights == [Light.RED, Light.GREEN]


def test_a_unit_sees_its_own_duties_and_tasks(scene: Scene) -> None:
    two_weeks(scene)
    bureau = part(scene, SubjectKind.UNIT, BUREAU)
    facts = seen(scene, "2023-W42", at(20, 18), bureau)
    assert {duty.unit for duty in facts.duties} == {BUREAU}
    assert facts.overall.owed.count == 6
    assert document_title(facts, "zh-CN") == "应县专业镇周报·县工信局"


def test_chapters_share_the_whole_between_them(scene: Scene) -> None:
    two_weeks(scene)
    whole = seen(scene, "2023-W42", at(20, 18))
    chapters = subjects(scene.tx, scene.programme_id, SubjectKind.CHAPTER)
    parts = [seen(scene, "2023-W42", at(20, 18), chapter) for chapter in chapters]
    assert sum(facts.overall.owed.count for facts in parts) == whole.overall.owed.count
    assert sorted(line.code for facts in parts for line in facts.tasks) == sorted(
        line.code for line in whole.tasks
    )


def test_a_target_brings_its_task(scene: Scene) -> None:
    facts = seen(scene, "2023-W41", at(13, 18), part(scene, SubjectKind.TARGET, "就业率"))
    assert [target.metric for target in facts.targets] == ["培训后就业率"]
    assert [line.code for line in facts.tasks] == ["三(八)"]


def test_an_issue_is_new_then_open_then_stale_until_it_is_closed(scene: Scene) -> None:
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    duty = periods.owing(scene.tx, scene.programme_id, scene.now)[0]
    contact = scene.contact(duty.unit)
    receipt = reports.open_submission(scene.tx, scene.programme_id, contact.id, ["1"], scene.now)
    report = reports.file(scene.tx, NewReport(duty.id, "用地不足"), receipt, contact, scene.now)
    issue = issues.raise_from(scene.tx, duty.assignment_id, report, "用地指标不足", scene.now)
    month_later = datetime(2023, 11, 17, 15, tzinfo=scene.now.tzinfo)
    standings = [
        seen(scene, span, moment).issues[0].standing
        for span, moment in (
            ("2023-W41", at(13, 15)),
            ("2023-W42", at(20, 15)),
            ("2023-W46", month_later),
        )
    ]
    assert standings == [IssueStanding.NEW, IssueStanding.OPEN, IssueStanding.STALE]
    issues.close(scene.tx, issue, month_later)
    assert seen(scene, "2023-W46", month_later).issues[0].standing is IssueStanding.CLOSED
    assert seen(scene, "2023-W47", datetime(2023, 11, 24, tzinfo=scene.now.tzinfo)).issues == ()


def test_a_reference_names_span_and_part(scene: Scene) -> None:
    bureau = part(scene, SubjectKind.UNIT, BUREAU)
    asked = Asked(span_of("2023-10"), bureau)
    assert asked.reference == f"2023-10@unit-{bureau.id}"
    assert asked_of(scene.tx, scene.programme_id, asked.reference) == asked
    assert asked_of(scene.tx, scene.programme_id, "2023-W41").span.kind is SpanKind.WEEKLY


def test_a_unit_is_told_its_own_part_of_a_shared_task(scene: Scene) -> None:
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    for unit, percent in (("县发改局", 80), (BUREAU, 30)):
        files(scene, scene.contact(unit), 6, percent)
    whole, own = (
        next(line for line in seen(scene, "2023-W41", at(13, 15), subject).tasks if line.code == "二(五)")
        for subject in (WHOLE, part(scene, SubjectKind.UNIT, "县发改局"))
    )
    assert (whole.percent, own.percent) == (30, 80)
    assert set(own.units) <= {"县发改局"}


def test_a_month_counts_reports_unit_by_unit(scene: Scene) -> None:
    two_weeks(scene)
    month = seen(scene, "2023-10", at(31, 18))
    bureau = next(line for line in month.units if line.unit == BUREAU)
    assert (bureau.on_time, bureau.late) == (12, 0)
    assert bureau.owed == bureau.on_time + bureau.late + bureau.pending + bureau.missing
    assert sum(line.owed for line in month.units) == month.overall.owed.count


def test_a_title_says_the_days_of_a_range_once(scene: Scene) -> None:
    passes(scene, at(9, 9))
    head = title(seen(scene, "2023-10-01..2023-10-20", at(20, 18)), "zh-CN")
    assert head == "【应县专业镇简报】2023年10月1日(周日)—10月20日(周五)· 截至 10月20日(周五)18:00"
