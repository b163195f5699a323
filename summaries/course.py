"""How each task stood at the end of each week: the same rules as today's light, as of then.

A correction counts from when its period was first reported: what is known now about then.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice, takewhile

from domain.spans import DAY, Span, SpanKind, span_around
from storage import courses, progress
from storage.courses import PastPeriod
from storage.periods import Duty
from storage.progress import Percent
from storage.tasks import Assignment, Task
from summaries.facts import CoursePoint
from summaries.task_lines import Course, Setting, percent_of, shown_light, speakers
from summaries.view import Scope, View

SHOWN_WEEKS = 13  # behind a week or a range: a quarter
LOOKED_BACK = 14 * 7 * DAY  # before the first week: silence longer than a quarter counts as that long


@dataclass(frozen=True, slots=True)
class Past:
    """The periods of the weeks by assignment, newest first, and the percents known before them."""

    view: View
    periods: Mapping[int, Sequence[PastPeriod]]
    before: Mapping[int, Sequence[Percent]]
    owed: Mapping[int, Duty]  # the nearest period that is open at the view's moment

    def point(self, task: Task, speaking: Sequence[Assignment], week: Span) -> CoursePoint:
        """Return how a task stood when the week ended; in the running week how it stands now."""
        view = self.view
        since, over = view.moments(week)
        moment = min(view.moment, over)
        course = Course(
            percents=self._percents(speaking, moment),
            overdue={item.id: self._overdue(item.id, moment) for item in speaking},
            owed=self.owed if moment == view.moment else {},
            reports={},
            past=[
                (day, self._percents(speaking, view.start_of(day + DAY))) for day in view.month_ends(moment)
            ],
        )
        closed = task.closed_out_at
        then = replace(task, closed_out_at=None) if closed and closed > moment else task
        light = shown_light(then, speaking, course, Setting(view.programme.rules, view.calendar, moment))
        told = tuple(self._told(speaking, since, over))
        return CoursePoint(week.name, light.light, percent_of(speaking, course.percents), told)

    def _percents(self, speaking: Sequence[Assignment], moment: datetime) -> dict[int, Sequence[Percent]]:
        """The last two percents reported by the moment, the newest first."""
        return {item.id: list(islice(self._chain(item.id, moment), 2)) for item in speaking}

    def _chain(self, assignment_id: int, moment: datetime) -> Iterator[Percent]:
        for one in self.periods.get(assignment_id, ()):
            if one.percent is not None and one.report_id is not None and one.reported_by(moment):
                yield Percent(one.report_id, one.percent)
        yield from self.before.get(assignment_id, ())

    def _overdue(self, assignment_id: int, moment: datetime) -> int:
        """How many periods fell due by the moment after the last one reported by then."""
        periods = self.periods.get(assignment_id, ())
        silent = takewhile(lambda one: not one.reported_by(moment), periods)
        return sum(one.due_at <= moment for one in silent)

    def _told(self, speaking: Sequence[Assignment], since: datetime, until: datetime) -> Iterator[int]:
        for item in speaking:
            for one in self.periods.get(item.id, ()):
                if since <= one.due_at < until and one.report_id is not None:
                    yield one.report_id


def task_courses(
    view: View, span: Span, scope: Scope, owed: Mapping[int, Duty]
) -> dict[int, tuple[CoursePoint, ...]]:
    """Return by task how it stood at the end of each week; `owed` is what is open at the view's moment."""
    weeks = weeks_of(view, span)
    if not weeks:
        return {}
    begins, over = view.start_of(weeks[0].first) - LOOKED_BACK, view.start_of(weeks[-1].last + DAY)
    past = Past(
        view,
        courses.due_in(view.tx, view.programme.id, begins, over),
        progress.last_percents(view.tx, view.programme.id, begins),
        owed,
    )
    return {
        task.id: tuple(past.point(task, speakers(scope.assigned.get(task.id, ())), week) for week in weeks)
        for task in scope.tasks
    }


def weeks_of(view: View, span: Span) -> list[Span]:
    """Return the weeks that a course shows: those of the span, for a week or a range the last 13 up to it.

    Weeks before the programme's first day and those to come are left out.
    """
    last = span_around(SpanKind.WEEKLY, min(span.last, view.today))
    first = span.first
    if span.kind in {SpanKind.WEEKLY, SpanKind.RANGE}:
        first = last.first - (SHOWN_WEEKS - 1) * 7 * DAY
    week = span_around(SpanKind.WEEKLY, max(first, view.programme.starts_on))
    weeks = []
    while week.first <= last.first:
        weeks.append(week)
        week = week.after()
    return weeks
