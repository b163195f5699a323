"""Text of .docx files: paragraphs with the numbers that Word counts by itself, and tables."""

import io
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from plans.documents.refusals import NotAPlan, Refusal
from plans.documents.word_numbers import Numbering

_BROKEN = (
    OpcError,
    zipfile.BadZipFile,
    SyntaxError,
    zlib.error,
    KeyError,
    ValueError,
    AttributeError,
    TypeError,
    OSError,
    IndexError,
)
_PARAGRAPH, _TABLE, _CONTENT = qn("w:p"), qn("w:tbl"), (qn("w:sdt"), qn("w:sdtContent"))


def read_docx(content: bytes) -> str:
    """Return the text in reading order, a table row as one line with | between its cells."""
    try:
        document = docx.Document(io.BytesIO(content))
        numbering = Numbering(document)
        return "\n".join(_lines(document.element.body, numbering))
    except _BROKEN:
        raise NotAPlan(Refusal.DAMAGED) from None


def _lines(parent: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    for block in parent.iterchildren():
        if block.tag == _PARAGRAPH:
            yield numbering.before(block) + _text(block)
        elif block.tag == _TABLE:
            yield from _rows(block)
        elif block.tag in _CONTENT:
            yield from _lines(block, numbering)


def _text(paragraph: BaseOxmlElement) -> str:
    """Join the runs; what was deleted under revision holds no w:t, and a fallback repeats its text box."""
    signs = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n"}
    parts = []
    for element in paragraph.iter(qn("w:t"), *signs):
        if element.tag != qn("w:t"):
            parts.append(signs[element.tag])
        elif element.text:
            parts.append(element.text)
    return "".join(parts)


def _rows(table: BaseOxmlElement) -> Iterator[str]:
    """Yield the rows; a cell merged downwards repeats its text, one merged sideways leaves empty cells."""
    above: dict[int, str] = {}
    for row in table.iter(qn("w:tr")):
        cells: list[str] = []
        for cell in row.iterchildren(qn("w:tc")):
            at = len(cells)
            text = above.get(at, "") if _continues_above(cell) else _cell_text(cell)
            above[at] = text
            cells += [text] + [""] * (_span(cell) - 1)
        yield "|" + "|".join(cells) + "|"


def _cell_text(cell: BaseOxmlElement) -> str:
    paragraphs = [_text(paragraph).strip() for paragraph in cell.iter(_PARAGRAPH)]
    return "\v".join(text.replace("\n", "\v") for text in paragraphs if text).replace("|", "/")


def _continues_above(cell: BaseOxmlElement) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _span(cell: BaseOxmlElement) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return min(int(span.get(qn("w:val"), "1")), 20) if span is not None else 1
