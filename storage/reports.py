"""Reports (进展报送) and their version chain: filed, accepted, returned, corrected, never overwritten."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from storage import measurements, periods
from storage.measurements import Told
from storage.members import Member
from storage.prepared import Prepared
from storage.tables import reporting
from storage.tables.people import member
from storage.tables.plan import assignment, task, unit
from storage.tables.reporting import live, period, report, submission
from storage.tables.reporting import waiting as is_waiting


@dataclass(frozen=True, slots=True)
class NewReport:
    """What a contact confirmed for one period."""

    period_id: int
    text: str
    percent: float | None = None
    figures: tuple[Mapping[str, Any], ...] = ()  # value, unit, what
    difficulties: str | None = None
    next_steps: str | None = None
    no_change: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One version of a report, with what it is about."""

    id: int
    period_id: int
    submission_id: int
    member_id: int
    member: str
    version: int
    state: str
    text: str
    percent: float | None
    figures: Sequence[Mapping[str, Any]]
    difficulties: str | None
    next_steps: str | None
    no_change: bool
    submitted_at: datetime
    reason: str | None
    assignment_id: int
    unit_id: int
    unit: str
    code: str
    short: str
    due_at: datetime
    first_reported_at: datetime | None  # when the period's first version came

    @property
    def on_time(self) -> bool:
        """The first version decides, however often it was sent back since."""
        return (self.first_reported_at or self.submitted_at) <= self.due_at


SELECT = (
    select(
        report.c.id,
        report.c.period_id,
        report.c.submission_id,
        report.c.member_id,
        member.c.name.label("member"),
        report.c.version,
        report.c.state,
        report.c.text,
        report.c.percent,
        report.c.figures,
        report.c.difficulties,
        report.c.next_steps,
        report.c.no_change,
        report.c.submitted_at,
        report.c.reason,
        period.c.assignment_id,
        unit.c.id.label("unit_id"),
        unit.c.name.label("unit"),
        task.c.code,
        task.c.short,
        period.c.due_at,
        period.c.first_reported_at,
    )
    .join(period, period.c.id == report.c.period_id)
    .join(assignment, assignment.c.id == period.c.assignment_id)
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
    .join(member, member.c.id == report.c.member_id)
)
ADD_SUBMISSION = Prepared(
    insert(submission).returning(submission.c.id), "programme_id", "member_id", "at", "message_ids"
)
NEXT_VERSION = select(func.coalesce(func.max(report.c.version), 0) + 1).where(
    report.c.period_id == bindparam("of_period")
)
ADD = Prepared(
    insert(report).values(version=NEXT_VERSION.scalar_subquery()).returning(report.c.id),
    "programme_id",
    "period_id",
    "submission_id",
    "member_id",
    "state",
    "text",
    "percent",
    "figures",
    "difficulties",
    "next_steps",
    "no_change",
    "submitted_at",
)
SUPERSEDE = Prepared(
    update(report).where(report.c.period_id == bindparam("of_period"), live).values(state="superseded")
)
LAST_PERCENT = Prepared(
    select(report.c.percent)
    .join(period, period.c.id == report.c.period_id)
    .where(period.c.assignment_id == bindparam("assignment"), reporting.live)
    .order_by(period.c.start_on.desc())
    .limit(1)
)


STANDING = Prepared(
    SELECT.where(
        period.c.assignment_id == bindparam("assignment"),
        period.c.opens_at <= bindparam("now"),
        period.c.locks_at > bindparam("now"),
        live,
    )
    .order_by(period.c.due_at)
    .limit(1)
)
BY_ID = Prepared(SELECT.where(report.c.id == bindparam("report")))
LIVE_FOR = Prepared(SELECT.where(report.c.period_id == bindparam("of_period"), live))
OF_RECEIPT = Prepared(SELECT.where(report.c.submission_id == bindparam("receipt")).order_by(report.c.id))


def open_submission(
    tx: Connection, programme_id: int, member_id: int, message_ids: Sequence[str], now: datetime
) -> int:
    """Start a submission from these messages and return its receipt number (回执)."""
    messages = json.dumps(list(message_ids))
    receipt: int = ADD_SUBMISSION.scalar(
        tx, programme_id=programme_id, member_id=member_id, message_ids=messages, at=now
    )
    return receipt


