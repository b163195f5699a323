"""How far things are: the periods of a span with their reports, last percents, and reports overdue in a row.

The cost depends on the span and on how many assignments there are, not on the years behind them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, and_, bindparam, func, literal, select

from storage.periods import IN_ORDER
from storage.tables.plan import assignment, target, task, unit
from storage.tables.reporting import live, period, report

REPORTED = ("reported", "accepted")  # a period waived after a return was never reported


@dataclass(frozen=True, slots=True)
class DutyReport:
    """A period with the report that stands for it, if there is one."""

    period_id: int
    assignment_id: int
    task_id: int
    unit_id: int
    unit: str
    role: str
    code: str
    short: str
    due_at: datetime
    state: str  # owed, reported, accepted, returned
    first_reported_at: datetime | None
    returned_at: datetime | None  # sent back and not answered since
    report_id: int | None
    text: str | None
    percent: float | None
    difficulties: str | None
    next_steps: str | None
    no_change: bool | None


@dataclass(frozen=True, slots=True)
class Percent:
    report_id: int
    value: float


@dataclass(frozen=True, slots=True)
class Target:
    """A number that the plan sets; `code` is its task's, None if it is the whole plan's."""

    due_on: date | None
    id: int
    task_id: int | None
    code: str | None
    phrase: str
    metric: str
    comparison: str
    value: float | None
    upper: float | None
    unit: str


sent_back = report.alias("sent_back")
RETURNED_AT = (
    select(func.max(sent_back.c.reviewed_at))
    .where(
        sent_back.c.period_id == period.c.id, sent_back.c.state == "returned", period.c.state == "returned"
    )
    .scalar_subquery()
)
STANDS = and_(report.c.period_id == period.c.id, live)
DUE_WITH_REPORTS: Select[*tuple[Any, ...]] = (
    select(
        period.c.id,
        assignment.c.id,
        assignment.c.task_id,
        unit.c.id,
        unit.c.name,
        assignment.c.role,
        task.c.code,
        task.c.short,
        period.c.due_at,
        period.c.state,
        period.c.first_reported_at,
        RETURNED_AT,
        report.c.id,
        report.c.text,
        report.c.percent,
        report.c.difficulties,
        report.c.next_steps,
        report.c.no_change,
    )
    .join(assignment, assignment.c.id == period.c.assignment_id)
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
    .outerjoin(report, STANDS)
    .where(
        period.c.programme_id == bindparam("programme"),
        period.c.due_at >= bindparam("since"),
        period.c.due_at < bindparam("until"),
        period.c.state != "waived",
    )
    .order_by(*IN_ORDER)
)


def _latest(place: int) -> ScalarSelect[Any]:
    """The id of an assignment's latest report with a percent, or of the one `place` before it."""
    return (
        select(report.c.id)
        .join(period, period.c.id == report.c.period_id)
        .where(
            period.c.assignment_id == assignment.c.id,
            live,
            report.c.percent.is_not(None),
            period.c.first_reported_at <= bindparam("moment"),
        )
        .order_by(period.c.start_on.desc())
        .limit(1)
        .offset(place)
        .scalar_subquery()
    )


ASSIGNED = (assignment.c.programme_id == bindparam("programme")) & assignment.c.ended_at.is_(None)
LATEST = select(assignment.c.id, _latest(0), _latest(1)).where(ASSIGNED)
PERCENTS = select(report.c.id, report.c.percent).where(report.c.id.in_(bindparam("reports", expanding=True)))
earlier = period.alias("earlier")
LAST_REPORTED = (
    select(earlier.c.start_on)
    .where(
        earlier.c.assignment_id == assignment.c.id,
        earlier.c.first_reported_at <= bindparam("moment"),
        earlier.c.state.in_(REPORTED),
    )
    .order_by(earlier.c.start_on.desc())
    .limit(1)
    .correlate(assignment)
    .scalar_subquery()
)
SILENT = (
    select(func.count())
    .select_from(period)
    .where(
        period.c.assignment_id == assignment.c.id,
        period.c.start_on > func.coalesce(LAST_REPORTED, literal(date.min)),
        period.c.state != "waived",
        period.c.due_at <= bindparam("moment"),
    )
    .scalar_subquery()
)
OVERDUE = select(assignment.c.id, SILENT).where(ASSIGNED)
TARGETS: Select[*tuple[Any, ...]] = (
    select(
        target.c.due,
        target.c.id,
        target.c.task_id,
        task.c.code,
        target.c.phrase,
        target.c.metric,
        target.c.comparison,
        target.c.value,
        target.c.upper,
        func.coalesce(target.c.unit, ""),
    )
    .outerjoin(task, task.c.id == target.c.task_id)
    .where(
        target.c.programme_id == bindparam("programme"),
        target.c.kind == "target",
        target.c.ended_at.is_(None),
    )
    .order_by(target.c.position)
)


def due_with_reports(tx: Connection, programme_id: int, since: datetime, until: datetime) -> list[DutyReport]:
    """Return the periods due in [since, until), waived ones left out, leads first, in plan order."""
    rows = tx.execute(DUE_WITH_REPORTS, {"programme": programme_id, "since": since, "until": until})
    return [DutyReport(*row) for row in rows]


def last_percents(tx: Connection, programme_id: int, moment: datetime) -> Mapping[int, Sequence[Percent]]:
    """Return by assignment the last two percents reported by the moment, the newest first.

    A correction counts from when its period was first reported: what is known now about then.
    """
    rows = tx.execute(LATEST, {"programme": programme_id, "moment": moment}).all()
    ids = [report_id for _, *both in rows for report_id in both if report_id is not None]
    values = {row.id: Percent(row.id, row.percent) for row in tx.execute(PERCENTS, {"reports": ids})}
    return {key: [values[found] for found in both if found is not None] for key, *both in rows}


def overdue_in_a_row(tx: Connection, programme_id: int, moment: datetime) -> Mapping[int, int]:
    """Return by assignment how many periods fell due by the moment after the last one reported by then."""
    rows = tx.execute(OVERDUE, {"programme": programme_id, "moment": moment})
    return {row[0]: row[1] for row in rows}


def targets(tx: Connection, programme_id: int) -> list[Target]:
    """Return the plan's goals; reward tiers, thresholds and policy floors are none."""
    rows = tx.execute(TARGETS, {"programme": programme_id})
    return [Target(date.fromisoformat(due) if due else None, *facts) for due, *facts in rows]
