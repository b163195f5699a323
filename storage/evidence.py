"""Evidence (佐证): the files that came with the reports of a part; the chat service keeps them."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, select

from storage.ledgers import Part
from storage.tables.people import member
from storage.tables.plan import assignment, task, unit
from storage.tables.reporting import evidence, period, report


class EvidenceFile(NamedTuple):
    """A file, what it proves, and who sent it; `size` in bytes is 0 if the service did not tell it."""

    id: int
    unit: str
    code: str
    short: str
    due_at: datetime
    member: str
    at: datetime
    report_id: int
    file_id: str
    kind: str
    name: str
    size: int


OF_REPORTS: Select[Any] = (
    select(
        evidence.c.id,
        unit.c.name,
        task.c.code,
        task.c.short,
        period.c.due_at,
        member.c.name,
        evidence.c.at,
        report.c.id,
        evidence.c.file_id,
        evidence.c.kind,
        evidence.c.name,
        evidence.c.size,
    )
    .join(report, report.c.id == evidence.c.report_id)
    .join(period, period.c.id == report.c.period_id)
    .join(assignment, assignment.c.id == period.c.assignment_id)
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
    .join(member, member.c.id == evidence.c.member_id)
    .where(
        period.c.programme_id == bindparam("programme"),
        period.c.due_at >= bindparam("since"),
        period.c.due_at < bindparam("until"),
    )
    .order_by(evidence.c.id)
)


def of_part(tx: Connection, part: Part) -> list[EvidenceFile]:
    """Return the files of all reports due in the part, corrected and returned ones included, oldest first."""
    return [EvidenceFile(*row) for row in tx.execute(part.narrowed(OF_REPORTS), part.values)]
