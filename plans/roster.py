"""Reads a roster (通讯录): which person speaks for which unit, with roles, phones and the units' aliases.

What is not clear becomes a problem with its line, for a person to settle; it is never guessed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from domain.plan import PlannedUnit, UnitKind
from domain.roles import Role
from plans.register import Register, fold
from plans.roster_columns import columns_of
from plans.roster_rows import Fault, Found, RosterProblem, RosterRow, found_in
from plans.spreadsheets import Refusal, RosterError, read_sheets

HEADER_WITHIN = 20  # lines; titles and notes may stand above it


@dataclass(frozen=True, slots=True)
class Roster:
    rows: tuple[RosterRow, ...]
    problems: tuple[RosterProblem, ...]  # in the order of the lines


def read_roster(path: Path) -> Roster:
    """Return the people of the first sheet that has a header, units as written.

    Raises RosterError for a file that is no roster. An untrusted file belongs in a child process with
    limits: see `plans.spreadsheets`.
    """
    for lines in read_sheets(path):
        for index, line in enumerate(lines[:HEADER_WITHIN]):
            if columns := columns_of(line.cells):
                return _roster(found_in(lines[index + 1 :], columns))
    raise RosterError(Refusal.NO_HEADER)


def match_units(roster: Roster, register: Register) -> Roster:
    """Return the roster with canonical unit names and only new aliases; what is unknown is a problem."""
    matched = _roster(_matched(roster.rows, register))
    problems = sorted(roster.problems + matched.problems, key=attrgetter("line"))
    return replace(matched, problems=tuple(problems))


def _roster(found: Found) -> Roster:
    """Part people from problems, and of a person who stands twice keep the first."""
    rows: dict[tuple[str, str, Role], RosterRow] = {}
    problems: list[RosterProblem] = []
    for one in found:
        if isinstance(one, RosterProblem):
            problems.append(one)
        elif rows.setdefault(key := (fold(one.unit), fold(one.name), one.role), one) is not one:
            problems.append(RosterProblem(one.line, Fault.DOUBLE, one.name, nearest=rows[key].unit))
    return Roster(tuple(rows.values()), tuple(problems))


def _matched(rows: Iterable[RosterRow], register: Register) -> Found:
    owners = dict(register.named)
    for row in rows:
        unit = _unit_of(row, register)
        if unit is None:
            nearest = register.nearest(row.unit) or ""
            yield RosterProblem(row.line, Fault.UNKNOWN_UNIT, row.unit, nearest)
            continue
        new: list[str] = []
        for name in (row.unit, *row.aliases):
            known = fold(name) in owners
            owner = owners.setdefault(fold(name), unit)
            if owner is not unit:
                yield RosterProblem(row.line, Fault.ALIAS_TAKEN, name, owner.name)
            elif not known:
                new.append(name)
        yield replace(row, unit=unit.name, aliases=tuple(new))


def _unit_of(row: RosterRow, register: Register) -> PlannedUnit | None:
    """Return the unit that a row names by its name or, failing that, by an alias; groups have no contacts."""
    found: Iterator[PlannedUnit | None] = (register.find(name) for name in (row.unit, *row.aliases))
    return next((unit for unit in found if unit and unit.kind is not UnitKind.GROUP), None)
