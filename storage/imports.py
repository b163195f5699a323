"""What the office handed over to be read, and how far that has come.

A job is waiting, then working, then preview, and at last loaded or dropped; a pasted text is collecting
until all its parts have come. A job found in `working` after a start is done again.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from storage.tables.imports import import_job

OPEN = ("collecting", "waiting", "working", "preview")
LONGEST_TEXT = 200_000  # characters


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    programme_id: int
    member_id: int
    kind: str
    state: str
    file_id: str | None
    text: str | None
    result: dict[str, Any] | None
    answers: dict[str, Any]
    card_id: int | None


SELECT = select(*(import_job.c[name] for name in Job.__dataclass_fields__))


def add(tx: Connection, new: dict[str, Any], now: datetime) -> int:
    """Store a job in place of any that the member still had open; return its id."""
    drop_open(tx, new["member_id"])
    row = {"answers": {}, "created_at": now} | new
    job_id: int = tx.execute(insert(import_job).values(row).returning(import_job.c.id)).scalar_one()
    return job_id


def drop_open(tx: Connection, member_id: int) -> None:
    mine = (import_job.c.member_id == member_id, import_job.c.state.in_(OPEN))
    tx.execute(update(import_job).where(*mine).values(state="dropped", text=None, result=None))


def by_id(tx: Connection, job_id: int) -> Job | None:
    row = tx.execute(SELECT.where(import_job.c.id == job_id)).one_or_none()
    return None if row is None else Job(*row)


def open_of(tx: Connection, member_id: int) -> Job | None:
    """Return the one job that a member has open."""
    mine = (import_job.c.member_id == member_id, import_job.c.state.in_(OPEN))
    row = tx.execute(SELECT.where(*mine)).one_or_none()
    return None if row is None else Job(*row)


def append(tx: Connection, job: Job, text: str) -> int:
    """Add a further part to a pasted text, up to the longest allowed; return its length."""
    whole = f"{job.text or ''}\n{text}"[:LONGEST_TEXT]
    tx.execute(update(import_job).where(import_job.c.id == job.id).values(text=whole))
    return len(whole)


def claim(tx: Connection) -> Job | None:
    """Mark the job that waits longest as being worked on, and return it."""
    first = select(import_job.c.id).where(import_job.c.state == "waiting").order_by(import_job.c.id).limit(1)
    row = update(import_job).where(import_job.c.id == first.scalar_subquery()).values(state="working")
    job_id = tx.scalar(row.returning(import_job.c.id))
    return None if job_id is None else by_id(tx, job_id)


def recover(tx: Connection) -> int:
    """After a start: what was being worked on when the process stopped is to be done again."""
    change = update(import_job).where(import_job.c.state == "working")
    return tx.execute(change.values(state="waiting")).rowcount


def put_result(tx: Connection, job_id: int, result: dict[str, Any]) -> bool:
    """Keep what was read, for the office to look at; False when the job was dropped meanwhile."""
    change = update(import_job).where(import_job.c.id == job_id, import_job.c.state == "working")
    return tx.execute(change.values(state="preview", result=result)).rowcount == 1


def move(tx: Connection, job_id: int, before: str, after: str) -> bool:
    """Take a job from one state to the next; False when somebody was faster."""
    change = update(import_job).where(import_job.c.id == job_id, import_job.c.state == before)
    return tx.execute(change.values(state=after)).rowcount == 1


def close(tx: Connection, job_id: int, before: str, state: str) -> bool:
    """End a job as loaded or dropped; the text and what was read of it are kept no longer."""
    change = update(import_job).where(import_job.c.id == job_id, import_job.c.state == before)
    return tx.execute(change.values(state=state, text=None, result=None)).rowcount == 1


def put_answers(tx: Connection, job_id: int, answers: dict[str, Any]) -> None:
    tx.execute(update(import_job).where(import_job.c.id == job_id).values(answers=answers))


def put_card(tx: Connection, job_id: int, card_id: int) -> None:
    tx.execute(update(import_job).where(import_job.c.id == job_id).values(card_id=card_id))
