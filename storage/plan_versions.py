"""The plan that a programme has now, to be compared with a newer version; and tasks that change numbers."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from domain.plan import LeadingGroup, Plan, PlannedTask, PlannedUnit, TaskKind, UnitKind
from domain.rules import Cadence
from domain.rules_json import cadence_from_json
from storage import programmes
from storage.tables.plan import assignment, programme, task, unit, unit_alias


def stored_plan(tx: Connection, programme_id: int) -> Plan:
    """Return the plan as it stands; targets are not part of a comparison and left out."""
    known = programmes.by_id(tx, programme_id)
    group = tx.scalar(select(programme.c.leading_group).where(programme.c.id == programme_id))
    return Plan(
        title=known.title,
        name=known.name,
        region="",
        units=_units(tx, programme_id),
        groups=(),
        tasks=_tasks(tx, programme_id),
        targets=(),
        rules=known.rules,
        leading_group=_leading_group(group) if group else None,
    )


def _leading_group(stored: dict[str, object]) -> LeadingGroup:
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}
    return LeadingGroup(**facts)  # type: ignore[arg-type]


def _units(tx: Connection, programme_id: int) -> tuple[PlannedUnit, ...]:
    aliases: dict[int, list[str]] = {}
    for row in tx.execute(select(unit_alias).where(unit_alias.c.programme_id == programme_id)):
        aliases.setdefault(row.unit_id, []).append(row.alias)
    rows = tx.execute(select(unit).where(unit.c.programme_id == programme_id).order_by(unit.c.position))
    return tuple(
        PlannedUnit(row.name, UnitKind(row.kind), row.name, tuple(aliases.get(row.id, ()))) for row in rows
    )


def _tasks(tx: Connection, programme_id: int) -> tuple[PlannedTask, ...]:
    assigned: dict[int, list[tuple[str, str, str | None]]] = {}
    query = (
        select(assignment.c.task_id, unit.c.name, assignment.c.role, assignment.c.cadence)
        .join(unit, unit.c.id == assignment.c.unit_id)
        .where(assignment.c.programme_id == programme_id, assignment.c.ended_at.is_(None))
        .order_by(assignment.c.id)
    )
    for row in tx.execute(query):
        assigned.setdefault(row.task_id, []).append((row.name, row.role, row.cadence))
    current: Select[Any] = select(task).where(task.c.programme_id == programme_id, task.c.ended_at.is_(None))
    rows = tx.execute(current.order_by(task.c.position))
    return tuple(_task(row, assigned.get(row.id, [])) for row in rows)


def _task(row: Row[Any], assigned: list[tuple[str, str, str | None]]) -> PlannedTask:
    cadences: dict[str, Cadence] = {name: cadence_from_json(text) for name, _, text in assigned if text}
    return PlannedTask(
        code=row.code,
        kind=TaskKind(row.kind),
        chapter=row.chapter,
        title=row.title,
        short=row.short,
        text=row.text,
        leads=tuple(name for name, role, _ in assigned if role == "lead"),
        co_responsible=tuple(name for name, role, _ in assigned if role == "co_responsible"),
        open_refs=tuple(row.open_refs),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        cadences=cadences,
    )


def renumber(tx: Connection, programme_id: int, codes: Mapping[str, str]) -> None:
    """Give tasks new numbers, all at once: two may exchange theirs."""
    for step in ("away", "there"):
        for old, new in codes.items():
            before, after = (old, f"\0{new}") if step == "away" else (f"\0{new}", new)
            change = update(task).where(task.c.programme_id == programme_id, task.c.code == before)
            tx.execute(change.values(code=after))
