"""Where a number comes from: the periods and reports that it was counted from."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, select

from storage.tables.plan import assignment, task, unit
from storage.tables.reporting import period, report

CHUNK = 500  # ids in one question


class Owed(NamedTuple):
    """What a period is about."""

    unit: str
    code: str
    short: str
    due_at: datetime


PERIODS: Select[Any] = (
    select(period.c.id, unit.c.name, task.c.code, task.c.short, period.c.due_at)
    .join(assignment, assignment.c.id == period.c.assignment_id)
    .join(task, task.c.id == assignment.c.task_id)
    .join(unit, unit.c.id == assignment.c.unit_id)
    .where(period.c.programme_id == bindparam("programme"), period.c.id.in_(bindparam("ids", expanding=True)))
)
ANSWERED: Select[Any] = select(report.c.id, report.c.period_id).where(
    report.c.programme_id == bindparam("programme"), report.c.id.in_(bindparam("ids", expanding=True))
)


def owed(tx: Connection, programme_id: int, periods: Iterable[int]) -> dict[int, Owed]:
    """Return by period what was owed."""
    return {key: Owed(*about) for key, *about in _in_chunks(tx, PERIODS, programme_id, periods)}


def answered(tx: Connection, programme_id: int, reports: Iterable[int]) -> dict[int, int]:
    """Return by report the period that it answers."""
    return dict(_in_chunks(tx, ANSWERED, programme_id, reports))


def _in_chunks(
    tx: Connection, statement: Select[Any], programme_id: int, ids: Iterable[int]
) -> Iterator[Any]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), CHUNK):
        values = {"programme": programme_id, "ids": ordered[start : start + CHUNK]}
        for row in tx.execute(statement, values):
            yield tuple(row)
