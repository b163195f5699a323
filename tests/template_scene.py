"""A made-up template of an office: a head in a table beside a logo, bookmarks in cells, styles of its own."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from PIL import Image

from summaries.look import Look
from summaries.making import Material
from tests.forms_scene import made
from tests.official_scene import opened

GREEN = RGBColor(0, 0x80, 0)


def mark(line: Paragraph, name: str, *covered: str, number: int = 0) -> None:
    """Put a bookmark at the end of a paragraph, on these runs."""
    number = number or 100 + len(line.part.element.findall(f".//{qn('w:bookmarkStart')}"))
    line._p.append(_bookmark("w:bookmarkStart", id=str(number), name=name))  # noqa: SLF001
    for text in covered:
        line.add_run(text)
    line._p.append(_bookmark("w:bookmarkEnd", id=str(number)))  # noqa: SLF001


def _bookmark(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def letterhead() -> Document:
    """A document with a table of logo and title, the bureau's name, and a body in a green style."""
    document = docx.Document()
    style = document.styles.add_style("Official body", WD_STYLE_TYPE.PARAGRAPH)
    style.font.color.rgb, style.font.size = GREEN, Pt(15)
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).paragraphs[0].add_run().add_picture(_logo(), width=Mm(20))
    title = head.cell(0, 1).paragraphs[0]
    mark(title, "title", "〔标题〕", "〔续〕")
    title.runs[0].bold = True
    issue = document.add_paragraph("县工信局主办  ")
    mark(issue, "issue")
    issue.add_run("  内部资料")
    mark(document.add_paragraph(), "body", "〔正文〕")
    document.add_paragraph("地址:新建西街1号")
    return document


def _logo() -> BytesIO:
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "red").save(drawn, "PNG")
    drawn.seek(0)
    return drawn


def saved(document: Document, folder: Path, name: str = "summary.docx") -> Look:
    """Keep the template in the folder and return the look that uses it."""
    document.save(str(folder / name))
    return Look(templates=folder)


def filled(form: str, material: Material) -> Document:
    return opened(made(form, material))
