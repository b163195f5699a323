"""What the ledger (台账) lists: reports with all their versions, issues, targets, requests to each unit."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, func, select

from storage.tables.people import member
from storage.tables.plan import assignment, target, task, unit
from storage.tables.records import burden
from storage.tables.reporting import issue, period, report

CHUNK = 500  # rows held at a time


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


class IssueRow(NamedTuple):
    id: int
    unit: str
    code: str
    short: str
    text: str
    raised_at: datetime
    closed_at: datetime | None


class TargetRow(NamedTuple):
    code: str | None
    phrase: str
    metric: str
    comparison: str
    value: float | None
    unit: str | None
    due: str | None


class UnitRow(NamedTuple):
    """A unit, how many tasks it answers for, and how often it was asked for something."""

    name: str
    leads: int
    co_responsible: int
    automatic: int
    by_office: int


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
ISSUES = (
    select(
        issue.c.id,
        unit.c.name,
        task.c.code,
        task.c.short,
        issue.c.text,
        issue.c.raised_at,
        issue.c.closed_at,
    )
    .join(assignment, assignment.c.id == issue.c.assignment_id)
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
    .where(issue.c.programme_id == bindparam("programme"))
    .order_by(issue.c.raised_at)
)
TARGETS = (
    select(
        task.c.code,
        target.c.phrase,
        target.c.metric,
        target.c.comparison,
        target.c.value,
        target.c.unit,
        target.c.due,
    )
    .outerjoin(task, task.c.id == target.c.task_id)
    .where(target.c.programme_id == bindparam("programme"))
    .order_by(target.c.position)
)
ASKED = (
    select(
        burden.c.unit_id,
        func.sum(burden.c.automatic).label("automatic"),
        func.sum(burden.c.by_office).label("by"),
    )
    .where(burden.c.day.between(bindparam("first"), bindparam("last")))
    .group_by(burden.c.unit_id)
    .subquery()
)
LED = func.count(assignment.c.id).filter(assignment.c.role == "lead")
SHARED = func.count(assignment.c.id).filter(assignment.c.role != "lead")
UNITS = (
    select(unit.c.name, LED, SHARED, func.coalesce(ASKED.c.automatic, 0), func.coalesce(ASKED.c.by, 0))
    .outerjoin(assignment, (assignment.c.unit_id == unit.c.id) & assignment.c.ended_at.is_(None))
    .outerjoin(ASKED, ASKED.c.unit_id == unit.c.id)
    .where(unit.c.programme_id == bindparam("programme"))
    .group_by(unit.c.id)
    .order_by(unit.c.position)
)


def reports_due(tx: Connection, programme_id: int, since: datetime, until: datetime) -> Iterator[ReportRow]:
    """Yield every version of the reports due in [since, until), a few hundred rows in memory at a time."""
    values = {"programme": programme_id, "since": since, "until": until}
    for row in tx.execution_options(yield_per=CHUNK).execute(REPORTS, values):
        yield ReportRow(*row)


def issues(tx: Connection, programme_id: int) -> list[IssueRow]:
    """Return all issues, closed ones included, oldest first."""
    return [IssueRow(*row) for row in tx.execute(ISSUES, {"programme": programme_id})]


def targets(tx: Connection, programme_id: int) -> list[TargetRow]:
    return [TargetRow(*row) for row in tx.execute(TARGETS, {"programme": programme_id})]


def units(tx: Connection, programme_id: int, first: date, last: date) -> list[UnitRow]:
    """Return the units in the plan's order with the requests made to them on these days, both included."""
    values = {"programme": programme_id, "first": first, "last": last}
    return [UnitRow(*row) for row in tx.execute(UNITS, values)]
