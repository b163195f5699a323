"""The ledger as CSV that a spreadsheet opens: one sheet, or a zip with a file for each."""

import csv
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from summaries.ledger import sheets
from summaries.ledger_records import reports
from summaries.printable import printable
from summaries.sheet_rows import FORMULA_STARTS
from summaries.sheets import Cell, Sheet, Source

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # else a spreadsheet opens Chinese CSV in another encoding


def ledger_csv(source: Source) -> bytes:
    """Return the sheet of reports."""
    return _csv(source, reports(source))


def ledger_csv_zip(source: Source) -> bytes:
    """Return all sheets in a zip, a file for each under its own name."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for sheet in sheets(source):
            archive.writestr(f"{source.writer.say(f'form-sheet-{sheet.key}')}.csv", _csv(source, sheet))
    return made.getvalue()


def _csv(source: Source, sheet: Sheet) -> bytes:
    say, zone = source.writer.say, ZoneInfo(source.facts.zone)
    heads = (column.head or say(f"form-column-{column.key}") for column in sheet.columns)
    return csv_table(heads, sheet.rows, zone)


def csv_table(heads: Iterable[str], rows: Iterable[Iterable[Cell]], zone: ZoneInfo) -> bytes:
    """Return a table; cells that begin like a formula get a quote before them."""
    made = StringIO()
    lines = csv.writer(made)
    lines.writerow(heads)
    lines.writerows([_cell(cell, zone) for cell in row] for row in rows)
    return (BOM + made.getvalue()).encode()


def _cell(cell: Cell, zone: ZoneInfo) -> Any:  # noqa: ANN401
    if isinstance(cell, datetime):
        return f"{cell.astimezone(zone):%Y-%m-%d %H:%M}"
    if not isinstance(cell, str):
        return cell
    text = printable(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
