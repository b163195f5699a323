"""Whom a summary goes to: the leading group's chat, and persons whom the office has chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.roles import READERS, Role
from storage import chats, members, recipients
from storage.members import Member
from storage.recipients import GROUP
from texts.catalogue import say

ORDERED = ("text", "png", "board-pdf", "docx", "pdf", "xlsx")  # as they are sent, one after the other
ROLES = READERS | {Role.UNIT_HEAD}  # who may be chosen


@dataclass(frozen=True, slots=True)
class Reader:
    """A chat that takes messages, whose it is (`GROUP` or a member), and what is sent there."""

    member_id: int
    channel: str
    chat: str
    language: str
    may_open: bool  # the data behind the summary, by its buttons
    forms: tuple[str, ...] = ORDERED


def readers(tx: Connection, programme_id: int, kind: str) -> list[Reader]:
    """Return who gets a kind of summary at this moment, the group first."""
    chosen = recipients.of_kind(tx, programme_id, kind)
    known = reachable(tx, programme_id)
    return [
        _reader(known[member_id], chosen[member_id]) for member_id in sorted(chosen) if member_id in known
    ]


def reachable(tx: Connection, programme_id: int) -> dict[int, Reader]:
    """Return everyone who can get a summary: who is in office, in the right role, and takes messages."""
    found = {person.id: _person(person) for person in candidates(tx, programme_id)}
    group = chats.leading_group(tx, programme_id)
    if group is not None:
        found[GROUP] = Reader(GROUP, group.channel, group.chat, group.language, may_open=True)
    return found


def candidates(tx: Connection, programme_id: int) -> list[Member]:
    """Return the persons who may be chosen and take messages."""
    crew = members.with_role(tx, programme_id, *ROLES)
    return [person for person in crew if person.unreachable_at is None]


def _person(member: Member) -> Reader:
    may_open = member.role in READERS
    return Reader(member.id, member.channel, member.chat, member.language, may_open)


def _reader(place: Reader, forms: Iterable[str]) -> Reader:
    kept = tuple(form for form in ORDERED if form in forms)
    return Reader(place.member_id, place.channel, place.chat, place.language, place.may_open, kept)


def whom(tx: Connection, programme_id: int, kind: str, language: str) -> str:
    """领导小组, 领导小组和 3 人, 3 人: who gets a kind of summary; empty where nobody does."""
    chosen = recipients.of_kind(tx, programme_id, kind)
    persons = len(chosen.keys() & {person.id for person in candidates(tx, programme_id)})
    if GROUP not in chosen:
        return say(language, "summary-whom-persons", count=persons) if persons else ""
    return say(language, "summary-whom-both" if persons else "summary-whom-group", count=persons)
