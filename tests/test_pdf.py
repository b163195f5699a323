"""The summary as A4 PDF: outline, page numbers, the text as it was sent."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from summaries.tables import worded
from summaries.writing import Section
from tests.forms_scene import MARKUP, NUL, RARE, made, material
from tests.scene import Scene
from tests.test_board import pages


def test_the_outline_names_every_section_and_table(scene: Scene) -> None:
    found = material(scene)
    with pypdfium2.PdfDocument(BytesIO(made("pdf", found))) as document:
        titles = [item.get_title() for item in document.get_toc()]
    assert titles[0] == "一、总体"
    assert len(titles) == len(found.sections) + 2
    assert titles[-1] == "附表 2 单位报送一览表"


def test_every_page_has_its_number(scene: Scene) -> None:
    shown = pages(made("pdf", material(scene)))
    for place, page in enumerate(shown, start=1):
        assert f"— {place} / {len(shown)} —" in page


def test_a_page_is_a4(scene: Scene) -> None:
    with pypdfium2.PdfDocument(BytesIO(made("pdf", material(scene)))) as document:
        assert [round(side) for side in document[0].get_size()] == [595, 842]


def test_an_edited_section_is_printed_as_edited(scene: Scene) -> None:
    found = replace(material(scene), sections=(Section("overall", "总体", "办公室改写的话", edited=True),))
    assert "办公室改写的话" in pages(made("pdf", found))[0]


@pytest.mark.parametrize(
    ("words", "shown"),
    [(MARKUP, '#panic("x") *b* $a$ <w:p>&amp; {{ x }}'), (RARE, RARE), (NUL, "甲□乙")],
)
def test_hostile_words_are_printed_as_written(scene: Scene, words: str, shown: str) -> None:
    found = replace(material(scene), sections=(Section("overall", "总体", words),))
    assert shown in pages(made("pdf", found))[0]


def test_print_has_words_for_lights_and_wide_stops() -> None:
    chat = "二(三) 🟡→🔴、二(八) 🟢→🟡\n新增12家,累计1,200家。困难:用地不足,11月3日17:00前报"
    assert worded(chat, "zh-CN") == (
        "二(三) 黄灯→红灯、二(八) 绿灯→黄灯\n新增12家，累计1,200家。困难：用地不足，11月3日17:00前报"
    )
