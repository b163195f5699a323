"""Places in a document that have a name, and putting something in their stead.

A bookmark may stand anywhere in the running text, also in the cell of a table. What it covers gives way and
lends its look to the new text; what stands beside it stays.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain, dropwhile, islice
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from summaries.printable import printable

PARAGRAPH, RUN = qn("w:p"), qn("w:r")
BEGIN, END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
ID, NAME = qn("w:id"), qn("w:name")
# A paragraph with any of these is more than the place of a bookmark.
CONTENT = tuple(map(qn, ("w:t", "w:tab", "w:drawing", "w:pict", "w:object", "w:fldChar", "w:sectPr")))


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A named place that begins at a mark in a paragraph, or just before one."""

    name: str
    begin: Any  # of the document's XML, for which python-docx has no types
    paragraph: Any

    def write(self, text: str) -> None:
        """Put the text, which looks like what was there, and take the marks away."""
        covered = list(self._covered())
        model = next((part for part in covered if part.tag == RUN), None)
        run: Any = OxmlElement("w:r")
        if model is not None and model.rPr is not None:
            run.append(deepcopy(model.rPr))
        for part in covered:
            part.getparent().remove(part)
        self._put(run)
        run.text = printable(text)
        self._unmark()

    def replace(self, blocks: list[Any]) -> None:
        """Put paragraphs and tables, and take the place's own paragraph away if nothing else is in it."""
        self.write("")
        place = self.paragraph
        for block in blocks:
            place.addnext(block)
            place = block
        container = self.paragraph.getparent()
        if not _has_content(self.paragraph):
            container.remove(self.paragraph)
        # A cell ends with a paragraph, or Word calls the document damaged.
        if container.tag == qn("w:tc") and container[-1].tag != PARAGRAPH:
            container.append(OxmlElement("w:p"))

    def _covered(self) -> Iterator[Any]:
        """Yield what the marks cover in the paragraph; other marks between them stay."""
        parts = self.begin.itersiblings() if self._inside else self.paragraph.iterchildren()
        for part in parts:
            if part.tag == END and part.get(ID) == self.begin.get(ID):
                return
            if part.tag not in {BEGIN, END, qn("w:pPr")}:
                yield part

    @property
    def _inside(self) -> bool:
        return self.paragraph in self.begin.iterancestors()

    def _put(self, run: Any) -> None:  # noqa: ANN401
        if self._inside:
            self.begin.addnext(run)
        else:
            self.paragraph.append(run)

    def _unmark(self) -> None:
        marks = dropwhile(lambda mark: mark is not self.begin, self.begin.getroottree().iter(BEGIN, END))
        ends = (mark for mark in marks if mark.tag == END and mark.get(ID) == self.begin.get(ID))
        for mark in [*islice(ends, 1), self.begin]:
            mark.getparent().remove(mark)


def bookmarks(document: Document) -> list[Bookmark]:
    """Return the bookmarks that people set in the running text; the names of Word's own begin with _."""
    found = []
    for begin in document.element.body.iter(BEGIN):
        paragraph = _paragraph(begin)
        if paragraph is not None and not begin.get(NAME).startswith("_"):
            found.append(Bookmark(begin.get(NAME), begin, paragraph))
    return found


def _paragraph(begin: Any) -> Any:  # noqa: ANN401
    """The paragraph that a mark is in, or the one that follows it."""
    return next(chain(begin.iterancestors(PARAGRAPH), begin.itersiblings(PARAGRAPH)), None)


def _has_content(paragraph: Any) -> bool:  # noqa: ANN401
    return any(part.tag != qn("w:t") or part.text for part in paragraph.iter(*CONTENT, BEGIN))
