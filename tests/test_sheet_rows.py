"""Rows of a sheet: the same cells that XlsxWriter would write itself, one at a time."""

from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from xlsxwriter import Workbook

from summaries.sheet_rows import moment_cell, number_cell, row_of, serial, text_cell
from tests.forms_scene import EMOJI, FORMULA, MARKUP, RARE, RIGHT_TO_LEFT

ZONE = ZoneInfo("Asia/Shanghai")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Read = list[tuple[dict[str, str], str]]


def cells(row: ET.Element) -> Read:
    """Each cell's attributes and what is in it."""
    return [(cell.attrib, "".join(cell.itertext())) for cell in row]


def written_here(*cells_of_row: str) -> Read:
    return cells(ET.fromstring(f'<row r="1">{"".join(cells_of_row)}</row>'))  # noqa: S314 - our own words


def written_by_xlsxwriter(*values: str | float) -> Read:
    made = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(made, options) as book:
        page, form = book.add_worksheet(), book.add_format({"bold": True})
        for place, value in enumerate(values):
            page.write(0, place, value, form)
    with ZipFile(made) as archive:
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    row = sheet.find(f".//{SHEET}row")
    assert row is not None
    return cells(row)


@pytest.mark.parametrize(
    "words",
    ["新增12家", FORMULA, MARKUP, EMOJI, RARE, "a & b < c > d", " x ", "_x0041_", "一\n二", "https://a.cn"],
)
def test_text_is_written_as_xlsxwriter_writes_it(words: str) -> None:
    assert written_here(text_cell(0, 1, 1)(1, words)) == written_by_xlsxwriter(words)


@pytest.mark.parametrize("value", [0, 12, -3, 65.5, 1e-9, 123456789012])
def test_a_number_is_written_as_xlsxwriter_writes_it(value: float) -> None:
    assert written_here(number_cell(0, 1)(1, value)) == written_by_xlsxwriter(value)


def test_columns_after_the_26th_have_two_letters() -> None:
    assert 'r="AB9"' in number_cell(27, 1)(9, 1)


def test_what_turns_the_writing_direction_becomes_a_visible_mark() -> None:
    assert written_here(text_cell(0, 1, 1)(1, RIGHT_TO_LEFT))[0][1].startswith("□")


def test_only_what_begins_like_a_formula_takes_the_quoted_style() -> None:
    write = text_cell(0, 1, 2)
    assert [written_here(write(1, words))[0][0]["s"] for words in ("=1", "+1", "-1", "@a", "1+1")] == list(
        "22221"
    )


def test_empty_cells_are_left_out_and_zero_is_not_empty() -> None:
    shapes = [text_cell(0, 1, 1), number_cell(1, 1), number_cell(2, 1)]
    assert row_of(3, shapes, ("", None, 0)) == '<row r="3"><c r="C3" s="1"><v>0</v></c></row>'


def test_moments_stand_in_the_programmes_time_and_days_are_whole() -> None:
    noon = datetime(2023, 10, 13, 4, tzinfo=UTC)
    assert serial(noon, ZONE) == 45212.5
    assert serial(date(2023, 10, 13), ZONE) == 45212
    assert "<v>45212.5</v>" in moment_cell(0, 1, ZONE)(1, noon)
