"""周报/简报: a summary's text as an official paper, with the tables of tasks and units as its annex."""

from collections.abc import Sequence

from domain.spans import SpanKind, span_around
from summaries.papers import Paper, annex, chapters, lines
from summaries.tables import summary_tables
from summaries.writing import Section, Writer, document_title
from texts.moments import day
from texts.spans import span_words


def briefing(writer: Writer, sections: Sequence[Section]) -> Paper:
    """Return the summary under its red head; the sections are as the office left them."""
    summary, language = writer.summary, writer.language
    first, last = day(language, summary.first), day(language, summary.last)
    written = [(section.title, lines(writer, section.body.splitlines())) for section in sections]
    return {
        "title": document_title(summary, language),
        "issue": _issue(writer),
        "span": writer.say("form-days", first=first, last=last),
        "body": tuple(chapters(writer, written)),
        "tables": annex(summary_tables(writer)),
    }


def _issue(writer: Writer) -> str:
    """2023年第41期: weeks are numbered, other spans are called by their names."""
    covered = writer.summary.covered
    if covered.kind is SpanKind.WEEKLY:
        return writer.say("form-issue-number", year=str(covered.year), number=str(covered.number))
    if covered.kind is SpanKind.RANGE:  # its days stand beside it
        return span_words(writer.language, span_around(SpanKind.YEARLY, covered.first))
    return span_words(writer.language, covered)
