"""Which periods are planned ahead, compared and brought in line with calendar and rules.

Assignments of one kind (role and special cadence) owe their reports at the same moments, so they are looked
at together: a pass that finds everything in place reads a few rows, however many units and years there are.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, select, update

from domain.rules import Cadence, Rules
from domain.rules_json import cadence_from_json
from storage.tables import reporting
from storage.tables.plan import assignment, task
from storage.tables.reporting import period


@dataclass(frozen=True, slots=True)
class Kind:
    """What decides when an assignment's reports fall due; `cadence` is JSON, None for its role's own."""

    role: str
    cadence: str | None

    def cadence_by(self, rules: Rules) -> Cadence:
        if self.cadence is not None:
            return cadence_from_json(self.cadence)
        return rules.lead_cadence if self.role == "lead" else rules.co_responsible_cadence


@dataclass(frozen=True, slots=True)
class Span:
    """A period's name within its cadence, and its moments as planned."""

    start_on: date
    opens_at: datetime
    due_at: datetime


LONGEST_PERIOD = timedelta(days=400)  # a year, and what a holiday adds
Coming = Mapping[tuple[Kind, Span], int]  # how many assignments owe it

OF_PROGRAMME = assignment.c.programme_id == bindparam("programme")
GOING_ON = assignment.c.ended_at.is_(None) & task.c.closed_out_at.is_(None)
SIZES = (
    select(assignment.c.role, assignment.c.cadence, func.count())
    .join(task, task.c.id == assignment.c.task_id)
    .where(OF_PROGRAMME, GOING_ON)
    .group_by(assignment.c.role, assignment.c.cadence)
)
SPAN = (period.c.start_on, period.c.opens_at, period.c.planned_due_at)
COMING = (
    select(assignment.c.role, assignment.c.cadence, *SPAN, func.count())
    .join(assignment, assignment.c.id == period.c.assignment_id)
    .where(
        period.c.programme_id == bindparam("programme"),
        period.c.due_at > bindparam("now"),
        period.c.planned_due_at > bindparam("now"),
    )
    .group_by(assignment.c.role, assignment.c.cadence, *SPAN)
)
NEWEST = (
    select(func.max(period.c.start_on)).where(period.c.assignment_id == assignment.c.id).scalar_subquery()
)
BY_NEWEST = (
    select(assignment.c.id, assignment.c.role, assignment.c.cadence, NEWEST.label("newest"), GOING_ON)
    .join(task, task.c.id == assignment.c.task_id)
    .where(OF_PROGRAMME)
)
UNTOUCHED = (
    period.c.assignment_id.in_(bindparam("assignments", expanding=True))
    & (period.c.state == "owed")
    & (period.c.due_at == period.c.planned_due_at)
    & (period.c.due_at > bindparam("now"))
    & (period.c.start_on > bindparam("since"))
    & period.c.start_on.not_in(bindparam("planned", expanding=True))
)
DROP_UNOPENED = delete(period).where(UNTOUCHED, period.c.opens_at > bindparam("now"))
WAIVE_OPENED = update(period).where(UNTOUCHED).values(state="waived")
ANY = select(period.c.id).where(period.c.programme_id == bindparam("programme")).limit(1)
NEXT_OPENING = select(func.min(period.c.opens_at)).where(
    period.c.programme_id == bindparam("programme"),
    reporting.owing,
    period.c.locks_at > bindparam("now"),
    period.c.opens_at > bindparam("now"),
)


def sizes(tx: Connection, programme_id: int) -> dict[Kind, int]:
    """Return how many assignments of each kind owe reports from now on."""
    rows = tx.execute(SIZES, {"programme": programme_id})
    return {Kind(role, cadence): count for role, cadence, count in rows}


def coming(tx: Connection, programme_id: int, now: datetime) -> Coming:
    """Return the stored periods not due yet, as they were planned."""
    rows = tx.execute(COMING, {"programme": programme_id, "now": now})
    return {(Kind(role, cadence), Span(*span)): count for role, cadence, *span, count in rows}


@dataclass(frozen=True, slots=True)
class Group:
    """Assignments of one kind whose newest stored period is the same."""

    kind: Kind
    newest: date | None
    going_on: bool  # False: taken out of the plan, or its task closed out
    assignment_ids: tuple[int, ...]


def groups(tx: Connection, programme_id: int) -> list[Group]:
    found: dict[tuple[Kind, date | None, bool], list[int]] = {}
    for assignment_id, role, cadence, newest, going_on in tx.execute(BY_NEWEST, {"programme": programme_id}):
        found.setdefault((Kind(role, cadence), newest, bool(going_on)), []).append(assignment_id)
    return [Group(*key, tuple(ids)) for key, ids in found.items()]


def drop_unplanned(
    tx: Connection, assignment_ids: Sequence[int], planned: Collection[date], now: datetime
) -> None:
    """Take back untouched periods, not due yet, that calendar and rules no longer ask for."""
    since = now.date() - LONGEST_PERIOD
    values = {"assignments": list(assignment_ids), "planned": list(planned), "now": now, "since": since}
    tx.execute(DROP_UNOPENED, values)
    tx.execute(WAIVE_OPENED, values)


def has_begun(tx: Connection, programme_id: int) -> bool:
    """Tell whether any period of the programme was ever stored."""
    return tx.scalar(ANY, {"programme": programme_id}) is not None


def next_opening(tx: Connection, programme_id: int, now: datetime) -> datetime | None:
    """Return when the next stored period opens."""
    opens_at: datetime | None = tx.scalar(NEXT_OPENING, {"programme": programme_id, "now": now})
    return opens_at
