"""Periods (报送期): which report each assignment owes, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.periods import Period
from storage.prepared import Prepared
from storage.tables import reporting
from storage.tables.base import Moment
from storage.tables.plan import assignment, task, unit
from storage.tables.reporting import period

OWING = ("owed", "returned")


@dataclass(frozen=True, slots=True)
class Duty:
    """One period with what it is about: a line in a contact's list."""

    id: int
    assignment_id: int
    task_id: int
    unit_id: int
    unit: str
    role: str
    code: str
    title: str
    short: str
    start_on: date
    opens_at: datetime
    due_at: datetime  # what punctuality counts against
    locks_at: datetime
    rework_due_at: datetime | None
    state: str
    first_reported_at: datetime | None
    estimated: bool

    @property
    def answer_by(self) -> datetime:
        """Until when the answer is wanted: for a returned report the moment set for the rework."""
        return self.rework_due_at or self.due_at

    @property
    def owing(self) -> bool:
        return self.state in OWING


SELECT = (
    select(
        period.c.id,
        period.c.assignment_id,
        task.c.id.label("task_id"),
        unit.c.id.label("unit_id"),
        unit.c.name.label("unit"),
        assignment.c.role,
        task.c.code,
        task.c.title,
        task.c.short,
        period.c.start_on,
        period.c.opens_at,
        period.c.due_at,
        period.c.locks_at,
        period.c.rework_due_at,
        period.c.state,
        period.c.first_reported_at,
        period.c.estimated,
    )
    .join(assignment, assignment.c.id == period.c.assignment_id)
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
)
IN_ORDER = (assignment.c.role.desc(), task.c.position, unit.c.position, period.c.due_at)
OWING_NOW = SELECT.where(
    reporting.owing, period.c.opens_at <= bindparam("now"), period.c.locks_at > bindparam("now")
).order_by(*IN_ORDER)
# Sorted in `owing_of_unit` and not by SQLite, whose sorter costs more than the rest of the query.
OWING_OF_UNIT = Prepared(
    OWING_NOW.add_columns(task.c.position)
    .order_by(None)
    .where(assignment.c.unit_id == bindparam("unit"), assignment.c.ended_at.is_(None))
)
OWING_OF_PROGRAMME = OWING_NOW.where(
    period.c.programme_id == bindparam("programme"), assignment.c.ended_at.is_(None)
)
OPEN_FOR = Prepared(
    SELECT.where(
        period.c.assignment_id == bindparam("assignment"),
        period.c.opens_at <= bindparam("now"),
        period.c.locks_at > bindparam("now"),
    )
    .order_by(reporting.owing.desc(), period.c.due_at)
    .limit(1)
)
ADD = insert(period).values(state="owed")
# What nobody has answered yet follows a changed calendar or rule; an extension stays.
ADD = ADD.on_conflict_do_update(
    index_elements=["assignment_id", "start_on"],
    set_={
        name: ADD.excluded[name] for name in ("opens_at", "due_at", "locks_at", "planned_due_at", "estimated")
    },
    where=(period.c.state == "owed")
    & (period.c.due_at == period.c.planned_due_at)
    & (period.c.planned_due_at != ADD.excluded.planned_due_at),
)


BY_ID = Prepared(SELECT.where(period.c.id == bindparam("row")))
REPORTED = Prepared(
    update(period)
    .where(period.c.id == bindparam("row"))
    .values(
        state="reported",
        first_reported_at=func.coalesce(period.c.first_reported_at, bindparam("at", type_=Moment)),
        rework_due_at=None,
    )
)


def add(tx: Connection, programme_id: int, assignment_ids: Iterable[int], planned: Iterable[Period]) -> None:
    """Store these periods for these assignments; what is stored already stays."""
    spans = list(planned)
    rows = [
        {
            "programme_id": programme_id,
            "assignment_id": assignment_id,
            "start_on": span.start_on,
            "opens_at": span.opens_at,
            "due_at": span.due_at,
            "locks_at": span.locks_at,
            "planned_due_at": span.due_at,
            "estimated": span.estimated,
        }
        for assignment_id in assignment_ids
        for span in spans
    ]
    if rows:
        tx.execute(ADD, rows)


