"""One message, several tasks: which words belong to which.

A clause that opens with a code, a number of the list or a title begins a new
portion; what names nothing continues the one before. A person's own numbering
(1、2、3 under one task, or before titles that contradict the list) points at
nothing. A message that names no task belongs to the one the bot asked about.
"""

from dataclasses import dataclass, field, replace

from domain.reading.difficulties import is_obstacle
from domain.reading.model import TaskName
from domain.reading.references import Reference, reference_at
from domain.reading.titles import Naming, title_index
from domain.reading.wording import Span, clauses, sentences


@dataclass(frozen=True, slots=True)
class Context:
    """What the reader knows beforehand: the unit's tasks, the list last shown, the task asked about."""

    tasks: tuple[TaskName, ...]
    listed: tuple[str, ...]
    asked: str | None


@dataclass(frozen=True, slots=True)
class Portion:
    """The words about one task: `task`, or one of `candidates`, or nobody knows; `rest` for 其他."""

    task: str | None = None
    candidates: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    pointers: tuple[Span, ...] = ()  # words that only say which task is meant
    rest: bool = False


@dataclass(slots=True)
class _Splitter:
    text: str
    context: Context
    own_numbers: bool
    done: list[tuple[Portion, ...]] = field(default_factory=list)
    opening: tuple[Span, ...] = ()  # clauses before the first task was named

    def take(self, clause: Span, *, opens_sentence: bool) -> None:
        heading = self._heading(clause, opens_sentence=opens_sentence)
        if heading is not None:
            self._begin(heading)
        elif self.done:
            self.done[-1] = tuple(replace(p, spans=(*p.spans, clause)) for p in self.done[-1])
        else:
            self.opening = (*self.opening, clause)

    def _heading(self, clause: Span, *, opens_sentence: bool) -> tuple[Portion, ...] | None:
        pointed = reference_at(self.text, clause, self.context.tasks, self.context.listed)
        if pointed and pointed.sort == "number" and self._own(pointed):
            pointed = None
        if pointed:
            return _portions(pointed, clause)
        return self._titled(clause, opens_sentence=opens_sentence)

    def _own(self, pointed: Reference) -> bool:
        under_title = bool(self.done) and not self.done[-1][0].pointers
        return self.own_numbers or (under_title and len(pointed.numbers) == 1 and pointed.numbers[0] == 1)

    def _titled(self, clause: Span, *, opens_sentence: bool) -> tuple[Portion, ...] | None:
        words = self.text[clause.start : clause.end]
        named = title_index(self.context.tasks).naming(words)
        if not named.codes or not self._begins(named, words, opens_sentence=opens_sentence):
            return None
        if len(named.codes) == 1:
            return (Portion(named.codes[0], spans=(clause,)),)
        return (Portion(None, named.codes, (clause,)),)

    def _begins(self, named: Naming, words: str, *, opens_sentence: bool) -> bool:
        """Weak resemblance names a task only where none is at hand and no obstacle is told."""
        if named.strong:
            return not self._continues(named)
        if self.context.asked or is_obstacle(words):
            return False
        return not self.done or (
            opens_sentence and len(named.codes) == 1 and not self._continues(named) and self._by_titles()
        )

    def _continues(self, named: Naming) -> bool:
        """True when the words resemble the task at hand as well as any other."""
        return bool(self.done) and len(self.done[-1]) == 1 and self.done[-1][0].task in named.codes

    def _by_titles(self) -> bool:
        return not self.done[-1][0].pointers and not self.done[-1][0].rest

    def _begin(self, heading: tuple[Portion, ...]) -> None:
        if not self.done and self.opening:
            heading = tuple(replace(p, spans=(*self.opening, *p.spans)) for p in heading)
        self.opening = ()
        self.done.append(heading)


def split(text: str, context: Context) -> list[Portion]:
    """Return the portions of a folded message; one without task where nothing is named."""
    splitter = _Splitter(text, context, _own_numbers(text, context))
    for sentence in sentences(text, Span(0, len(text))):
        covered = sentence.start
        for place, clause in enumerate(clauses(text, sentence)):
            if clause.end <= covered:
                continue
            splitter.take(clause, opens_sentence=place == 0)
            covered = _covered(splitter, covered)
    if splitter.opening:
        named = _named_by_all(text, context)
        return [replace(named, spans=splitter.opening)]
    return _merged([portion for portions in splitter.done for portion in portions])


def _covered(splitter: _Splitter, covered: int) -> int:
    """A list of numbers may reach over commas: 3,4,5无变化."""
    pointers = [p.end for portion in splitter.done[-1:] for part in portion for p in part.pointers]
    return max([covered, *pointers])


def _portions(pointed: Reference, clause: Span) -> tuple[Portion, ...]:
    spans = (Span(clause.start, max(clause.end, pointed.span.end)),)
    if pointed.sort == "rest":
        return (Portion(spans=spans, rest=True),)
    if not pointed.codes:
        return (Portion(spans=spans, pointers=(pointed.span,)),)
    return tuple(Portion(code, spans=spans, pointers=(pointed.span,)) for code in pointed.codes)


def _own_numbers(text: str, context: Context) -> bool:
    """True when the numbers that open clauses are the sender's own and not those of the list."""
    numbers: list[int] = []
    for sentence in sentences(text, Span(0, len(text))):
        for clause in clauses(text, sentence):
            pointed = reference_at(text, clause, context.tasks, context.listed)
            if pointed and pointed.sort == "number" and len(pointed.numbers) == 1:
                numbers += pointed.numbers
                named = title_index(context.tasks).naming(text[pointed.span.end : clause.end])
                if named.strong and not set(pointed.codes) & set(named.codes):
                    return True
    return context.asked is not None and len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _named_by_all(text: str, context: Context) -> Portion:
    """Return which task the message as a whole names."""
    if context.asked:
        return Portion(context.asked)
    named = title_index(context.tasks).naming(text)
    if len(named.codes) == 1:
        return Portion(named.codes[0])
    if not named.codes and len(context.tasks) == 1:
        return Portion(context.tasks[0].code)
    return Portion(None, named.codes)


def _merged(portions: list[Portion]) -> list[Portion]:
    """Put portions about the same task together."""
    merged: dict[object, Portion] = {}
    for place, portion in enumerate(portions):
        key = portion.task or portion.candidates or (portion.rest, place)
        known = merged.get(key)
        merged[key] = (
            portion
            if known is None
            else replace(known, spans=known.spans + portion.spans, pointers=known.pointers + portion.pointers)
        )
    return list(merged.values())
