"""What the ledger (台账) lists: reports with all their versions, measurements, requests to each unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, func, select

from storage.tables.people import member
from storage.tables.plan import assignment, target, task, unit
from storage.tables.records import burden
from storage.tables.reporting import measurement, period, report

CHUNK = 500  # rows held at a time


@dataclass(frozen=True, slots=True)
class Part:
    """What of a programme is listed: moments in [since, until), and one unit or some tasks if given."""

    programme_id: int
    since: datetime
    until: datetime
    unit_id: int | None = None
    task_ids: tuple[int, ...] | None = None

    def narrowed(self, statement: Select[Any]) -> Select[Any]:
        """Ask only for what belongs to the part; the statement joins assignments."""
        if self.unit_id is not None:
            statement = statement.where(assignment.c.unit_id == self.unit_id)
        if self.task_ids is not None:
            statement = statement.where(assignment.c.task_id.in_(self.task_ids))
        return statement

    @property
    def values(self) -> dict[str, Any]:
        return {"programme": self.programme_id, "since": self.since, "until": self.until}


class ReportRow(NamedTuple):
    """One version of a report, as it was written."""

    id: int
    unit: str
    role: str
    code: str
    short: str
    due_at: datetime
    version: int
    state: str
    submitted_at: datetime
    member: str
    percent: float | None
    no_change: bool
    text: str
    difficulties: str | None
    next_steps: str | None
    reason: str | None


class UnitRow(NamedTuple):
    """A unit, how many tasks it answers for, and how often it was asked for something."""

    name: str
    leads: int
    co_responsible: int
    automatic: int
    by_office: int


class MeasurementRow(NamedTuple):
    code: str | None
    phrase: str
    value: float
    unit: str | None
    measured_at: datetime
    report_id: int
    report_state: str


REPORTS: Select[Any] = (
    select(
        report.c.id,
        unit.c.name,
        assignment.c.role,
        task.c.code,
        task.c.short,
        period.c.due_at,
        report.c.version,
        report.c.state,
        report.c.submitted_at,
        member.c.name,
        report.c.percent,
        report.c.no_change,
        report.c.text,
        report.c.difficulties,
        report.c.next_steps,
        report.c.reason,
    )
    .join(period, period.c.id == report.c.period_id)
    .join(assignment, assignment.c.id == period.c.assignment_id)
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
    .join(member, member.c.id == report.c.member_id)
    .where(
        period.c.programme_id == bindparam("programme"),
        period.c.due_at >= bindparam("since"),
        period.c.due_at < bindparam("until"),
    )
    .order_by(period.c.due_at, period.c.id, report.c.version)
)
OWN_UNITS = select(unit.c.id).where(unit.c.programme_id == bindparam("programme"))
ASKED = (
    select(
        burden.c.unit_id,
        func.sum(burden.c.automatic).label("automatic"),
        func.sum(burden.c.by_office).label("by"),
    )
    # By unit, then by day, as the key is ordered: else all days of all years would be read.
    .where(burden.c.unit_id.in_(OWN_UNITS), burden.c.day.between(bindparam("first"), bindparam("last")))
    .group_by(burden.c.unit_id)
    .subquery()
)
LED = func.count(assignment.c.id).filter(assignment.c.role == "lead")
SHARED = func.count(assignment.c.id).filter(assignment.c.role != "lead")
UNITS: Select[Any] = (
    select(unit.c.name, LED, SHARED, func.coalesce(ASKED.c.automatic, 0), func.coalesce(ASKED.c.by, 0))
    .outerjoin(assignment, (assignment.c.unit_id == unit.c.id) & assignment.c.ended_at.is_(None))
    .outerjoin(ASKED, ASKED.c.unit_id == unit.c.id)
    .where(unit.c.programme_id == bindparam("programme"))
    .group_by(unit.c.id)
    .order_by(unit.c.position)
)
MEASUREMENTS: Select[Any] = (
    select(
        task.c.code,
        target.c.phrase,
        measurement.c.value,
        target.c.unit,
        measurement.c.measured_at,
        measurement.c.report_id,
        report.c.state,
    )
    .join(report, report.c.id == measurement.c.report_id)
    .join(target, target.c.id == measurement.c.target_id)
    .outerjoin(task, task.c.id == target.c.task_id)
    .where(
        target.c.programme_id == bindparam("programme"),
        measurement.c.measured_at >= bindparam("since"),
        measurement.c.measured_at < bindparam("until"),
    )
    .order_by(target.c.position, measurement.c.measured_at, measurement.c.id)
)


def reports_due(tx: Connection, part: Part) -> Iterator[ReportRow]:
    """Yield every version of the reports due in the part, a few hundred rows in memory at a time."""
    statement = part.narrowed(REPORTS)
    for row in tx.execution_options(yield_per=CHUNK).execute(statement, part.values):
        yield ReportRow(*row)


def units(
    tx: Connection, programme_id: int, first: date, last: date, part: Part | None = None
) -> list[UnitRow]:
    """Return the units in the plan's order with the requests made to them on these days, both included.

    With a part only those that answer for something in it, and only their tasks in it.
    """
    values = {"programme": programme_id, "first": first, "last": last}
    statement = part.narrowed(UNITS) if part else UNITS
    return [UnitRow(*row) for row in tx.execute(statement, values)]


def measurements(tx: Connection, part: Part, target_id: int | None = None) -> list[MeasurementRow]:
    """Return what was measured in the part, or of one target, by target and time; corrected ones too."""
    statement = MEASUREMENTS
    if target_id is not None:
        statement = statement.where(target.c.id == target_id)
    elif part.task_ids is not None:
        statement = statement.where(target.c.task_id.in_(part.task_ids))
    if part.unit_id is not None:
        its_tasks = select(assignment.c.task_id).where(assignment.c.unit_id == part.unit_id)
        statement = statement.where(target.c.task_id.in_(its_tasks))
    return [MeasurementRow(*row) for row in tx.execute(statement, part.values)]
