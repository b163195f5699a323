"""Programmes (专班): what is asked of one plan as a whole, its rules and its working calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from domain.calendar import WorkingCalendar
from domain.rules import Rules
from domain.rules_json import rules_from_json
from storage.prepared import Prepared
from storage.tables.plan import calendar_override, programme


@dataclass(frozen=True, slots=True)
class Programme:
    id: int
    name: str
    title: str
    zone: str
    starts_on: date
    rules: Rules
    office_unit: str


SELECT = select(
    programme.c.id,
    programme.c.name,
    programme.c.title,
    programme.c.zone,
    programme.c.starts_on,
    programme.c.rules,
    programme.c.office_unit,
)


BY_ID = Prepared(SELECT.where(programme.c.id == bindparam("programme")))
OVERRIDES = Prepared(
    select(calendar_override.c.day, calendar_override.c.working).where(
        calendar_override.c.programme_id == bindparam("programme")
    )
)


def by_id(tx: Connection, programme_id: int) -> Programme:
    row = BY_ID.first(tx, programme=programme_id)
    if row is None:
        raise LookupError(f"no programme {programme_id}")
    number, name, title, zone, starts_on, rules, office_unit = row
    return Programme(number, name, title, zone, starts_on, _parsed_rules(rules), office_unit or "")


def every(tx: Connection) -> list[Programme]:
    return [
        by_id(tx, programme_id)
        for programme_id in tx.scalars(select(programme.c.id).order_by(programme.c.id))
    ]


@lru_cache(maxsize=64)
def _parsed_rules(text: str) -> Rules:
    return rules_from_json(text)


def calendar(tx: Connection, programme_id: int) -> WorkingCalendar:
    """Return the programme's working calendar with the office's own entries."""
    return WorkingCalendar(dict(OVERRIDES.rows(tx, programme=programme_id)))


def set_days(
    tx: Connection, programme_id: int, days: Mapping[date, bool], by: int | None, now: datetime
) -> None:
    """Enter which days work; a later entry replaces an earlier one."""
    for day, working in days.items():
        facts = {"working": working, "set_by": by, "set_at": now}
        row = insert(calendar_override).values(programme_id=programme_id, day=day, **facts)
        tx.execute(row.on_conflict_do_update(index_elements=["programme_id", "day"], set_=facts))
