"""A summary as an official document (周报/简报) that the office can edit, print and stamp."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from docx.document import Document
from docx.shared import Mm
from docx.table import _Row

from domain.spans import SpanKind
from summaries.facts import SummaryFacts
from summaries.official_docx import OFFICIAL_FACES, Faces, keep_row, official_document, paragraph, rule_below
from summaries.printable import printable
from summaries.tables import Table, numbered, summary_tables, worded
from summaries.writing import Section, Writer, document_title
from texts.moments import day
from texts.spans import span_words

TABLE_WIDTH = 156  # mm between the margins


def official_summary(
    summary: SummaryFacts, sections: Sequence[Section], language: str, faces: Faces = OFFICIAL_FACES
) -> bytes:
    """Return the summary's text as docx, with the tables of tasks and units as its annex."""
    writer = Writer(summary, language)
    document = official_document(faces)
    document.core_properties.title = printable(document_title(summary, language))
    document.core_properties.author = ""
    _head(document, writer)
    for place, section in enumerate(sections, start=1):
        paragraph(document, numbered(section, place, language), "Heading 1")
        for line in worded(section.body, language).splitlines():
            paragraph(document, line, "Official body")
    for table in summary_tables(writer):
        _annex(document, table, first=table.place == 1)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _head(document: Document, writer: Writer) -> None:
    """The red head: the name, the issue, the span of days; then the red line."""
    summary = writer.summary
    paragraph(document, document_title(summary, writer.language), "Official head")
    issue = _issue(writer)
    first, last = day(writer.language, summary.first), day(writer.language, summary.last)
    span = writer.say("form-issue-span", issue=issue, first=first, last=last)
    rule_below(paragraph(document, span, "Official date"))
    paragraph(document, "", "Normal")


def _issue(writer: Writer) -> str:
    """2023年第41期: weeks are numbered, other spans are called by their names."""
    covered = writer.summary.covered
    if covered.kind is SpanKind.WEEKLY:
        return writer.say("form-issue-number", year=str(covered.year), number=str(covered.number))
    return span_words(writer.language, covered)


def _annex(document: Document, table: Table, *, first: bool) -> None:
    title = paragraph(document, table.title, "Heading 1")
    title.paragraph_format.page_break_before = first
    made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    made.autofit = False
    column_style, cell_style = (
        document.styles[name].style_id for name in ("Official column", "Official cell")
    )
    _fill(made.rows[0], table.columns, column_style)
    keep_row(made.rows[0], repeated=True)
    for texts in table.rows:
        row = made.add_row()
        _fill(row, texts, cell_style)
        keep_row(row)
    whole = sum(table.widths)
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = Mm(TABLE_WIDTH * width / whole)


def _fill(row: _Row, texts: Iterable[str], style_id: str) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        line = cell.paragraphs[0]
        line._p.style = style_id  # noqa: SLF001 - by its name python-docx would search all styles for each cell
        line.text = printable(text)