def file(tx: Connection, new: NewReport, receipt: int, by: Member, now: datetime) -> int:
    """Store a report as the newest version for its period; the one before it is superseded, not lost."""
    SUPERSEDE.run(tx, of_period=new.period_id)
    row = {
        "programme_id": by.programme_id,
        "of_period": new.period_id,
        "period_id": new.period_id,
        "submission_id": receipt,
        "member_id": by.id,
        "state": "submitted",
        "text": new.text,
        "percent": new.percent,
        "figures": list(new.figures),
        "difficulties": new.difficulties,
        "next_steps": new.next_steps,
        "no_change": new.no_change,
        "submitted_at": now,
    }
    report_id: int = ADD.scalar(tx, **row)
    if new.figures:
        measurements.measure(tx, Told(by.programme_id, new.period_id, report_id, new.figures), now)
    periods.mark_reported(tx, new.period_id, now)
    return report_id


def accept(tx: Connection, report_id: int, by: int, now: datetime) -> bool:
    """Take a waiting report; False when it is no longer waiting."""
    period_id = _decide(tx, report_id, state="accepted", reviewed_by=by, reviewed_at=now)
    if period_id is None:
        return False
    periods.mark_accepted(tx, period_id)
    return True


def return_for_rework(tx: Connection, report_id: int, by: int, reason: str, now: datetime) -> int | None:
    """Send a waiting report back with a reason; return its period, or None when it is no longer waiting.

    The caller sets with `periods.mark_returned` by when the unit should answer.
    """
    return _decide(tx, report_id, state="returned", reviewed_by=by, reviewed_at=now, reason=reason)


def _decide(tx: Connection, report_id: int, **verdict: object) -> int | None:
    """Settle a waiting report; None when another was faster."""
    change = update(report).where(report.c.id == report_id, is_waiting).values(**verdict)
    period_id: int | None = tx.scalar(change.returning(report.c.period_id))
    return period_id


def by_id(tx: Connection, report_id: int) -> Report | None:
    return _first(BY_ID.first(tx, report=report_id))


def of_receipt(tx: Connection, receipt: int) -> list[Report]:
    """Return what a receipt filed, in the order it was filed."""
    return [_report(row) for row in OF_RECEIPT.rows(tx, receipt=receipt)]


def of_message(tx: Connection, member_id: int, message_id: str) -> list[Report]:
    """Return what a member filed from one of the messages that he wrote."""
    written = SELECT.join(submission, submission.c.id == report.c.submission_id).where(
        submission.c.member_id == member_id,
        submission.c.message_ids.contains(f'"{message_id}"'),
        live,
    )
    return [_report(row) for row in tx.execute(written.order_by(report.c.id))]


def live_for(tx: Connection, period_id: int) -> Report | None:
    """Return the report that stands for a period."""
    return _first(LIVE_FOR.first(tx, of_period=period_id))


def standing_in_open_period(tx: Connection, assignment_id: int, now: datetime) -> Report | None:
    """Return the report that stands for the period an assignment is in."""
    return _first(STANDING.first(tx, assignment=assignment_id, now=now))


def last_for(tx: Connection, period_id: int) -> Report | None:
    """Return a period's newest version, whatever became of it."""
    query = SELECT.where(report.c.period_id == period_id).order_by(report.c.version.desc()).limit(1)
    return _first(tx.execute(query).first())


def last_percent(tx: Connection, assignment_id: int) -> float | None:
    """Return the percent of the newest report on an assignment that stands."""
    percent: float | None = LAST_PERCENT.scalar(tx, assignment=assignment_id)
    return percent


def waiting(tx: Connection, programme_id: int, after: int = 0, most: int = 100) -> list[Report]:
    """Return the reports the office has yet to review, oldest first."""
    query = SELECT.where(report.c.programme_id == programme_id, reporting.waiting)
    rows = tx.execute(query.where(report.c.id > after).order_by(report.c.id).limit(most))
    return [_report(row) for row in rows]


def count_waiting(tx: Connection, programme_id: int) -> int:
    query = select(func.count()).where(report.c.programme_id == programme_id, reporting.waiting)
    return tx.scalar(query) or 0


def of_unit(tx: Connection, unit_id: int, most: int, skip: int = 0) -> list[Report]:
    """Return a unit's reports, newest first."""
    query = SELECT.where(unit.c.id == unit_id).order_by(report.c.id.desc()).limit(most).offset(skip)
    return [_report(row) for row in tx.execute(query)]


def of_task(tx: Connection, task_id: int, most: int, skip: int = 0) -> list[Report]:
    """Return the reports on a task, newest first."""
    query = SELECT.where(task.c.id == task_id).order_by(report.c.id.desc()).limit(most).offset(skip)
    return [_report(row) for row in tx.execute(query)]


def _first(row: Sequence[Any] | None) -> Report | None:
    return None if row is None else _report(row)


def _report(row: Sequence[Any]) -> Report:
    return Report(*row)
