"""A quote: characters of the document together with where they stand in it.

Every step hands on quotes, so that each field of the result can be shown in
its own sentence. Signs are folded for matching only; a quote keeps what is
written. Folding never changes the length, so positions agree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WIDE = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_BLANKS = dict.fromkeys("\u00a0\u2002\u2003\u2009\u3000", " ")
_BRACKETS = {"〔": "(", "〕": ")", "【": "(", "】": ")", "[": "(", "]": ")", "［": "(", "］": ")"}
_SIGNS = {
    "－": "-",
    "—": "-",
    "–": "-",
    "―": "-",
    "～": "~",
    "〜": "~",
    "﹕": ":",
    "︰": ":",
    "･": "·",
    "•": "·",
}
_FOLD = str.maketrans(_WIDE | _BLANKS | _BRACKETS | _SIGNS)


def fold(text: str) -> str:
    """Return the text with full-width signs, brackets and blanks made plain; the length stays."""
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of the document; `start` counts from its first character."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The position behind the last character."""
        return self.start + len(self.text)

    @property
    def folded(self) -> str:
        """The same characters with their signs folded, for matching."""
        return fold(self.text)

    def cut(self, start: int, end: int | None = None) -> "Quote":
        """Return the part between two positions counted inside this quote."""
        return Quote(self.text[start:end], self.start + start)

    def strip(self, signs: str = "") -> "Quote":
        """Return the quote without blanks (and these folded signs) at both ends."""
        folded = self.folded
        kept = folded.strip(" \t\r\n\v" + signs)
        if not kept:
            return self.cut(0, 0)
        start = len(folded) - len(folded.lstrip(" \t\r\n\v" + signs))
        return self.cut(start, start + len(kept))

    def lines(self) -> Iterator["Quote"]:
        """Yield the lines, without their ends."""
        for match in re.finditer(r"[^\n]+", self.text):
            yield self.cut(*match.span())


def depths(folded: str) -> list[int]:
    """Return for each character how many brackets are open around it; the brackets count as inside."""
    depth, result = 0, []
    for sign in folded:
        depth += sign == "("
        result.append(depth)
        depth -= sign == ")" and depth > 0
    return result


def masked(folded: str) -> str:
    """Return the text with everything inside brackets blotted out, so that patterns match outside only."""
    if "(" not in folded:
        return folded
    return "".join("\0" if depth else sign for sign, depth in zip(folded, depths(folded), strict=True))


def sentences(quote: Quote) -> Iterator[Quote]:
    """Yield the sentences: up to 。, ; or the end of the line."""
    for match in re.finditer(r"[^。;!?\n]+[。;!?]?", quote.folded):
        yield quote.cut(*match.span())
