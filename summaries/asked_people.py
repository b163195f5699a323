"""Who is asked for which duties on a day: contacts, stand-ins, unit heads, and who steps in for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.leave import Leave, Seat, present, recipients
from domain.roles import OFFICE, UNIT_ROLES, Role
from storage.members import Member
from storage.periods import Duty


@dataclass(frozen=True, slots=True)
class AskedDuty:
    """A duty as one person is asked for it; `number` is its place in the unit's list of what is owed."""

    duty: Duty
    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class Person:
    member: Member
    duties: list[AskedDuty] = field(default_factory=list)


def people(crew: Sequence[Member], leaves: Sequence[Leave], owed: Iterable[Duty], day: date) -> list[Person]:
    """Return everyone who is asked for a duty on that day, each with all of them.

    Whoever cannot be reached counts as away, so that the unit's other contact or its head is asked. The
    office steps in only for a unit that has people of its own: before they are bound nobody is nudged.
    """
    unreachable = tuple(Leave(m.id, day, day) for m in crew if m.unreachable_at is not None)
    away = (*unreachable, *leaves)
    found = {member.id: Person(member) for member in crew}
    for unit_id, duties in by_unit(owed).items():
        for member_id, role in asked(unit_id, crew, away, day).items():
            if member_id in found:
                found[member_id].duties.extend(numbered(duties, role))
    return [person for person in found.values() if person.duties]


def by_unit(owed: Iterable[Duty]) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = {}
    for duty in owed:
        found.setdefault(duty.unit_id, []).append(duty)
    return found


def asked(unit_id: int, crew: Sequence[Member], away: Sequence[Leave], day: date) -> dict[int, Role]:
    """Return who is asked for a unit, as contact or as its head; a stand-in is asked as a contact."""
    own = [member for member in crew if member.unit_id == unit_id and member.role in UNIT_ROLES]
    if not own:
        return {}
    office = [member for member in crew if member.role in OFFICE]
    seats = [Seat(m.id, Role.OFFICE if m.role in OFFICE else m.role) for m in (*own, *office)]
    heads = (present(m.id, away, day) for m in own if m.role is Role.UNIT_HEAD)
    as_heads = {member_id: Role.UNIT_HEAD for member_id in heads if member_id is not None}
    return as_heads | dict.fromkeys(recipients(seats, away, day), Role.CONTACT)


def numbered(duties: Sequence[Duty], role: Role) -> list[AskedDuty]:
    """Number a unit's duties by task: two periods of one task share a number."""
    places = {code: place for place, code in enumerate(dict.fromkeys(d.code for d in duties), start=1)}
    return [AskedDuty(duty, role, places[duty.code]) for duty in duties]
