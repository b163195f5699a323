"""Loading a plan: it becomes rows; a newer version changes them and keeps what hangs on them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.plan import Plan, PlannedTask
from domain.rules_json import cadence_to_json, rules_to_json
from storage.tables.plan import assignment, programme, task, unit, unit_alias
from storage.target_loading import load_targets


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a plan changed: rows added or changed, and assignments that the plan no longer has."""

    programme_id: int
    created: bool
    units: int
    tasks: int
    assignments: int
    dropped: int


def load(tx: Connection, plan: Plan, name: str, starts_on: date, now: datetime) -> Loaded:
    """Store a plan as the programme `name`, owing reports from `starts_on`.

    The same plan again changes nothing; reports stay with their tasks in any case.
    """
    programme_id, created = _programme(tx, plan, name, starts_on, now)
    units = _units(tx, programme_id, plan)
    tasks = _tasks(tx, programme_id, plan)
    assigned = _assignments(tx, programme_id, plan, units, tasks)
    dropped = _end_missing(tx, programme_id, assigned, now)
    _end_tasks(tx, programme_id, set(tasks.values()), now)
    load_targets(tx, programme_id, plan.targets, tasks, now)
    return Loaded(programme_id, created, len(units), len(tasks), len(assigned), dropped)


def _programme(tx: Connection, plan: Plan, name: str, starts_on: date, now: datetime) -> tuple[int, bool]:
    group = plan.leading_group
    facts = {
        "title": plan.title,
        "zone": plan.rules.zone,
        "rules": rules_to_json(plan.rules),
        "leading_group": asdict(group) if group else {},
        "office_unit": group.office_unit if group else None,
    }
    found = tx.scalar(select(programme.c.id).where(programme.c.name == name))
    row = insert(programme).values(name=name, starts_on=starts_on, created_at=now, **facts)
    row = row.on_conflict_do_update(index_elements=["name"], set_=facts)
    programme_id: int = tx.execute(row.returning(programme.c.id)).scalar_one()
    return programme_id, found is None


def _units(tx: Connection, programme_id: int, plan: Plan) -> dict[str, int]:
    ids: dict[str, int] = {}
    for position, planned in enumerate(plan.units):
        facts = {"kind": planned.kind.value, "position": position}
        row = insert(unit).values(programme_id=programme_id, name=planned.name, **facts)
        row = row.on_conflict_do_update(index_elements=["programme_id", "name"], set_=facts)
        ids[planned.name] = tx.execute(row.returning(unit.c.id)).scalar_one()
        for alias in planned.aliases:
            known = insert(unit_alias).values(
                programme_id=programme_id, unit_id=ids[planned.name], alias=alias
            )
            tx.execute(known.on_conflict_do_nothing(index_elements=["programme_id", "alias"]))
    return ids


def _tasks(tx: Connection, programme_id: int, plan: Plan) -> dict[str, int]:
    ids: dict[str, int] = {}
    for position, planned in enumerate(plan.tasks):
        facts = {
            "kind": planned.kind.value,
            "chapter": planned.chapter,
            "title": planned.title,
            "short": planned.short,
            "text": planned.text,
            "open_refs": list(planned.open_refs),
            "position": position,
            "starts_on": planned.starts_on,
            "ends_on": planned.ends_on,
            "ended_at": None,
        }
        row = insert(task).values(programme_id=programme_id, code=planned.code, **facts)
        row = row.on_conflict_do_update(index_elements=["programme_id", "code"], set_=facts)
        ids[planned.code] = tx.execute(row.returning(task.c.id)).scalar_one()
    return ids


def _assignments(
    tx: Connection, programme_id: int, plan: Plan, units: Mapping[str, int], tasks: Mapping[str, int]
) -> set[int]:
    kept: set[int] = set()
    for planned in plan.tasks:
        for name, role in _roles(planned):
            facts = {"role": role, "cadence": _special_cadence(planned, name), "ended_at": None}
            row = insert(assignment).values(
                programme_id=programme_id, task_id=tasks[planned.code], unit_id=units[name], **facts
            )
            row = row.on_conflict_do_update(index_elements=["task_id", "unit_id"], set_=facts)
            kept.add(tx.execute(row.returning(assignment.c.id)).scalar_one())
    return kept


def _roles(planned: PlannedTask) -> list[tuple[str, str]]:
    return [(name, "lead") for name in planned.leads] + [
        (name, "co_responsible") for name in planned.co_responsible
    ]


def _special_cadence(planned: PlannedTask, name: str) -> str | None:
    """The cadence that differs from the role's own, as JSON."""
    special = planned.cadences.get(name) or planned.cadence
    return cadence_to_json(special) if special else None


def _end_missing(tx: Connection, programme_id: int, kept: set[int], now: datetime) -> int:
    gone = update(assignment).where(
        assignment.c.programme_id == programme_id,
        assignment.c.id.not_in(kept),
        assignment.c.ended_at.is_(None),
    )
    return tx.execute(gone.values(ended_at=now)).rowcount


def _end_tasks(tx: Connection, programme_id: int, kept: set[int], now: datetime) -> None:
    """Take tasks that the plan no longer has out of all lists; their reports stay."""
    gone = update(task).where(
        task.c.programme_id == programme_id, task.c.id.not_in(kept), task.c.ended_at.is_(None)
    )
    tx.execute(gone.values(ended_at=now))
