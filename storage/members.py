"""Members: who a person is, in which programme and unit, and for how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, type_coerce, update

from domain.roles import Role
from storage.prepared import Prepared
from storage.tables.base import RoleText
from storage.tables.people import member
from storage.tables.plan import programme, unit


@dataclass(frozen=True, slots=True)
class Member:
    id: int
    programme_id: int
    programme: str  # its short name
    zone: str
    unit_id: int | None
    unit: str
    role: Role
    name: str
    language: str
    channel: str
    account: str
    chat: str
    unreachable_at: datetime | None
    snoozed_until: datetime | None

    @property
    def actor(self) -> str:
        """How the audit trail names this person."""
        return f"member:{self.id}"


SELECT = (
    select(
        member.c.id,
        member.c.programme_id,
        programme.c.name,
        programme.c.zone,
        member.c.unit_id,
        func.coalesce(unit.c.name, ""),
        type_coerce(member.c.role, RoleText),
        member.c.name,
        member.c.language,
        member.c.channel,
        member.c.account,
        member.c.chat,
        member.c.unreachable_at,
        member.c.snoozed_until,
    )
    .join(programme, programme.c.id == member.c.programme_id)
    .outerjoin(unit, unit.c.id == member.c.unit_id)
    .where(member.c.until.is_(None))
)
BY_ACCOUNT = SELECT.where(member.c.channel == bindparam("channel"), member.c.account == bindparam("account"))
BY_ID = SELECT.where(member.c.id == bindparam("member"))
WHO_WRITES = Prepared(BY_ACCOUNT)


def by_account(tx: Connection, channel: str, account: str) -> Member | None:
    """Return who writes: the newest term of office that has not ended."""
    rows = WHO_WRITES.rows(tx, channel=channel, account=account)
    return _member(max(rows)) if rows else None


def by_id(tx: Connection, member_id: int) -> Member | None:
    """Return a member whose term has not ended."""
    row = tx.execute(BY_ID, {"member": member_id}).one_or_none()
    return None if row is None else _member(row)


def known(tx: Connection, member_id: int) -> Member:
    """Return a member who is known to be in office."""
    return _member(tx.execute(BY_ID, {"member": member_id}).one())


def of_account_in(tx: Connection, programme_id: int, channel: str, account: str) -> Member | None:
    """Return the one role that an account plays in a programme, if any."""
    query = BY_ACCOUNT.where(member.c.programme_id == programme_id)
    row = tx.execute(query, {"channel": channel, "account": account}).one_or_none()
    return None if row is None else _member(row)


def of_unit(tx: Connection, unit_id: int, *roles: Role) -> list[Member]:
    rows = tx.execute(
        SELECT.where(member.c.unit_id == unit_id, member.c.role.in_(roles)).order_by(member.c.id)
    )
    return [_member(row) for row in rows]


def with_role(tx: Connection, programme_id: int, *roles: Role) -> list[Member]:
    rows = tx.execute(
        SELECT.where(member.c.programme_id == programme_id, member.c.role.in_(roles)).order_by(member.c.id)
    )
    return [_member(row) for row in rows]


def of_programme(tx: Connection, programme_id: int) -> list[Member]:
    rows = tx.execute(SELECT.where(member.c.programme_id == programme_id).order_by(member.c.id))
    return [_member(row) for row in rows]


def add(tx: Connection, new: dict[str, Any]) -> int:
    member_id: int = tx.execute(insert(member).values(new).returning(member.c.id)).scalar_one()
    return member_id


def end_term(tx: Connection, member_id: int, now: datetime) -> bool:
    """End a term of office: the person's access ends with it."""
    change = update(member).where(member.c.id == member_id, member.c.until.is_(None)).values(until=now)
    return tx.execute(change).rowcount == 1


def set_language(tx: Connection, member_id: int, language: str) -> None:
    tx.execute(update(member).where(member.c.id == member_id).values(language=language))


def snooze(tx: Connection, member_id: int, until: datetime) -> None:
    tx.execute(update(member).where(member.c.id == member_id).values(snoozed_until=until))


def mark_unreachable(tx: Connection, channel: str, chat: str, at: datetime | None) -> Sequence[int]:
    """Note that a private chat takes no messages, or with None that it does again; return whose it is."""
    change = update(member).where(
        member.c.channel == channel, member.c.chat == chat, member.c.until.is_(None)
    )
    changed = member.c.unreachable_at.is_(None) if at else member.c.unreachable_at.is_not(None)
    return list(tx.scalars(change.where(changed).values(unreachable_at=at).returning(member.c.id)))


def _member(row: Sequence[Any]) -> Member:
    return Member(*row)
