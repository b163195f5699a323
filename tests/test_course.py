"""How tasks and targets ran: the light at the end of each week as of then, values with what they lead to."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import update

from domain.lights import Light
from domain.spans import Span, span_of
from storage import periods, programmes, reports, tasks
from storage.courses import DUE
from storage.prepared import DIALECT
from storage.reports import NewReport
from storage.tables.plan import programme, target, task
from summaries.collecting import collect
from summaries.course import weeks_of
from summaries.facts import SummaryFacts, TargetLine, TaskLine
from summaries.subjects import Asked
from summaries.view import View
from tests.scene import Scene, at, programme_of
from tests.summary_scene import passes

CODE, UNIT = "二(一)", "县工信局"
TOWNS = "到2025年，市级专业镇达到3个以上"


def view_of(scene: Scene, moment: datetime) -> View:
    calendar = programmes.calendar(scene.tx, scene.programme_id)
    return View(scene.tx, programme_of(scene), calendar, moment.astimezone(UTC))


def seen(scene: Scene, span: str, moment: datetime) -> SummaryFacts:
    return collect(view_of(scene, moment), Asked(span_of(span)))


def line_of(summary: SummaryFacts, code: str = CODE) -> TaskLine:
    return next(line for line in summary.tasks if line.code == code)


def lights(line: TaskLine) -> list[Light]:
    return [point.light for point in line.course]


def percents(line: TaskLine) -> list[float | None]:
    return [point.percent for point in line.course]


def reports_on(scene: Scene, moment: datetime, percent: float, **more: Any) -> int:
    """The task's lead reports in the week of the moment."""
    passes(scene, moment.replace(hour=9))
    scene.now = moment
    (report_id,) = scene.files(scene.contact(UNIT), (CODE, f"完成{percent}%"), percent=percent, **more)
    return report_id


@pytest.fixture
def weeks(scene: Scene) -> Scene:
    """On time in weeks 41 and 43, silent in week 42."""
    reports_on(scene, at(12, 15), 60)
    passes(scene, at(16, 9))
    reports_on(scene, at(26, 15), 65)
    return scene


def test_each_week_has_the_light_and_percent_of_its_end(weeks: Scene) -> None:
    line = line_of(seen(weeks, "2023-W43", at(29, 20)))
    assert [point.week for point in line.course] == ["2023-W41", "2023-W42", "2023-W43"]
    assert lights(line) == [Light.GREEN, Light.RED, Light.GREEN]
    assert percents(line) == [60, 60, 65]


def test_the_running_week_stands_as_the_task_does_now(weeks: Scene) -> None:
    line = line_of(seen(weeks, "2023-W43", at(26, 20)))
    assert (line.course[-1].light, line.course[-1].percent) == (line.light, line.percent)


def test_a_point_names_the_reports_that_fell_due_in_its_week(scene: Scene) -> None:
    first = reports_on(scene, at(12, 15), 60)
    second = reports_on(scene, at(19, 15), 62)
    assert [point.reports for point in line_of(seen(scene, "2023-W42", at(20, 18))).course] == [
        (first,),
        (second,),
    ]


def test_a_late_report_leaves_the_week_red_in_which_it_was_missing(weeks: Scene) -> None:
    passes(weeks, at(30, 9))
    missed = next(
        duty
        for duty in periods.owing_of_unit(weeks.tx, weeks.contact(UNIT).unit_id or 0, weeks.now)
        if duty.code == CODE
    )
    passes(weeks, at(6, 9, month=11))
    contact = weeks.contact(UNIT)
    receipt = reports.open_submission(weeks.tx, weeks.programme_id, contact.id, ["9"], weeks.now)
    reports.file(weeks.tx, NewReport(missed.id, "补报", percent=66), receipt, contact, weeks.now)
    line = line_of(seen(weeks, "2023-W45", at(7, 9, month=11)))
    assert lights(line)[3] is Light.RED
    assert percents(line)[-1] == 66


def test_a_correction_counts_from_the_first_report_on(weeks: Scene) -> None:
    reports_on(weeks, at(27, 10), 45)
    assert percents(line_of(seen(weeks, "2023-W43", at(29, 20)))) == [60, 60, 45]


def test_a_task_closed_out_later_was_not_yet_blue(weeks: Scene) -> None:
    weeks.tx.execute(update(task).values(closed_out_at=at(25, 9).astimezone(UTC)))
    assert lights(line_of(seen(weeks, "2023-W43", at(29, 20)))) == [Light.GREEN, Light.RED, Light.BLUE]


