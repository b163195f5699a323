"""The styles of GB/T 9704-2012: lines, faces, headings, tables.

Faces are names only: they are on the machines of offices, and another machine shows a substitute.
"""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from summaries.look import OFFICIAL_FACES, Faces

LINE = 28.95  # pt
SIGN = 16  # pt; 三号
TEXT_WIDTH = Mm(156)  # between the margins
RED = RGBColor(0xC0, 0x00, 0x00)
BLACK = RGBColor(0, 0, 0)
LATIN = "Times New Roman"
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
TABLE_STYLE = "Official table"
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a style's paragraphs look; sizes in pt, indents in signs. A fitted one holds 28 signs a line."""

    face: str
    size: float = SIGN
    line: float = LINE
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    colour: RGBColor = BLACK
    fitted: bool = False
    first_line: int = 0
    right: int = 0
    both_ends: bool = False  # what follows a tab stands at the right margin
    kept: bool = False  # on one page with the paragraph that follows


def shapes(faces: Faces) -> dict[str, Shape]:
    """Return the paragraph styles that official papers use, by name."""
    centre, left, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
    return {
        "Normal": Shape(faces.body),
        "Heading 1": Shape(faces.heading, first_line=2, kept=True),
        "Heading 2": Shape(faces.subheading, first_line=2, kept=True),
        "Heading 3": Shape(faces.body, first_line=2, kept=True),
        "Official body": Shape(faces.body, fitted=True, first_line=2),
        "Official ending": Shape(faces.body, fitted=True, first_line=2, kept=True),
        "Official head": Shape(faces.title, 38, line=56, align=centre, colour=RED),
        "Official number": Shape(faces.body, align=centre),
        "Official title": Shape(faces.title, 22, line=32, align=centre),
        "Official addressee": Shape(faces.body, align=left),
        "Official sender": Shape(faces.body, align=right, right=4, kept=True),
        "Official date": Shape(faces.body, align=right, right=4),
        "Official issuer": Shape(faces.body, align=left, both_ends=True),
        "Official label": Shape(faces.heading, align=centre),
        "Official field": Shape(faces.body, align=left),
        "Official cell": Shape(faces.body, 10.5, line=15, align=left),
        "Official column": Shape(faces.heading, 10.5, line=15, align=centre),
    }


STYLE_KINDS = dict.fromkeys(shapes(OFFICIAL_FACES), WD_STYLE_TYPE.PARAGRAPH) | {
    TABLE_STYLE: WD_STYLE_TYPE.TABLE
}


def set_styles(document: Document, faces: Faces) -> None:
    """Make the styles of the document the official ones."""
    for name, shape in shapes(faces).items():
        _set_style(document, name, shape)
    _add_table_style(document)
    # Signs that Chinese and Japanese share look differently; this asks for the Chinese ones.
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def add_missing_styles(document: Document, faces: Faces) -> None:
    """Add the styles that a document does not have; those it has stay as they are."""
    known = {style.name for style in document.styles}
    for name, shape in shapes(faces).items():
        if name not in known:
            _set_style(document, name, shape)
    if TABLE_STYLE not in known:
        _add_table_style(document)


def set_face(properties: Any, face: str, *, fitted: bool) -> None:  # noqa: ANN401
    fonts = properties.get_or_add_rFonts()
    for theme in THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script, name in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", face), ("cs", LATIN)):
        fonts.set(qn(f"w:{script}"), name)
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)
    if fitted:  # a quarter point less between signs: 28 of them fill a line
        properties.insert_element_before(
            element("w:spacing", val="-5"), "w:w", "w:kern", "w:position", "w:sz"
        )


def element(tag: str, /, **attributes: str) -> Any:  # noqa: ANN401 - python-docx has no types for XML
    made = OxmlElement(tag)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def _set_style(document: Document, name: str, shape: Shape) -> None:
    known = {style.name for style in document.styles}
    add = document.styles.add_style
    style = document.styles[name] if name in known else add(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.italic = Pt(shape.size), False, False
    style.font.color.rgb = shape.colour
    set_face(style.element.get_or_add_rPr(), shape.face, fitted=shape.fitted)
    form = style.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(shape.line)
    form.space_before = form.space_after = Pt(0)
    form.alignment, form.widow_control = shape.align, False
    form.keep_with_next = shape.kept
    if shape.both_ends:
        form.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _indent(style, firstLine=shape.first_line, right=shape.right)
    if shape.line != LINE:
        _off_grid(style)


def _add_table_style(document: Document) -> None:
    """A thin line round every cell."""
    style = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    borders = OxmlElement("w:tblBorders")
    for edge in EDGES:
        borders.append(element(f"w:{edge}", val="single", sz="4", space="0", color="auto"))
    properties = OxmlElement("w:tblPr")
    properties.append(borders)
    style.element.append(properties)


def _indent(style: Any, **signs: int) -> None:  # noqa: ANN401
    """Indent by whole signs; the measure beside them is for programs that do not count signs."""
    for side, count in signs.items():
        if count:
            indent = style.element.get_or_add_pPr().get_or_add_ind()
            indent.set(qn(f"w:{side}Chars"), str(100 * count))
            indent.set(qn(f"w:{side}"), str(20 * SIGN * count))


def _off_grid(style: Any) -> None:  # noqa: ANN401
    """Else a line that is higher than the grid's would take two of them."""
    off = element("w:snapToGrid", val="0")
    style.element.get_or_add_pPr().insert_element_before(off, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
