"""Drafting a summary for the office, and sending it and its corrections to its readers, each once.

An untouched draft is brought up to date when it is sent; one that the office has edited goes out as edited.
What was sent is kept as it was, with the data behind it.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from domain.messages import Lane, Rows
from domain.roles import OFFICE
from domain.spans import Span, span_of
from storage import chats, members, outbox, recipients, summaries
from storage.corrections import Correction
from storage.members import Member
from storage.outbox import Post
from storage.programmes import Programme
from storage.recipients import GROUP
from storage.summaries import Summary
from storage.summary_messages import Told, card_key, queued, told_text
from summaries.collecting import collect
from summaries.draft_card import draft_card, unsent
from summaries.facts import to_json
from summaries.posts import correction_posts, edition, summary_posts
from summaries.readers import Reader, reachable, readers
from summaries.subjects import Asked
from summaries.text import sections
from summaries.view import View
from texts.catalogue import DEFAULT


@dataclass(frozen=True, slots=True)
class Desk:
    """The programme whose summary it is, at one moment; `token` draws what names a card in its buttons."""

    tx: Connection
    programme: Programme
    calendar: WorkingCalendar
    now: datetime
    token: Callable[[], str]

    def draft(self, span: Span, send_at: datetime, *, made_up: bool = False) -> bool:
        """Store the span's draft and show it to the office; False if there is one already."""
        facts, written = self._composed(span)
        row = {"programme_id": self.programme.id, "kind": span.kind, "period": span.name, "made_up": made_up}
        row |= {"facts": facts, "sections": written, "drafted_at": self.now, "send_at": send_at}
        drafted = summaries.add_draft(self.tx, row)
        if drafted is None:
            return False
        self._show(summaries.known(self.tx, drafted))
        return True

    def send(self, summary: Summary) -> bool:
        """Send a draft to its readers; False if it cannot be sent, or was sent before.

        While one of them is a group that is not bound, or there is nobody, it stays a draft, and the office
        is told once.
        """
        if reason := self.hindrance(summary.kind):
            self._tell_unsent(summary, reason)
            return False
        if not summary.edited:
            facts, written = self._composed(span_of(summary.period))
            summaries.refresh(self.tx, summary.id, facts, written)
        if not summaries.mark_sent(self.tx, summary.id, self.now):
            return False
        sent = edition(summaries.known(self.tx, summary.id))
        for reader in readers(self.tx, self.programme.id, summary.kind):
            self._queue(summary_posts(self.tx, sent, reader))
        self._close_cards(sent.summary)
        return True

    def hindrance(self, kind: str) -> str:
        """Return why a kind of summary cannot go out, as `unsent` takes it; empty if it can."""
        wanted = recipients.of_kind(self.tx, self.programme.id, kind)
        if GROUP in wanted and chats.leading_group(self.tx, self.programme.id) is None:
            return "group"
        return "" if readers(self.tx, self.programme.id, kind) else "reader"

    def reached(self, summary: Summary) -> list[tuple[Reader, Told]]:
        """Return who got the text of a summary and may still read it."""
        places = reachable(self.tx, self.programme.id)
        return [(places[t.member_id], t) for t in told_text(self.tx, summary.id) if t.member_id in places]

    def correct(self, summary: Summary, made: Correction, before: str) -> int:
        """Send a correction of what read `before` to everyone who got the text; return to how many chats."""
        corrected, reached = edition(summary), self.reached(summary)
        for reader, told in reached:
            self._queue(correction_posts(corrected, made, before, reader, told))
        return len(reached)

    def _composed(self, span: Span) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        facts = collect(View(self.tx, self.programme, self.calendar, self.now), Asked(span))
        language = written_language(self.tx, self.programme.id)
        return to_json(facts), [asdict(section) for section in sections(facts, language)]

    def _show(self, summary: Summary) -> None:
        """Show a draft to everyone of the office who can be reached."""
        for member in self._office():
            text, buttons = draft_card(self.tx, summary, member.language)
            self._tell(member, text, buttons, card_key(summary.id, member.id))

    def _close_cards(self, summary: Summary) -> None:
        """Turn the office's cards of the draft into those of what was sent."""
        for member in self._office():
            key = card_key(summary.id, member.id)
            shown = queued(self.tx, key)
            if shown is not None:
                text, buttons = draft_card(self.tx, summary, member.language)
                self._tell(member, text, buttons, f"{key}:sent", edits=shown)

    def _tell_unsent(self, summary: Summary, reason: str) -> None:
        for member in self._office():
            text = unsent(summary, reason, member.language)
            self._tell(member, text, (), f"summary:{summary.id}:no-{reason}:{member.id}")

    def _office(self) -> Iterable[Member]:
        crew = members.with_role(self.tx, self.programme.id, *OFFICE)
        return [member for member in crew if member.unreachable_at is None]

    def _tell(self, to: Member, text: str, buttons: Rows, key: str, edits: int | None = None) -> None:
        post = Post(to.channel, to.chat, text, buttons, lane=Lane.NUDGE, edits_id=edits)
        self._queue((replace(post, language=to.language, dedupe_key=key),))

    def _queue(self, posts: Iterable[Post]) -> None:
        for post in posts:
            outbox.add(self.tx, replace(post, token=self.token() if post.buttons else ""), self.now)


def written_language(tx: Connection, programme_id: int) -> str:
    """Return the language that summaries are stored in: the leading group's."""
    chat = chats.leading_group(tx, programme_id)
    return chat.language if chat else DEFAULT
