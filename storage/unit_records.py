"""What is on record about one unit: what it owed in a span, and how often it was disturbed (负担)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from storage.periods import SELECT, Duty
from storage.tables.plan import assignment
from storage.tables.records import burden
from storage.tables.reporting import period


@dataclass(frozen=True, slots=True)
class Burden:
    """Messages that asked a unit for something: by schedule, and by hand of the office."""

    automatic: int
    by_office: int

    @property
    def total(self) -> int:
        return self.automatic + self.by_office


DUE: Select[*tuple[Any, ...]] = SELECT.where(
    assignment.c.unit_id == bindparam("unit"),
    assignment.c.ended_at.is_(None),
    period.c.due_at >= bindparam("since"),
    period.c.due_at < bindparam("until"),
    period.c.state != "waived",
).order_by(period.c.due_at)
BURDEN = select(
    func.coalesce(func.sum(burden.c.automatic), 0), func.coalesce(func.sum(burden.c.by_office), 0)
).where(burden.c.unit_id == bindparam("unit"), burden.c.day.between(bindparam("first"), bindparam("last")))


def due_between(tx: Connection, unit_id: int, since: datetime, until: datetime) -> list[Duty]:
    """Return a unit's periods due in [since, until), waived ones left out."""
    rows = tx.execute(DUE, {"unit": unit_id, "since": since, "until": until})
    return [Duty(*row) for row in rows]


def burden_of(tx: Connection, unit_id: int, first: date, last: date) -> Burden:
    """Return how often a unit was asked on these days, both included."""
    return Burden(*tx.execute(BURDEN, {"unit": unit_id, "first": first, "last": last}).one())
