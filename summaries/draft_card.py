"""The draft of a summary as the office sees it: how it begins, when it goes out, what to do."""

from collections.abc import Sequence

from domain.messages import Button, Rows
from domain.spans import span_of
from storage.summaries import Summary
from summaries.facts import from_json
from summaries.splitting import written
from summaries.writing import Section
from texts.catalogue import say
from texts.moments import moment
from texts.spans import paper, span_words

SECTIONS_SHOWN = 2


def sections_of(summary: Summary) -> tuple[Section, ...]:
    return tuple(Section(**section) for section in summary.sections)


def draft_card(summary: Summary, language: str) -> tuple[str, Rows]:
    """Return the card's text and buttons in the reader's language."""
    facts = from_json(summary.facts)
    when = moment(language, summary.send_at, facts.zone)
    covered = facts.covered
    paper_name, span = paper(language, covered.kind), span_words(language, covered)
    head = say(language, f"summary-draft-head-{summary.state}", paper=paper_name, span=span, when=when)
    begins = (
        written(section, place, language)
        for place, section in enumerate(sections_of(summary)[:SECTIONS_SHOWN], 1)
    )
    return "\n".join((head, *begins)), draft_buttons(summary, language)


def no_group(summary: Summary, language: str) -> str:
    """Why a summary did not go out."""
    span = span_of(summary.period)
    values = {"paper": paper(language, span.kind), "span": span_words(language, span)}
    return say(language, "summary-draft-no-group", **values)


def draft_buttons(summary: Summary, language: str) -> Rows:
    """What the office may still do; a sent one can only be read."""
    row = summary.id
    read = _button(language, "summary-draft-full", "summary.full", row, 0)
    files = _button(language, "form-attachments", "summary.files", row)
    if summary.state == "sent":
        return ((read, files),)
    hold = _button(language, "summary-draft-hold", "summary.hold", row)
    release = _button(language, "summary-draft-release", "summary.release", row)
    return (
        (read, _button(language, "summary-draft-edit-section", "summary.edit", row), files),
        (
            _button(language, "summary-draft-send-now", "summary.send", row),
            release if summary.state == "held" else hold,
        ),
    )


def reader_buttons(reference: str, language: str) -> Rows:
    """Ways into the data behind a summary; `reference` names it: its row, or a week as it stands now."""
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
