"""From the database to the weekly summary: what was owed in the week, and how things stand at a moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from domain.lights import Light
from domain.punctuality import Standing
from storage import periods, progress, summaries, tasks
from storage.periods import Duty
from storage.programmes import Programme
from storage.progress import DutyReport
from summaries.excerpts import excerpt
from summaries.overall import REPORTED, figure, overall, standing
from summaries.standings import month_ends
from summaries.task_lines import LONGEST_WORDS, Course, Setting, task_line
from summaries.weekly import (
    DueNext,
    DutyLine,
    PreviousWeek,
    SilentUnit,
    TargetLine,
    TaskLine,
    WeeklySummary,
    monday_of,
    week_before,
)

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class View:
    """Which programme is looked at, and when."""

    tx: Connection
    programme: Programme
    calendar: WorkingCalendar
    moment: datetime

    def due_in(self, monday: date) -> list[DutyReport]:
        """Return what falls due in the week that begins on this day."""
        since, until = (self.programme.rules.moment(day, time()) for day in (monday, monday + WEEK))
        return progress.due_with_reports(self.tx, self.programme.id, since, until)

    def month_ends(self) -> Iterable[date]:
        """Return the ends of past months that the programme's light rule looks back on."""
        rules = self.programme.rules
        return month_ends(rules.light, rules.local(self.moment).date())

    def end_of(self, day: date) -> datetime:
        return self.programme.rules.moment(day + timedelta(days=1), time())


def collect(
    tx: Connection, programme: Programme, calendar: WorkingCalendar, week: str, moment: datetime
) -> WeeklySummary:
    """Return the summary of an ISO week such as 2023-W41, as things stand at the moment."""
    view = View(tx, programme, calendar, moment)
    first = monday_of(week)
    due = view.due_in(first)
    lines = _task_lines(view, due)
    return WeeklySummary(
        programme_id=programme.id,
        programme=programme.name,
        zone=programme.zone,
        week=week,
        first=first,
        last=first + WEEK - timedelta(days=1),
        moment=moment,
        overall=overall(due, moment),
        previous=_previous(view, week_before(week)),
        tasks=lines,
        duties=tuple(_duty_line(duty, moment) for duty in due),
        due_next=tuple(_due_next(view.due_in(first + WEEK))),
        silent_units=tuple(_silent_units(due, moment)),
        targets=tuple(_targets(view, {line.code: line.light for line in lines})),
    )


def _previous(view: View, week: str) -> PreviousWeek | None:
    """The week before in its final state, with what came in after its summary."""
    due = view.due_in(monday_of(week))
    if not due:
        return None
    sent = summaries.of_period(view.tx, view.programme.id, week)
    since = sent.sent_at if sent else None
    came = [duty for duty in due if since and duty.first_reported_at and duty.first_reported_at > since]
    return PreviousWeek(week, overall(due, view.moment), figure(came))


def _task_lines(view: View, due: Sequence[DutyReport]) -> tuple[TaskLine, ...]:
    tx, programme_id = view.tx, view.programme.id
    assigned = tasks.assignments(tx, programme_id)
    course = Course(
        progress.last_percents(tx, programme_id, view.moment),
        progress.overdue_in_a_row(tx, programme_id, view.moment),
        _nearest(periods.owing(tx, programme_id, view.moment)),
        {duty.assignment_id: duty for duty in due},
        [(day, progress.last_percents(tx, programme_id, view.end_of(day))) for day in view.month_ends()],
    )
    setting = Setting(view.programme.rules, view.calendar, view.moment)
    return tuple(
        task_line(task, assigned.get(task.id, ()), course, setting) for task in tasks.every(tx, programme_id)
    )


def _nearest(owed: Iterable[Duty]) -> dict[int, Duty]:
    ordered = sorted(owed, key=lambda duty: duty.answer_by, reverse=True)
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
        words=excerpt(duty.text or "", LONGEST_WORDS),
        difficulties=excerpt(duty.difficulties or "", LONGEST_WORDS),
        no_change=bool(duty.no_change),
    )


def _due_next(due: Sequence[DutyReport]) -> Iterable[DueNext]:
    ordered = sorted(due, key=lambda duty: duty.due_at)
    for due_at, group in groupby(ordered, key=lambda duty: duty.due_at):
        duties = list(group)
        yield DueNext(due_at, figure(duties), len({duty.unit_id for duty in duties}))


def _silent_units(due: Sequence[DutyReport], moment: datetime) -> Iterable[SilentUnit]:
    """Yield the units that owe something in the week and have reported nothing of it."""
    by_unit: dict[str, list[DutyReport]] = {}
    for duty in due:
        by_unit.setdefault(duty.unit, []).append(duty)
    for unit, duties in by_unit.items():
        standings = {standing(duty, moment) for duty in duties}
        if not standings & REPORTED:
            yield SilentUnit(unit, figure(duties), Standing.MISSING in standings)


def _targets(view: View, lights: dict[str, Light]) -> Iterable[TargetLine]:
    """Yield the goals that fall due this year or earlier, and those without an end."""
    year = view.programme.rules.local(view.moment).year
    for target in progress.targets(view.tx, view.programme.id):
        if target.due_on is None or target.due_on.year <= year:
            light = lights.get(target.code) if target.code else None
            yield TargetLine(target.phrase, target.due_on, target.code, light)
