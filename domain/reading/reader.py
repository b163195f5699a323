"""Reads a contact's message: which tasks it speaks of, and what it says of each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.reading.amounts import find_figures
from domain.reading.changes import says_no_change
from domain.reading.dates import find_dates
from domain.reading.difficulties import difficulties_in
from domain.reading.kinds import kind_of
from domain.reading.model import Kind, Part, Reading, TaskName
from domain.reading.next_steps import next_steps_in
from domain.reading.percents import completion, find_percents, is_finished
from domain.reading.splitting import Context, Portion, split
from domain.reading.wording import Span, blanked, fold, trimmed

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
    portions = split(folded, Context(tuple(tasks), listed, asked))
    parts = tuple(_part(text, folded, portion, on) for portion in portions)
    kind = kind_of(folded, parts, asked)
    if kind is Kind.EXTENSION_REQUEST:
        parts = tuple(replace(part, next_steps=None) for part in parts)
    return Reading(kind, () if kind in _WITHOUT_PARTS else parts)


def _part(text: str, folded: str, portion: Portion, on: date) -> Part:
    start, end = portion.spans[0].start, portion.spans[-1].end
    others = _outside(portion.spans, len(folded))
    words = blanked(folded, [*portion.pointers, *others])
    dates = find_dates(words, on)
    undated = blanked(words, [span for span, _ in dates])
    percents = find_percents(undated)
    figures = find_figures(
        blanked(undated, [mention.span for mention in percents if mention.tier != 0]), percents
    )
    whole = Span(start, end)
    obstacles = difficulties_in(words, whole)
    due = [span for span, mention in dates if mention.role == "due"]
    steps = next_steps_in(words, whole, obstacles, due)
    percent = completion(percents)
    if percent is None and not percents and is_finished(words):
        percent = 100.0
    return Part(
        task=portion.task,
        candidates=portion.candidates,
        percent=percent,
        figures=figures,
        dates=tuple(dict.fromkeys(mention for _, mention in dates)),
        difficulties=_quoted(text, obstacles),
        next_steps=_quoted(text, steps),
        no_change=says_no_change(words) and not figures,
        text=_quoted(text, [trimmed(folded, span) for span in _runs(portion.spans)], "\n") or "",
        covers_rest=portion.rest,
    )


def _outside(spans: Sequence[Span], length: int) -> list[Span]:
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), length]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return [Span(a, b) for a, b in gaps if b - a > 3]


def _runs(spans: Sequence[Span]) -> list[Span]:
    """Join spans that only a sign parts."""
    runs = [spans[0]]
    for span in spans[1:]:
        if span.start - runs[-1].end <= 3:
            runs[-1] = Span(runs[-1].start, max(span.end, runs[-1].end))
        else:
            runs.append(span)
    return runs


def _quoted(text: str, spans: Sequence[Span], between: str = "；") -> str | None:
    """Return the words at these places as the sender wrote them."""
    return between.join(text[span.start : span.end] for span in spans) or None
