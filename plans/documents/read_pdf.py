"""Text of .pdf files. Pages with ruled tables are read a second time for their cells."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import pdfplumber
import pypdfium2
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pypdfium2 import raw

from plans.documents.refusals import NotAPlan, Refusal

MOST_PAGES = 1000
_MOST_TABLE_PAGES = 60
_FEWEST_RULES = 8
_INDENT = 12.0
_SHORT_LINE = 0.6
_NAME_ENDS = re.compile("[局委办部厅院会司行心社团镇乡队所站]$")
_NAME_BEGINS = re.compile("[省市县区州国各团]")
_FEWEST_SIGNS_PER_PAGE = 8


def read_pdf(content: bytes) -> str:
    """Return the text page by page; a PDF of pictures is refused as a scan."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NotAPlan(Refusal.PROTECTED if "password" in str(error).lower() else Refusal.DAMAGED) from None
    with document:
        if len(document) > MOST_PAGES:
            raise NotAPlan(Refusal.TOO_LONG)
        pages, ruled = _read_pages(document)
    if sum(len(page.strip()) for page in pages) < _FEWEST_SIGNS_PER_PAGE * len(pages):
        raise NotAPlan(Refusal.SCAN)
    for number, text in _with_tables(content, ruled):
        pages[number] = text
    for number in ruled[1:]:
        pages[number - 1], pages[number] = _row_closed(pages[number - 1], pages[number])
    return "\n".join(pages)


def _read_pages(document: pypdfium2.PdfDocument) -> tuple[list[str], list[int]]:
    pages, ruled = [], []
    try:
        for number, page in enumerate(document):
            pages.append(_indented(page.get_textpage()))
            rules = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2))
            if rules >= _FEWEST_RULES:
                ruled.append(number)
            page.close()
    except pypdfium2.PdfiumError:
        raise NotAPlan(Refusal.DAMAGED) from None
    return pages, ruled


def _with_tables(content: bytes, ruled: list[int]) -> Iterator[tuple[int, str]]:
    """Yield the pages that hold tables. A page that cannot be read so keeps its plain text."""
    if not ruled:
        return
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            for number in ruled[:_MOST_TABLE_PAGES]:
                if text := _page_with_tables(document.pages[number]):
                    yield number, text
    except (PDFException, PSException, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError):
        return


def _page_with_tables(page: pdfplumber.page.Page) -> str:
    """Return the page from top to bottom, each table as rows with | between the cells."""
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    if not tables:
        return ""
    lines, top = [], 0.0
    for table in tables:
        lines.append(_prose(page, top, table.bbox[1]))
        lines += _rows(table.extract())
        top = table.bbox[3]
    lines.append(_prose(page, top, page.height))
    return "\n".join(lines)


def _indented(page: pypdfium2.PdfTextPage) -> str:
    """Return the text of a page; lines that begin right of its margin, as paragraphs do, get two blanks."""
    lines, lefts, at = page.get_text_range().split("\r\n"), [], 0
    for line in lines:
        lefts.append(page.get_charbox(at)[0] if line.strip() and at < page.count_chars() else 0.0)
        at += len(line) + 2
    margin = min((left for left in lefts if left), default=0.0)
    blanks = ["\u3000\u3000" if left > margin + _INDENT else "" for left in lefts]
    return "\n".join(blank + line for blank, line in zip(blanks, lines, strict=True))


def _rows(table: list[list[str | None]]) -> Iterator[str]:
    """Yield the rows, each cell as one line."""
    columns = zip(*table, strict=True)
    widths = [max(len(line) for cell in column for line in (cell or "").split("\n")) for column in columns]
    for row in table:
        cells = [_cell((cell or "").split("\n"), width) for cell, width in zip(row, widths, strict=True)]
        yield "|" + "|".join(cells) + "|"


def _cell(lines: list[str], width: int) -> str:
    """Join lines that the column's width broke; a short line, or a name before another, ends there."""
    joined = lines[0]
    for before, line in pairwise(lines):
        ends = len(before) < _SHORT_LINE * width or (_NAME_ENDS.search(before) and _NAME_BEGINS.match(line))
        joined += f"\v{line}" if ends else line
    return joined.replace("|", "/")


def _row_closed(page: str, following: str) -> tuple[str, str]:
    """A first row without its first cell goes on with the last row of the page before."""
    before, first = page.split("\n"), following.split("\n")
    last = next((at for at in range(len(before) - 1, -1, -1) if before[at].startswith("|")), None)
    start = next((at for at, line in enumerate(first) if line.strip()), None)
    if last is None or start is None or not first[start].startswith("||"):
        return page, following
    halves = [before[last].split("|"), first[start].split("|")]
    if len(halves[0]) == len(halves[1]):
        before[last] = "|".join(upper + lower for upper, lower in zip(*halves, strict=True))
        del first[start]
    return "\n".join(before), "\n".join(first)


def _prose(page: pdfplumber.page.Page, top: float, bottom: float) -> str:
    if bottom - top < 1:
        return ""
    margin = min((char["x0"] for char in page.chars), default=0.0)
    lines = page.crop((0, top, page.width, bottom), strict=False).extract_text_lines(return_chars=False)
    return "\n".join("\u3000\u3000" * (line["x0"] > margin + _INDENT) + line["text"] for line in lines)