def owing_of_unit(tx: Connection, unit_id: int, now: datetime) -> list[Duty]:
    """Return what a unit owes at this moment, leads first, in the order of the plan."""
    owed = [(row[-1], Duty(*row[:-1])) for row in OWING_OF_UNIT.rows(tx, unit=unit_id, now=now)]
    owed.sort(key=lambda pair: (pair[1].role != "lead", pair[0], pair[1].due_at))
    return [duty for _, duty in owed]


def owing(tx: Connection, programme_id: int, now: datetime) -> list[Duty]:
    return _duties(tx, OWING_OF_PROGRAMME, programme=programme_id, now=now)


def open_for(tx: Connection, assignment_id: int, now: datetime) -> Duty | None:
    """Return the period that a report on this assignment belongs to: one owed first, else the open one."""
    row = OPEN_FOR.first(tx, assignment=assignment_id, now=now)
    return None if row is None else Duty(*row)


def by_id(tx: Connection, period_id: int) -> Duty | None:
    row = BY_ID.first(tx, row=period_id)
    return None if row is None else Duty(*row)


def due_between(tx: Connection, programme_id: int, since: datetime, until: datetime) -> list[Duty]:
    """Return the periods whose due moment lies in [since, until), waived ones left out."""
    window = (period.c.due_at >= since, period.c.due_at < until, period.c.state != "waived")
    query = SELECT.where(period.c.programme_id == programme_id, *window).order_by(*IN_ORDER)
    return _duties(tx, query)


def next_opening(tx: Connection, unit_id: int, now: datetime) -> Duty | None:
    """Return the unit's period that opens next."""
    query = SELECT.where(assignment.c.unit_id == unit_id, period.c.opens_at > now)
    return next(iter(_duties(tx, query.order_by(period.c.opens_at).limit(1))), None)


def mark_reported(tx: Connection, period_id: int, at: datetime) -> None:
    """The first version counts for punctuality; later ones change nothing about it."""
    REPORTED.run(tx, row=period_id, at=at)


def mark_accepted(tx: Connection, period_id: int) -> None:
    tx.execute(update(period).where(period.c.id == period_id).values(state="accepted"))


def mark_returned(tx: Connection, period_id: int, answer_by: datetime, locks_at: datetime) -> None:
    """The unit owes again, until `answer_by`."""
    later = func.max(period.c.locks_at, literal(locks_at, Moment()))
    change = update(period).where(period.c.id == period_id)
    tx.execute(change.values(state="returned", rework_due_at=answer_by, locks_at=later))


def mark_withdrawn(tx: Connection, period_id: int) -> None:
    """The only report was taken back: nothing has been reported."""
    tx.execute(update(period).where(period.c.id == period_id).values(state="owed", first_reported_at=None))


def mark_restored(tx: Connection, period_id: int, state: str) -> None:
    """A later version was taken back: the period stands as it did with the one before."""
    tx.execute(update(period).where(period.c.id == period_id).values(state=state))


def waive(tx: Connection, period_id: int, reason: str | None = None) -> bool:
    """The office does not want this report (免报); False when it has been reported already."""
    change = update(period).where(period.c.id == period_id, period.c.state.in_(OWING))
    return tx.execute(change.values(state="waived", reason=reason)).rowcount == 1


def extend(tx: Connection, period_id: int, due_at: datetime, locks_at: datetime) -> None:
    """Grant a later due moment; the planned one stays on record."""
    tx.execute(update(period).where(period.c.id == period_id).values(due_at=due_at, locks_at=locks_at))


def note_reason(tx: Connection, period_id: int, reason: str) -> None:
    """Keep why a report is late, in the unit's own words."""
    tx.execute(update(period).where(period.c.id == period_id).values(reason=reason))


def _duties(tx: Connection, query: Select[*tuple[Any, ...]], **values: object) -> list[Duty]:
    return [Duty(*row) for row in tx.execute(query, values)]
