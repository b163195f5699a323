"""Documents in the official form of GB/T 9704-2012: page, lines, faces, headings, page numbers.

A full page has 22 lines of 28.95 pt, about 28 signs each. Faces are names only: they are on the machines of
offices, and another machine shows a substitute.
"""

from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Row
from docx.text.paragraph import Paragraph

from summaries.printable import printable

LINE = 28.95  # pt
GRID = "579"  # the same in twentieths of a point
RED = RGBColor(0xC0, 0x00, 0x00)
BLACK = RGBColor(0, 0, 0)
LATIN = "Times New Roman"
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True, slots=True)
class Faces:
    """The type faces of a document, by what they are used for."""

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    heading: str = "黑体"
    subheading: str = "楷体_GB2312"
    page_number: str = "宋体"


OFFICIAL_FACES = Faces()


def official_document(faces: Faces) -> Document:
    """Return an empty document with its page, styles and page numbers set up."""
    document = docx.Document()
    _set_page(document)
    for name, look in _looks(faces).items():
        _set_style(document, name, look)
    _number_pages(document, faces)
    return document


def paragraph(document: Document, text: str, style: str) -> Paragraph:
    """Add a paragraph of plain text; its line ends become line breaks."""
    return document.add_paragraph(printable(text), style)


def rule_below(below: Paragraph) -> None:
    """Draw the red line (红色分隔线) under a paragraph."""
    border = _element("w:bottom", val="single", sz="12", space="4", color=str(RED))
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    # The schema has an order: the border comes before all that these paragraphs set besides.
    below._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")  # noqa: SLF001


def keep_row(row: _Row, *, repeated: bool = False) -> None:
    """Keep a table's row on one page; a repeated one heads every page of the table."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(OxmlElement("w:cantSplit"))
    if repeated:
        properties.append(OxmlElement("w:tblHeader"))


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    for grid in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 - python-docx has no name for it
        section._sectPr.remove(grid)  # noqa: SLF001
    section._sectPr.append(_element("w:docGrid", type="lines", linePitch=GRID))  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Look:
    """How a style's paragraphs look; sizes in pt. A fitted one holds 28 signs a line."""

    face: str
    size: float = 16
    line: float = LINE
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    colour: RGBColor = BLACK
    fitted: bool = False
    indented: bool = False


def _looks(faces: Faces) -> dict[str, Look]:
    centre, left = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
    return {
        "Normal": Look(faces.body),
        "Heading 1": Look(faces.heading, indented=True),
        "Heading 2": Look(faces.subheading, indented=True),
        "Official body": Look(faces.body, fitted=True, indented=True),
        "Official head": Look(faces.title, 38, line=56, align=centre, colour=RED),
        "Official date": Look(faces.body, align=centre),
        "Official cell": Look(faces.body, 10.5, line=15, align=left),
        "Official column": Look(faces.heading, 10.5, line=15, align=centre),
    }


def _set_style(document: Document, name: str, look: Look) -> None:
    known = {style.name for style in document.styles}
    add = document.styles.add_style
    style = document.styles[name] if name in known else add(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), False, False
    style.font.color.rgb = look.colour
    _set_face(style.element.get_or_add_rPr(), look.face, fitted=look.fitted)
    form = style.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    form.space_before = form.space_after = Pt(0)
    form.alignment, form.widow_control = look.align, False
    form.keep_with_next = name.startswith("Heading")
    if look.indented:
        _indent(style)
    if look.line != LINE:
        _off_grid(style)


def _set_face(properties: Any, face: str, *, fitted: bool) -> None:  # noqa: ANN401
    fonts = properties.get_or_add_rFonts()
    for theme in THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script, name in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", face), ("cs", LATIN)):
        fonts.set(qn(f"w:{script}"), name)
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)
    if fitted:  # a quarter point less between signs: 28 of them fill a line
        properties.insert_element_before(
            _element("w:spacing", val="-5"), "w:w", "w:kern", "w:position", "w:sz"
        )


def _indent(style: Any) -> None:  # noqa: ANN401
    """Two signs at the start of each paragraph."""
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), "640")


def _off_grid(style: Any) -> None:  # noqa: ANN401
    """Else a line that is higher than the grid's would take two of them."""
    off = _element("w:snapToGrid", val="0")
    style.element.get_or_add_pPr().insert_element_before(off, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _number_pages(document: Document, faces: Faces) -> None:
    """— 1 — in 14 pt: at the right on odd pages, at the left on even ones, one sign from the edge."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        right = side == "right"
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        indent = line._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001
        indent.set(qn(f"w:{side}Chars"), "100")
        for part in ("— ", "PAGE", " —"):
            _add_part(line, part, faces.page_number)


def _add_part(line: Paragraph, part: str, face: str) -> None:
    run = line.add_run()
    run.font.size = Pt(14)
    _set_face(run._r.get_or_add_rPr(), face, fitted=False)  # noqa: SLF001
    if part != "PAGE":
        run.text = part
        return
    for kind in ("begin", "end"):
        if kind == "end":
            code = OxmlElement("w:instrText")
            code.text = part
            run._r.append(code)  # noqa: SLF001
        run._r.append(_element("w:fldChar", fldCharType=kind))  # noqa: SLF001


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made
