"""The issue ledger (问题台账): obstacles that units reported."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, union_all, update

from storage.tables.plan import assignment, task, unit
from storage.tables.reporting import issue


@dataclass(frozen=True, slots=True)
class Issue:
    id: int
    unit: str
    code: str
    short: str
    text: str
    raised_at: datetime


@dataclass(frozen=True, slots=True)
class LedgerIssue:
    """An issue with its whole life; `report_id` is the report that named it, None if raised by hand."""

    id: int
    unit: str
    code: str
    short: str
    text: str
    raised_at: datetime
    closed_at: datetime | None
    report_id: int | None


SELECT = (
    select(issue.c.id, unit.c.name, task.c.code, task.c.short, issue.c.text, issue.c.raised_at)
    .join(assignment, assignment.c.id == issue.c.assignment_id)
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
)

RAISED = SELECT.add_columns(issue.c.closed_at, issue.c.report_id).where(
    issue.c.programme_id == bindparam("programme"), issue.c.raised_at < bindparam("until")
)
# Two halves, each looked up in the index of ends: with OR all issues of all years would be read.
IN_SPAN = union_all(
    RAISED.where(issue.c.closed_at.is_(None)), RAISED.where(issue.c.closed_at >= bindparam("since"))
)


def raise_from(tx: Connection, assignment_id: int, report_id: int, text: str, now: datetime) -> int:
    """Enter a report's difficulties in the ledger."""
    programme_id = select(assignment.c.programme_id).where(assignment.c.id == assignment_id).scalar_subquery()
    row = insert(issue).values(
        programme_id=programme_id, assignment_id=assignment_id, report_id=report_id, text=text, raised_at=now
    )
    issue_id: int = tx.execute(row.returning(issue.c.id)).scalar_one()
    return issue_id


def is_raised(tx: Connection, report_id: int) -> bool:
    """Tell whether a report's difficulties are in the ledger already."""
    return tx.scalar(select(issue.c.id).where(issue.c.report_id == report_id).limit(1)) is not None


def open_ones(tx: Connection, programme_id: int) -> list[Issue]:
    """Return the issues that are not closed, oldest first."""
    query = SELECT.where(issue.c.programme_id == programme_id, issue.c.closed_at.is_(None))
    return [Issue(*row) for row in tx.execute(query.order_by(issue.c.raised_at))]


def in_span(tx: Connection, programme_id: int, since: datetime, until: datetime) -> list[LedgerIssue]:
    """Return the issues that were open at any moment of [since, until), oldest first."""
    values = {"programme": programme_id, "since": since, "until": until}
    found = [LedgerIssue(*row) for row in tx.execute(IN_SPAN, values)]
    return sorted(found, key=lambda one: (one.raised_at, one.id))


def close(tx: Connection, issue_id: int, now: datetime) -> bool:
    """Close an issue (销号); False when it was closed already."""
    change = update(issue).where(issue.c.id == issue_id, issue.c.closed_at.is_(None)).values(closed_at=now)
    return tx.execute(change).rowcount == 1
