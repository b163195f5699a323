"""The facts of a made-up plan: what its document is written from, and what reading it must give back."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Goal:
    """A target: the words in the text, and what they mean."""

    words: str
    value: float | None
    unit: str | None
    comparison: str
    due: str | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: its words, its day and its kind."""

    words: str
    on: date | None
    kind: str


@dataclass(frozen=True, slots=True)
class MadeItem:
    """One task of a made-up plan; `filler` is prose without a goal, some of it meant to mislead."""

    title: str
    leads: tuple[str, ...] = ()
    co_responsible: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    due: Due | None = None
    goals: tuple[Goal, ...] = ()
    filler: str = ""


@dataclass(frozen=True, slots=True)
class MadeGroup:
    """A leading group by its posts."""

    leader: str
    deputies: tuple[str, ...]
    members: tuple[str, ...]
    member_groups: tuple[str, ...]
    office_unit: str


@dataclass(frozen=True, slots=True)
class MadePlan:
    """A document: its lines (a table row is a tuple of cells) and the facts in it."""

    name: str
    title: str
    doc_no: str
    issued_on: date
    lines: tuple[str | tuple[str, ...], ...]
    items: tuple[MadeItem, ...]
    aims: tuple[Goal, ...] = ()
    group: MadeGroup | None = None
    rules: tuple[str, ...] = field(default=())
