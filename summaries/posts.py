"""The messages that carry a summary, or a correction of it, to one reader."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from domain.messages import Lane
from storage.corrections import Correction
from storage.outbox import Post
from storage.summaries import Summary
from storage.summary_messages import Told, text_key
from summaries.draft_card import reader_buttons
from summaries.facts import SummaryFacts, from_json
from summaries.orders import Order
from summaries.readers import Reader
from summaries.splitting import messages
from summaries.stored import head_of, sections_shown
from summaries.writing import document_title, title
from texts.catalogue import say
from texts.moments import shortened
from texts.spans import span_words

LONGEST_BEFORE = 200  # of the words that a correction replaces


@dataclass(frozen=True, slots=True)
class Edition:
    """A stored summary and its data, read once for all its readers."""

    summary: Summary
    facts: SummaryFacts

    @property
    def about(self) -> str:
        return f"summary:{self.summary.id}"


def edition(summary: Summary) -> Edition:
    return Edition(summary, from_json(summary.facts))


def text_messages(tx: Connection, shown: Edition, language: str) -> list[str]:
    """Return a stored summary as messages, with what was corrected in it since."""
    head = title(shown.facts, language)
    if shown.summary.made_up:
        head = say(language, "summary-made-up", title=head)
    return messages(head, sections_shown(tx, shown.summary, shown.facts, language), language)


def summary_posts(tx: Connection, sent: Edition, reader: Reader) -> Iterator[Post]:
    """Yield what a reader gets, in order: the text with its buttons, then the other forms."""
    if "text" in reader.forms:
        yield from _text_posts(tx, sent, reader)
    for form in reader.forms:
        if form != "text":
            order = Order(form, sent.facts.programme_id, str(sent.summary.id), reader.language)
            key = f"{sent.about}:{form}:{reader.member_id}"
            yield replace(_blank(reader, sent, key), document=order.document(sent.facts))


def _text_posts(tx: Connection, sent: Edition, reader: Reader) -> Iterator[Post]:
    parts = text_messages(tx, sent, reader.language)
    buttons = reader_buttons(str(sent.summary.id), reader.language) if reader.may_open else ()
    for place, text in enumerate(parts, start=1):
        key = text_key(sent.summary.id, reader.member_id, place)
        yield replace(_blank(reader, sent, key), text=text, buttons=buttons if place == len(parts) else ())


def correction_posts(
    corrected: Edition, made: Correction, before: str, reader: Reader, told: Told
) -> Iterator[Post]:
    """Yield a correction for a reader, as an answer to the summary that it corrects."""
    language = reader.language
    head = say(
        language,
        "summary-correction",
        document=document_title(corrected.facts, language),
        span=span_words(language, corrected.facts.covered),
        section=head_of(corrected.summary, made.section, language),
    )
    replaced = say(language, "summary-correction-before", text=shortened(before, LONGEST_BEFORE))
    # A group that moved has new numbers for its messages.
    reply_to = told.message_id if told.chat == reader.chat else ""
    for place, text in enumerate(messages(f"{head}\n{made.body}\n{replaced}", (), language), start=1):
        key = f"correction:{made.id}:{reader.member_id}:{place}"
        yield replace(_blank(reader, corrected, key), text=text, reply_to=reply_to)


def _blank(reader: Reader, carried: Edition, key: str) -> Post:
    return Post(
        reader.channel,
        reader.chat,
        lane=Lane.BROADCAST,
        about=carried.about,
        language=reader.language,
        dedupe_key=key,
    )
