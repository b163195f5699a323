"""Weeks, months, quarters, years and ranges: their names, and what comes before and after."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.spans import Span, SpanKind, range_of, span_around, span_of

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("name", "first", "last", "number"),
    [
        ("2023-W41", date(2023, 10, 9), date(2023, 10, 15), 41),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), 53),
        ("2023-10", date(2023, 10, 1), date(2023, 10, 31), 10),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), 2),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31), 4),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), 2023),
        ("2023-10-01..2023-10-20", date(2023, 10, 1), date(2023, 10, 20), 0),
    ],
)
def test_a_name_stands_for_days(name: str, first: date, last: date, number: int) -> None:
    span = span_of(name)
    assert (span.first, span.last, span.number, span.name) == (first, last, number, name)


@pytest.mark.parametrize(
    "name",
    ["", "2023-W54", "2023-13", "2023-Q5", "23", "W41", "2023-10-20..2023-10-01", "2000-01-01..2023-01-01"],
)
def test_any_other_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        span_of(name)


@given(st.sampled_from(SpanKind), DAYS)
def test_spans_follow_each_other_without_gap(kind: SpanKind, day: date) -> None:
    span = span_around(kind, day)
    assert span.first <= day <= span.last
    assert span.after().first == span.last + timedelta(days=1)
    assert span.before().last == span.first - timedelta(days=1)
    assert span.after().before() == span
    assert span_of(span.name) == span


def test_a_weeks_year_is_that_of_its_thursday() -> None:
    assert span_around(SpanKind.WEEKLY, date(2021, 1, 1)).year == 2020


def test_before_a_range_comes_one_as_long() -> None:
    before = range_of(date(2023, 10, 11), date(2023, 10, 20)).before()
    assert before == Span(SpanKind.RANGE, date(2023, 10, 1), date(2023, 10, 10))
