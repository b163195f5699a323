"""From the database to a summary: what was owed in a span, and how things stand at a moment.

Counts are as of the moment. Lights and percents of a span that is over are as of its end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from domain.lights import Light
from domain.punctuality import Standing
from domain.spans import DAY, Span, SpanKind, range_of
from storage import periods, progress, summaries
from storage.periods import Duty
from storage.progress import DutyReport
from summaries.course import task_courses
from summaries.excerpts import excerpt
from summaries.facts import (
    DueLine,
    DueNext,
    DutyLine,
    PreviousSpan,
    SilentUnit,
    SummaryFacts,
    TaskLine,
    from_json,
)
from summaries.overall import REPORTED, figure, overall, standing, unit_lines
from summaries.records import burden_lines, correction_lines, instruction_lines, issue_lines
from summaries.subjects import Asked, SubjectKind
from summaries.target_lines import target_lines
from summaries.task_lines import LONGEST_WORDS, Course, Setting, task_line
from summaries.view import Scope, View, scope_of

WEEK = 7 * DAY


def collect(view: View, asked: Asked) -> SummaryFacts:
    """Return the summary of a span, about the whole programme or a part of it."""
    scope, span = scope_of(view, asked.subject), asked.span
    due = scope.duties(view.due_in(span))
    lines = _task_lines(view, asked, scope, due)
    whole = asked.subject.kind is SubjectKind.PROGRAMME
    return SummaryFacts(
        programme_id=view.programme.id,
        programme=view.programme.name,
        zone=view.programme.zone,
        span=span.name,
        first=span.first,
        last=span.last,
        moment=view.moment,
        overall=overall(due, view.moment),
        previous=_previous(view, asked.before(), scope),
        tasks=lines,
        duties=tuple(_duty_line(duty, view.moment) for duty in due),
        due_next=tuple(_due_next(scope.duties(view.due_in(_week_after(span))))),
        silent_units=tuple(_silent_units(due, view.moment)),
        targets=tuple(target_lines(view, span, scope, {line.code: line.light for line in lines})),
        subject=asked.subject,
        issues=tuple(issue_lines(view, span, scope)),
        instructions=tuple(instruction_lines(view, span)) if whole else (),
        burden=tuple(burden_lines(view, span, scope)),
        corrections=tuple(correction_lines(view, span)) if whole else (),
        units=tuple(unit_lines(due, view.moment)),
    )


def _week_after(span: Span) -> Span:
    return range_of(span.last + DAY, span.last + WEEK)


def _previous(view: View, asked: Asked, scope: Scope) -> PreviousSpan | None:
    """The span before in its final state, with what came in after its summary."""
    due = scope.duties(view.due_in(asked.span))
    if not due:
        return None
    sent = summaries.of_span(view.tx, view.programme.id, asked.span)
    since = sent.sent_at if sent else None
    came = [duty for duty in due if since and duty.first_reported_at and duty.first_reported_at > since]
    return PreviousSpan(asked.span.name, overall(due, view.moment), figure(came))


def _task_lines(view: View, asked: Asked, scope: Scope, due: Sequence[DutyReport]) -> tuple[TaskLine, ...]:
    tx, programme_id, span = view.tx, view.programme.id, asked.span
    over = view.start_of(span.last + DAY)
    as_of = min(view.moment, over)
    owing = periods.owing(tx, programme_id, view.moment) if as_of == view.moment else []
    nearest = _nearest(owing)
    course = Course(
        progress.last_percents(tx, programme_id, as_of),
        progress.overdue_in_a_row(tx, programme_id, as_of),
        nearest,
        _newest(due),
        [
            (day, progress.last_percents(tx, programme_id, view.start_of(day + DAY)))
            for day in view.month_ends(as_of)
        ],
        None
        if span.kind is SpanKind.WEEKLY
        else progress.last_percents(tx, programme_id, view.start_of(span.first)),
    )
    setting = Setting(view.programme.rules, view.calendar, as_of, _lights_before(view, asked))
    lines = [task_line(task, scope.assigned.get(task.id, ()), course, setting) for task in scope.tasks]
    by_week = task_courses(view, span, scope, nearest)
    return tuple(replace(line, course=by_week.get(line.id, ())) for line in lines)


def _lights_before(view: View, asked: Asked) -> dict[str, Light]:
    """The lights of the programme's last summary of this kind that was sent, by task.

    A unit's own light is about its part of a task, and compares with none of them.
    """
    if asked.subject.kind is SubjectKind.UNIT:
        return {}
    sent = summaries.last_sent(view.tx, view.programme.id, asked.span)
    return {line.code: line.light for line in from_json(sent.facts).tasks} if sent else {}


def _nearest(owed: Iterable[Duty]) -> dict[int, Duty]:
    ordered = sorted(owed, key=lambda duty: duty.answer_by, reverse=True)
    return {duty.assignment_id: duty for duty in ordered}


def _newest(due: Iterable[DutyReport]) -> dict[int, DutyReport]:
    """By assignment the report of the span that was due last and has something to say."""
    ordered = sorted(due, key=lambda duty: (duty.report_id is not None and not duty.no_change, duty.due_at))
    return {duty.assignment_id: duty for duty in ordered}


def _duty_line(duty: DutyReport, moment: datetime) -> DutyLine:
    return DutyLine(
        period_id=duty.period_id,
        unit_id=duty.unit_id,
        unit=duty.unit,
        role=duty.role,
        code=duty.code,
        short=duty.short,
        standing=standing(duty, moment),
        report_id=duty.report_id,
        percent=duty.percent,
        words=excerpt(duty.text or "", LONGEST_WORDS, (duty.difficulties, duty.next_steps)),
        difficulties=excerpt(duty.difficulties or "", LONGEST_WORDS),
        no_change=bool(duty.no_change),
        due_at=duty.due_at,
    )


def _due_next(due: Sequence[DutyReport]) -> Iterable[DueNext]:
    ordered = sorted(due, key=lambda duty: duty.due_at)
    for due_at, group in groupby(ordered, key=lambda duty: duty.due_at):
        duties = list(group)
        lines = tuple(DueLine(duty.unit, duty.code, duty.short) for duty in duties)
        yield DueNext(due_at, figure(duties), len({duty.unit_id for duty in duties}), lines)


def _silent_units(due: Sequence[DutyReport], moment: datetime) -> Iterable[SilentUnit]:
    """Yield the units that owe something in the span and have reported nothing of it."""
    by_unit: dict[str, list[DutyReport]] = {}
    for duty in due:
        by_unit.setdefault(duty.unit, []).append(duty)
    for unit, duties in by_unit.items():
        standings = {standing(duty, moment) for duty in duties}
        if not standings & REPORTED:
            yield SilentUnit(unit, figure(duties), Standing.MISSING in standings)
