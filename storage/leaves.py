"""Leave of members: the days away and who stands in."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, select, update

from domain.leave import Leave
from storage.tables.people import leave, member


@dataclass(frozen=True, slots=True)
class Entry:
    """A leave as its owner sees it."""

    id: int
    first: date
    last: date
    stand_in_id: int | None


LIVE = leave.c.cancelled.is_(False)


def add(tx: Connection, new: Leave) -> int:
    row = insert(leave).values(
        member_id=new.member_id, first=new.first, last=new.last, stand_in_id=new.stand_in_id, cancelled=False
    )
    leave_id: int = tx.execute(row.returning(leave.c.id)).scalar_one()
    return leave_id


def cancel(tx: Connection, leave_id: int, member_id: int) -> bool:
    """Cancel one's own leave; False if it is not, or no longer, there."""
    change = update(leave).where(leave.c.id == leave_id, leave.c.member_id == member_id, LIVE)
    return tx.execute(change.values(cancelled=True)).rowcount == 1


def active(tx: Connection, programme_id: int, day: date) -> list[Leave]:
    """Return who of a programme is away on that day, in the order it was entered."""
    query = (
        select(leave.c.member_id, leave.c.first, leave.c.last, leave.c.stand_in_id)
        .join(member, member.c.id == leave.c.member_id)
        .where(member.c.programme_id == programme_id, member.c.until.is_(None), LIVE)
        .where(leave.c.first <= day, leave.c.last >= day)
        .order_by(leave.c.id)
    )
    return [Leave(*row) for row in tx.execute(query)]


def of_member(tx: Connection, member_id: int) -> list[Entry]:
    query = select(leave.c.id, leave.c.first, leave.c.last, leave.c.stand_in_id)
    rows = tx.execute(query.where(leave.c.member_id == member_id, LIVE).order_by(leave.c.first, leave.c.id))
    return [Entry(*row) for row in rows]
