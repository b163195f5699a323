"""The outline of a paper: numbered headings of every scheme, as a tree.

Which kind of number stands under which is taken from the paper itself: a kind
not yet open goes one level down, an open kind closes all below it. Numbers
may restart, run on, have gaps or doubles; they are kept as written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from plans.documents.dates import small_number
from plans.documents.quotes import Quote, masked

_CHINESE = "一二三四五六七八九十百"


class Kind(StrEnum):
    """The forms of numbers, from chapters down."""

    CHAPTER = "chapter"  # 一、 第一章
    SECTION = "section"  # (一) 第一节
    ITEM = "item"  # 1. 1、 第一条
    POINT = "point"  # (1)
    CIRCLE = "circle"  # ①


_MARKS = (
    (
        Kind.CHAPTER,
        re.compile(
            rf"第([{_CHINESE}\d]{{1,3}})(?:章|部分|篇|编)[、.:]?\s*|([{_CHINESE}]{{1,4}})\s*[、.](?![是要])\s*"
        ),
    ),
    (Kind.SECTION, re.compile(rf"\(\s*([{_CHINESE}]{{1,4}})\s*\)[、.]?\s*|第([{_CHINESE}]{{1,3}})节\s*")),
    (Kind.ITEM, re.compile(rf"(\d{{1,3}})\s*[.、](?!\d)\s*|第([{_CHINESE}]{{1,4}})条\s*")),
    (Kind.POINT, re.compile(r"\(\s*(\d{1,3})\s*\)[、.]?\s*|(\d{1,2})\)\s*")),
    (Kind.CIRCLE, re.compile(r"([①-⑳])\s*")),
)
# 7.365服务工程 is item 7: only where 7 is the number to be expected.
_ITEM_BEFORE_DIGIT = re.compile(r"(\d{1,3})\.(?=\d+[^\d\s.年月日%万亿元个])")


@dataclass(frozen=True, slots=True)
class Heading:
    """The number at the start of a line; `rest` begins behind it."""

    kind: Kind
    number: int
    start: int
    rest: int

    @property
    def code(self) -> str:
        """The number in the form that codes use: 二, (三), 4, (5), ⑥."""
        if self.kind is Kind.CHAPTER:
            return chinese(self.number)
        if self.kind is Kind.SECTION:
            return f"({chinese(self.number)})"
        if self.kind is Kind.ITEM:
            return str(self.number)
        return f"({self.number})" if self.kind is Kind.POINT else chr(ord("①") + self.number - 1)


@dataclass(frozen=True, slots=True)
class Node:
    """A heading with its own text (up to the next heading) and what stands under it."""

    heading: Heading
    own: Quote
    whole: Quote
    children: tuple["Node", ...]

    @property
    def title(self) -> Quote:
        """The heading's words: up to the first 。 or the end of the line."""
        return title_of(self.own)


def title_of(text: Quote) -> Quote:
    """Return the title that a text begins with: up to the first 。 or the end of the line."""
    line = next(text.lines(), text)
    stop = masked(line.folded).find("。")
    return line.cut(0, stop if stop >= 0 else None).strip("。;:")


def chinese(number: int) -> str:
    """Return a number from 1 to 999 in Chinese numerals."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    digits = "零一二三四五六七八九"
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    return text + (digits[ones] if ones else "")


def starts_heading(folded: str) -> bool:
    """Tell whether a folded line begins with the number of a heading."""
    return any(pattern.match(folded.lstrip()) for _, pattern in _MARKS)


def find_headings(text: Quote) -> list[Heading]:
    """Return the numbered lines of a text in order."""
    found: list[Heading] = []
    for line in text.lines():
        if heading := _heading(line, found):
            found.append(heading)
        found += _inside(line, heading)
    return found


def build_outline(text: Quote, headings: list[Heading]) -> tuple[Node, ...]:
    """Return the tree of the headings; what stands before the first one belongs to no node."""
    levels = list(_levels(headings))
    ends = [heading.start for heading in headings[1:]] + [text.end]

    def grow(first: int, last: int) -> tuple[Node, ...]:
        nodes = []
        while first < last:
            stop = next((at for at in range(first + 1, last) if levels[at] <= levels[first]), last)
            begin = headings[first].rest - text.start
            own = text.cut(begin, ends[first] - text.start)
            whole = text.cut(begin, ends[stop - 1] - text.start)
            nodes.append(Node(headings[first], own, whole, grow(first + 1, stop)))
            first = stop
        return tuple(nodes)

    return grow(0, len(headings))


def _levels(headings: list[Heading]) -> Iterator[int]:
    open_kinds: list[Kind] = []
    for heading in headings:
        if heading.kind is Kind.CHAPTER:
            open_kinds = []
        if heading.kind in open_kinds:
            del open_kinds[open_kinds.index(heading.kind) :]
        yield len(open_kinds)
        open_kinds.append(heading.kind)


def _heading(line: Quote, found: list[Heading]) -> Heading | None:
    folded = line.folded
    indent = len(folded) - len(folded.lstrip())
    for kind, pattern in _MARKS:
        if match := pattern.match(folded, indent):
            number = _number(next(group for group in match.groups() if group))
            if number and match.end() < len(folded):
                return Heading(kind, number, line.start + indent, line.start + match.end())
    match = _ITEM_BEFORE_DIGIT.match(folded, indent)
    if match and int(match.group(1)) == _expected(found):
        return Heading(Kind.ITEM, int(match.group(1)), line.start + indent, line.start + match.end())
    return None


def _inside(line: Quote, first: Heading | None) -> list[Heading]:
    """Return the headings that run on in one line: (一)…。(二)…。 counts from one or from the line's own."""
    found: list[Heading] = []
    folded = line.folded
    for stop in re.finditer(r"[。;:)]\s*(?=[(\d①-⑳])", folded):
        for kind, pattern in _MARKS[1:]:
            match = pattern.match(folded, stop.end())
            number = _number(next(group for group in match.groups() if group)) if match else 0
            before = found[-1] if found else first
            follows = before is not None and before.kind is kind and number == before.number + 1
            if match and match.end() < len(folded) and (follows or (number == 1 and not found)):
                found.append(Heading(kind, number, line.start + stop.end(), line.start + match.end()))
    own = first is not None and bool(found) and found[0].kind is first.kind
    return found if own or len(found) > 1 else []


def _expected(found: list[Heading]) -> int:
    """Return the number that the next item should have."""
    if not found:
        return 1
    return next((seen.number + 1 for seen in reversed(found) if seen.kind is Kind.ITEM), 1)


def _number(written: str) -> int:
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    hundreds, hundred, rest = written.rpartition("百")
    return (small_number(hundreds) or bool(hundred)) * 100 + (small_number(rest) if rest else 0)
