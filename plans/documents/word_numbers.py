"""The numbers that Word writes before a paragraph by itself (自动编号): they are not in its text."""

from collections import Counter

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from plans.documents.outline import chinese

_CHINESE_FORMATS = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "taiwaneseCountingThousand",
)

Place = tuple[str, int]  # a list and its level


class Numbering:
    """Counts the lists of one document from its first paragraph on."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._lists: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        self._read_lists(document)
        self._read_styles(document)

    def before(self, paragraph: BaseOxmlElement) -> str:
        """Return the number to write before a paragraph, empty for one without."""
        place = self._place(paragraph)
        if place is None or place not in self._levels:
            return ""
        name, level = place
        self._counts[place] += 1
        for deeper in range(level + 1, 9):
            self._counts[name, deeper] = 0
        form, text, _ = self._levels[place]
        if "%" not in text or form in ("bullet", "none"):
            return ""
        for at in range(level + 1):
            text = text.replace(f"%{at + 1}", self._written(name, at))
        return text

    def _written(self, name: str, level: int) -> str:
        form, _, first = self._levels.get((name, level), ("decimal", "", 1))
        number = max(first + self._counts[name, level] - 1, first)
        return chinese(number) if form in _CHINESE_FORMATS and number < 1000 else str(number)

    def _place(self, paragraph: BaseOxmlElement) -> Place | None:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        from_style = self._styles.get(style.get(qn("w:val"), "")) if style is not None else None
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        return self._read_place(properties, from_style) if properties is not None else from_style

    def _read_place(self, properties: BaseOxmlElement, inherited: tuple[str, int] | None) -> Place | None:
        number, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
        name = (
            self._lists.get(number.get(qn("w:val"), "")) if number is not None else (inherited or (None,))[0]
        )
        return (name, int(level.get(qn("w:val"), "0")) if level is not None else 0) if name else None

    def _read_lists(self, document: Document) -> None:
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is None:
            return
        for abstract in part.element.iter(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"), "")
            for level in abstract.iter(qn("w:lvl")):
                self._levels[name, int(level.get(qn("w:ilvl"), "0"))] = _level(level)
        for number in part.element.iter(qn("w:num")):
            target = number.find(qn("w:abstractNumId"))
            self._lists[number.get(qn("w:numId"), "")] = (
                target.get(qn("w:val"), "") if target is not None else ""
            )

    def _read_styles(self, document: Document) -> None:
        for style in document.styles.element.iter(qn("w:style")):
            properties = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            place = self._read_place(properties, None) if properties is not None else None
            if place:
                self._styles[style.get(qn("w:styleId"), "")] = place


def _level(level: BaseOxmlElement) -> tuple[str, str, int]:
    def value(tag: str, default: str) -> str:
        element = level.find(qn(tag))
        return element.get(qn("w:val"), default) if element is not None else default

    return value("w:numFmt", "decimal"), value("w:lvlText", ""), int(value("w:start", "1"))
