"""The ledger as CSV: what begins like a formula is quoted, and every sheet has its file."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from tests.forms_scene import FORMULA, NUL, made, material
from tests.scene import Scene


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("words", [FORMULA, "+1", "-1", "@SUM(1)", "\t=1"])
@pytest.mark.parametrize("form", ["csv", "csv-zip"])
def test_csv_quotes_what_begins_like_a_formula(scene: Scene, words: str, form: str) -> None:
    content = made(form, material(scene, words))
    if form == "csv-zip":
        with ZipFile(BytesIO(content)) as archive:
            content = archive.read("报送.csv")
    rows = lines(content)
    assert rows[1][rows[0].index("原文")] == f"'{words}"


def test_a_spreadsheet_reads_the_file_as_utf8(scene: Scene) -> None:
    assert made("csv", material(scene)).startswith("\ufeff序号".encode())


def test_a_zero_byte_becomes_a_visible_mark(scene: Scene) -> None:
    assert any("甲□乙" in row for row in lines(made("csv", material(scene, NUL))))


def test_the_zip_has_a_file_for_every_sheet(scene: Scene) -> None:
    with ZipFile(BytesIO(made("csv-zip", material(scene)))) as archive:
        heads = {name: lines(archive.read(name))[0][0] for name in archive.namelist()}
    assert heads == {
        "任务.csv": "灯",
        "亮灯走势.csv": "编号",
        "报送.csv": "序号",
        "问题.csv": "序号",
        "单位与负担.csv": "单位",
        "指标.csv": "编号",
        "指标实测.csv": "编号",
        "催报.csv": "催报时间",
        "数据来源.csv": "数字",
    }
