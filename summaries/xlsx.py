"""The ledger as an xlsx workbook; a formula in a report stays the text that was written."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook

from domain.lights import Light
from summaries.ledger import sheets
from summaries.ledger_facts import light
from summaries.printable import file_title
from summaries.sheet_rows import Shape, moment_cell, number_cell, row_of, text_cell
from summaries.sheets import Column, Sheet, Source
from summaries.writing import document_title

TOP = {"valign": "top"}
FORMATS: dict[str, dict[str, Any]] = {
    "head": {
        "bold": True,
        "bg_color": "#F4F6F8",
        "border": 1,
        "border_color": "#D5DBE1",
        "valign": "vcenter",
    },
    "text": TOP,
    "long": TOP | {"text_wrap": True},
    "text-quoted": TOP | {"quote_prefix": True},
    "long-quoted": TOP | {"text_wrap": True, "quote_prefix": True},
    "number": TOP | {"num_format": "General"},
    "percent": TOP | {"num_format": '0.##"%"'},
    "moment": TOP | {"num_format": "yyyy-mm-dd hh:mm"},
    "day": TOP | {"num_format": "yyyy-mm-dd"},
    "light": TOP | {"align": "center"},
}
COLOURS = {
    Light.RED: {"bg_color": "#C62828", "font_color": "#FFFFFF"},
    Light.YELLOW: {"bg_color": "#F9B115", "font_color": "#1F2933"},
    Light.GREEN: {"bg_color": "#2E7D32", "font_color": "#FFFFFF"},
    Light.BLUE: {"bg_color": "#1F5FA8", "font_color": "#FFFFFF"},
}
BAR = {
    "type": "data_bar",
    "bar_solid": True,
    "bar_color": "#9CC3E6",
    "bar_border_color": "#5B9BD5",
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 100,
}
A4 = 9


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook under way, and its formats by name."""

    book: Workbook
    source: Source
    formats: dict[str, Any]

    def style(self, name: str) -> int:
        """Return the number by which a cell names its format."""
        number: int = self.formats[name]._get_xf_index()  # noqa: SLF001 - there is no public name
        return number


def ledger_workbook(source: Source) -> bytes:
    """Return the ledger as xlsx; one row at a time is held in memory."""
    facts = source.facts
    made = BytesIO()
    with Workbook(made, {"constant_memory": True}) as book:
        # No author: who asked for the ledger is nobody's business who gets it.
        moment = facts.moment.astimezone(ZoneInfo(facts.zone)).replace(tzinfo=None)
        title = file_title(document_title(facts, source.writer.language))
        book.set_properties({"title": title, "created": moment})
        formats = {name: book.add_format(form) for name, form in (FORMATS | COLOURS).items()}
        for sheet in sheets(source):
            _add(Book(book, source, formats), sheet)
    return made.getvalue()


def _add(book: Book, sheet: Sheet) -> None:
    say = book.source.writer.say
    page = book.book.add_worksheet(say(f"form-sheet-{sheet.key}"))
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
    last, width = _fill(page, book, sheet), len(sheet.columns) - 1
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, width)
    _set_up_print(page)
    for place, column in enumerate(sheet.columns):
        for rule in _rules(column, book):
            page.conditional_format(1, place, max(last, 1), place, rule)


def _fill(page: Any, book: Book, sheet: Sheet) -> int:  # noqa: ANN401 - its own type hides the file of rows
    """Write head and rows straight into the page's file of rows; return the place of the last."""
    say = book.source.writer.say
    head = [text_cell(place, book.style("head"), book.style("head")) for place in range(len(sheet.columns))]
    heads = tuple(column.head or say(f"form-column-{column.key}") for column in sheet.columns)
    page.row_data_fh.write(row_of(1, head, heads))
    shapes = [_shape(book, column, place) for place, column in enumerate(sheet.columns)]
    number = 1
    for number, values in enumerate(sheet.rows, start=2):
        page.row_data_fh.write(row_of(number, shapes, values))
    page.dim_rowmin, page.dim_rowmax = 0, number - 1
    page.dim_colmin, page.dim_colmax = 0, len(sheet.columns) - 1
    return number - 1


def _shape(book: Book, column: Column, place: int) -> Shape:
    style = book.style(column.kind)
    match column.kind:
        case "number" | "percent":
            return number_cell(place, style)
        case "moment" | "day":
            return moment_cell(place, style, ZoneInfo(book.source.facts.zone))
        case "light":
            return text_cell(place, style, style)
    return text_cell(place, style, book.style(f"{column.kind}-quoted"))


def _set_up_print(page: Any) -> None:  # noqa: ANN401
    """Landscape A4, as wide as the sheet, the head on every page, page numbers at the foot."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&P / &N")


def _rules(column: Column, book: Book) -> list[dict[str, Any]]:
    """Bars for percents, colours for lights."""
    if column.kind == "percent":
        return [BAR]
    if column.kind != "light":
        return []
    return [
        {
            "type": "cell",
            "criteria": "==",
            "value": f'"{light(book.source, shown)}"',
            "format": book.formats[shown],
        }
        for shown in Light
    ]
