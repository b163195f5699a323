"""Instructions (批示): what a leader answered to a summary, kept word for word for the office."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.tables.records import instruction


@dataclass(frozen=True, slots=True)
class Instruction:
    id: int
    programme_id: int
    summary_id: int | None
    name: str
    text: str
    at: datetime
    state: str  # new, noted


COLUMNS = (
    instruction.c.id,
    instruction.c.programme_id,
    instruction.c.summary_id,
    instruction.c.name,
    instruction.c.text,
    instruction.c.at,
    instruction.c.state,
)
ADD = (
    insert(instruction)
    .values(state="new")
    .on_conflict_do_nothing(index_elements=["chat", "message_id"])
    .returning(instruction.c.id)
)


def add(tx: Connection, new: dict[str, Any]) -> int | None:
    """Keep a leader's words; None when this very message is known. `new` names all columns but the state."""
    added: int | None = tx.scalar(ADD, new)
    return added


def of_programme(tx: Connection, programme_id: int) -> list[Instruction]:
    """Return what leaders answered, newest first."""
    query = select(*COLUMNS).where(instruction.c.programme_id == programme_id)
    return [Instruction(*row) for row in tx.execute(query.order_by(instruction.c.id.desc()))]


def in_span(tx: Connection, programme_id: int, since: datetime, until: datetime) -> list[Instruction]:
    """Return what was given in [since, until), and what was given before and not noted; oldest first."""
    query = select(*COLUMNS).where(
        instruction.c.programme_id == programme_id,
        instruction.c.at < until,
        or_(instruction.c.at >= since, instruction.c.state == "new"),
    )
    return [Instruction(*row) for row in tx.execute(query.order_by(instruction.c.id))]


def note(tx: Connection, instruction_id: int, programme_id: int) -> bool:
    """The office has read it (仅阅知); False if someone did before."""
    change = update(instruction).where(
        instruction.c.id == instruction_id,
        instruction.c.programme_id == programme_id,
        instruction.c.state == "new",
    )
    return tx.execute(change.values(state="noted")).rowcount == 1


def by_id(tx: Connection, instruction_id: int) -> Instruction | None:
    row = tx.execute(select(*COLUMNS).where(instruction.c.id == instruction_id)).one_or_none()
    return None if row is None else Instruction(*row)
