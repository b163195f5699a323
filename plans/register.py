"""Finds the unit or group that a written name means, through its aliases."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

from domain.plan import PlannedUnit, UnitKind


def fold(name: str) -> str:
    """Return what decides whether two written names are the same: no blanks, no widths, no case."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True, slots=True)
class Register:
    """Every known name, folded, with the unit or group that it means."""

    named: dict[str, PlannedUnit]

    @classmethod
    def of(cls, units: Iterable[PlannedUnit]) -> Self:
        """Register names and aliases; of two owners of one name the first keeps it."""
        named: dict[str, PlannedUnit] = {}
        for unit in units:
            for name in (unit.name, *unit.aliases):
                named.setdefault(fold(name), unit)
        return cls(named)

    def find(self, name: str) -> PlannedUnit | None:
        return self.named.get(fold(name))

    def canonical(self, name: str) -> str:
        """Return the name to keep: the canonical one, or an unknown name as it is written."""
        unit = self.find(name)
        return unit.name if unit else name

    def canonical_all(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.canonical(name) for name in names)

    def nearest(self, name: str, *, group: bool = False) -> str | None:
        """Return the name of the unit (or group) most like this one: for a question, never a decision."""
        alike = [known for known, unit in self.named.items() if (unit.kind is UnitKind.GROUP) == group]
        close = get_close_matches(fold(name), alike, n=1, cutoff=0.6)
        return self.named[close[0]].name if close else None
