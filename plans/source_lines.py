"""Where in a TOML source a value stands, so that a refusal can name its line."""

import re
from collections import Counter
from collections.abc import Iterator

Location = tuple[str | int, ...]

NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
DOTTED = rf"{NAME}(?:\s*\.\s*{NAME})*"
HEADER = re.compile(rf"\s*(\[\[?)\s*({DOTTED})\s*\]")
KEY = re.compile(rf"\s*({DOTTED})\s*=")


def line_numbers(source: str) -> dict[Location, int]:
    """Map each table and each key of a valid source to its line; the first is 1."""
    numbers: dict[Location, int] = {}
    counts: Counter[Location] = Counter()
    table: Location = ()
    for number, line in plain_lines(source):
        if header := HEADER.match(line):
            table = _enter(header[2], counts, repeated=header[1] == "[[")
            for end in range(1, len(table) + 1):
                numbers.setdefault(table[:end], number)
        elif key := KEY.match(line):
            numbers[table + _parts(key[1])] = number
    return numbers


def plain_lines(source: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that do not begin inside a multi-line string."""
    fence = ""
    for number, line in enumerate(source.split("\n"), start=1):
        if not fence:
            yield number, line
            fence = next((mark for mark in ('"""', "'''") if line.count(mark) % 2), "")
        elif fence in line:
            fence = ""


def line_of(location: Location, numbers: dict[Location, int]) -> int:
    """Return the line of the value, or of the innermost table around it that has one."""
    ends = range(len(location), 0, -1)
    return next((numbers[location[:end]] for end in ends if location[:end] in numbers), 1)


def _enter(header: str, counts: Counter[Location], *, repeated: bool) -> Location:
    """Return the place of the table that a header opens; `counts` remembers arrays of tables."""
    place: Location = ()
    parts = _parts(header)
    for index, part in enumerate(parts, start=1):
        place += (part,)
        if repeated and index == len(parts):
            counts[place] += 1
        if place in counts:
            place += (counts[place] - 1,)
    return place


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(NAME, dotted))
