"""The ledger as an xlsx workbook or as CSV; a formula in a report stays the text that was written."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from domain.lights import Light
from summaries.facts import SummaryFacts
from summaries.ledger import Cell, Column, Sheet, sheets
from summaries.printable import printable
from summaries.writing import Writer

LONGEST_CELL = 32_767  # signs, the format's own limit
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # else a spreadsheet opens Chinese CSV in another encoding
FORMATS = {
    "head": {
        "bold": True,
        "bg_color": "#F4F6F8",
        "border": 1,
        "border_color": "#D5DBE1",
        "valign": "vcenter",
    },
    "text": {"valign": "top"},
    "long": {"valign": "top", "text_wrap": True},
    "number": {"valign": "top", "num_format": "General"},
    "percent": {"valign": "top", "num_format": '0.##"%"'},
    "moment": {"valign": "top", "num_format": "yyyy-mm-dd hh:mm"},
    "light": {"valign": "top", "align": "center"},
    "red": {"bg_color": "#C62828", "font_color": "#FFFFFF"},
    "yellow": {"bg_color": "#F9B115", "font_color": "#1F2933"},
    "green": {"bg_color": "#2E7D32", "font_color": "#FFFFFF"},
    "blue": {"bg_color": "#1F5FA8", "font_color": "#FFFFFF"},
}


def ledger_workbook(tx: Connection, summary: SummaryFacts, language: str) -> bytes:
    """Return the ledger as xlsx; one row at a time is held in memory."""
    writer = Writer(summary, language)
    made = BytesIO()
    with Workbook(made, {"constant_memory": True, "default_date_format": "yyyy-mm-dd", **SAFE}) as book:
        formats = {name: book.add_format(form) for name, form in FORMATS.items()}
        for sheet in sheets(tx, writer):
            page = book.add_worksheet(writer.say(f"form-sheet-{sheet.key}"))
            _write(page, sheet, writer, formats)
    return made.getvalue()


def ledger_csv(tx: Connection, summary: SummaryFacts, language: str) -> bytes:
    """Return the sheet of reports as CSV; cells that begin like a formula get a quote before them."""
    writer = Writer(summary, language)
    sheet = next(sheet for sheet in sheets(tx, writer) if sheet.key == "reports")
    made = StringIO()
    lines = csv.writer(made)
    lines.writerow([writer.say(f"form-column-{column.key}") for column in sheet.columns])
    lines.writerows([_csv_cell(cell, summary.zone) for cell in row] for row in sheet.rows)
    return (BOM + made.getvalue()).encode()


def _csv_cell(cell: Cell, zone: str) -> Any:  # noqa: ANN401
    if isinstance(cell, datetime):
        return f"{cell.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    if not isinstance(cell, str):
        return cell
    text = printable(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _write(page: Worksheet, sheet: Sheet, writer: Writer, formats: dict[str, Any]) -> None:
    page.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, writer.say(f"form-column-{column.key}"), formats["head"])
    last = _write_rows(page, sheet, ZoneInfo(writer.summary.zone), formats)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    for place, column in enumerate(sheet.columns):
        _mark(page, column, (1, place, max(last, 1), place), writer, formats)


def _write_rows(page: Worksheet, sheet: Sheet, zone: ZoneInfo, formats: dict[str, Any]) -> int:
    kinds = [formats[column.kind] for column in sheet.columns]
    line = 0
    for line, row in enumerate(sheet.rows, start=1):
        for place, (cell, form) in enumerate(zip(row, kinds, strict=True)):
            _write_cell(page, (line, place), cell, zone, form)
    return line


def _write_cell(page: Worksheet, at: tuple[int, int], cell: Cell, zone: ZoneInfo, form: Any) -> None:  # noqa: ANN401
    match cell:
        case None | "":
            return
        case str():
            page.write_string(*at, printable(cell)[:LONGEST_CELL], form)
        case datetime():
            page.write_datetime(*at, cell.astimezone(zone).replace(tzinfo=None), form)
        case date():
            page.write_datetime(*at, cell, form)
        case _:
            page.write_number(*at, cell, form)


def _mark(
    page: Worksheet, column: Column, cells: Iterable[int], writer: Writer, formats: dict[str, Any]
) -> None:
    """Bars for percents, colours for lights."""
    if column.kind == "percent":
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": "#9CC3E6", "bar_border_color": "#5B9BD5"}
        page.conditional_format(
            *cells, bar | {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 100}
        )
    if column.kind == "light":
        for light in Light:
            letter = f'"{writer.say(f"form-light-{light}")}"'
            rule = {"type": "cell", "criteria": "==", "value": letter, "format": formats[light]}
            page.conditional_format(*cells, rule)
