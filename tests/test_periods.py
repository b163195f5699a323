"""Every report is owed once, on a working day; checked against a plain search through the days."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.periods import Period, lock_moment, periods
from domain.rules import Cadence, RestDayRule, Rhythm, Rules, monthly, weekly

RULES = Rules()
DAY = timedelta(days=1)
FIRST, LAST = date(2023, 1, 1), date(2027, 12, 31)
DAYS = [FIRST + DAY * offset for offset in range((LAST - FIRST).days + 1)]
due_hours = st.times(time(0), time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0, fold=0))
overrides = st.dictionaries(st.dates(date(2023, 1, 1), date(2027, 12, 31)), st.booleans(), max_size=60)
cadences = st.builds(
    Cadence,
    rhythm=st.sampled_from(Rhythm),
    weekday=st.integers(0, 6),
    day=st.integers(0, 31),
    at=due_hours,
    on_rest_day=st.sampled_from(RestDayRule),
    on=st.dates(date(2022, 1, 1), date(2028, 12, 31)),
)


def local(moment: datetime) -> str:
    return f"{RULES.local(moment):%a %m-%d %H:%M}"


def due_days_of(found: list[Period]) -> list[date]:
    return [RULES.local(period.due_at).date() for period in found]


def one_period(cadence: Cadence, nominal: date, calendar: WorkingCalendar | None = None) -> Period:
    (period,) = periods(cadence, RULES, calendar or WorkingCalendar(), nominal, nominal)
    return period


@pytest.mark.parametrize(
    ("cadence", "nominal", "moments"),
    [
        pytest.param(
            weekly(),
            date(2023, 10, 13),
            ["Mon 10-09 09:00", "Fri 10-13 17:00", "Tue 10-17 17:00"],
            id="ordinary week",
        ),
        pytest.param(
            weekly(),
            date(2023, 9, 29),
            ["Mon 09-25 09:00", "Thu 09-28 17:00", "Sun 10-08 17:00"],
            id="Friday rests: earlier in its week",
        ),
        pytest.param(
            weekly(),
            date(2023, 10, 6),
            ["Sat 10-07 09:00", "Sat 10-07 17:00", "Mon 10-09 17:00"],
            id="only the make-up weekend works",
        ),
        pytest.param(
            monthly(),
            date(2023, 11, 25),
            ["Wed 11-01 09:00", "Mon 11-27 17:00", "Wed 11-29 17:00"],
            id="25th on a Saturday: the Monday after",
        ),
        pytest.param(
            monthly(),
            date(2023, 10, 25),
            ["Sat 10-07 09:00", "Wed 10-25 17:00", "Fri 10-27 17:00"],
            id="month that begins with a holiday",
        ),
        pytest.param(
            monthly(day=0),
            date(2023, 9, 28),
            ["Fri 09-01 09:00", "Thu 09-28 17:00", "Sun 10-08 17:00"],
            id="last working day of the month",
        ),
        pytest.param(
            weekly(weekday=0, at=time(9)),
            date(2023, 10, 16),
            ["Fri 10-13 09:00", "Mon 10-16 09:00", "Wed 10-18 09:00"],
            id="due as its week opens: the notice comes a working day ahead",
        ),
    ],
)
def test_when_a_period_opens_falls_due_and_locks(cadence: Cadence, nominal: date, moments: list[str]) -> None:
    period = one_period(cadence, nominal)
    assert [local(moment) for moment in (period.opens_at, period.due_at, period.locks_at)] == moments


@pytest.mark.parametrize(
    ("rhythm", "due_days"),
    [
        (Rhythm.EVERY_TWO_WEEKS, [date(2023, 10, 20), date(2023, 11, 3), date(2023, 11, 17)]),
        (Rhythm.QUARTERLY, [date(2023, 12, 25)]),
        (Rhythm.YEARLY, [date(2023, 12, 25)]),
        (Rhythm.ONCE, [date(2023, 10, 16)]),
    ],
)
def test_other_rhythms(rhythm: Rhythm, due_days: list[date]) -> None:
    cadence = Cadence(rhythm, on=date(2023, 10, 16))
    found = list(periods(cadence, RULES, WorkingCalendar(), date(2023, 10, 9), date(2023, 12, 31)))
    assert due_days_of(found)[: len(due_days)] == due_days


def test_a_week_without_working_days_owes_nothing() -> None:
    closed = WorkingCalendar({date(2023, 10, 16) + DAY * offset: False for offset in range(7)})
    found = list(periods(weekly(), RULES, closed, date(2023, 10, 9), date(2023, 10, 29)))
    assert due_days_of(found) == [date(2023, 10, 13), date(2023, 10, 27)]


def test_two_due_days_that_move_to_one_are_asked_for_once() -> None:
    cadence = Cadence(Rhythm.WEEKLY, on_rest_day=RestDayRule.LATER)
    found = list(periods(cadence, RULES, WorkingCalendar(), date(2023, 9, 18), date(2023, 10, 15)))
    assert due_days_of(found) == [date(2023, 9, 22), date(2023, 10, 7), date(2023, 10, 13)]


@pytest.mark.parametrize(("nominal", "estimated"), [(date(2026, 12, 18), False), (date(2027, 3, 5), True)])
def test_a_period_in_a_year_without_notice_is_marked(nominal: date, estimated: bool) -> None:
    assert one_period(weekly(), nominal).estimated is estimated


def test_an_extension_moves_the_lock_along() -> None:
    due_at = RULES.moment(date(2023, 10, 19), time(12))
    assert local(lock_moment(due_at, RULES, WorkingCalendar())) == "Mon 10-23 12:00"


def works(day: date) -> bool:
    if day.year < 2027:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5 and day not in STATUTORY


AROUND = [FIRST + DAY * offset for offset in range(-99, len(DAYS) + 400)]
STATUTORY = holidays.country_holidays("CN", years=range(2027, 2030))
WORKING = {day for day in AROUND if works(day)}


def is_nominal(day: date, cadence: Cadence, working: set[date]) -> bool:
    on = cadence.on or day
    month_days = monthrange(day.year, day.month)[1]
    in_month = min(cadence.day, month_days) == day.day
    if cadence.day == 0:
        in_month = day in working and not any(
            day.replace(day=later) in working for later in range(day.day + 1, month_days + 1)
        )
    weeks_apart = ((day - DAY * day.weekday()) - (on - DAY * on.weekday())).days // 7
    return {
        Rhythm.WEEKLY: day.weekday() == cadence.weekday,
        Rhythm.EVERY_TWO_WEEKS: day.weekday() == cadence.weekday and weeks_apart % 2 == 0,
        Rhythm.MONTHLY: in_month,
        Rhythm.QUARTERLY: in_month and day.month in {3, 6, 9, 12},
        Rhythm.YEARLY: in_month and day.month == 12,
        Rhythm.ONCE: day == on,
    }[cadence.rhythm]


def candidates(nominal: date, cadence: Cadence) -> Iterator[date]:
    """Yield where a due day may move, the best first."""
    if cadence.on_rest_day is RestDayRule.LATER:
        yield from (nominal + DAY * offset for offset in range(99))
    elif cadence.rhythm in {Rhythm.WEEKLY, Rhythm.EVERY_TWO_WEEKS}:
        yield from (nominal - DAY * offset for offset in range(nominal.weekday() + 1))
        yield from (nominal + DAY * offset for offset in range(1, 7 - nominal.weekday()))
    else:
        yield from (nominal - DAY * offset for offset in range(99))


def oracle(cadence: Cadence, entered: dict[date, bool]) -> list[date]:
    """Return all due days of 2023-2027 by looking at each day."""
    working = (WORKING | {day for day in entered if entered[day]}) - {
        day for day in entered if not entered[day]
    }
    moved = {
        day: next((place for place in candidates(day, cadence) if place in working), None)
        for day in AROUND
        if day >= FIRST and is_nominal(day, cadence, working)
    }
    last_of_each = {due_on: nominal for nominal, due_on in moved.items() if due_on}
    return [due_on for due_on, nominal in last_of_each.items() if nominal <= LAST]


@settings(deadline=None)
@given(cadences, overrides)
def test_five_years_of_reports_are_owed_as_a_search_through_all_days_finds(
    cadence: Cadence, entered: dict[date, bool]
) -> None:
    calendar = WorkingCalendar(entered)
    found = list(periods(cadence, RULES, calendar, FIRST, LAST))
    assert due_days_of(found) == oracle(cadence, entered)
    assert all(calendar.is_working(due_on) for due_on in due_days_of(found))


@settings(deadline=None)
@given(cadences, overrides)
def test_each_period_opens_before_it_is_due_and_locks_after(
    cadence: Cadence, entered: dict[date, bool]
) -> None:
    found = list(periods(cadence, RULES, WorkingCalendar(entered), FIRST, LAST))
    for period in found:
        assert period.opens_at < period.due_at < period.locks_at
        assert RULES.local(period.due_at).time() == cadence.at
    assert len({period.start_on for period in found}) == len(found)


@settings(deadline=None)
@given(cadences, overrides, st.sampled_from(DAYS))
def test_it_does_not_matter_in_how_many_steps_the_years_are_walked(
    cadence: Cadence, entered: dict[date, bool], middle: date
) -> None:
    calendar = WorkingCalendar(entered)
    at_once = list(periods(cadence, RULES, calendar, FIRST, LAST))
    before = list(periods(cadence, RULES, calendar, FIRST, middle))
    assert before + list(periods(cadence, RULES, calendar, middle + DAY, LAST)) == at_once


def test_hours_stay_the_same_where_clocks_change() -> None:
    berlin = Rules(zone="Europe/Berlin")
    found = periods(weekly(), berlin, WorkingCalendar(), FIRST, LAST)
    assert {berlin.local(period.due_at).time() for period in found} == {time(17)}
