"""An office's own templates: ordinary docx files with bookmarks at which a paper's parts are put.

Styles are used where a template has them and added where it has not.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from summaries.bookmarks import bookmarks
from summaries.layouts import bookmark_names
from summaries.look import Look
from summaries.official_styles import STYLE_KINDS, add_missing_styles

NEEDED = "body"
# What python-docx raises for a file that is no sound docx.
UNREADABLE = (PackageNotFoundError, BadZipFile, SyntaxError, OSError, LookupError, ValueError, AttributeError)


class TemplateError(Exception):
    """A template that cannot be used; its words say why in one line."""


def office_template(form: str, look: Look) -> Document | None:
    """Return the office's template of a form, if there is one; raises TemplateError if it is broken."""
    path = look.templates / f"{form}.docx" if look.templates else None
    if path is None or not path.exists():
        return None
    document = opened(path, form)
    add_missing_styles(document, look.faces)
    return document


def opened(path: Path, form: str) -> Document:
    """Return a template that can be filled; raises TemplateError if it cannot."""
    try:
        document = docx.Document(str(path))
        faults = [*_misnamed(document, form), *_misused_styles(document), *_unset_page(document)]
    except UNREADABLE:
        raise TemplateError(f"{path.name} cannot be read as a docx document") from None
    if faults:
        raise TemplateError(f"{path.name}: {'; '.join(faults)}")
    return document


def left_out(document: Document, form: str) -> list[str]:
    """Return the bookmarks of the form that a template does not have: their parts are left out."""
    found = {place.name for place in bookmarks(document)}
    return [name for name in bookmark_names(form) if name not in found]


def _misnamed(document: Document, form: str) -> Iterator[str]:
    """Yield what is wrong with the names; an office may have bookmarks for ends of its own."""
    missing = left_out(document, form)
    for place in bookmarks(document):
        # A name that looks like one that is there already is no slip of the pen.
        meant = get_close_matches(place.name.lower(), missing, n=1)
        if place.name not in bookmark_names(form) and meant:
            yield f"there is no bookmark {place.name}, {meant[0]} is meant"
    if NEEDED in missing:
        yield f"the bookmark {NEEDED} is missing"


def _misused_styles(document: Document) -> Iterator[str]:
    for style in document.styles:
        kind = STYLE_KINDS.get(style.name, style.type)
        if style.type != kind:
            yield f"the style {style.name} is of another kind"


def _unset_page(document: Document) -> Iterator[str]:
    page = document.sections[0]
    if None in {page.page_width, page.left_margin, page.right_margin}:
        yield "its page has no size or no margins"
