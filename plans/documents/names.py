"""One register of units from all names of a plan: a short name is an alias of the full one.

市场监管局 is taken for 市场监督管理局 when its signs stand in the longer name in
the same order and no other unit fits. A branch (市生态环境局应县分局) is a unit
of its own. Each such match is marked for confirmation.
"""

from collections.abc import Iterable

from plans.documents.model import UnitNames
from plans.documents.quotes import fold

_SHORTEST = 3


def register_units(names: Iterable[str]) -> tuple[UnitNames, ...]:
    """Return the units in the order in which they are first named, with their other names."""
    units: dict[str, list[str]] = {}
    by_ending: dict[str, list[str]] = {}
    for name in filter(None, dict.fromkeys(names)):
        alike = by_ending.setdefault(name[-1], [])
        same = [known for known in alike if is_same_unit(known, name)]
        if len(same) == 1:
            units[same[0]].append(name)
        else:
            units[name] = []
            alike.append(name)
    return tuple(UnitNames(name, tuple(aliases)) for name, aliases in units.items())


def is_same_unit(one: str, other: str) -> bool:
    """Tell whether two names can stand for one unit; never a guess across different first or last signs."""
    if len(one) == len(other) or min(len(one), len(other)) < _SHORTEST:
        return False
    short, long = sorted((fold(one), fold(other)), key=len)
    if short[-1] != long[-1]:
        return False
    branch = long.startswith(short)
    begins_alike = short[0] == long[0] or long.endswith(short) or len(long) - len(short) >= _SHORTEST
    return begins_alike and not branch and _stands_in(short, long)


def _stands_in(short: str, long: str) -> bool:
    signs = iter(long)
    return all(sign in signs for sign in short)
