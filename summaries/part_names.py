"""The parts of a programme by the names that people call them: units, tasks, chapters, targets.

A name may stand anywhere in the words, with or without blanks; part of a name is enough where it fits only
one. What fits several is not decided here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.reading import TaskName, short_title
from domain.reading.titles import TitleIndex, title_index
from domain.reading.wording import BLANK, fold
from domain.similarity import similarity
from storage import tasks, units
from summaries.subjects import Subject, SubjectKind, subjects

SIGNS = frozenset(' \n,.。、“”"·')
SHORTEST = 3  # characters of a name that may stand between others; a shorter one must stand alone
NEAREST = 6
PARTS = tuple(kind for kind in SubjectKind if kind is not SubjectKind.PROGRAMME)


@dataclass(frozen=True, slots=True)
class Directory:
    """Every name of every part, in plain signs, in the order of the plan."""

    names: Sequence[tuple[str, Subject]]
    titles: TitleIndex
    tasks: dict[str, Subject]  # by code

    def spelled(self, words: str) -> tuple[list[Subject], str]:
        """Return the parts whose whole names stand in the words, longest first, and what else is said."""
        signs = [(place, _small(sign)) for place, sign in enumerate(fold(words)) if sign not in SIGNS]
        text, left = "".join(sign for _, sign in signs), list(fold(words))
        found: list[Subject] = []
        for name in sorted({name for name, _ in self.names if len(name) >= SHORTEST}, key=len, reverse=True):
            at = text.find(name)
            if at >= 0:
                found += self._called(name)
                text = text[:at] + BLANK * len(name) + text[at + len(name) :]
                first, last = signs[at][0], signs[at + len(name) - 1][0]
                left[first : last + 1] = " " * (last + 1 - first)
        return list(dict.fromkeys(found)), "".join(left)

    def meant(self, words: str) -> list[Subject]:
        """Return the parts that a name, or a part of one, may mean: one, several to choose from, or none."""
        plain = plain_name(words)
        if not plain:
            return []
        if called := self._called(plain):
            return called
        holding = [subject for name, subject in self.names if len(plain) > 1 and plain in name]
        if holding:
            return list(dict.fromkeys(holding))
        naming = self.titles.naming(words)
        return [self.tasks[code] for code in naming.codes] if naming.strong else []

    def nearest(self, words: str, most: int = NEAREST) -> list[Subject]:
        """Return the parts whose names are most like the words, the likeliest first."""
        plain = plain_name(words)
        likeness: dict[Subject, float] = {}
        for name, subject in self.names:
            likeness[subject] = max(likeness.get(subject, 0.0), similarity(plain, name))
        likely = sorted((part for part in likeness if likeness[part]), key=lambda part: -likeness[part])
        return likely[:most]

    def _called(self, plain: str) -> list[Subject]:
        return list(dict.fromkeys(subject for name, subject in self.names if name == plain))


def directory(tx: Connection, programme_id: int, kinds: Iterable[SubjectKind] = PARTS) -> Directory:
    """Return the directory of a programme's parts, or of some kinds of them."""
    wanted = frozenset(kinds)
    every = tasks.every(tx, programme_id) if SubjectKind.TASK in wanted else []
    named = {task.id: TaskName(task.code, task.title, task.short) for task in every}
    parts = [part for kind in PARTS if kind in wanted for part in subjects(tx, programme_id, kind)]
    called = _names(parts, named, units.names(tx, programme_id))
    by_code = {named[part.id].code: part for part in parts if part.kind is SubjectKind.TASK}
    return Directory(
        [(plain_name(name), part) for name, part in called], title_index(tuple(named.values())), by_code
    )


def _names(
    parts: Iterable[Subject], named: dict[int, TaskName], called: Sequence[tuple[int, str]]
) -> Iterator[tuple[str, Subject]]:
    for part in parts:
        yield part.name, part
        if part.kind is SubjectKind.TASK:
            task = named[part.id]
            yield from ((name, part) for name in (task.code, task.short, task.title, short_title(task.title)))
        if part.kind is SubjectKind.UNIT:
            mine = [name for unit_id, name in called if unit_id == part.id]
            # A county's own prefix may be left out.
            yield from ((name, part) for name in (*mine, *(name.removeprefix("县") for name in mine)))


def plain_name(words: str) -> str:
    """Return a name without blanks and stray signs, in plain small letters."""
    return "".join(_small(sign) for sign in fold(words) if sign not in SIGNS)


def _small(sign: str) -> str:
    return sign.lower() if len(sign.lower()) == 1 else sign
