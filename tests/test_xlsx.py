"""The ledger: sheets that filter and sort, real dates and numbers, no living formula."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from storage import issues, nudges, reports
from storage.reports import NewReport
from tests.forms_scene import EMOJI, FORMULA, MARKUP, NUL, RARE, made, material
from tests.scene import Scene, at


def sheet(content: bytes, name: str) -> list[list[object]]:
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(name).to_python()
    return [list(row) for row in rows]


def column(content: bytes, name: str, head: str) -> list[object]:
    rows = sheet(content, name)
    place = rows[0].index(head)
    return [row[place] for row in rows[1:]]


def sheet_xml(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return "".join(archive.read(name).decode() for name in names)


def test_the_ledger_has_its_sheets(scene: Scene) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(made("xlsx", material(scene))))
    assert book.sheet_names == ["任务", "报送", "问题", "单位与负担", "指标"]


def test_reports_stand_in_full_with_real_dates_and_numbers(scene: Scene) -> None:
    content = made("xlsx", material(scene, "新增12家。" * 300))
    assert column(content, "报送", "原文") == ["新增12家。" * 300] * 2
    assert column(content, "报送", "进度") == [60, 60]
    assert column(content, "报送", "报送时间") == [datetime(2023, 10, 12, 15)] * 2  # noqa: DTZ001


def test_a_corrected_report_shows_all_its_versions(scene: Scene) -> None:
    found = material(scene)
    first = found.facts.overall.on_time.periods[0]
    contact = scene.contact(name="李红")
    receipt = reports.open_submission(scene.tx, scene.programme_id, contact.id, ["9"], scene.now)
    reports.file(scene.tx, NewReport(first, "更正后的话", percent=65), receipt, contact, scene.now)
    content = made("xlsx", found)
    assert column(content, "报送", "版本") == [1, 2, 1]
    assert column(content, "报送", "状态") == ["已更正", "待审", "待审"]


def test_units_show_how_often_they_were_asked(scene: Scene) -> None:
    nudges.count_burden(scene.tx, [1], date(2023, 10, 10), by_office=True)
    content = made("xlsx", material(scene))
    assert sum(column(content, "单位与负担", "人工催办")) == 1  # type: ignore[arg-type]


def test_issues_show_when_they_were_raised(scene: Scene) -> None:
    found = material(scene)
    issues.raise_from(scene.tx, 1, found.facts.overall.on_time.reports[0], "用地指标不足", at(12, 16))
    assert column(made("xlsx", found), "问题", "提出时间") == [datetime(2023, 10, 12, 16)]  # noqa: DTZ001


@pytest.mark.parametrize(
    "words", [FORMULA, "+1", "-1", "@SUM(1)", MARKUP, EMOJI, RARE, "https://example.com"]
)
def test_hostile_words_stay_words(scene: Scene, words: str) -> None:
    content = made("xlsx", material(scene, words))
    assert column(content, "报送", "原文") == [words, words]
    assert "<f>" not in sheet_xml(content)
    assert "<hyperlink" not in sheet_xml(content)


def test_a_zero_byte_becomes_a_visible_mark(scene: Scene) -> None:
    assert column(made("xlsx", material(scene, NUL)), "报送", "原文")[0] == "甲□乙"


def test_heads_are_frozen_and_filtered_percents_have_bars_lights_colours(scene: Scene) -> None:
    shown = sheet_xml(made("xlsx", material(scene)))
    assert shown.count('state="frozen"') == shown.count("<autoFilter") == 5
    assert shown.count("<dataBar>") == 2
    assert shown.count('type="cellIs"') == 4


@pytest.mark.parametrize("words", [FORMULA, "+1", "-1", "@SUM(1)", "\t=1"])
def test_csv_quotes_what_begins_like_a_formula(scene: Scene, words: str) -> None:
    text = made("csv", material(scene, words)).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert rows[1][rows[0].index("原文")] == f"'{words}"
