"""Which summary may be read in a chat, and how it is opened.

A summary is named by its row or, as things stand now, by its span and part. In a group everyone reads what
the leading group may read; drafts are for the office alone; who reports for a unit reads of that unit.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps

from domain.messages import ChatKind
from domain.roles import OFFICE, READERS, REPORTERS
from handlers.registry import Answer
from handlers.turn import Reply, Turn
from storage import chats, programmes, summaries
from storage.programmes import Programme
from storage.summaries import Summary
from summaries.collecting import collect
from summaries.facts import SummaryFacts
from summaries.posts import edition, text_messages
from summaries.splitting import messages
from summaries.subjects import WHOLE, Asked, Subject, SubjectKind, asked_of
from summaries.text import sections
from summaries.view import view_at
from summaries.writing import title


@dataclass(frozen=True, slots=True)
class Opened:
    """A summary's name, its data, and its text as the office left it or as it reads now."""

    programme: Programme
    reference: str
    facts: SummaryFacts
    pages: list[str]

    @property
    def asked(self) -> Asked:
        return Asked(self.facts.covered, self.facts.subject)


def in_group(turn: Turn) -> bool:
    return turn.incoming.chat_kind is ChatKind.GROUP


def for_office(turn: Turn) -> bool:
    """Tell whether only someone of the office reads along."""
    return not in_group(turn) and turn.member is not None and turn.member.role in OFFICE


def for_own_unit(turn: Turn) -> bool:
    """Tell whether the reader reports for a unit, and may read of that unit alone."""
    return not in_group(turn) and turn.member is not None and turn.member.role in REPORTERS


def readable_programme(turn: Turn) -> Programme | None:
    """Return the programme of whose summaries something may be read in this chat, or None."""
    if in_group(turn):
        bound = chats.of_place(turn.tx, turn.incoming.channel, turn.incoming.chat)
        return programmes.by_id(turn.tx, bound.programme_id) if bound and bound.lost_at is None else None
    return None if turn.member is None else programmes.by_id(turn.tx, turn.member.programme_id)


def widest(turn: Turn) -> Subject:
    """Return the most that may be read here: the whole programme, or the reader's own unit."""
    if for_own_unit(turn):
        return Subject(SubjectKind.UNIT, turn.sender.unit_id or 0, turn.sender.unit or "")
    return WHOLE


def may_read(turn: Turn, subject: Subject) -> bool:
    if in_group(turn):
        return True
    if for_own_unit(turn):
        return (subject.kind, subject.id) == (SubjectKind.UNIT, turn.sender.unit_id)
    return turn.member is not None and turn.member.role in READERS


def opened(turn: Turn, reference: str) -> Opened | None:
    """Return the summary of this name, or None if it may not be read here or its part is gone."""
    programme = readable_programme(turn)
    if programme is None:
        return None
    if reference.isdigit():
        stored = summaries.by_id(turn.tx, int(reference))
        if stored is None or stored.programme_id != programme.id or not _may_read_stored(turn, stored):
            return None
        shown = edition(stored)
        return Opened(programme, reference, shown.facts, text_messages(turn.tx, shown, turn.language))
    asked = _named(turn, programme, reference)
    if asked is None or not may_read(turn, asked.subject):
        return None
    facts = collect(view_at(turn.tx, programme, turn.now), asked)
    text = messages(title(facts, turn.language), sections(facts, turn.language), turn.language)
    return Opened(programme, reference, facts, text)


def _named(turn: Turn, programme: Programme, reference: str) -> Asked | None:
    with suppress(ValueError, LookupError):
        return asked_of(turn.tx, programme.id, reference)
    return None


def _may_read_stored(turn: Turn, stored: Summary) -> bool:
    return for_office(turn) or (stored.state == "sent" and may_read(turn, WHOLE))


def reading(show: Callable[..., Answer]) -> Callable[..., Answer]:
    """Open the summary that a button names before `show` looks into it, or refuse politely."""

    @wraps(show)
    def run(turn: Turn, reference: str, *args: str) -> Answer:
        found = opened(turn, reference)
        return refused(turn, reference) if found is None else show(turn, found, *args)

    return run


def refused(turn: Turn, reference: str = "") -> Reply:
    """Say that the part is no longer in the plan, or that it may not be read here."""
    programme = readable_programme(turn)
    gone = (
        programme and not reference.isdigit() and "@" in reference and not _named(turn, programme, reference)
    )
    words = turn.say("summary-part-gone" if gone else "not-allowed")
    return Reply(toast=words, text="" if turn.incoming.press_id else words)


def reference_of(turn: Turn, programme: Programme, asked: Asked) -> str:
    """Return what buttons call it; a summary of the whole that was sent is shown as it was sent."""
    stored = summaries.of_span(turn.tx, programme.id, asked.span)
    whole = asked.subject.kind is SubjectKind.PROGRAMME
    return str(stored.id) if whole and stored and stored.state == "sent" else asked.reference
