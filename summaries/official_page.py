"""The page of GB/T 9704-2012: A4 with 22 lines of about 28 signs, page numbers outside."""

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from summaries.look import Faces
from summaries.official_styles import RED, element, set_face, set_styles

NUMBER = 14  # pt; 四号
PITCH = "579"  # of the grid's lines, in twentieths of a point


def official_document(faces: Faces) -> Document:
    """Return an empty document with its page, styles and page numbers set up."""
    document = docx.Document()
    _drop_ballast(document)
    _set_page(document)
    set_styles(document, faces)
    _number_pages(document, faces)
    document.core_properties.author = ""
    return document


def rule_below(below: Paragraph) -> None:
    """Draw the red line (红色分隔线) under a paragraph."""
    border = element("w:bottom", val="single", sz="12", space="4", color=str(RED))
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    # The schema has an order: the border comes before all that these paragraphs set besides.
    below._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")  # noqa: SLF001


def _drop_ballast(document: Document) -> None:
    """Remove what python-docx brings along: a hundred coloured table styles, and a copy of all styles.

    The copy is for Word 2007; where it differs from the styles, Word may call the file damaged.
    """
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(key)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    for grid in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 - python-docx has no name for it
        section._sectPr.remove(grid)  # noqa: SLF001
    section._sectPr.append(element("w:docGrid", type="lines", linePitch=PITCH))  # noqa: SLF001


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
        indent.set(qn(f"w:{side}"), str(20 * NUMBER))
        for part in ("— ", "PAGE", " —"):
            _add_part(line, part, faces.page_number)


def _add_part(line: Paragraph, part: str, face: str) -> None:
    run = line.add_run()
    run.font.size = Pt(NUMBER)
    set_face(run._r.get_or_add_rPr(), face, fitted=False)  # noqa: SLF001
    if part != "PAGE":
        run.text = part
        return
    for kind in ("begin", "end"):
        if kind == "end":
            code = OxmlElement("w:instrText")
            code.text = part
            run._r.append(code)  # noqa: SLF001
        run._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001
