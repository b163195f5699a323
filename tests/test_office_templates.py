"""An office's own template takes a paper's parts at its bookmarks; a broken one loses no summary."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from summaries.layouts import LAYOUTS, bookmark_names, starting_template
from summaries.look import OFFICIAL_FACES, Faces, Look
from summaries.making import Material
from summaries.office_templates import TemplateError, left_out, opened
from tests.forms_scene import MARKUP, made, material
from tests.official_scene import cells, heads, words
from tests.scene import Scene
from tests.template_scene import GREEN, filled, letterhead, mark, saved


@pytest.fixture
def week(scene: Scene) -> Material:
    return material(scene)


def with_template(week: Material, folder: Path, document: Document | None = None) -> Document:
    """The weekly summary in the office's template."""
    return filled("docx", replace(week, look=saved(document or letterhead(), folder)))


def refusal(document: Document, folder: Path) -> str:
    saved(document, folder)
    with pytest.raises(TemplateError) as refused:
        opened(folder / "summary.docx", "summary")
    return str(refused.value)


def test_the_parts_go_where_the_bookmarks_are(week: Material, tmp_path: Path) -> None:
    document = with_template(week, tmp_path)
    assert cells(document.tables[0])[0][1] == "应县专业镇周报"
    assert "县工信局主办  2023年第41期  内部资料" in words(document)
    assert heads(document)[0] == "一、总体"
    assert words(document).endswith("地址:新建西街1号")
    assert "〔" not in words(document)


def test_the_text_takes_over_the_look_of_what_it_replaces(week: Material, tmp_path: Path) -> None:
    (run,) = with_template(week, tmp_path).tables[0].cell(0, 1).paragraphs[0].runs
    assert (run.text, run.bold) == ("应县专业镇周报", True)


def test_the_offices_styles_are_used_and_missing_ones_added(week: Material, tmp_path: Path) -> None:
    look = Look(Faces(heading="微软雅黑"), tmp_path)
    saved(letterhead(), tmp_path)
    styles = filled("docx", replace(week, look=look)).styles
    assert styles["Official body"].font.color.rgb == GREEN
    assert styles["Official column"].element.rPr.rFonts.get(qn("w:eastAsia")) == "微软雅黑"


def test_the_logo_stays(week: Material, tmp_path: Path) -> None:
    assert len(with_template(week, tmp_path).inline_shapes) == 1


def test_parts_without_a_bookmark_are_left_out(week: Material, tmp_path: Path) -> None:
    document = with_template(week, tmp_path)
    assert len(document.tables) == 1
    assert left_out(letterhead(), "summary") == ["span", "tables"]


def test_a_body_may_stand_in_a_cell(week: Material, tmp_path: Path) -> None:
    template = docx.Document()
    cell = template.add_table(rows=1, cols=1).cell(0, 0)
    mark(cell.paragraphs[0], "body")
    mark(cell.add_paragraph(), "tables")
    cell = with_template(week, tmp_path, template).tables[0].cell(0, 0)
    assert cell.paragraphs[0].text == "一、总体"
    assert len(cell.tables) == 2
    # Word calls a cell that does not end with a paragraph damaged.
    assert cell._tc[-1].tag == qn("w:p")  # noqa: SLF001


def test_a_bookmark_over_whole_paragraphs_ends_in_the_next_one(week: Material, tmp_path: Path) -> None:
    template = docx.Document()
    line = template.add_paragraph()
    mark(line, "body", "〔正文〕")
    following = template.add_paragraph("以上")
    following._p.insert(0, line._p[-1])  # noqa: SLF001
    document = with_template(week, tmp_path, template)
    assert heads(document)[0] == "一、总体"
    assert words(document).endswith("\n以上")


def test_a_bookmark_between_paragraphs_means_the_next_one(week: Material, tmp_path: Path) -> None:
    template = letterhead()
    line = next(line for line in template.paragraphs if line.text == "〔正文〕")
    line._p.addprevious(line._p.find(qn("w:bookmarkStart")))  # noqa: SLF001
    assert heads(with_template(week, tmp_path, template))[0] == "一、总体"


