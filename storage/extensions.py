"""Extensions (延期): asked for by a unit or given by the office, each with its reason."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.tables.reporting import extension


@dataclass(frozen=True, slots=True)
class Extension:
    id: int
    period_id: int
    requested_by: int | None
    due_at: datetime
    reason: str
    state: str


SELECT = select(
    extension.c.id,
    extension.c.period_id,
    extension.c.requested_by,
    extension.c.due_at,
    extension.c.reason,
    extension.c.state,
)


def request(tx: Connection, programme_id: int, new: Extension, now: datetime) -> int | None:
    """Store a request; None when the period has one that is not decided yet."""
    row = insert(extension).values(
        programme_id=programme_id,
        period_id=new.period_id,
        requested_by=new.requested_by,
        due_at=new.due_at,
        reason=new.reason,
        state="requested",
        requested_at=now,
    )
    added: int | None = tx.scalar(row.on_conflict_do_nothing().returning(extension.c.id))
    return added


def by_id(tx: Connection, extension_id: int) -> Extension | None:
    row = tx.execute(SELECT.where(extension.c.id == extension_id)).one_or_none()
    return None if row is None else Extension(*row)


def open_ones(tx: Connection, programme_id: int) -> list[Extension]:
    """Return the requests that the office has to decide, oldest first."""
    asked = SELECT.where(extension.c.programme_id == programme_id, extension.c.state == "requested")
    return [Extension(*row) for row in tx.execute(asked.order_by(extension.c.id))]


def decide(tx: Connection, extension_id: int, state: str, by: int, now: datetime) -> bool:
    """Grant or refuse a request; False when it was decided already."""
    change = update(extension).where(extension.c.id == extension_id, extension.c.state == "requested")
    return tx.execute(change.values(state=state, decided_by=by, decided_at=now)).rowcount == 1


def give(tx: Connection, programme_id: int, given: Extension, by: int, now: datetime) -> None:
    """Keep on record an extension that nobody asked for."""
    row = insert(extension).values(
        programme_id=programme_id,
        period_id=given.period_id,
        due_at=given.due_at,
        reason=given.reason,
        state="granted",
        requested_at=now,
        decided_by=by,
        decided_at=now,
    )
    tx.execute(row)
