"""Text of .pdf files. Pages with ruled tables are read a second time for their cells."""

import io
from collections.abc import Iterator

import pdfplumber
import pypdfium2
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pypdfium2 import raw

from plans.documents.refusals import NotAPlan, Refusal

MOST_PAGES = 1000
_MOST_TABLE_PAGES = 60
_FEWEST_RULES = 8
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
    return "\n".join(pages)


def _read_pages(document: pypdfium2.PdfDocument) -> tuple[list[str], list[int]]:
    pages, ruled = [], []
    try:
        for number, page in enumerate(document):
            pages.append(page.get_textpage().get_text_bounded())
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
        lines += [
            "|" + "|".join((cell or "").replace("\n", "\v") for cell in row) + "|" for row in table.extract()
        ]
        top = table.bbox[3]
    lines.append(_prose(page, top, page.height))
    return "\n".join(lines)


def _prose(page: pdfplumber.page.Page, top: float, bottom: float) -> str:
    if bottom - top < 1:
        return ""
    text: str = page.crop((0, top, page.width, bottom), strict=False).extract_text()
    return text
