"""The official document: the page, lines and faces of GB/T 9704-2012, and words that stay words."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from summaries.look import Faces, Look
from summaries.writing import Section
from tests.forms_scene import EMOJI, FORMULA, MARKUP, NUL, RARE, made, material
from tests.scene import Scene


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_the_page_is_that_of_the_standard(scene: Scene) -> None:
    section = opened(made("docx", material(scene))).sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges if edge is not None] == [37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


@pytest.mark.parametrize(
    ("style", "face"),
    [
        ("Official head", "方正小标宋简体"),
        ("Official body", "仿宋_GB2312"),
        ("Heading 1", "黑体"),
        ("Heading 2", "楷体_GB2312"),
    ],
)
def test_each_style_has_its_chinese_face(scene: Scene, style: str, face: str) -> None:
    fonts = opened(made("docx", material(scene))).styles[style].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == face
    assert fonts.get(qn("w:ascii")) == "Times New Roman"
    assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_another_set_of_faces_may_be_chosen(scene: Scene) -> None:
    found = replace(material(scene), look=Look(Faces(body="仿宋")))
    assert 'w:eastAsia="仿宋"' in part(made("docx", found), "word/styles.xml")


def test_the_body_has_exact_lines_and_two_signs_of_indent(scene: Scene) -> None:
    style = opened(made("docx", material(scene))).styles["Official body"]
    assert style.paragraph_format.line_spacing.pt == pytest.approx(28.95, abs=0.05)
    assert style.paragraph_format.space_after.pt == 0
    assert style.element.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_a_line_higher_than_the_grid_is_off_the_grid(scene: Scene) -> None:
    style = opened(made("docx", material(scene))).styles["Official head"]
    assert style.element.pPr.find(qn("w:snapToGrid")).get(qn("w:val")) == "0"


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(scene: Scene) -> None:
    content = made("docx", material(scene))
    assert "w:evenAndOddHeaders" in part(content, "word/settings.xml")
    section = opened(content).sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        line = footer.paragraphs[0]
        assert (line.text, "PAGE" in line._p.xml) == ("—  —", True)  # noqa: SLF001
        assert f'w:jc w:val="{side}"' in line._p.xml  # noqa: SLF001


def test_sections_are_real_headings_and_tables_real_tables(scene: Scene) -> None:
    found = material(scene)
    document = opened(made("docx", found))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert heads[:2] == ["一、总体", "二、亮灯"]
    assert [len(table.rows) for table in document.tables] == [
        len(found.facts.tasks) + 1,
        len(found.facts.duties) + 1,
    ]
    assert "w:tblHeader" in document.tables[0].rows[0]._tr.xml  # noqa: SLF001


def test_lights_are_words_in_print(scene: Scene) -> None:
    text = part(made("docx", material(scene)), "word/document.xml")
    assert "黄灯" in text
    assert not re.search("[🔴🟡🟢✅]", text)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param(MARKUP, MARKUP, id="markup"),
        pytest.param(FORMULA, FORMULA, id="formula"),
        pytest.param(EMOJI, EMOJI, id="emoji"),
        pytest.param(RARE, RARE, id="rare names"),
        pytest.param(NUL, "甲□乙", id="a zero byte"),
        pytest.param("\u202eمرحبا", "□مرحبا", id="right to left"),
        pytest.param("长" * 4000, "长" * 4000, id="a long paragraph"),
    ],
)
def test_hostile_words_come_out_as_written(scene: Scene, words: str, shown: str) -> None:
    found = replace(material(scene), sections=(Section("overall", "总体", words),))
    assert shown in [p.text for p in opened(made("docx", found)).paragraphs]
