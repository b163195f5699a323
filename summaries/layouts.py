"""The standard layout of each official form: its paragraphs, and the bookmarks at which its parts go.

A starting template for an office is the same layout, with a word for each part where its text will be.
"""

from collections.abc import Iterator
from string import Formatter

from docx.document import Document
from docx.text.paragraph import Paragraph

from summaries.look import Faces
from summaries.official_page import official_document, rule_below
from summaries.official_styles import element
from summaries.papers import BODY, ENDING
from texts.catalogue import say

# Style and text of each paragraph; a name in braces is a bookmark. The red line ends the head, before the
# first empty line.
LAYOUTS = {
    "summary": (
        ("Official head", "{title}"),
        ("Official number", "{issue} {span}"),
        ("Normal", ""),
        (BODY, "{body}"),
        (BODY, "{tables}"),
    ),
    "circular": (
        ("Official head", "{head}"),
        ("Official number", "{number}"),
        ("Normal", ""),
        ("Official title", "{title}"),
        ("Normal", ""),
        ("Official addressee", "{to}"),
        (BODY, "{body}"),
        (ENDING, ""),
        ("Official sender", "{sender}"),
        ("Official date", "{date}"),
    ),
    "slip": (
        ("Official head", "{head}"),
        ("Official number", "{number}"),
        ("Normal", ""),
        ("Official addressee", "{to}"),
        (BODY, "{body}"),
        (ENDING, ""),
        ("Official sender", "{sender}"),
        ("Official date", "{date}"),
        (BODY, "{receipt}"),
    ),
    "minutes": (
        ("Official head", "{head}"),
        ("Official number", "{number}"),
        ("Official issuer", "{sender}\t{date}"),
        ("Normal", ""),
        (BODY, "{meeting}"),
        ("Normal", ""),
        (BODY, "{body}"),
    ),
}


def bookmark_names(form: str) -> tuple[str, ...]:
    """Return the bookmarks that a form has, in the order of its standard layout."""
    return tuple(name for _, text in LAYOUTS[form] for _, name in _pieces(text) if name)


def starting_template(form: str, faces: Faces, language: str) -> Document:
    """Return a form in its standard layout, with every bookmark on a word that says what goes there."""
    document = official_document(faces)
    marked = 0
    for style, text in LAYOUTS[form]:
        paragraph = document.add_paragraph(style=style)
        for before, name in _pieces(text):
            if before:
                paragraph.add_run(before)
            if name:
                marked += 1
                _mark(paragraph, name, marked, say(language, f"form-part-{name}"))
    styles = [style for style, _ in LAYOUTS[form]]
    rule_below(document.paragraphs[styles.index("Normal") - 1])
    return document


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each bookmark, with the bookmark's name."""
    for before, name, _, _ in Formatter().parse(text):
        yield before, name or ""


def _mark(paragraph: Paragraph, name: str, number: int, word: str) -> None:
    begin = element("w:bookmarkStart", id=str(number), name=name)
    end = element("w:bookmarkEnd", id=str(number))
    paragraph._p.append(begin)  # noqa: SLF001 - python-docx has no bookmarks
    paragraph.add_run(f"〔{word}〕")
    paragraph._p.append(end)  # noqa: SLF001
