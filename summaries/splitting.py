"""Numbered sections become messages, split between sections; inside one only where it alone is too long."""

from collections.abc import Iterable, Iterator, Sequence

from summaries.writing import Section
from texts.catalogue import say

LONGEST_MESSAGE = 4096  # Telegram's limit, in UTF-16 units


def messages(
    heading: str, sections: Sequence[Section], language: str, most: int = LONGEST_MESSAGE
) -> list[str]:
    """Return the whole text in as few messages as the limit allows."""
    blocks = [heading, *(written(section, place, language) for place, section in enumerate(sections, 1))]
    pieces = (piece for block in blocks for piece in _pieces(block, most))
    return list(_packed(pieces, most))


def written(section: Section, place: int, language: str) -> str:
    """A section with its number: 一、总体."""
    head = say(
        language, "summary-head", number=say(language, f"summary-ordinal-{place}"), title=section.title
    )
    return f"{head}\n{section.body}"


def _packed(pieces: Iterable[str], most: int) -> Iterator[str]:
    message = ""
    for piece in pieces:
        longer = f"{message}\n{piece}" if message else piece
        if length(longer) > most:
            yield message
            longer = piece
        message = longer
    if message:
        yield message


def _pieces(block: str, most: int) -> Iterator[str]:
    """Yield the block whole if it fits, else its lines, and of a line too long its parts."""
    if length(block) <= most:
        yield block
        return
    for line in block.splitlines():
        while length(line) > most:
            end = _fitting(line, most)
            yield line[:end]
            line = line[end:]
        yield line


def _fitting(line: str, most: int) -> int:
    """Return how many characters fit; one outside the basic plane counts twice."""
    used = 0
    for index, sign in enumerate(line):
        used += length(sign)
        if used > most:
            return index
    return len(line)


def length(text: str) -> int:
    """Return the length as chat services count it, in UTF-16 units."""
    return len(text) + sum(ord(sign) > 0xFFFF for sign in text)
