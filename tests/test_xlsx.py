"""The ledger: sheets that filter and sort, real dates and numbers, no living formula."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from storage import nudges, reports
from storage.reports import NewReport
from tests.forms_scene import EMOJI, FORMULA, MARKUP, NUL, RARE, made, material
from tests.scene import Scene


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
    assert book.sheet_names == [
        "任务",
        "亮灯走势",
        "报送",
        "问题",
        "单位与负担",
        "指标",
        "指标实测",
        "催报",
        "数据来源",
    ]


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
    assert shown.count('state="frozen"') == shown.count("<autoFilter") == 9
    assert shown.count("<dataBar>") == 2
    assert shown.count('type="cellIs"') == 12


def test_a_formula_keeps_its_quote_when_somebody_edits_the_cell(scene: Scene) -> None:
    with ZipFile(BytesIO(made("xlsx", material(scene, FORMULA)))) as archive:
        assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()


@pytest.mark.parametrize("words", ["_x0041_", "a_x0000_b", "a & b < c > d", "  两端  ", "一\n二"])
def test_signs_with_a_meaning_in_the_format_are_read_back_as_written(scene: Scene, words: str) -> None:
    assert column(made("xlsx", material(scene, words)), "报送", "原文") == [words, words]


def test_a_cell_holds_what_the_format_allows(scene: Scene) -> None:
    (first, _) = column(made("xlsx", material(scene, "长" * 40_000)), "报送", "原文")
    assert first == "长" * 32_767


def test_a_light_is_shape_and_letter(scene: Scene) -> None:
    shown = set(column(made("xlsx", material(scene)), "任务", "灯"))
    assert shown <= {"◆ 红", "▲ 黄", "● 绿", "■ 结"}


def test_a_print_is_landscape_with_the_head_on_every_page_and_page_numbers(scene: Scene) -> None:
    content = made("xlsx", material(scene))
    shown = sheet_xml(content)
    assert shown.count('orientation="landscape"') == shown.count("&amp;P / &amp;N") == 9
    with ZipFile(BytesIO(content)) as archive:
        assert archive.read("xl/workbook.xml").decode().count("_xlnm.Print_Titles") == 9


def test_a_workbook_names_no_author(scene: Scene) -> None:
    with ZipFile(BytesIO(made("xlsx", material(scene)))) as archive:
        properties = archive.read("docProps/core.xml").decode()
    assert "<dc:title>应县专业镇周报</dc:title>" in properties
    assert "<dc:creator></dc:creator>" in properties
