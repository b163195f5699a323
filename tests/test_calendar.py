"""Working days: notices, estimates, and the office's own entries."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.statutory_days import statutory_days

CALENDAR = WorkingCalendar()
ESTIMATED_YEARS = range(2027, 2101)
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        pytest.param(date(2023, 10, 6), False, id="Friday of the National Day week"),
        pytest.param(date(2023, 10, 7), True, id="make-up Saturday"),
        pytest.param(date(2024, 2, 18), True, id="make-up Sunday after the Spring Festival"),
        pytest.param(date(2023, 10, 14), False, id="ordinary Saturday"),
        pytest.param(date(2023, 10, 13), True, id="ordinary Friday"),
        pytest.param(date(2027, 2, 8), False, id="Spring Festival without a notice"),
        pytest.param(date(2027, 10, 4), False, id="weekday that stands in for a statutory Saturday"),
        pytest.param(date(2027, 10, 8), True, id="weekday without a notice"),
    ],
)
def test_working_days(day: date, working: bool) -> None:
    assert CALENDAR.is_working(day) is working


def test_all_days_with_a_notice_agree_with_it() -> None:
    first, last = date(2004, 1, 1), date(2026, 12, 31)
    ours = set(CALENDAR.working_days(first, last))
    assert ours == set(chinese_calendar.get_workdays(first, last))
    assert not any(CALENDAR.is_estimated(day) for day in (first, last))


@pytest.mark.parametrize("year", ESTIMATED_YEARS)
def test_estimate_rests_on_the_statutory_weekdays(year: int) -> None:
    known = {day for day in holidays.country_holidays("CN", years=year) if day.weekday() < 5}
    assert {day for day in statutory_days(year) if day.weekday() < 5} == known


@given(days)
def test_no_day_of_the_century_fails(day: date) -> None:
    assert CALENDAR.is_working(CALENDAR.next_working(day))
    assert CALENDAR.is_estimated(day) == (day.year not in range(2004, 2027))


def test_years_outside_the_table_of_festivals_still_have_working_days() -> None:
    assert CALENDAR.is_working(date(2150, 5, 5))
    assert not CALENDAR.is_working(date(2150, 10, 2))


@pytest.mark.parametrize("works", [True, False])
def test_the_office_has_the_last_word(works: bool) -> None:
    day = date(2027, 2, 8)
    calendar = WorkingCalendar({day: works})
    assert calendar.is_working(day) is works
    assert not calendar.is_estimated(day)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(date(2023, 10, 13), 2, date(2023, 10, 17), id="over a weekend"),
        pytest.param(date(2023, 9, 28), 1, date(2023, 10, 7), id="over the National Day week"),
        pytest.param(date(2023, 10, 2), 1, date(2023, 10, 7), id="from a rest day"),
        pytest.param(date(2023, 10, 7), -1, date(2023, 9, 28), id="backwards"),
        pytest.param(date(2023, 10, 2), 0, date(2023, 10, 2), id="no step, not even off a rest day"),
    ],
)
def test_adding_working_days(day: date, count: int, expected: date) -> None:
    assert CALENDAR.add_working_days(day, count) == expected


@given(days, st.integers(1, 30))
def test_adding_and_counting_working_days_agree(day: date, count: int) -> None:
    later = CALENDAR.add_working_days(day, count)
    assert CALENDAR.working_days_between(day, later) == count
    assert CALENDAR.working_days_between(later, day) == -count


def test_three_working_days_are_left_from_tuesday_to_friday() -> None:
    assert CALENDAR.working_days_between(date(2023, 10, 10), date(2023, 10, 13)) == 3


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2023, 10, 11), date(2023, 10, 13), id="ordinary week"),
        pytest.param(date(2023, 9, 25), date(2023, 9, 28), id="Friday rests"),
        pytest.param(date(2023, 10, 2), date(2023, 10, 8), id="make-up weekend"),
        pytest.param(date(2024, 2, 12), date(2024, 2, 18), id="only the Sunday works"),
    ],
)
def test_last_working_day_of_a_week(day: date, expected: date) -> None:
    assert CALENDAR.last_working_day_of_week(day) == expected


def test_a_week_closed_by_the_office_has_no_last_working_day() -> None:
    monday = date(2023, 10, 16)
    closed = WorkingCalendar({monday + timedelta(days=offset): False for offset in range(7)})
    assert closed.last_working_day_of_week(monday) is None
