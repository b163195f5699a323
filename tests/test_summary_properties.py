"""Whatever happened, a summary counts what plain memory counts: now, at any moment before, in all parts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from domain.spans import Span, range_of, span_of
from storage import programmes
from storage.members import Member
from summaries.collecting import collect
from summaries.facts import SummaryFacts
from summaries.subjects import WHOLE, Asked, Subject, SubjectKind, subjects
from summaries.view import View
from tests.half_year import SHANGHAI, empty_database
from tests.summary_histories import (
    HOUR,
    MONDAY,
    TASKS,
    WEEK,
    Actor,
    Past,
    Remembered,
    figures_of,
    histories,
    load_tiny,
    moments,
    percent_of,
)
from tests.summary_oracle import FIGURES, told

AFTERWARDS = MONDAY + 12 * WEEK
ALL = range_of(MONDAY.date(), AFTERWARDS.date())
SPANS = (ALL, span_of("2023-W42"), span_of("2023-10"), span_of("2023-11"), span_of("2023-Q4"))
EXAMPLES = settings(max_examples=40)
spans = st.sampled_from(SPANS)
WAIVED_AFTER_A_RETURN = [Past(0, 0, ()), Past(0, 2, ((9, "file", 25), (9, "return", 0), (9, "waive", 0)))]
REPORTED_LONG_BEFORE_DUE = [Past(5, 0, ((9, "extend", 0), (9, "extend", 0), (9, "file", 50)))]
CORRECTED = [Past(0, 0, ((9, "file", 10), (60, "correct", 20)))]


@pytest.fixture(scope="module")
def member() -> Iterator[tuple[Connection, Member]]:
    """A tiny programme without a past, and who reports in it."""
    tx = empty_database()
    yield tx, load_tiny(tx)
    tx.close()


Place = tuple[Connection, Member]


@contextmanager
def lived(place: Place, history: Sequence[Past]) -> Iterator[list[Remembered]]:
    """Act the history out, and undo it afterwards."""
    tx, member = place
    undo = tx.begin_nested()
    try:
        yield [Actor(tx, member).act_out(past) for past in history]
    finally:
        undo.rollback()


def seen(place: Place, span: Span, moment: datetime, subject: Subject = WHOLE) -> SummaryFacts:
    tx, member = place
    programme = programmes.by_id(tx, member.programme_id)
    return collect(View(tx, programme, programmes.calendar(tx, programme.id), moment), Asked(span, subject))


def remembered_in(span: Span, pasts: Iterable[Remembered]) -> list[Remembered]:
    days = ((past, past.due_at.astimezone(SHANGHAI).date()) for past in pasts)
    return [past for past, day in days if span.first <= day <= span.last]


def counted(pasts: Iterable[Remembered], moment: datetime) -> dict[str, int]:
    counts = Counter(name for past in pasts for name in figures_of(past, moment))
    return {name: counts[name] for name in FIGURES}


@EXAMPLES
@given(history=histories, span=spans, moment=moments)
def test_the_whole_counts_what_memory_counts(
    member: Place, history: list[Past], span: Span, moment: datetime
) -> None:
    with lived(member, history) as pasts:
        found = told(seen(member, span, moment).overall)
        assert found == counted(remembered_in(span, pasts), moment)


@EXAMPLES
@given(history=histories, span=spans)
def test_the_parts_count_their_own_and_add_up(member: Place, history: list[Past], span: Span) -> None:
    tx, reporter = member
    with lived(member, history) as pasts:
        whole = told(seen(member, span, AFTERWARDS).overall)
        for kind in (SubjectKind.UNIT, SubjectKind.CHAPTER, SubjectKind.TASK):
            parts = subjects(tx, reporter.programme_id, kind)
            found = [told(seen(member, span, AFTERWARDS, part).overall) for part in parts]
            assert {name: sum(each[name] for each in found) for name in FIGURES} == whole
        own = counted((past for past in remembered_in(span, pasts) if past.unit == "乙局"), AFTERWARDS)
        (unit,) = [
            part for part in subjects(tx, reporter.programme_id, SubjectKind.UNIT) if part.name == "乙局"
        ]
        assert told(seen(member, span, AFTERWARDS, unit).overall) == own


@EXAMPLES
@example(history=CORRECTED, moment=MONDAY + 24 * HOUR)
@given(history=histories, moment=moments)
def test_a_tasks_percent_is_the_last_one_of_the_lead_that_is_least_far(
    member: Place, history: list[Past], moment: datetime
) -> None:
    with lived(member, history) as pasts:
        found = {line.code: line.percent for line in seen(member, ALL, moment).tasks}
        assert found == {code: least(code, pasts, moment) for code in TASKS}


def least(code: str, pasts: list[Remembered], moment: datetime) -> int | None:
    """By memory: the newest week's percent of each who speaks for the task, and of them the least."""
    latest: dict[str, int] = {}
    for past in sorted(pasts, key=lambda past: past.week):
        percent = percent_of(past, moment)
        if past.code == code and percent is not None and (past.lead or not TASKS[code][0]):
            latest[past.unit] = percent
    return min(latest.values(), default=None)


@EXAMPLES
@example(history=WAIVED_AFTER_A_RETURN, week="2023-W43", moment=AFTERWARDS)
@example(history=REPORTED_LONG_BEFORE_DUE, week="2023-W41", moment=MONDAY + 100 * HOUR)
@given(history=histories, week=st.sampled_from(["2023-W41", "2023-W43"]), moment=moments)
def test_a_course_ends_where_the_task_stands(
    member: Place, history: list[Past], week: str, moment: datetime
) -> None:
    with lived(member, history):
        for line in seen(member, span_of(week), moment).tasks:
            end = line.course[-1]
            assert (end.light, end.percent) == (line.light, line.percent)


@EXAMPLES
@given(history=histories, span=spans, moment=moments)
def test_the_span_before_the_next_one_is_this_one(
    member: Place, history: list[Past], span: Span, moment: datetime
) -> None:
    with lived(member, history):
        this, following = seen(member, span, moment), seen(member, span.after(), moment)
        before = following.previous.overall if following.previous else None
        assert before == (this.overall if this.overall.owed.count else None)
