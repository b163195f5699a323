"""From stored facts to what a light depends on, the same for nudges, lists and summaries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.lights import Progress, TaskStanding, time_progress
from domain.rules import LightRule
from storage.tasks import Task


@dataclass(frozen=True, slots=True)
class Reported:
    """The percent that was known by the end of a day; None before the first one."""

    on: date
    percent: float | None


def standing_of(
    task: Task,
    known: Sequence[Reported],
    *,
    fell_by: float = 0.0,
    overdue: int = 0,
    working_days_to_due: int | None = None,
) -> TaskStanding:
    """Return a task's standing today.

    `known` begins with today and goes on with the ends of past months; `overdue` counts unreported periods
    past due.
    """
    today = known[0].on
    return TaskStanding(
        progress=tuple(progress_of(task, known)),
        overdue_periods=overdue,
        working_days_to_due=working_days_to_due,
        days_past_end=max(0, (today - task.ends_on).days) if task.ends_on else 0,
        fell_by=max(0.0, fell_by),
        closed_out=task.closed_out_at is not None,
    )


def progress_of(task: Task, known: Sequence[Reported]) -> Iterator[Progress]:
    """Yield progress against time as far back as it is known; nothing for a task without start or end."""
    for point in known:
        if point.percent is None or task.starts_on is None or task.ends_on is None:
            return
        yield Progress(point.percent, time_progress(task.starts_on, task.ends_on, point.on))


def month_ends(rule: LightRule, today: date) -> Iterator[date]:
    """Yield the last days of the past months that the rule looks back on, the latest first."""
    day = today
    for _ in range(max((c.months for c in (*rule.red, *rule.yellow)), default=1) - 1):
        day = day.replace(day=1) - timedelta(days=1)
        yield day
