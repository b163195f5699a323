"""Invitations for everyone on a roster: each gets a code of their own, and known people none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.roles import UNIT_ROLES
from plans.register import fold
from plans.roster_rows import RosterRow
from storage import audit, invitations, members, units


@dataclass(frozen=True, slots=True)
class Issued:
    """One person's invitation; the code is shown once and stored as a hash."""

    id: int
    row: RosterRow
    code: str


def not_bound(tx: Connection, programme_id: int, rows: Iterable[RosterRow]) -> list[RosterRow]:
    """Return who is not a member in that role and unit already."""
    bound = {(m.unit, fold(m.name), m.role) for m in members.of_programme(tx, programme_id)}
    return [row for row in rows if (_unit(row), fold(row.name), row.role) not in bound]


def issue(
    tx: Connection, programme_id: int, rows: Sequence[RosterRow], token: Callable[[], str], now: datetime
) -> list[Issued]:
    """Keep the aliases that the roster gives, and issue an invitation for each person on it."""
    ids = {unit.name: unit.id for unit in units.every(tx, programme_id)}
    issued = []
    for row in rows:
        for alias in row.aliases:
            units.add_alias(tx, programme_id, ids[row.unit], alias)
        code, unit_id = token(), ids[row.unit] if row.role in UNIT_ROLES else None
        new = {"programme_id": programme_id, "role": row.role.value, "unit_id": unit_id}
        invitation_id = invitations.add(tx, code, new, now)
        facts = {"programme": programme_id, "role": row.role.value, "unit": unit_id}
        audit.record(tx, now, "roster", "invitation.issued", f"invitation:{invitation_id}", **facts)
        issued.append(Issued(invitation_id, row, code))
    return issued


def _unit(row: RosterRow) -> str:
    """Office and leaders belong to no unit, whatever stands beside them on the roster."""
    return row.unit if row.role in UNIT_ROLES else ""
