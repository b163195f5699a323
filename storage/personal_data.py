"""What is kept about one person: the answer to a person's own question."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from storage.tables.people import member
from storage.tables.records import nudge
from storage.tables.reporting import evidence, submission


@dataclass(frozen=True, slots=True)
class Kept:
    since: datetime
    submissions: int
    files: int
    nudges: int


def about(tx: Connection, member_id: int) -> Kept:
    """Return since when a member is known, and how much is stored in the member's name."""
    since: datetime = tx.execute(select(member.c.since).where(member.c.id == member_id)).scalar_one()
    counts = (
        tx.scalar(select(func.count()).where(table.c.member_id == member_id)) or 0
        for table in (submission, evidence, nudge)
    )
    return Kept(since, *counts)
