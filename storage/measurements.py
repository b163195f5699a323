"""Measurements: the values of targets, each with the report that told it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, insert, or_, select

from domain.measurements import Goal, measured
from domain.plan import Comparison
from domain.reading.model import Figure
from storage.prepared import Prepared
from storage.tables.base import fixed
from storage.tables.plan import assignment, target
from storage.tables.reporting import live, measurement, period, report

MOST_POINTS = 60  # of a course: a year of weekly reports and a little

leading = assignment.alias("leading")
LED = exists().where(
    leading.c.task_id == assignment.c.task_id,
    leading.c.role == fixed("lead"),
    leading.c.ended_at.is_(None),
)
# Who leads a task speaks for it, or else those co-responsible; the whole plan's targets anyone who so speaks.
GOALS = Prepared(
    select(
        target.c.id,
        target.c.metric,
        target.c.comparison,
        target.c.value,
        target.c.unit,
        target.c.upper,
        period.c.first_reported_at,
    )
    .select_from(period)
    .join(assignment, assignment.c.id == period.c.assignment_id)
    .join(target, target.c.programme_id == period.c.programme_id)
    .where(
        period.c.id == bindparam("of_period"),
        or_(target.c.task_id == assignment.c.task_id, target.c.task_id.is_(None)),
        or_(assignment.c.role == fixed("lead"), ~LED),
        target.c.kind == fixed("target"),
        target.c.value.is_not(None),
        target.c.ended_at.is_(None),
    )
)
ADD = Prepared(insert(measurement), "programme_id", "target_id", "report_id", "value", "measured_at")
LAST_POINTS: Select[Any] = (
    select(measurement.c.measured_at, measurement.c.value, measurement.c.report_id)
    .join(report, report.c.id == measurement.c.report_id)
    .where(
        measurement.c.target_id == bindparam("target"),
        measurement.c.measured_at <= bindparam("moment"),
        live,
    )
    .order_by(measurement.c.measured_at.desc(), measurement.c.id.desc())
    .limit(MOST_POINTS)
)
COURSE = Prepared(LAST_POINTS)


@dataclass(frozen=True, slots=True)
class Measurement:
    """A value in the target's unit, and the report that told it."""

    measured_at: datetime
    value: float
    report_id: int


@dataclass(frozen=True, slots=True)
class Told:
    """A report just filed, for the period it answers."""

    programme_id: int
    period_id: int
    report_id: int
    figures: Iterable[Mapping[str, Any]]  # value, unit, what


def measure(tx: Connection, told: Told, now: datetime) -> None:
    """Keep what the report's figures say about targets: those of its task and those of the whole plan.

    A correction says what the value was when the period was first reported on.
    """
    found = GOALS.rows(tx, of_period=told.period_id)
    goals = [
        Goal(metric, Comparison(comparison), value, unit or "", upper)
        for _, metric, comparison, value, unit, upper, _ in found
    ]
    values = measured(goals, [Figure(**figure) for figure in told.figures])
    at = next((row[-1] for row in found if row[-1] is not None), now)
    shared = {"programme_id": told.programme_id, "report_id": told.report_id, "measured_at": at}
    rows: list[dict[str, object]] = [
        {**shared, "target_id": found[place][0], "value": value} for place, value in values.items()
    ]
    if rows:
        ADD.run_each(tx, rows)


def course(tx: Connection, target_id: int, moment: datetime) -> list[Measurement]:
    """Return a target's last measurements by the moment, oldest first; only reports that stand count."""
    rows = COURSE.rows(tx, target=target_id, moment=moment)
    return [Measurement(*row) for row in reversed(rows)]
