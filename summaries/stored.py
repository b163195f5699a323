"""A stored summary as it is read: its text, and at the end what was corrected (更正) after it was sent.

The summary itself stays as it was.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from storage import corrections
from storage.corrections import Correction
from storage.summaries import Summary
from summaries.facts import SummaryFacts
from summaries.text import sections
from summaries.writing import Section
from texts.catalogue import say
from texts.moments import moment

KEY = "corrected"  # of the section that lists them


def sections_of(summary: Summary) -> tuple[Section, ...]:
    """Return the text as it is stored, in the language of the leading group."""
    return tuple(Section(**section) for section in summary.sections)


def sections_shown(
    tx: Connection, summary: Summary, facts: SummaryFacts, language: str
) -> tuple[Section, ...]:
    """Return the text for a reader: in the reader's language, with what was corrected since at its end."""
    written = _in_language(sections_of(summary), facts, language)
    made = corrections.of_summary(tx, summary.id)
    return (*written, _listed(made, written, facts, language)) if made else written


def _in_language(written: Sequence[Section], facts: SummaryFacts, language: str) -> tuple[Section, ...]:
    """Write anew what is in another language; what the office edited stays word for word."""
    foreign = {
        section.key
        for section in written
        if not section.edited and section.title != say(language, f"summary-{section.key}")
    }
    anew = {section.key: section for section in sections(facts, language)} if foreign else {}
    return tuple(anew.get(section.key, section) if section.key in foreign else section for section in written)


def _listed(
    made: Sequence[Correction], written: Sequence[Section], facts: SummaryFacts, language: str
) -> Section:
    titles = {section.key: section.title for section in written}
    lines = (
        say(
            language,
            "summary-corrected-line",
            title=titles.get(correction.section, correction.title),
            when=moment(language, correction.corrected_at, facts.zone),
            text=correction.body,
        )
        for correction in made
    )
    return Section(KEY, say(language, "summary-corrected"), "\n".join(lines))


def standing(tx: Connection, summary: Summary, key: str) -> Section | None:
    """Return a section as it stands, as corrected last or as it was sent; None if there is none."""
    made = [found for found in corrections.of_summary(tx, summary.id) if found.section == key]
    if made:
        return Section(key, made[-1].title, made[-1].body)
    return next((section for section in sections_of(summary) if section.key == key), None)


def head_of(summary: Summary, key: str, language: str) -> str:
    """Return a section's head with its number: 二、亮灯."""
    written = sections_of(summary)
    place = next(place for place, section in enumerate(written, start=1) if section.key == key)
    number = say(language, f"summary-ordinal-{place}")
    return say(language, "summary-head", number=number, title=written[place - 1].title)
