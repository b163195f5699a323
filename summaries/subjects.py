"""What a summary is about: the whole programme or one chapter, unit, task or target of it.

A reference such as 2023-W41 or 2023-10@unit-12 names the span and the part; buttons and orders carry it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from domain.spans import Span, SpanKind, span_of
from storage import progress, tasks, units


class SubjectKind(StrEnum):
    """Which part of a programme."""

    PROGRAMME = "programme"
    CHAPTER = "chapter"
    UNIT = "unit"
    TASK = "task"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Subject:
    """The whole programme, or one part of it; a chapter's `id` is its place in the plan, counted from 1."""

    kind: SubjectKind = SubjectKind.PROGRAMME
    id: int = 0
    name: str = ""


WHOLE = Subject()


@dataclass(frozen=True, slots=True)
class Asked:
    """A span of days and what of it is looked at."""

    span: Span
    subject: Subject = WHOLE

    @property
    def reference(self) -> str:
        # A bare year would read as the number of a stored summary.
        if self.subject.kind is SubjectKind.PROGRAMME and self.span.kind is not SpanKind.YEARLY:
            return self.span.name
        return f"{self.span.name}@{self.subject.kind}-{self.subject.id}"

    def before(self) -> "Asked":
        return Asked(self.span.before(), self.subject)


def asked_of(tx: Connection, programme_id: int, reference: str) -> Asked:
    """Return what a reference names; raises ValueError for a wrong one, LookupError for a part unknown."""
    name, _, part = reference.partition("@")
    if not part:
        return Asked(span_of(name))
    kind, _, number = part.partition("-")
    return Asked(span_of(name), subject(tx, programme_id, SubjectKind(kind), int(number)))


def subject(tx: Connection, programme_id: int, kind: SubjectKind, number: int) -> Subject:
    """Return a part of the programme by its number; raises LookupError if it has none of it."""
    for known in subjects(tx, programme_id, kind):
        if known.id == number:
            return known
    raise LookupError(f"no {kind} {number}")


def subjects(tx: Connection, programme_id: int, kind: SubjectKind) -> Sequence[Subject]:
    """Return all parts of a kind in the order of the plan."""
    match kind:
        case SubjectKind.PROGRAMME:
            return (WHOLE,)
        case SubjectKind.CHAPTER:
            chapters = dict.fromkeys(task.chapter for task in tasks.every(tx, programme_id))
            return [Subject(kind, place, name) for place, name in enumerate(chapters, start=1)]
        case SubjectKind.UNIT:
            return [Subject(kind, unit.id, unit.name) for unit in units.every(tx, programme_id)]
        case SubjectKind.TASK:
            every = tasks.every(tx, programme_id)
            return [Subject(kind, task.id, f"{task.code} {task.short}") for task in every]
        case SubjectKind.TARGET:
            return [Subject(kind, found.id, found.phrase) for found in progress.targets(tx, programme_id)]
