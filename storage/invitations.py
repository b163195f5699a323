"""Invitations: single use, expiring, bound to a role; only the hash of a code is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from domain.roles import Role
from storage.tables.people import attempt, invitation
from storage.tables.plan import programme, unit

LIFETIME = timedelta(days=7)
MOST_ATTEMPTS = 5
ATTEMPTS_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Invitation:
    id: int
    programme_id: int
    programme: str
    unit_id: int | None
    unit: str
    role: Role
    replaces_id: int | None
    invited_by: int | None
    expires_at: datetime


def code_hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def add(tx: Connection, code: str, new: dict[str, Any], now: datetime) -> int:
    """Store an invitation; `new` names programme_id, role, unit_id, replaces_id, invited_by."""
    row = new | {"code_hash": code_hash(code), "created_at": now, "expires_at": now + LIFETIME}
    added: int = tx.execute(insert(invitation).values(row).returning(invitation.c.id)).scalar_one()
    return added


def valid(tx: Connection, code: str, now: datetime) -> Invitation | None:
    """Return the invitation of this code unless it is used or expired."""
    return _open(tx, invitation.c.code_hash == code_hash(code), now)


def by_id(tx: Connection, invitation_id: int, now: datetime) -> Invitation | None:
    """Return an invitation unless it is used or expired."""
    return _open(tx, invitation.c.id == invitation_id, now)


def _open(tx: Connection, which: ColumnElement[bool], now: datetime) -> Invitation | None:
    query = (
        select(invitation, programme.c.name.label("programme"), unit.c.name.label("unit"))
        .join(programme, programme.c.id == invitation.c.programme_id)
        .outerjoin(unit, unit.c.id == invitation.c.unit_id)
        .where(which, invitation.c.used_at.is_(None))
    )
    row = tx.execute(query).one_or_none()
    if row is None or row.expires_at <= now:
        return None
    return Invitation(
        row.id,
        row.programme_id,
        row.programme,
        row.unit_id,
        row.unit or "",
        Role(row.role),
        row.replaces_id,
        row.invited_by,
        row.expires_at,
    )


def use(tx: Connection, invitation_id: int, now: datetime) -> bool:
    """Use it up; False when someone else was faster."""
    change = update(invitation).where(invitation.c.id == invitation_id, invitation.c.used_at.is_(None))
    return tx.execute(change.values(used_at=now)).rowcount == 1


def revoke(tx: Connection, invitation_id: int, inviter_id: int, now: datetime) -> bool:
    """Use up one's own invitation for nobody; False when somebody has used it already."""
    own = (invitation.c.id == invitation_id, invitation.c.invited_by == inviter_id)
    change = update(invitation).where(*own, invitation.c.used_at.is_(None))
    return tx.execute(change.values(used_at=now)).rowcount == 1


def note_user(tx: Connection, invitation_id: int, member_id: int) -> None:
    """Keep who became a member by it."""
    tx.execute(update(invitation).where(invitation.c.id == invitation_id).values(used_by=member_id))


def note_attempt(tx: Connection, channel: str, account: str, now: datetime) -> None:
    """Count a wrong code against the account that typed it."""
    tx.execute(insert(attempt).values(channel=channel, account=account, at=now))


def too_many_attempts(tx: Connection, channel: str, account: str, now: datetime) -> bool:
    recent = select(func.count()).where(
        attempt.c.channel == channel, attempt.c.account == account, attempt.c.at > now - ATTEMPTS_WITHIN
    )
    return (tx.scalar(recent) or 0) >= MOST_ATTEMPTS
