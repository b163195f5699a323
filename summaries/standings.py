"""From stored facts to what a light depends on, the same for nudges, lists and summaries."""

from collections.abc import Sequence
from datetime import date

from domain.lights import Progress, TaskStanding, time_progress
from storage.tasks import Task


def standing_of(
    task: Task, percents: Sequence[float], overdue: int, working_days_to_due: int | None, today: date
) -> TaskStanding:
    """Return a task's standing today.

    `percents` are the last ones reported, the newest first; `overdue` counts unreported periods past due.
    """
    newest, before = (*percents, None, None)[:2]
    fell_by = before - newest if newest is not None and before is not None else 0.0
    return TaskStanding(
        progress=progress_of(task, newest, today),
        overdue_periods=overdue,
        working_days_to_due=working_days_to_due,
        days_past_end=max(0, (today - task.ends_on).days) if task.ends_on else 0,
        fell_by=max(0.0, fell_by),
        closed_out=task.closed_out_at is not None,
    )


def progress_of(task: Task, percent: float | None, today: date) -> tuple[Progress, ...]:
    """Return progress against time; nothing where the task has no start, no end or no percent."""
    if percent is None or task.starts_on is None or task.ends_on is None:
        return ()
    return (Progress(percent, time_progress(task.starts_on, task.ends_on, today)),)
