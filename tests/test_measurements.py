"""Which number of a report measures which target, whether it is met, and where its course leads."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measurements import Goal, Point, converted, forecast, measured
from domain.plan import Comparison
from domain.reading.amounts import find_figures
from domain.reading.model import Figure
from domain.reading.percents import find_percents

DAY = timedelta(days=1)
FIRST = date(2023, 10, 9)
YEAR_END = date(2023, 12, 31)
CITY = "市级专业镇"
PROVINCE = "省级专业镇"
APPLIED = "省级专业镇申报"
EMPLOYED = "培训后就业率"
REVENUE = "规上企业营业收入"

counts = st.floats(0, 1e6, allow_nan=False)


def goal(metric: str, unit: str = "个", value: float = 3, comparison: Comparison = Comparison.GE) -> Goal:
    return Goal(metric, comparison, value, unit)


GOALS = [goal(CITY), goal(PROVINCE), goal(APPLIED, "家"), goal(EMPLOYED, "%", 80), goal(REVENUE, "亿元", 30)]


def told(words: str, goals: list[Goal] = GOALS) -> dict[str, float]:
    figures = find_figures(words, find_percents(words))
    return {goals[place].metric: value for place, value in measured(goals, figures).items()}


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("市级专业镇2个", {CITY: 2}),
        ("已有市级专业镇2家", {CITY: 2}),
        ("今年已申报省级专业镇1个", {APPLIED: 1}),
        ("市级专业镇达到2个,省级专业镇1个", {CITY: 2, PROVINCE: 1}),
        ("培训后就业率达到78.5%", {EMPLOYED: 78.5}),
        ("培训1200人,就业率76%", {EMPLOYED: 76}),
        ("规上企业营业收入12.5亿元", {REVENUE: 12.5}),
        ("规上企业营业收入9800万元", {REVENUE: 0.98}),
    ],
)
def test_a_number_measures_the_target_that_it_is_worded_like(words: str, values: dict[str, float]) -> None:
    assert told(words) == values


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("专业镇3个", id="two targets fit as well"),
        pytest.param("新增市级专业镇1个", id="an increase is no total"),
        pytest.param("申报中的市级专业镇2个", id="something narrower"),
        pytest.param("市级专业镇12%", id="a share of what is no rate"),
        pytest.param("市级专业镇占地2亩", id="another unit"),
        pytest.param("累计87家", id="nothing is named"),
        pytest.param("市级专业镇2个,其中市级专业镇1个", id="two values"),
    ],
)
def test_what_could_mean_something_else_measures_nothing(words: str) -> None:
    assert told(words) == {}


def test_steps_of_one_target_are_all_measured() -> None:
    steps = [goal(CITY, value=2), goal(CITY, value=3)]
    assert measured(steps, [Figure(2, "个", CITY)]) == {0: 2, 1: 2}


def test_the_wording_of_a_document_serves_as_its_metric() -> None:
    sentence = "到2025年,力争陶瓷企业数量达到200户以上"
    assert told("陶瓷企业158家", [goal(sentence, "户", 200)]) == {sentence: 158}


@pytest.mark.parametrize("unit", ["元", "万元", "亿元", "亩", "万亩", "%", "人次"])
@given(value=counts)
def test_a_value_in_its_own_unit_stays(unit: str, value: float) -> None:
    assert converted(Figure(value, unit), unit) == pytest.approx(value)


@given(words=st.text("市省级专业镇申报新增企0123456789个家%亿元,", max_size=30))
def test_whatever_is_said_one_target_gets_one_value_at_most(words: str) -> None:
    figures = find_figures(words, find_percents(words))
    for place, value in measured(GOALS, figures).items():
        assert value in {converted(figure, GOALS[place].unit) for figure in figures}


@pytest.mark.parametrize(
    ("comparison", "below", "at", "above"),
    [
        (Comparison.GE, False, True, True),
        (Comparison.EQ, False, True, True),
        (Comparison.GT, False, False, True),
        (Comparison.LE, True, True, False),
        (Comparison.LT, True, False, False),
        (Comparison.APPROX, False, True, False),
    ],
)
def test_a_goal_is_met(comparison: Comparison, below: bool, at: bool, above: bool) -> None:
    asked = goal(CITY, value=100, comparison=comparison)
    assert [asked.met(80), asked.met(100), asked.met(120)] == [below, at, above]


@given(value=counts)
def test_a_range_is_met_between_its_ends(value: float) -> None:
    asked = Goal(CITY, Comparison.RANGE, 10, "个", 20)
    assert asked.met(value) is (10 <= value <= 20)


@pytest.mark.parametrize(
    ("comparison", "gaps"),
    [
        pytest.param(Comparison.GE, [2, 0, 0], id="still to come"),
        pytest.param(Comparison.LE, [0, 0, -6], id="too much"),
        pytest.param(Comparison.RANGE, [2, 0, -1], id="outside its ends"),
    ],
)
def test_the_gap_is_what_a_value_lacks(comparison: Comparison, gaps: list[float]) -> None:
    asked = Goal(CITY, comparison, 10, "个", 15 if comparison is Comparison.RANGE else None)
    assert [asked.gap(value) for value in (8, 10, 16)] == gaps


@given(value=counts, comparison=st.sampled_from(Comparison))
def test_a_goal_is_met_where_nothing_is_lacking(value: float, comparison: Comparison) -> None:
    asked = Goal(CITY, comparison, 500, "个", 600)
    assert not asked.met(value) or asked.gap(value) == 0


def course(*values: float, days: int = 7) -> list[Point]:
    return [Point(FIRST + place * days * DAY, value) for place, value in enumerate(values)]


def test_a_steady_course_leads_on_as_it_went() -> None:
    assert forecast(course(1, 2, 3), FIRST + 42 * DAY) == pytest.approx(7)


@given(st.lists(counts, min_size=3, max_size=60))
def test_a_count_is_never_forecast_below_nothing(values: list[float]) -> None:
    led = forecast(course(*values), YEAR_END + 365 * DAY)
    assert led is not None
    assert led >= 0


@given(value=counts, points=st.integers(3, 20))
def test_what_stands_still_stays_where_it_is(value: float, points: int) -> None:
    led = forecast(course(*[value] * points), FIRST + 300 * DAY)
    assert led == pytest.approx(value)


@pytest.mark.parametrize(
    ("points", "due_on"),
    [
        pytest.param(course(1, 2, 3), None, id="no due day"),
        pytest.param(course(1, 2), YEAR_END, id="two points"),
        pytest.param(course(1, 2, 3, days=6), YEAR_END, id="less than two weeks"),
        pytest.param(course(1, 2, 3), FIRST + 14 * DAY, id="the due day is here"),
        pytest.param([], YEAR_END, id="nothing measured"),
    ],
)
def test_too_little_is_known_for_a_forecast(points: list[Point], due_on: date | None) -> None:
    assert forecast(points, due_on) is None
