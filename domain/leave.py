"""Who is asked for a unit on a given day: contacts, stand-ins (代报人), and who steps in for them.

A contact on leave is replaced by the stand-in named for it, who may be on leave too and replaced in turn.
If nobody is left the unit's heads (分管领导) are asked, and if they are away as well the office, so that no
duty is ever without someone who hears of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.roles import Role

LINE = (Role.CONTACT, Role.UNIT_HEAD, Role.OFFICE)  # who is asked, and who is next if nobody is there


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a role, for a term of office; None where the term has no known end on that side."""

    member_id: int
    role: Role
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """The days on which a person is away, both included."""

    member_id: int
    first: date
    last: date
    stand_in_id: int | None = None


def recipients(seats: Sequence[Seat], leaves: Sequence[Leave], day: date) -> tuple[int, ...]:
    """Return whom to ask on that day, each once; empty only if not even the office has anyone.

    `seats` are those of the unit and of the office. A stand-in needs no seat in the unit.
    """
    for role in LINE:
        found = (
            present(seat.member_id, leaves, day) for seat in seats if seat.role is role and seated(seat, day)
        )
        if asked := tuple(dict.fromkeys(member for member in found if member is not None)):
            return asked
    return ()


def seated(seat: Seat, day: date) -> bool:
    return (seat.first is None or seat.first <= day) and (seat.last is None or day <= seat.last)


def present(member_id: int, leaves: Sequence[Leave], day: date) -> int | None:
    """Return the person or whoever stands in, or None if all of them are away."""
    asked: set[int] = set()
    current: int | None = member_id
    while current is not None and current not in asked:
        asked.add(current)
        leave = leave_of(current, leaves, day)
        if leave is None:
            return current
        current = leave.stand_in_id
    return None


def leave_of(member_id: int, leaves: Sequence[Leave], day: date) -> Leave | None:
    """Return the leave that covers the day; of several, the one entered last."""
    covering = (leave for leave in reversed(leaves) if leave.first <= day <= leave.last)
    return next((leave for leave in covering if leave.member_id == member_id), None)
