"""From the lines of a roster's table to people, and a problem for each line that is not clear."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.roles import Role
from plans.roster_columns import Columns, PersonColumns, cell, columns_of, role_in, role_written
from plans.spreadsheets import Line

LONGEST = 60  # characters of a name
SEPARATORS = re.compile(r"[、,;/|\s]+")
SEVERAL = re.compile(r"[、,;/|\n]")
PADDING = re.compile(r"(?<=[\u4e00-\u9fff])[ \t]+(?=[\u4e00-\u9fff])")  # 贾 某: as wide as three characters
SIGNS = re.compile(r"[\s()-]")
HOME = re.compile(r"^(?:\+|00)?86(?=1\d{10}$)")
PHONE = re.compile(r"1\d{10}|0\d{9,11}|[2-9]\d{6,7}|\+\d{8,15}")  # mobile; with area code; local; abroad


class Fault(StrEnum):
    """What is wrong with a line; the catalogue has a sentence `roster-…` for each."""

    NO_UNIT = "no-unit"
    NO_NAME = "no-name"
    SEVERAL_NAMES = "several-names"
    TOO_LONG = "too-long"
    BAD_ROLE = "bad-role"
    BAD_PHONE = "bad-phone"  # the person is kept without a phone
    DOUBLE = "double"  # the first is kept
    UNKNOWN_UNIT = "unknown-unit"
    ALIAS_TAKEN = "alias-taken"  # the person is kept, the alias is not


@dataclass(frozen=True, slots=True)
class RosterProblem:
    line: int
    fault: Fault
    about: str = ""  # as written
    nearest: str = ""  # the unit that may be meant, or that owns the alias


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A person of a unit; `aliases` are further names of the unit that the roster gives."""

    unit: str
    name: str
    role: Role
    phone: str  # digits, perhaps after a +; empty if none is given
    aliases: tuple[str, ...]
    line: int


Found = Iterator[RosterRow | RosterProblem]


def found_in(lines: Iterable[Line], columns: Columns) -> Found:
    """Yield people and problems in the order of the lines below a header."""
    unit = ""
    for line in lines:
        if not any(line.cells) or columns_of(line.cells):  # a header may repeat on each page
            continue
        # A merged cell holds its value in its first line only.
        unit = cell(line, columns.unit) or unit
        yield from _people(line, unit, columns)


def digits_of(phone: str) -> str:
    """Return a phone number without the signs between its digits, or "" if it is none.

    A number that lost digits on the way (1.38E+10) is none.
    """
    plain = HOME.sub("", SIGNS.sub("", phone))
    return plain if PHONE.fullmatch(plain) else ""


def _people(line: Line, unit: str, columns: Columns) -> Found:
    named = [person for person in columns.people if cell(line, person.name)]
    if not unit:
        yield RosterProblem(line.number, Fault.NO_UNIT)
    elif len(unit) > LONGEST:
        yield RosterProblem(line.number, Fault.TOO_LONG, unit[:LONGEST])
    elif not named:
        yield RosterProblem(line.number, Fault.NO_NAME, unit)
    aliases = tuple(alias for alias in SEPARATORS.split(cell(line, columns.aliases)) if alias)
    for person in named if 0 < len(unit) <= LONGEST else ():
        yield from _person(line, person, unit, aliases)


def _person(line: Line, person: PersonColumns, unit: str, aliases: tuple[str, ...]) -> Found:
    name = PADDING.sub("", cell(line, person.name))
    role = role_in(line, person)
    phone = cell(line, person.phone)
    if len(name) > LONGEST or any(len(alias) > LONGEST for alias in aliases):
        yield RosterProblem(line.number, Fault.TOO_LONG, name[:LONGEST])
    elif SEVERAL.search(name):
        yield RosterProblem(line.number, Fault.SEVERAL_NAMES, name)
    elif role is None:
        yield RosterProblem(line.number, Fault.BAD_ROLE, role_written(line, person)[:LONGEST])
    else:
        if phone and not digits_of(phone):
            yield RosterProblem(line.number, Fault.BAD_PHONE, phone[:LONGEST])
        yield RosterRow(unit, name, role, digits_of(phone), aliases, line.number)
