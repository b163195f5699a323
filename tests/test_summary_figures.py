"""The figures of the half-year against an independent count, and against each other."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Connection

from domain.spans import SpanKind, range_of, span_around, span_of
from summaries.facts import IssueStanding, SummaryFacts
from summaries.subjects import WHOLE, Subject, SubjectKind, subjects
from tests.half_year import FIRST, LAST, SHANGHAI
from tests.summary_gold import PROGRAMME_ID, facts_at
from tests.summary_oracle import FIGURES, Row, counted, percents, rows, told

pytestmark = pytest.mark.timeout(600)  # the half-year takes its time on a busy machine

AFTERWARDS = "2024-01-08 09:00"
MOMENT = datetime(2024, 1, 8, 9, tzinfo=SHANGHAI)
MONTHS = ("2023-06", "2023-07", "2023-08", "2023-09", "2023-10", "2023-11", "2023-12")
HALF_YEAR = range_of(FIRST, LAST).name
SPANS = (*MONTHS, "2023-Q3", "2023", "2023-W41", "2023-W40", HALF_YEAR)
A_FRIDAY = date(2023, 9, 15)
PARTS = (SubjectKind.UNIT, SubjectKind.CHAPTER, SubjectKind.TASK)


def seen(tx: Connection, span: str, subject: Subject = WHOLE) -> SummaryFacts:
    return facts_at(tx, span, AFTERWARDS, subject)


def due_in(tx: Connection, span: str) -> list[Row]:
    covered = span_of(span)
    days = ((row, row.due_at.astimezone(SHANGHAI).date()) for row in rows(tx))
    return [row for row, day in days if covered.first <= day <= covered.last]


def added(found: Iterable[SummaryFacts]) -> dict[str, int]:
    tellings = [told(facts.overall) for facts in found]
    return {name: sum(telling[name] for telling in tellings) for name in FIGURES}


@pytest.mark.parametrize("span", SPANS)
def test_the_whole_is_what_plain_counting_finds(lived: Connection, span: str) -> None:
    assert told(seen(lived, span).overall) == counted(due_in(lived, span), MOMENT)


@pytest.mark.parametrize("month", MONTHS)
def test_each_units_month_is_what_plain_counting_finds(lived: Connection, month: str) -> None:
    due = due_in(lived, month)
    for unit in subjects(lived, PROGRAMME_ID, SubjectKind.UNIT):
        own = [row for row in due if row.unit == unit.name]
        assert told(seen(lived, month, unit).overall) == counted(own, MOMENT), unit.name


@pytest.mark.parametrize("kind", PARTS)
@pytest.mark.parametrize("span", ["2023-09", "2023-Q4"])
def test_the_parts_add_up_to_the_whole(lived: Connection, span: str, kind: SubjectKind) -> None:
    parts = [seen(lived, span, part) for part in subjects(lived, PROGRAMME_ID, kind)]
    assert added(parts) == told(seen(lived, span).overall)


@pytest.mark.parametrize("month", ["2023-09", "2023-10"])
def test_a_month_is_the_sum_of_its_days(lived: Connection, month: str) -> None:
    covered = span_of(month)
    days = [covered.first + timedelta(days=n) for n in range((covered.last - covered.first).days + 1)]
    assert added(seen(lived, range_of(day, day).name) for day in days) == told(seen(lived, month).overall)


@pytest.mark.parametrize("kind", SpanKind)
def test_the_span_before_the_next_one_is_this_one(lived: Connection, kind: SpanKind) -> None:
    span = span_around(kind, A_FRIDAY)
    before = seen(lived, span.after().name).previous
    assert before is not None
    assert (before.span, before.overall) == (span.name, seen(lived, span.name).overall)


def test_every_figure_names_as_many_periods_as_it_counts(lived: Connection) -> None:
    overall = seen(lived, HALF_YEAR).overall
    for name in FIGURES:
        figure = getattr(overall, name)
        assert figure.count == len(set(figure.periods)), name
    found = {
        report for (report,) in lived.exec_driver_sql("SELECT id FROM report WHERE state != 'withdrawn'")
    }
    assert set(overall.reported.reports) <= found
    assert len(overall.reported.reports) == overall.reported.count


def test_percents_are_what_plain_reading_finds(lived: Connection) -> None:
    facts = seen(lived, f"{FIRST}..2024-01-10")
    assert {line.code: line.percent for line in facts.tasks if line.percent is not None} == percents(lived)


@pytest.mark.parametrize("month", MONTHS)
def test_issues_are_those_of_the_ledger(lived: Connection, month: str) -> None:
    span = span_of(month)
    standings: dict[int, IssueStanding] = {}
    for number, raised_at, closed_at in lived.exec_driver_sql("SELECT id, raised_at, closed_at FROM issue"):
        raised, closed = (
            at and datetime.fromisoformat(at).astimezone(SHANGHAI) for at in (raised_at, closed_at)
        )
        if raised.date() > span.last or (closed and closed.date() < span.first):
            continue
        end = datetime.combine(span.last + timedelta(days=1), datetime.min.time(), SHANGHAI)
        if closed and closed.date() <= span.last:
            standings[number] = IssueStanding.CLOSED
        elif raised.date() >= span.first:
            standings[number] = IssueStanding.NEW
        else:
            old = end - raised > timedelta(days=30)
            standings[number] = IssueStanding.STALE if old else IssueStanding.OPEN
    assert {line.id: line.standing for line in seen(lived, month).issues} == standings


def test_the_silent_are_those_of_whom_nothing_came(lived: Connection) -> None:
    for month in MONTHS:
        due = [row for row in due_in(lived, month) if row.state != "waived"]
        silent = {row.unit for row in due} - {
            row.unit for row in due if row.state in ("reported", "accepted")
        }
        assert {line.unit for line in seen(lived, month).silent_units} == silent
