"""When summaries come by schedule: the week's in its week, wider ones after their span, missed ones once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import DAY, WorkingCalendar, week_of
from domain.nudges import is_permitted
from domain.rules import Rules, SummaryRule
from domain.spans import SpanKind
from domain.summary_runs import Run, permitted_later, runs_around, sent_at
from tests.scene import at

RULES = Rules()
CALENDAR = WorkingCalendar()


def runs(day: date, kind: SpanKind, rules: Rules = RULES, calendar: WorkingCalendar = CALENDAR) -> list[Run]:
    return [run for run in runs_around(rules, calendar, day) if run.span.kind is kind]


def run_of(name: str, day: date, rules: Rules = RULES) -> Run:
    return next(run for run in runs_around(rules, CALENDAR, day) if run.span.name == name)


def local(moment: datetime) -> str:
    return f"{RULES.local(moment):%a %m-%d %H:%M}"


@pytest.mark.parametrize(
    ("day", "name", "drafted_at"),
    [
        pytest.param(date(2023, 10, 11), "2023-W41", "Fri 10-13 09:00", id="Friday"),
        pytest.param(date(2023, 9, 25), "2023-W39", "Thu 09-28 09:00", id="Friday rests"),
        pytest.param(date(2023, 10, 4), "2023-W40", "Sun 10-08 09:00", id="only the make-up Sunday works"),
        pytest.param(date(2023, 11, 2), "2023-10", "Wed 11-01 09:00", id="the day after the month"),
        pytest.param(
            date(2023, 10, 2), "2023-Q3", "Sat 10-07 09:00", id="a quarter that ends in the holidays"
        ),
        pytest.param(date(2023, 12, 30), "2023", "Tue 01-02 09:00", id="the year's, after New Year"),
    ],
)
def test_a_summary_is_drafted_on_a_working_day(day: date, name: str, drafted_at: str) -> None:
    run = run_of(name, day)
    assert local(run.draft_at) == drafted_at
    assert run.send_at - run.draft_at == timedelta(hours=6)


def test_a_week_without_working_days_has_no_run_and_the_one_before_stays_open() -> None:
    closed = WorkingCalendar({date(2023, 10, 16) + DAY * offset: False for offset in range(7)})
    before, after = (
        run
        for run in runs(date(2023, 10, 18), SpanKind.WEEKLY, calendar=closed)
        if run.span.name in {"2023-W41", "2023-W42", "2023-W43"}
    )
    assert (before.span.name, after.span.name) == ("2023-W41", "2023-W43")
    assert before.until == after.draft_at


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        pytest.param(SummaryRule(), {"2023"}, id="the year's stands for the quarter's and the month's"),
        pytest.param(SummaryRule(yearly=0), {"2023-Q4"}, id="without it the quarter's"),
        pytest.param(SummaryRule(yearly=0, quarterly=0), {"2023-12"}, id="without both the month's"),
        pytest.param(SummaryRule(monthly=0, quarterly=0, yearly=0), set(), id="all switched off"),
    ],
)
def test_of_spans_that_end_on_one_day_only_the_widest_comes(rule: SummaryRule, names: set[str]) -> None:
    found = runs_around(Rules(summary=rule), CALENDAR, date(2024, 1, 5))
    assert {run.span.name for run in found if run.span.last == date(2023, 12, 31)} - {"2023-W52"} == names


def test_the_week_that_ends_with_the_year_keeps_its_own() -> None:
    assert run_of("2023-W52", date(2023, 12, 31)).draft_at == at(29, 9, month=12)


def test_without_the_weekly_one_there_is_none_of_a_week() -> None:
    assert runs(date(2023, 10, 11), SpanKind.WEEKLY, Rules(summary=SummaryRule(weekly=False))) == []


def test_a_month_may_be_summed_up_days_later() -> None:
    assert local(run_of("2023-10", date(2023, 11, 2), Rules(summary=SummaryRule(monthly=5))).draft_at) == (
        "Tue 11-07 09:00"
    )


def test_a_missed_one_is_made_up_until_the_next_of_its_kind_also_where_a_wider_one_replaces_that() -> None:
    assert run_of("2023-11", date(2023, 12, 5)).until == at(2, 9, month=1, year=2024)


@pytest.mark.parametrize(
    ("drafted_at", "goes_out_at"),
    [
        pytest.param(at(13, 9), at(13, 15), id="in time"),
        pytest.param(at(13, 9).replace(second=40), at(13, 15), id="a wake-up within the minute"),
        pytest.param(at(13, 11, 30), at(13, 17, 30), id="late on the day"),
        pytest.param(at(13, 18), at(16, 12), id="evening and weekend do not count"),
        pytest.param(at(16, 8), at(16, 14), id="on Monday"),
    ],
)
def test_the_office_keeps_a_late_draft_for_as_long_as_usual(
    drafted_at: datetime, goes_out_at: datetime
) -> None:
    assert sent_at(run_of("2023-W41", date(2023, 10, 13)), RULES, CALENDAR, drafted_at) == goes_out_at


def test_one_so_late_that_the_next_would_overtake_it_is_not_made_up() -> None:
    run = run_of("2023-W41", date(2023, 10, 13))
    assert sent_at(run, RULES, CALENDAR, at(19, 14, 59)) is not None
    assert sent_at(run, RULES, CALENDAR, at(20, 8)) is None


def test_a_draft_before_its_moment_of_sending_makes_up_for_nothing() -> None:
    run = run_of("2023-W41", date(2023, 10, 13))
    assert [run.missed(moment) for moment in (at(13, 14, 59), at(13, 15))] == [False, True]


days = st.dates(date(2023, 1, 1), date(2026, 12, 31))
rules = st.builds(
    SummaryRule,
    weekday=st.integers(0, 6),
    weekly=st.booleans(),
    monthly=st.integers(0, 15),
    quarterly=st.integers(0, 15),
    yearly=st.integers(0, 15),
).map(lambda rule: Rules(summary=rule))
rest = st.dictionaries(st.dates(date(2023, 1, 1), date(2026, 12, 31)), st.booleans(), max_size=40)


@given(rules, rest, days)
def test_at_any_moment_at_most_one_run_of_a_kind_is_open(
    rules: Rules, rest: dict[date, bool], day: date
) -> None:
    now = rules.moment(day, rules.summary.draft_at)
    found = [run.span.kind for run in runs_around(rules, WorkingCalendar(rest), day) if run.is_open(now)]
    assert len(found) == len(set(found))


@given(rules, rest, days)
def test_neighbouring_days_name_the_same_runs(rules: Rules, rest: dict[date, bool], day: date) -> None:
    calendar = WorkingCalendar(rest)
    known = {run.span: run for run in runs_around(rules, calendar, day)}
    for run in runs_around(rules, calendar, day + DAY):
        assert known.get(run.span, run) == run


@given(st.datetimes(datetime(2023, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC)), st.integers(0, 100))  # noqa: DTZ001
def test_hours_in_which_messages_may_be_sent_add_up(moment: datetime, hours: int) -> None:
    later = permitted_later(moment, timedelta(hours=hours), RULES, CALENDAR)
    assert is_permitted(later, RULES, CALENDAR)
    passed, minute = 0, moment.replace(second=0, microsecond=0)
    if later - moment > timedelta(days=40):
        return
    while minute < later:
        passed += is_permitted(minute, RULES, CALENDAR)
        minute += timedelta(minutes=1)
    assert abs(passed - hours * 60) <= 1


def test_the_weeks_of_a_year_each_have_their_run() -> None:
    names = {
        run.span.name
        for week in range(52)
        for run in runs(date(2023, 1, 2) + 7 * week * DAY, SpanKind.WEEKLY)
        if week_of(run.span.first)[0].year == 2023
    }
    # The week of the Spring Festival rests from Monday to Friday and works on its make-up weekend.
    assert len(names) == 52
