"""Who was asked for what and when: the nudges (催报) of a part of a programme, without their words."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, select

from storage.ledgers import CHUNK, Part
from storage.tables.messages import outbox
from storage.tables.people import member
from storage.tables.plan import assignment, task, unit
from storage.tables.records import nudge
from storage.tables.reporting import period


class NudgeRow(NamedTuple):
    """One period that somebody was asked about; a message may ask about several."""

    queued_at: datetime
    unit: str
    member: str
    code: str
    short: str
    due_at: datetime
    by_office: bool
    sent_at: datetime | None


# What expired or became pointless before it went out has asked nobody.
NUDGES: Select[Any] = (
    select(
        nudge.c.queued_at,
        unit.c.name,
        member.c.name,
        task.c.code,
        task.c.short,
        period.c.due_at,
        nudge.c.by_office,
        outbox.c.sent_at,
    )
    .join(member, member.c.id == nudge.c.member_id)
    .join(period, period.c.id == nudge.c.period_id)
    .join(assignment, assignment.c.id == period.c.assignment_id)
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
    .join(outbox, outbox.c.id == nudge.c.outbox_id)
    .where(
        member.c.programme_id == bindparam("programme"),
        nudge.c.queued_at >= bindparam("since"),
        nudge.c.queued_at < bindparam("until"),
        outbox.c.state != "dropped",
    )
    .order_by(nudge.c.queued_at, nudge.c.id)
)


def nudges(tx: Connection, part: Part) -> Iterator[NudgeRow]:
    """Yield who was asked for what, in the order of asking."""
    for row in tx.execution_options(yield_per=CHUNK).execute(part.narrowed(NUDGES), part.values):
        yield NudgeRow(*row)