@pytest.mark.parametrize("wrapping", ["w:sdtContent", "w:hyperlink"])
def test_a_bookmark_may_stand_in_a_field_to_fill_or_a_link(
    week: Material, tmp_path: Path, wrapping: str
) -> None:
    template = letterhead()
    line = template.add_paragraph("时间:")
    mark(line, "span", "〔起止〕")
    inner = OxmlElement(wrapping)
    for part in list(line._p)[-3:]:  # noqa: SLF001
        inner.append(part)
    outer = inner if wrapping == "w:hyperlink" else OxmlElement("w:sdt")
    if outer is not inner:
        outer.append(inner)
    line._p.append(outer)  # noqa: SLF001
    text = "".join(
        part.text or "" for part in with_template(week, tmp_path, template).element.iter(qn("w:t"))
    )
    assert "时间:10月9日(周一)—10月15日(周日)" in text
    assert "〔" not in text


def test_a_name_that_is_there_twice_is_filled_twice(week: Material, tmp_path: Path) -> None:
    template = letterhead()
    for _ in range(2):
        line = template.add_paragraph()
        mark(line, "span", "〔起止〕", number=7)
        line.add_run(" 止")
    assert words(with_template(week, tmp_path, template)).count("10月9日(周一)—10月15日(周日) 止") == 2


def test_words_beside_a_bookmark_of_the_body_stay(week: Material, tmp_path: Path) -> None:
    template = docx.Document()
    mark(template.add_paragraph("一周情况"), "body", "〔正文〕")
    assert words(with_template(week, tmp_path, template)).startswith("一周情况\n一、总体")


def test_hostile_words_come_out_as_written(scene: Scene, tmp_path: Path) -> None:
    week = material(scene, MARKUP)
    week = replace(week, facts=replace(week.facts, programme=MARKUP), look=saved(letterhead(), tmp_path))
    assert MARKUP in cells(filled("docx", week).tables[0])[0][1]


def test_a_form_without_a_template_has_the_standard_layout(week: Material, tmp_path: Path) -> None:
    week = replace(week, look=saved(letterhead(), tmp_path, "slip.docx"))
    assert "应县专业镇周报" in words(filled("docx", week))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("form", LAYOUTS)
def test_a_starting_template_has_every_bookmark(form: str, language: str, tmp_path: Path) -> None:
    saved(starting_template(form, OFFICIAL_FACES, language), tmp_path, f"{form}.docx")
    document = opened(tmp_path / f"{form}.docx", form)
    assert left_out(document, form) == []
    assert words(document).count("〔") == len(bookmark_names(form))


def test_a_starting_template_gives_the_standard_form(week: Material, tmp_path: Path) -> None:
    look = saved(starting_template("summary", OFFICIAL_FACES, "zh-CN"), tmp_path)
    assert words(filled("docx", replace(week, look=look))) == words(filled("docx", week))


def test_a_misspelt_bookmark_is_named_with_what_was_meant(tmp_path: Path) -> None:
    template = letterhead()
    mark(template.add_paragraph(), "Tabels")
    assert refusal(template, tmp_path) == "summary.docx: there is no bookmark Tabels, tables is meant"


def test_a_template_needs_a_place_for_the_body(tmp_path: Path) -> None:
    assert refusal(docx.Document(), tmp_path) == "summary.docx: the bookmark body is missing"


def test_a_style_of_another_kind_is_refused(tmp_path: Path) -> None:
    template = letterhead()
    template.styles.add_style("Official cell", WD_STYLE_TYPE.CHARACTER)
    assert refusal(template, tmp_path) == "summary.docx: the style Official cell is of another kind"


def test_a_page_without_margins_is_refused(tmp_path: Path) -> None:
    template = letterhead()
    page = template.sections[0]._sectPr  # noqa: SLF001
    page.remove(page.find(qn("w:pgMar")))
    assert refusal(template, tmp_path) == "summary.docx: its page has no size or no margins"


def test_bookmarks_for_other_ends_are_let_be(week: Material, tmp_path: Path) -> None:
    template = letterhead()
    for number, name in enumerate(("_GoBack", "OLE_LINK1", "附件1"), start=50):
        mark(template.add_paragraph(), name, number=number)
    assert heads(with_template(week, tmp_path, template))[0] == "一、总体"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no docx"])
def test_a_file_that_is_no_docx_is_refused(week: Material, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "summary.docx").write_bytes(content)
    with pytest.raises(TemplateError, match=r"^summary\.docx cannot be read as a docx document$"):
        made("docx", replace(week, look=Look(templates=tmp_path)))
