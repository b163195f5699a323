"""Rows of a sheet in the format's own words (SpreadsheetML), strings inside their cells.

XlsxWriter looks at every cell several times over, which is three quarters of what a ledger of 50,000 reports
costs. Here a column's form of cell is chosen once, and what is dangerous is looked for by one search.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from xlsxwriter.utility import xl_col_to_name

from summaries.printable import UNSHOWABLE, printable

LONGEST_CELL = 32_767  # signs, the format's own limit
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ORIGIN = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of the format, which knows no zones
DAY = timedelta(days=1)
ESCAPED = re.compile(r"_(x[0-9a-fA-F]{4}_)")  # the format reads _x0041_ as an A
SPECIAL = re.compile(f"[&<>]|{UNSHOWABLE.pattern}|{ESCAPED.pattern}")

Shape = Callable[[int, Any], str]  # the cell of a row (the first is 1) with this value


def number_cell(place: int, style: int) -> Shape:
    column = xl_col_to_name(place)

    def cell(row: int, value: float) -> str:
        return f'<c r="{column}{row}" s="{style}"><v>{value:.16G}</v></c>'

    return cell


def text_cell(place: int, style: int, quoted: int) -> Shape:
    """Text stays text; what begins like a formula takes the `quoted` style, and keeps it when edited."""
    column = xl_col_to_name(place)

    def cell(row: int, value: str) -> str:
        shown = quoted if value.startswith(FORMULA_STARTS) else style
        text = plain(value) if SPECIAL.search(value) else value[:LONGEST_CELL]
        return (
            f'<c r="{column}{row}" s="{shown}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        )

    return cell


def moment_cell(place: int, style: int, zone: ZoneInfo) -> Shape:
    number = number_cell(place, style)

    def cell(row: int, value: date) -> str:
        return number(row, serial(value, zone))

    return cell


def plain(text: str) -> str:
    """Return any text as XML: what cannot be shown marked, what has a meaning in the format escaped."""
    text = ESCAPED.sub(r"_x005F_\1", printable(text)[:LONGEST_CELL])
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def serial(at: date, zone: ZoneInfo) -> float:
    """Return a moment or a day as the format counts it: days since the end of 1899, in local time."""
    if isinstance(at, datetime):
        return (at.astimezone(zone).replace(tzinfo=None) - ORIGIN) / DAY
    return (at - ORIGIN.date()).days


def row_of(number: int, shapes: list[Shape], values: tuple[Any, ...]) -> str:
    """Return a row; empty cells are left out."""
    cells = [
        shape(number, value)
        for shape, value in zip(shapes, values, strict=True)
        if value is not None and value != ""
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'
