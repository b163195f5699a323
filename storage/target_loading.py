"""The targets of a plan become rows; those that stay keep their rows, so that measurements hang on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from domain.plan import PlannedTarget
from storage.tables.plan import target

Place = tuple[int | None, str]  # a task's id, None for the whole plan, and the phrase


def load_targets(
    tx: Connection,
    programme_id: int,
    planned: tuple[PlannedTarget, ...],
    tasks: Mapping[str, int],
    now: datetime,
) -> None:
    """Store the targets; one that the plan worded so before, for the same task, keeps its row.

    Rows that the plan no longer has end.
    """
    known = _known(tx, programme_id)
    for position, one in enumerate(planned):
        task_id = tasks[one.task] if one.task else None
        facts = _facts(one) | {"position": position, "ended_at": None}
        # A phrase may hold several numbers: its rows are taken up in the order of the plan.
        if ids := known.get((task_id, one.phrase)):
            tx.execute(update(target).where(target.c.id == ids.pop(0)).values(facts))
        else:
            tx.execute(insert(target).values(programme_id=programme_id, task_id=task_id, **facts))
    gone = [target_id for ids in known.values() for target_id in ids]
    tx.execute(update(target).where(target.c.id.in_(gone), target.c.ended_at.is_(None)).values(ended_at=now))


def _known(tx: Connection, programme_id: int) -> dict[Place, list[int]]:
    """All rows, ended ones too: a target that comes back lives again."""
    query = select(target.c.id, target.c.task_id, target.c.phrase).where(
        target.c.programme_id == programme_id
    )
    found: dict[Place, list[int]] = {}
    for row in tx.execute(query.order_by(target.c.position, target.c.id)):
        found.setdefault((row.task_id, row.phrase), []).append(row.id)
    return found


def _facts(one: PlannedTarget) -> dict[str, Any]:
    return {
        "phrase": one.phrase,
        "metric": one.metric,
        "comparison": one.comparison.value,
        "value": one.value,
        "upper": one.upper,
        "unit": one.unit,
        "due": one.due_on.isoformat() if one.due_on else None,
        "kind": one.kind.value,
    }
