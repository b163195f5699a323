"""Putting a paper's parts into a document at the bookmarks of their names."""

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import _Row

from summaries.bookmarks import Bookmark, bookmarks
from summaries.official_styles import TABLE_STYLE
from summaries.papers import Block, Grid, Line, Paper
from summaries.printable import printable

CELLS, COLUMN = ("Official cell",), "Official column"
FIELDS = ("Official label", "Official field")  # in turn, where a table has no head


def fill(document: Document, paper: Paper) -> None:
    """Put each part wherever the document has a bookmark for it, and leave out the others."""
    for place in bookmarks(document):
        part = paper.get(place.name)
        if isinstance(part, str):
            place.write(part)
        elif part is not None:
            width = _width(document, place)
            place.replace([_made(document, block, width) for block in part])


def _width(document: Document, place: Bookmark) -> Length:
    """The room between the margins, or in the cell that the place is in."""
    cell = next(place.paragraph.iterancestors(qn("w:tc")), None)
    if cell is not None and cell.width:
        return Length(cell.width)
    page = document.sections[0]
    return Length((page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0))


def _made(document: Document, block: Block, width: Length) -> Any:  # noqa: ANN401 - XML has no types
    return _table(document, block, width) if isinstance(block, Grid) else _paragraph(document, block)


def _paragraph(document: Document, line: Line) -> Any:  # noqa: ANN401
    made = document.add_paragraph(printable(line.text), line.style)
    if line.new_page:
        made.paragraph_format.page_break_before = True
    return made._p  # noqa: SLF001


def _table(document: Document, grid: Grid, width: Length) -> Any:  # noqa: ANN401
    whole = sum(grid.widths)
    widths = [Length(width * part // whole) for part in grid.widths]
    made: Any = document.add_table(rows=0, cols=len(widths), style=TABLE_STYLE)
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, part in zip(made.columns, widths, strict=True):
        column.width = part
    if grid.columns:
        _keep(_row(made.add_row(), grid.columns, widths, _style_ids(document, (COLUMN,))), repeated=True)
    styles = _style_ids(document, CELLS if grid.columns else FIELDS)
    for texts in grid.rows:
        _keep(_row(made.add_row(), texts, widths, styles))
    return made._tbl  # noqa: SLF001


def _style_ids(document: Document, names: Sequence[str]) -> Sequence[str]:
    """By their names python-docx would search all styles for each cell."""
    return [document.styles[name].style_id for name in names]


def _row(row: _Row, texts: Sequence[str], widths: Sequence[Length], styles: Sequence[str]) -> _Row:
    for cell, text, width, style in zip(row.cells, texts, widths, cycle(styles), strict=False):
        cell.width = width
        line = cell.paragraphs[0]
        line._p.style = style  # noqa: SLF001
        line.text = printable(text)
    return row


def _keep(row: _Row, *, repeated: bool = False) -> None:
    """Keep a row on one page; a repeated one heads every page of its table."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(OxmlElement("w:cantSplit"))
    if repeated:
        properties.append(OxmlElement("w:tblHeader"))
