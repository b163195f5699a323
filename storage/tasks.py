"""Tasks of a programme and who answers for them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, bindparam, select

from storage.prepared import Prepared
from storage.tables.plan import assignment, task, unit


@dataclass(frozen=True, slots=True)
class Task:
    id: int
    code: str
    kind: str
    chapter: str
    title: str
    short: str
    text: str
    starts_on: date | None
    ends_on: date | None
    closed_out_at: datetime | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A unit on a task, as lead or co-responsible."""

    id: int
    task_id: int
    unit_id: int
    unit: str
    role: str
    code: str
    title: str
    short: str


ROLE = 4  # the place of the role among an assignment's columns
COLUMNS: tuple[Column[Any], ...] = (
    task.c.id,
    task.c.code,
    task.c.kind,
    task.c.chapter,
    task.c.title,
    task.c.short,
    task.c.text,
    task.c.starts_on,
    task.c.ends_on,
    task.c.closed_out_at,
)
ASSIGNED = (
    select(
        assignment.c.id,
        assignment.c.task_id,
        assignment.c.unit_id,
        unit.c.name.label("unit"),
        assignment.c.role,
        task.c.code,
        task.c.title,
        task.c.short,
    )
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
    .where(assignment.c.ended_at.is_(None))
)
# Leads first, in the order of the plan: the numbering that a contact sees.
IN_ORDER = (assignment.c.role.desc(), task.c.position)
# Sorted here and not by SQLite, whose sorter costs more than the whole query.
OF_UNIT = Prepared(ASSIGNED.add_columns(task.c.position).where(assignment.c.unit_id == bindparam("unit")))


def every(tx: Connection, programme_id: int) -> list[Task]:
    """Return the tasks of the plan as it is now, in its order."""
    query = select(*COLUMNS).where(task.c.programme_id == programme_id, task.c.ended_at.is_(None))
    return [Task(*row) for row in tx.execute(query.order_by(task.c.position))]


def by_code(tx: Connection, programme_id: int, code: str) -> Task | None:
    """Return the task of this code; full-width brackets and blanks do not matter."""
    plain = code.translate(str.maketrans("（）", "()")).replace(" ", "")
    row = tx.execute(
        select(*COLUMNS).where(
            task.c.programme_id == programme_id, task.c.code == plain, task.c.ended_at.is_(None)
        )
    ).first()
    return None if row is None else Task(*row)


def by_id(tx: Connection, task_id: int) -> Task | None:
    row = tx.execute(select(*COLUMNS).where(task.c.id == task_id)).first()
    return None if row is None else Task(*row)


def of_unit(tx: Connection, unit_id: int) -> list[Assignment]:
    """Return what a unit answers for: what it leads first, in the order of the plan."""
    rows = sorted(OF_UNIT.rows(tx, unit=unit_id), key=lambda row: (row[ROLE] != "lead", row[-1]))
    return [Assignment(*row[:-1]) for row in rows]


def assigned_to(tx: Connection, task_id: int) -> list[Assignment]:
    rows = tx.execute(
        ASSIGNED.where(assignment.c.task_id == task_id).order_by(assignment.c.role.desc(), unit.c.position)
    )
    return [Assignment(*row) for row in rows]


def assignments(tx: Connection, programme_id: int) -> dict[int, list[Assignment]]:
    """Return by task who answers for it, leads first."""
    query = ASSIGNED.where(assignment.c.programme_id == programme_id)
    found: dict[int, list[Assignment]] = {}
    for row in tx.execute(query.order_by(assignment.c.role.desc(), unit.c.position)):
        item = Assignment(*row)
        found.setdefault(item.task_id, []).append(item)
    return found
