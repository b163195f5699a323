"""Reads a table from .xlsx, .xls or .csv as numbered lines of text, or says why that cannot be.

A file made to do harm can exhaust the memory or abort the process inside the reader of workbooks:
call this in a child process with limits.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import islice
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

LARGEST = 2_000_000  # bytes
MOST_LINES = 5_100  # 5,000 people, with titles and notes around them
MOST_CELLS = 60  # of one line
MOST_SHEETS = 20
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # .xlsx; .xls, and any file with a password
DELIMITERS = ",;\t|，；"
SAMPLE = 2_000  # characters that show which delimiter a .csv has


class Refusal(StrEnum):
    """Why a whole file is refused; the catalogue has a sentence `roster-refused-…` for each."""

    MISSING = "missing"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_MANY_LINES = "too-many-lines"
    PROTECTED = "protected"
    DAMAGED = "damaged"
    NO_TABLE = "no-table"  # neither a workbook nor text
    NO_HEADER = "no-header"


class RosterError(Exception):
    """A file that is no roster; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


Cell = int | float | str | bool | time | date | timedelta  # datetime is a date


@dataclass(frozen=True, slots=True)
class Line:
    number: int  # in the file; the first is 1
    cells: tuple[str, ...]


def read_sheets(path: Path) -> Iterator[list[Line]]:
    """Yield the lines of each visible sheet; a .csv is one sheet. Raises RosterError."""
    content = _content(path)
    if content.startswith(WORKBOOKS):
        yield from _workbook_sheets(content)
    else:
        yield _text_lines(_decoded(content))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise RosterError(Refusal.MISSING) from None
    if len(content) > LARGEST:
        raise RosterError(Refusal.TOO_LARGE)
    if not content.strip():
        raise RosterError(Refusal.EMPTY)
    return content


def _workbook_sheets(content: bytes) -> Iterator[list[Line]]:
    try:
        with load_workbook(io.BytesIO(content)) as book:
            for name in islice(_visible_sheets(book), MOST_SHEETS):
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_LINES + 1)
                yield _limited(Line(number, _texts(row)) for number, row in enumerate(rows, start=1))
    except PasswordError:
        raise RosterError(Refusal.PROTECTED) from None
    except CalamineError:
        raise RosterError(Refusal.DAMAGED) from None


def _visible_sheets(book: CalamineWorkbook) -> Iterator[str]:
    for sheet in book.sheets_metadata:
        if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet:
            yield sheet.name


def _decoded(content: bytes) -> str:
    """Decode what Excel and text editors save in China; a NUL tells that it was no text."""
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RosterError(Refusal.NO_TABLE)


def _text_lines(text: str) -> list[Line]:
    try:
        return _limited(_numbered(text))
    except csv.Error:  # one cell of more than 128 KB
        raise RosterError(Refusal.DAMAGED) from None


def _numbered(text: str) -> Iterator[Line]:
    delimiter = max(DELIMITERS, key=text[:SAMPLE].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    for row in reader:
        yield Line(number, _texts(row))
        number = reader.line_num + 1  # a quoted cell may hold line breaks


def _limited(lines: Iterable[Line]) -> list[Line]:
    limited = list(islice(lines, MOST_LINES + 1))
    if len(limited) > MOST_LINES:
        raise RosterError(Refusal.TOO_MANY_LINES)
    return limited


def _texts(row: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(_text(cell) for cell in islice(row, MOST_CELLS))


def _text(cell: Cell) -> str:
    """Return a cell as people see it, in plain signs: no full-width digits, no invisible marks.

    Workbooks keep whole numbers, phones too, as 13800000000.0.
    """
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    plain = unicodedata.normalize("NFKC", str(cell))
    return "".join(sign for sign in plain if sign.isprintable() or sign == "\n").strip()
