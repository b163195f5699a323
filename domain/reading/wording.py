"""A message as text to search: folded signs, sentences and clauses, with places kept.

Folding never moves a character, so a place found in the folded text is the
same place in what the person wrote.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

LONGEST = 4096  # characters read; the rest of a longer message is ignored
MOST_CLAUSES = 400  # a message of 4,096 characters that says something has fewer
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})  # control characters, zero-width signs, halves of pairs
BLANK = "\x00"  # stands where a finding was taken out

_KEPT = str.maketrans("〔〕【】。、「」『』《》", "〔〕【】。、“”“”《》")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED = {
    **_FULL_WIDTH,
    **_KEPT,
    **str.maketrans("　‘’﹪﹒・－—–―〜～∶︰", "   %..----~~::"),
    **str.maketrans("①②③④⑤⑥⑦⑧⑨", "123456789"),
    **str.maketrans("\u00a0\u2002\u2003\u200b\ufeff\t\r", "       "),
}
_LABEL = (
    r"(?:下一?步|接下来|下阶段|后续计划"
    r"|(?:目前|当前)?(?:存在|主要)?的?(?:主要)?(?:困难|问题|难点)(?:是|:|有))"
)
_SENTENCE_END = re.compile(rf"[\n。;!?]+|(?<=[, ])(?={_LABEL})")
_CLAUSE_END = re.compile(
    r"(?:[\n。;!?]|(?<!\d),|,(?!\d{3}(?!\d)))+| {2,}| +/ +|(?<=[\u4e00-\u9fff%]) +(?=[\u4e00-\u9fff])"
    r"|(?=然后|另外|再就是|还有就是)|(?<=[吧啦嘛])(?=\S{3})"
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in the text, from `start` up to but without `end`."""

    start: int
    end: int


def fold(text: str) -> str:
    """Return what is read of a text, with full-width signs, digits and blanks made plain."""
    folded = text[:LONGEST].translate(_FOLDED)
    plain = "".join(" " if unicodedata.category(c) in _INVISIBLE and c != "\n" else c for c in folded)
    beyond = next(islice(_CLAUSE_END.finditer(plain), MOST_CLAUSES, None), None)
    return plain[: beyond.start()] if beyond else plain


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return the text with these spans taken out, every other character in its place."""
    pieces: list[str] = []
    at = 0
    for span in sorted(spans):
        if span.end > at:
            pieces += [text[at : max(at, span.start)], BLANK * (span.end - max(at, span.start))]
            at = span.end
    return "".join([*pieces, text[at:]])


def _split(text: str, span: Span, ends: re.Pattern[str]) -> Iterator[Span]:
    at = span.start
    for end in ends.finditer(text, span.start, span.end):
        if end.start() > at:
            yield Span(at, end.start())
        at = end.end()
    if span.end > at:
        yield Span(at, span.end)


def sentences(text: str, span: Span) -> list[Span]:
    """Cut at line ends and at 。；！？"""
    return list(_split(text, span, _SENTENCE_END))


def clauses(text: str, span: Span) -> list[Span]:
    """Cut at commas and at blanks between Chinese words too."""
    return [piece for piece in _split(text, span, _CLAUSE_END) if text[piece.start : piece.end].strip()]


def trimmed(text: str, span: Span) -> Span:
    """Return the span without blanks and stray signs at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(" \n\x00,;:。、!"))
    return Span(start, max(start, span.start + len(words.rstrip(" \n\x00,;。、!"))))
