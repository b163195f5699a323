"""Trend charts: points against time progress, goal and forecast; every light readable without colour."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lights import Light
from domain.plan import TaskKind
from summaries.chart import scale_around, spaced
from summaries.facts import Forecast, SummaryFacts
from summaries.forms import FORMS
from summaries.subjects import Subject, SubjectKind
from summaries.trend_charts import target_chart, task_chart
from summaries.trends import MOST_ON_A_PHONE, PAGE, PHONE_ALONE, paper_trends, phone_trends, trend_data
from summaries.writing import Writer
from tests.course_scene import a_target, course, of_target, of_task, with_courses
from tests.forms_scene import EMOJI, MARKUP, NUL, RARE, RIGHT_TO_LEFT, made, material
from tests.scene import Scene
from tests.test_board import pages, pixels

Word = dict[str, float]


@pytest.fixture
def week(scene: Scene) -> SummaryFacts:
    return material(scene).facts


def words(document: bytes) -> dict[str, Word]:
    """Where the words of the first page stand."""
    with pdfplumber.open(BytesIO(document)) as pdf:
        return {str(word["text"]): word for word in pdf.pages[0].extract_words()}


def test_a_task_has_a_point_and_a_light_for_each_week(week: SummaryFacts) -> None:
    facts = of_task(week, 13)
    chart = task_chart(Writer(facts, "zh-CN"), facts.tasks[0], PHONE_ALONE)
    assert (len(chart.dots), len(chart.lights)) == (13, 13)
    assert [light.letter for light in chart.lights[-4:]] == ["结", "红", "黄", "绿"]


def test_time_progress_rises_to_the_due_day(week: SummaryFacts) -> None:
    facts = of_task(week, 13)
    chart = task_chart(Writer(facts, "zh-CN"), facts.tasks[0], PHONE_ALONE)
    assert chart.due
    assert chart.due.label == "期限 2023-11-05"
    assert (chart.due.at, 1.0) in chart.pace


def test_a_due_day_far_off_is_said_and_not_drawn(week: SummaryFacts) -> None:
    facts = of_task(week, 13, ends_on=date(2025, 12, 31))
    chart = task_chart(Writer(facts, "zh-CN"), facts.tasks[0], PHONE_ALONE)
    assert chart.due is None
    assert "期限 2025-12-31" in chart.note


def test_a_task_without_dates_has_no_time_progress(week: SummaryFacts) -> None:
    facts = of_task(week, 13, starts_on=None, ends_on=None)
    chart = task_chart(Writer(facts, "zh-CN"), facts.tasks[0], PHONE_ALONE)
    assert (chart.pace, chart.due) == ((), None)


def test_a_week_without_a_percent_has_a_light_and_no_point(week: SummaryFacts) -> None:
    facts = of_task(week, 13, course=course(13, None))
    chart = task_chart(Writer(facts, "zh-CN"), facts.tasks[0], PHONE_ALONE)
    assert (chart.dots, len(chart.lights), chart.empty) == ((), 13, "尚无数据")


def test_of_a_years_lights_as_many_stand_as_do_not_overlap(week: SummaryFacts) -> None:
    facts = of_task(week, 53)
    chart = task_chart(Writer(facts, "zh-CN"), facts.tasks[0], PHONE_ALONE)
    places = [light.at * PHONE_ALONE.width for light in chart.lights]
    assert all(right - left >= PHONE_ALONE.mark for left, right in pairwise(places))
    assert chart.lights[-1].at == chart.dots[-1].x


def test_a_target_shows_its_goal_and_where_it_leads(week: SummaryFacts) -> None:
    facts = of_target(week, a_target(12, Forecast(3.4, met=True)))
    chart = target_chart(Writer(facts, "zh-CN"), facts.targets[0], PHONE_ALONE)
    assert [goal.label for goal in chart.goals] == ["目标 3 个"]
    assert chart.led
    assert chart.due
    assert (chart.led.label, chart.led.x) == ("3.4 个", chart.due.at)
    assert chart.led.y > chart.goals[0].at


def test_the_title_of_a_part_names_it_and_a_task_names_itself(week: SummaryFacts) -> None:
    unit = replace(with_courses(week, 3), subject=Subject(SubjectKind.UNIT, 1, "县工信局"))
    assert trend_data(Writer(unit, "zh-CN"), PAGE)["title"] == "应县专业镇·县工信局走势图"
    assert trend_data(Writer(of_task(week, 3), "zh-CN"), PAGE)["title"] == "应县专业镇走势图"


def test_of_a_programme_its_key_tasks_are_shown(week: SummaryFacts) -> None:
    charts = trend_data(Writer(with_courses(week, 3), "zh-CN"), PAGE)["charts"]
    assert len(charts) == sum(line.kind == TaskKind.KEY_TASK for line in week.tasks) == 11


def test_every_light_stands_as_a_letter_on_paper(week: SummaryFacts) -> None:
    (page,) = pages(paper_trends(of_task(week, 13), "zh-CN"))
    assert all(letter in page for letter in "红黄绿结")


def test_points_and_dates_stand_where_they_belong(week: SummaryFacts) -> None:
    found = words(paper_trends(of_task(week, 13, course=course(13, 40)), "zh-CN"))
    assert found["100%"]["top"] < found["53%"]["top"] < found["41%"]["top"] < found["0%"]["top"]
    assert found["0%"]["bottom"] < found["10/15"]["top"]
    assert found["41%"]["x0"] < found["53%"]["x0"]


def test_labels_keep_within_the_page(week: SummaryFacts) -> None:
    for facts in (of_task(week, 53), of_target(week, a_target(60, Forecast(120_000.5, met=True)))):
        with pdfplumber.open(BytesIO(paper_trends(facts, "zh-CN"))) as pdf:
            page = pdf.pages[0]
            assert all(w["x0"] > 50 and w["x1"] < float(page.width) - 40 for w in page.extract_words())


def test_dates_under_a_chart_do_not_run_into_each_other(week: SummaryFacts) -> None:
    with pdfplumber.open(BytesIO(paper_trends(with_courses(week, 13), "zh-CN"))) as pdf:
        dates = [
            w for w in pdf.pages[0].extract_words(x_tolerance=1) if "/" in w["text"] and w["text"] != "/"
        ]
    assert dates
    assert all(len(word["text"]) <= len("10/15") for word in dates)


@pytest.mark.parametrize("weeks", [0, 1, 2, 13, 53])
def test_a_task_of_any_age_fits_the_phone(week: SummaryFacts, weeks: int) -> None:
    width, height = pixels(phone_trends(of_task(week, weeks), "zh-CN"))
    assert width == 1080
    assert height < 1200


@pytest.mark.parametrize("points", [0, 1, 3, 60])
def test_a_target_of_any_age_fits_the_phone(week: SummaryFacts, points: int) -> None:
    assert pixels(phone_trends(of_target(week, a_target(points)), "en"))[0] == 1080


def test_very_many_charts_are_no_endless_strip(week: SummaryFacts) -> None:
    many = with_courses(week, 13)
    many = replace(many, tasks=tuple(replace(many.tasks[0], code=f"任{n}") for n in range(120)))
    assert pixels(phone_trends(many, "zh-CN"))[1] < 500 * MOST_ON_A_PHONE
    assert "任119" in pages(paper_trends(many, "zh-CN"))[-1]


@pytest.mark.parametrize("said", [MARKUP, RARE, EMOJI, RIGHT_TO_LEFT, NUL, "长" * 4000])
def test_hostile_words_do_not_break_a_chart(week: SummaryFacts, said: str) -> None:
    facts = of_task(week, 3, short=said)
    assert pixels(phone_trends(facts, "zh-CN"))[0] == 1080
    target = replace(a_target(3), phrase=said, unit=said[:20])
    assert len(pages(paper_trends(of_target(week, target), "zh-CN"))) == 1


def test_markup_in_a_chart_is_shown_as_written(week: SummaryFacts) -> None:
    (page,) = pages(paper_trends(of_task(week, 3, short="*b* $a$ #c"), "zh-CN"))
    assert "*b* $a$ #c" in page


@given(st.lists(st.floats(-1e9, 1e9, allow_nan=False), max_size=20))
def test_a_scale_holds_all_values_in_a_few_steps(values: list[float]) -> None:
    scale = scale_around(values)
    assert all(-1e-9 <= scale.at(value) <= 1 + 1e-9 for value in (0.0, *values))
    assert 2 <= len(list(scale.steps())) <= 8


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60), st.floats(0.01, 0.5))
def test_what_has_room_does_not_overlap_and_the_last_is_there(places: list[float], width: float) -> None:
    ordered = sorted(places)
    shown = spaced(ordered, [width] * len(ordered))
    kept = [place for place, fits in zip(ordered, shown, strict=True) if fits]
    assert shown[-1]
    assert all(right - left >= width - 1e-9 for left, right in pairwise(kept))


def test_each_light_has_its_letter_in_the_legend(week: SummaryFacts) -> None:
    legend = trend_data(Writer(of_task(week, 1), "zh-CN"), PAGE)["legend"]
    assert [item["kind"] for item in legend] == list(Light)


@pytest.mark.parametrize("form", ["trend", "trend-pdf", "weeks", "weeks-pdf"])
def test_the_pictures_are_forms_with_readable_names(scene: Scene, form: str) -> None:
    found = material(scene)
    assert made(form, found)
    name = FORMS[form].file_name(found.facts, "zh-CN")
    assert name.removesuffix(FORMS[form].suffix) in {
        "应县专业镇走势图-2023-W41",
        "应县专业镇逐周亮灯-2023-W41",
    }
