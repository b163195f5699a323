"""Reads a contact's message: which tasks it speaks of, and what it says of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.reading.amounts import find_figures
from domain.reading.changes import goes_on, says_no_change
from domain.reading.dates import find_dates
from domain.reading.difficulties import difficulties_in
from domain.reading.kinds import kind_of
from domain.reading.model import Figure, Kind, Part, Reading, TaskName
from domain.reading.next_steps import next_steps_in
from domain.reading.percents import alone, completion, find_percents, is_finished
from domain.reading.requests import asks_for_time
from domain.reading.splitting import Context, Portion, split
from domain.reading.titles import title_index
from domain.reading.wording import Span, blanked, fold, trimmed

_SAYS_SOMETHING = re.compile(r"\w")
_WITHOUT_PARTS = {Kind.ACKNOWLEDGEMENT, Kind.CHAT, Kind.COMPLAINT, Kind.OTHER}


def read_message(
    text: str,
    tasks: Sequence[TaskName],
    on: date,
    asked: str | None = None,
    numbered: Sequence[str] | None = None,
) -> Reading:
    """Read the first 4,096 characters of a message written on the day `on`.

    `tasks` are the unit's duties. `numbered` is the codes in the order of the
    list that the contact last saw (the order of `tasks` if not given), `asked`
    the task that the bot last asked about.
    """
    folded = fold(text)
    listed = tuple(numbered) if numbered is not None else tuple(task.code for task in tasks)
    context = Context(title_index(tuple(tasks)), listed, asked)
    parts = tuple(_part(_Words(text, folded, portion, context), on) for portion in split(folded, context))
    kind = kind_of(folded, parts, asked)
    if kind is Kind.EXTENSION_REQUEST:  # the later day is what is asked for, not what is going to be done
        parts = tuple(replace(part, next_steps=None, difficulties=_reason(part)) for part in parts)
    return Reading(kind, () if kind in _WITHOUT_PARTS else parts)


def _reason(part: Part) -> str | None:
    """Return the obstacle without the clauses that are but the request itself: 周五来不及."""
    clauses = re.split("[,，;；]", part.difficulties or "")
    return "；".join(clause for clause in clauses if not asks_for_time(clause)) or None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one portion: as written, and folded with all other words blanked."""

    written: str
    folded: str
    portion: Portion
    context: Context

    @property
    def runs(self) -> list[Span]:
        return _runs(self.folded, self.portion.spans)

    @property
    def own(self) -> str:
        return blanked(self.folded, [*self.portion.pointers, *_gaps(self.runs, len(self.folded))])

    def quoted(self, spans: Sequence[Span], between: str = "；") -> str | None:
        """Return the words at these places as the sender wrote them."""
        return between.join(self.written[span.start : span.end] for span in spans) or None


def _part(words: _Words, on: date) -> Part:
    portion, own = words.portion, words.own
    dates = find_dates(own, on)
    percent, figures = _numbers(blanked(own, [span for span, _ in dates]), words.context)
    obstacles = difficulties_in(own, Span(0, len(own)))
    due = [span for span, mention in dates if mention.role == "due"]
    return Part(
        task=portion.task,
        candidates=portion.candidates,
        percent=percent,
        figures=figures,
        dates=tuple(dict.fromkeys(mention for _, mention in dates)),
        difficulties=words.quoted(obstacles),
        next_steps=words.quoted(next_steps_in(own, Span(0, len(own)), obstacles, due)),
        no_change=not figures
        and (
            says_no_change(blanked(own, words.context.titles.spans(own))) or (portion.rest and goes_on(own))
        ),
        text=words.quoted([trimmed(words.folded, run) for run in words.runs], "\n") or "",
        covers_rest=portion.rest,
    )


def _numbers(undated: str, context: Context) -> tuple[float | None, tuple[Figure, ...]]:
    """Return the completion, and the figures: counts, money, rates."""
    percents = find_percents(undated)
    percent = completion(percents) if percents else alone(undated)
    if not percents and is_finished(undated):
        percent = 100.0
    taken = [*context.titles.spans(undated), *(mention.span for mention in percents)]
    return percent, find_figures(
        blanked(undated, taken), [mention for mention in percents if mention.tier == 0]
    )


def _runs(text: str, spans: Sequence[Span]) -> list[Span]:
    """Join spans that only signs and blanks part."""
    runs = [spans[0]]
    for span in spans[1:]:
        if _SAYS_SOMETHING.search(text, runs[-1].end, span.start):
            runs.append(span)
        else:
            runs[-1] = Span(runs[-1].start, max(span.end, runs[-1].end))
    return runs


def _gaps(runs: Sequence[Span], length: int) -> list[Span]:
    """Return what lies before, between and after the runs."""
    edges = [0, *(edge for run in runs for edge in (run.start, run.end)), length]
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
