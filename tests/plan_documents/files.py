"""Writes a made-up plan as .txt, .docx and .pdf."""

import io
from importlib.util import find_spec

import docx
import typst

from tests.plan_documents.facts import MadePlan

Line = str | tuple[str, ...]
_PAGE = (
    '#set page(width: 210mm, height: 297mm, margin: 28mm, numbering: "— 1 —")\n'
    '#set text(font: "Noto Sans CJK SC", size: 16pt)\n'
)


def as_text(plan: MadePlan) -> str:
    """Return the document as text, cells parted by |."""
    return "\n".join(
        line if isinstance(line, str) else "|".join(line).replace("\v", " ") for line in plan.lines
    )


def as_docx(plan: MadePlan) -> bytes:
    """Return the document as a Word file, its rows in one table."""
    document = docx.Document()
    rows: list[tuple[str, ...]] = []
    for line in plan.lines:
        if isinstance(line, str):
            for paragraph in line.split("\n"):
                document.add_paragraph(paragraph)
        else:
            rows.append(line)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text.replace("\v", "\n")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def as_pdf(plan: MadePlan) -> bytes:
    """Return the document as printed, its lines broken by the width of the page and its pages numbered."""
    parts = [_PAGE]
    rows = [line for line in plan.lines if not isinstance(line, str)]
    for line in plan.lines:
        if isinstance(line, str):
            parts += [
                f"#par(first-line-indent: (amount: 2em, all: true))[#{_quoted(text)}]"
                for text in line.split("\n")
            ]
    if rows:
        cells = ", ".join(f"[#{_quoted(cell)}]" for row in rows for cell in row)
        widths = ", ".join(["1fr"] * len(rows[0]))
        parts.append(f"#set text(size: 9pt)\n#table(columns: ({widths}), {cells})")
    return typeset("\n\n".join(parts))


def typeset(source: str) -> bytes:
    """Return a typst source as PDF, in the one font that is installed with the packages."""
    fonts = find_spec("manimgx_fonts_cjk")
    folders = list(fonts.submodule_search_locations or []) if fonts else []
    return typst.compile(source.encode(), font_paths=typst.Fonts(False, True, folders))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\v", "\\n")
    return f'"{escaped}"'