def test_a_task_that_nobody_leads_is_told_by_those_who_share_in_it(scene: Scene) -> None:
    passes(scene, at(9, 9))
    scene.now = at(24, 15)
    unit = tasks.assigned_to(scene.tx, _task_id(scene, "三(三)"))[0].unit
    scene.files(scene.contact(unit), ("三(三)", "完成30%"), percent=30)
    assert percents(line_of(seen(scene, "2023-W43", at(29, 20)), "三(三)")) == [None, None, 30]


def _task_id(scene: Scene, code: str) -> int:
    found = tasks.by_code(scene.tx, scene.programme_id, code)
    assert found is not None
    return found.id


@pytest.mark.parametrize(
    ("span", "first", "last", "count"),
    [
        pytest.param("2024-W20", "2024-W08", "2024-W20", 13, id="a quarter of weeks up to a week"),
        pytest.param("2024-05-01..2024-05-20", "2024-W09", "2024-W21", 13, id="a quarter up to a range"),
        pytest.param("2024-02", "2024-W05", "2024-W09", 5, id="the weeks that a month touches"),
        pytest.param("2024", "2024-W01", "2024-W26", 26, id="no week to come"),
        pytest.param("2023", "2023-W41", "2023-W52", 12, id="no week before the programme began"),
    ],
)
def test_a_span_shows_its_weeks(scene: Scene, span: str, first: str, last: str, count: int) -> None:
    found = weeks_of(view_of(scene, at(28, 9, month=6, year=2024)), span_of(span))
    assert (found[0].name, found[-1].name, len(found)) == (first, last, count)


def test_a_year_may_have_53_weeks(scene: Scene) -> None:
    scene.tx.execute(update(programme).values(starts_on=date(2019, 1, 1)))
    asked: Span = span_of("2020")
    assert len(weeks_of(view_of(scene, at(9, 9)), asked)) == 53


def towns(scene: Scene, span: str, moment: datetime) -> TargetLine:
    return next(line for line in seen(scene, span, moment).targets if line.phrase == TOWNS)


@pytest.fixture
def measured(scene: Scene) -> Scene:
    """One more town each week after the first, of three that are due by the year's end."""
    scene.tx.execute(update(target).values(due="2023-12-31"))
    for place, day in enumerate((12, 19, 26)):
        figure = {"value": float(place), "unit": "个", "what": "市级专业镇"}
        reports_on(scene, at(day, 15), 60, figures=(figure,))
    return scene


def test_a_target_shows_its_course_and_where_it_leads(measured: Scene) -> None:
    line = towns(measured, "2023-W43", at(27, 15))
    assert [(point.on, point.value) for point in line.course] == [
        (date(2023, 10, 12), 0),
        (date(2023, 10, 19), 1),
        (date(2023, 10, 26), 2),
    ]
    assert line.met is False
    assert line.forecast
    assert (round(line.forecast.value), line.forecast.met) == (11, True)


def test_of_a_target_that_is_met_nothing_is_foretold(measured: Scene) -> None:
    figure = {"value": 3.0, "unit": "个", "what": "市级专业镇"}
    reports_on(measured, at(2, 15, month=11), 60, figures=(figure,))
    line = towns(measured, "2023-W44", at(3, 15, month=11))
    assert (line.met, line.forecast) == (True, None)


def test_of_a_days_values_the_last_one_is_shown(measured: Scene) -> None:
    for hour, value in ((9, 2.0), (10, 4.0)):
        figure = {"value": value, "unit": "个", "what": "市级专业镇"}
        reports_on(measured, at(3, hour, month=11), 60, figures=(figure,))
    line = towns(measured, "2023-W44", at(3, 15, month=11))
    assert [point.value for point in line.course] == [0, 1, 2, 4]


def test_a_past_span_knows_only_what_was_measured_by_its_end(measured: Scene) -> None:
    line = towns(measured, "2023-W42", at(27, 15))
    assert (line.course[-1].value, line.met, line.forecast) == (1, False, None)


def test_a_target_that_nothing_measures_is_neither_met_nor_missed(scene: Scene) -> None:
    scene.tx.execute(update(target).values(due="2023-12-31"))
    line = towns(scene, "2023-W41", at(12, 15))
    assert (line.course, line.forecast, line.met) == ((), None, None)


def test_a_course_is_read_by_due_day_whatever_lies_behind_it(scene: Scene) -> None:
    statement = DUE.compile(dialect=DIALECT)
    nothing = (None,) * len(statement.positiontup or ())
    rows = scene.tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", nothing)
    plan = " ".join(row[3] for row in rows)
    assert "periods_due" in plan
    assert "SCAN" not in plan
