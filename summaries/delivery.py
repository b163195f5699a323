"""Drafting the weekly summary for the office, and sending it to the leading group, each once.

An untouched draft is brought up to date when it is sent; one that the office has edited goes out as edited.
What was sent is kept as it was, with the data behind it.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from domain.messages import Lane, Rows
from domain.roles import OFFICE
from domain.spans import Span, span_of
from storage import chats, members, outbox, summaries
from storage.chats import Chat
from storage.members import Member
from storage.outbox import Post
from storage.programmes import Programme
from storage.summaries import Summary
from summaries.collecting import collect
from summaries.draft_card import draft_card, no_group, reader_buttons, sections_of
from summaries.facts import from_json, to_json
from summaries.splitting import messages
from summaries.subjects import Asked
from summaries.text import sections
from summaries.view import View
from summaries.writing import title
from texts.catalogue import DEFAULT


@dataclass(frozen=True, slots=True)
class Desk:
    """The programme whose summary it is, at one moment; `token` draws what names a card in its buttons."""

    tx: Connection
    programme: Programme
    calendar: WorkingCalendar
    now: datetime
    token: Callable[[], str]

    def draft(self, span: Span, send_at: datetime) -> bool:
        """Store the span's draft and show it to the office; False if there is one already."""
        facts, written = self._composed(span, self._language())
        row = {"programme_id": self.programme.id, "kind": span.kind, "period": span.name}
        row |= {"facts": facts, "sections": written, "drafted_at": self.now, "send_at": send_at}
        drafted = summaries.add_draft(self.tx, row)
        if drafted is None:
            return False
        self.show_draft(drafted)
        return True

    def show_draft(self, summary_id: int) -> None:
        """Show the draft to everyone of the office who can be reached."""
        summary = summaries.known(self.tx, summary_id)
        for member in self._office():
            text, buttons = draft_card(summary, member.language)
            self._tell(member, text, buttons, f"summary:{summary_id}:draft:{member.id}")

    def send(self, summary: Summary) -> bool:
        """Send a draft to the leading group; False if it cannot be sent, or was sent before.

        Without a group it stays a draft, and the office is told once.
        """
        chat = chats.leading_group(self.tx, self.programme.id)
        if chat is None:
            self._tell_no_group(summary)
            return False
        if not summary.edited:
            facts, written = self._composed(span_of(summary.period), self._language())
            summaries.refresh(self.tx, summary.id, facts, written)
        if not summaries.mark_sent(self.tx, summary.id, self.now):
            return False
        self._post(chat, summary.id)
        return True

    def _composed(self, span: Span, language: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        facts = collect(View(self.tx, self.programme, self.calendar, self.now), Asked(span))
        return to_json(facts), [asdict(section) for section in sections(facts, language)]

    def _language(self) -> str:
        chat = chats.leading_group(self.tx, self.programme.id)
        return chat.language if chat else DEFAULT

    def _post(self, chat: Chat, summary_id: int) -> None:
        parts = stored_messages(summaries.known(self.tx, summary_id), chat.language)
        for place, text in enumerate(parts, start=1):
            last = place == len(parts)
            post = Post(
                chat.channel,
                chat.chat,
                text,
                reader_buttons(str(summary_id), chat.language) if last else (),
                lane=Lane.BROADCAST,
                about=f"summary:{summary_id}",
                token=self.token() if last else "",
                language=chat.language,
                dedupe_key=f"summary:{summary_id}:{place}",
            )
            outbox.add(self.tx, post, self.now)

    def _tell_no_group(self, summary: Summary) -> None:
        for member in self._office():
            self._tell(
                member, no_group(summary, member.language), (), f"summary:{summary.id}:no-group:{member.id}"
            )

    def _office(self) -> Iterable[Member]:
        crew = members.with_role(self.tx, self.programme.id, *OFFICE)
        return [member for member in crew if member.unreachable_at is None]

    def _tell(self, to: Member, text: str, buttons: Rows, key: str) -> None:
        post = Post(
            to.channel,
            to.chat,
            text,
            buttons,
            lane=Lane.NUDGE,
            token=self.token() if buttons else "",
            language=to.language,
            dedupe_key=key,
        )
        outbox.add(self.tx, post, self.now)


def stored_messages(summary: Summary, language: str) -> list[str]:
    """Return a stored summary as messages."""
    return messages(title(from_json(summary.facts), language), sections_of(summary), language)
