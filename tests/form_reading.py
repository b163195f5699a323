"""What a person can read in a form of a summary, whatever kind of file it is."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdfium2
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook


def words_of(suffix: str, content: bytes) -> str:
    """Return all text of a file; of a picture nothing."""
    match suffix:
        case ".txt" | ".csv":
            return content.decode("utf-8-sig")
        case ".docx":
            return "\n".join(_document(content))
        case ".pdf":
            return "\n".join(_pages(content))
        case ".xlsx":
            return "\n".join(_cells(content))
        case ".zip":
            with ZipFile(BytesIO(content)) as archive:
                return "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
    return ""


def _document(content: bytes) -> Iterator[str]:
    document = docx.Document(BytesIO(content))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        # By its XML: python-docx looks each cell up anew, which takes minutes for thousands of rows.
        yield from (text.text or "" for text in table._tbl.iter(qn("w:t")))  # noqa: SLF001


def _pages(content: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(BytesIO(content)) as document:
        for page in document:
            yield page.get_textpage().get_text_range()


def _cells(content: bytes) -> Iterator[str]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield "\t".join(str(cell) for cell in row)


def squeezed(text: str) -> str:
    """Leave blanks and line ends out: pages break lines where they must."""
    return "".join(text.split())
