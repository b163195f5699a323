"""Units of a programme, found by any of their names."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select, union_all
from sqlalchemy.dialects.sqlite import insert

from storage.tables.plan import unit, unit_alias


@dataclass(frozen=True, slots=True)
class Unit:
    id: int
    name: str


SELECT = select(unit.c.id, unit.c.name)


def by_name(tx: Connection, programme_id: int, name: str) -> Unit | None:
    """Return the unit of this name or alias; a county's own prefix 县 may be left out."""
    name = name.strip()
    alias = select(unit_alias.c.unit_id).where(
        unit_alias.c.programme_id == programme_id, unit_alias.c.alias == name
    )
    named = or_(unit.c.name.in_((name, f"县{name}")), unit.c.id.in_(alias))
    row = tx.execute(SELECT.where(unit.c.programme_id == programme_id, named)).first()
    return None if row is None else Unit(row.id, row.name)


def by_id(tx: Connection, unit_id: int) -> Unit | None:
    row = tx.execute(SELECT.where(unit.c.id == unit_id)).one_or_none()
    return None if row is None else Unit(row.id, row.name)


def in_programme(tx: Connection, programme_id: int, unit_id: int) -> Unit | None:
    """Return a unit of this programme; another programme's is as good as none."""
    query = SELECT.where(unit.c.id == unit_id, unit.c.programme_id == programme_id)
    row = tx.execute(query).one_or_none()
    return None if row is None else Unit(row.id, row.name)


def every(tx: Connection, programme_id: int) -> list[Unit]:
    rows = tx.execute(SELECT.where(unit.c.programme_id == programme_id).order_by(unit.c.position))
    return [Unit(row.id, row.name) for row in rows]


def names(tx: Connection, programme_id: int) -> list[tuple[int, str]]:
    """Return every name and alias of every unit, beside the unit's id."""
    called = select(unit.c.id, unit.c.name).where(unit.c.programme_id == programme_id)
    aliases = select(unit_alias.c.unit_id, unit_alias.c.alias).where(
        unit_alias.c.programme_id == programme_id
    )
    return [(row[0], row[1]) for row in tx.execute(union_all(called, aliases))]


def count(tx: Connection, programme_id: int) -> int:
    return tx.scalar(select(func.count()).select_from(unit).where(unit.c.programme_id == programme_id)) or 0


def add_alias(tx: Connection, programme_id: int, unit_id: int, alias: str) -> None:
    """Let a unit be found by one more name, unless another has it."""
    row = insert(unit_alias).values(programme_id=programme_id, unit_id=unit_id, alias=alias)
    tx.execute(row.on_conflict_do_nothing(index_elements=["programme_id", "alias"]))
