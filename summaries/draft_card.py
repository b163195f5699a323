"""A summary as the office sees it: how it begins, whom it goes to and when, what to do."""

from collections.abc import Sequence

from sqlalchemy import Connection

from domain.messages import Button, Rows
from domain.spans import span_of
from storage import corrections
from storage.summaries import Summary
from summaries.facts import from_json
from summaries.readers import whom
from summaries.splitting import written
from summaries.stored import sections_of
from texts.catalogue import say
from texts.moments import moment
from texts.spans import paper, span_words

SECTIONS_SHOWN = 2
LONGEST_SECTION = 160  # characters, so that two of them stand on a phone's screen; the rest is a tap away


def draft_card(tx: Connection, summary: Summary, language: str) -> tuple[str, Rows]:
    """Return the card's text and buttons in the reader's language."""
    begins = (
        _begin(written(section, place, language))
        for place, section in enumerate(sections_of(summary)[:SECTIONS_SHOWN], 1)
    )
    return "\n".join((*_head(tx, summary, language), *begins)), draft_buttons(summary, language)


def _begin(text: str) -> str:
    return text if len(text) <= LONGEST_SECTION else text[: LONGEST_SECTION - 1] + "…"


def _head(tx: Connection, summary: Summary, language: str) -> Sequence[str]:
    facts = from_json(summary.facts)
    names = {"paper": paper(language, facts.covered.kind), "span": span_words(language, facts.covered)}
    if summary.state == "sent":
        made = len(corrections.of_summary(tx, summary.id))
        head = say(language, "summary-draft-head-sent", **names)
        return (head, say(language, "summary-corrected-times", count=made)) if made else (head,)
    if summary.state == "held":
        return (say(language, "summary-draft-head-held", **names),)
    when = moment(language, summary.send_at, facts.zone)
    readers = whom(tx, summary.programme_id, summary.kind, language)
    key = "summary-draft-head-draft" if readers else "summary-draft-head-nobody"
    head = say(language, key, **names, when=when, whom=readers)
    return (say(language, "summary-draft-made-up", head=head),) if summary.made_up else (head,)


def unsent(summary: Summary, reason: str, language: str) -> str:
    """Why a summary did not go out: no leading group's chat (`group`), or nobody to send it to (`reader`)."""
    span = span_of(summary.period)
    values = {"paper": paper(language, span.kind), "span": span_words(language, span)}
    return say(language, f"summary-draft-no-{reason}", **values)


def draft_buttons(summary: Summary, language: str) -> Rows:
    """What the office may still do; a sent one can be read and corrected."""
    row = summary.id
    read = _button(language, "summary-draft-full", "summary.full", row, 0)
    files = _button(language, "form-attachments", "summary.files", row)
    if summary.state == "sent":
        return ((read, files, _button(language, "summary-correct", "summary.correct", row)),)
    hold = _button(language, "summary-draft-hold", "summary.hold", row)
    release = _button(language, "summary-draft-release", "summary.release", row)
    return (
        (read, _button(language, "summary-draft-edit-section", "summary.edit", row), files),
        (
            _button(language, "summary-draft-send-now", "summary.send", row),
            release if summary.state == "held" else hold,
            _button(language, "summary-recipients", "summary.recipients_of", summary.kind),
        ),
    )


def reader_buttons(reference: str, language: str) -> Rows:
    """Ways into the data behind a summary; `reference` names it: its row, or its span and part."""
    lists: Sequence[tuple[str, str]] = (
        ("summary-see-red", "summary.red"),
        ("summary-see-unit", "summary.units"),
        ("summary-see-issues", "summary.issues"),
    )
    return (
        tuple(_button(language, key, action, reference, 0) for key, action in lists),
        (
            _button(language, "summary-see-tasks", "summary.tasks", reference, 0),
            _button(language, "summary-see-sources", "summary.sources", reference),
        ),
        (
            _button(language, "summary-times", "summary.times", reference),
            _button(language, "summary-scopes", "summary.scopes", reference),
            _button(language, "form-attachments", "summary.files", reference),
        ),
    )


def _button(language: str, key: str, action: str, *args: object) -> Button:
    return Button(say(language, key), action, tuple(str(arg) for arg in args))
