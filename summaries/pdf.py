"""A summary as an A4 PDF with an outline: the text as it was sent, and the tables behind it."""

from collections.abc import Sequence
from dataclasses import asdict

from summaries.board import heading
from summaries.facts import SummaryFacts
from summaries.tables import numbered, summary_tables, worded
from summaries.typesetting import typeset
from summaries.writing import Section, Writer, document_title


def pdf_summary(summary: SummaryFacts, sections: Sequence[Section], language: str) -> bytes:
    """Return the summary as PDF."""
    writer = Writer(summary, language)
    parts = [
        {"title": numbered(section, place, language), "lines": worded(section.body, language).splitlines()}
        for place, section in enumerate(sections, start=1)
    ]
    data = heading(writer) | {
        "title": document_title(summary, language),
        "contents": writer.say("form-contents"),
        "sections": parts,
        "tables": [asdict(table) for table in summary_tables(writer)],
    }
    return typeset("report.typ", data, "pdf")
