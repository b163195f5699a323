"""Which summary may be read in a chat, and how it is opened.

A summary is named by its row or, as things stand now, by its week. In a group everyone reads what the
leading group may read; drafts are for the office alone.
"""

from dataclasses import dataclass

from domain.messages import ChatKind
from domain.roles import OFFICE, READERS
from domain.spans import span_of
from handlers.turn import Turn
from storage import chats, programmes, summaries
from storage.programmes import Programme
from storage.summaries import Summary
from summaries.collecting import collect
from summaries.delivery import stored_messages
from summaries.facts import SummaryFacts, from_json
from summaries.splitting import messages
from summaries.subjects import asked_of
from summaries.text import sections
from summaries.view import View
from summaries.writing import title


@dataclass(frozen=True, slots=True)
class Opened:
    """A summary's data, and its text as the office left it or as it reads now."""

    facts: SummaryFacts
    pages: list[str]


def readable_programme(turn: Turn) -> Programme | None:
    """Return the programme whose summaries may be read in this chat, or None."""
    if turn.incoming.chat_kind is ChatKind.GROUP:
        bound = chats.of_place(turn.tx, turn.incoming.channel, turn.incoming.chat)
        return programmes.by_id(turn.tx, bound.programme_id) if bound and bound.lost_at is None else None
    if turn.member is None or turn.member.role not in READERS:
        return None
    return programmes.by_id(turn.tx, turn.member.programme_id)


def opened(turn: Turn, reference: str) -> Opened | None:
    """Return the summary of this name, or None if it may not be read here."""
    programme = readable_programme(turn)
    if programme is None:
        return None
    if reference.isdigit():
        stored = summaries.by_id(turn.tx, int(reference))
        if stored is None or stored.programme_id != programme.id or not _may_read(turn, stored):
            return None
        return Opened(from_json(stored.facts), stored_messages(stored, turn.language))
    view = View(turn.tx, programme, programmes.calendar(turn.tx, programme.id), turn.now)
    facts = collect(view, asked_of(turn.tx, programme.id, reference))
    text = messages(title(facts, turn.language), sections(facts, turn.language), turn.language)
    return Opened(facts, text)


def _may_read(turn: Turn, stored: Summary) -> bool:
    if stored.state == "sent":
        return True
    private = turn.incoming.chat_kind is ChatKind.PRIVATE
    return private and turn.member is not None and turn.member.role in OFFICE


def reference_of(turn: Turn, programme: Programme, week: str) -> str:
    """A week whose summary was sent is shown as it was sent."""
    stored = summaries.of_period(turn.tx, programme.id, span_of(week))
    return str(stored.id) if stored and stored.state == "sent" else week


def typed_week(text: str) -> str | None:
    """Return the ISO week that was typed, or None if it is none."""
    try:
        return span_of(text).name
    except ValueError:
        return None
