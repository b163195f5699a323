"""One message, several tasks: which words belong to which.

A clause that opens with a code, a number of the list or a title begins a new
portion; what names nothing continues the one before. A person's own numbering
(1、2、3 under one task, or before titles that contradict the list) points at
nothing. A message that names no task belongs to the one the bot asked about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from domain.reading.difficulties import is_obstacle
from domain.reading.percents import tells_share
from domain.reading.references import Reference, pointer_starts, reference_at, run_in_starts
from domain.reading.titles import Naming, TitleIndex
from domain.reading.wording import MOST_CLAUSES, Span, clauses, sentences


@dataclass(frozen=True, slots=True)
class Context:
    """What the reader knows beforehand: the unit's tasks, the list last shown, the task asked about."""

    titles: TitleIndex
    listed: tuple[str, ...]  # codes
    asked: str | None


@dataclass(frozen=True, slots=True)
class Portion:
    """The words about one task: `task`, or one of `candidates`, or nobody knows; `rest` for 其他."""

    task: str | None = None
    candidates: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    pointers: tuple[Span, ...] = ()  # words that only say which task is meant
    rest: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause, whether it opens its sentence, what its opening points at and what its words name."""

    span: Span
    words: str
    opens: bool
    pointed: Reference | None
    named: Naming


def split(text: str, context: Context) -> list[Portion]:
    """Return the portions of a folded message; one without task where nothing is named."""
    pieces = _without_own_numbers(list(islice(_pieces(text, context), MOST_CLAUSES)), context)
    groups: list[tuple[Portion, ...]] = []
    opening: tuple[Span, ...] = ()  # clauses before the first task is named
    for piece in pieces:
        if heading := _heading(piece, groups, context):
            if opening and piece.opens and _tells_of_another(text, opening):
                groups.append((_unnamed(text, opening, context),))
                opening = ()
            groups.append(_with_spans(heading, opening, first=True))
            opening = ()
        elif groups:
            groups[-1] = _with_spans(groups[-1], (piece.span,))
        else:
            opening = (*opening, piece.span)
    if opening:
        return [replace(_named_by_all(text, context), spans=opening)]
    return _merged([portion for group in groups for portion in group])


def _tells_of_another(text: str, opening: Sequence[Span]) -> bool:
    """True when sentences before the first task that is named report a matter of their own."""
    return tells_share(text[opening[0].start : opening[-1].end])


def _unnamed(text: str, spans: tuple[Span, ...], context: Context) -> Portion:
    return replace(_named_by_all(text[spans[0].start : spans[-1].end], context), spans=spans)


def _pieces(text: str, context: Context) -> Iterator[_Piece]:
    for sentence in sentences(text, Span(0, len(text))):
        covered = sentence.start
        for clause in clauses(text, sentence):
            for span in _cut(text, clause, context):
                if span.end <= covered:
                    continue  # a list of numbers reached over this comma: 3,4,5无变化
                span = Span(max(span.start, covered), span.end)
                pointed = reference_at(text, span, context.titles.written, context.listed)
                covered = pointed.span.end if pointed else covered
                span = Span(span.start, max(span.end, min(covered, sentence.end)))
                words = text[pointed.span.end if pointed else span.start : span.end]
                yield _Piece(span, words, span.start == sentence.start, pointed, context.titles.naming(words))


def _cut(text: str, clause: Span, context: Context) -> list[Span]:
    """Cut a clause before each task it names: 1完成60% 2完成45%, 市场主体倍增新增5家精准招商签了3个."""
    words = text[clause.start : clause.end]
    named = {clause.start + start for start in context.titles.starts(words)}
    run_in = run_in_starts(text, clause, len(context.listed))
    cuts = sorted({clause.start, *pointer_starts(text, clause), *run_in, *named})
    return [Span(start, end) for start, end in pairwise([*cuts, clause.end]) if text[start:end].strip()]


def _without_own_numbers(pieces: list[_Piece], context: Context) -> list[_Piece]:
    """Drop the numbers that count the sender's own points and not the list's tasks."""
    numbered = [p for p in pieces if p.pointed and p.pointed.sort == "number" and len(p.pointed.numbers) == 1]
    numbers = [number for p in numbered if p.pointed for number in p.pointed.numbers]
    counted = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    contradicted = any(
        p.named.strong and p.pointed and not set(p.pointed.codes) & set(p.named.codes) for p in numbered
    )
    before = next((p for p in pieces if p.named.codes or p.pointed), None)
    titled = counted and before is not None and before not in numbered
    if contradicted or titled or (counted and context.asked):
        return [replace(p, pointed=None) if p in numbered else p for p in pieces]
    return pieces


def _heading(piece: _Piece, groups: Sequence[tuple[Portion, ...]], context: Context) -> tuple[Portion, ...]:
    """Return the portions that the piece begins, or nothing when it continues the one before."""
    pointed, named, here = piece.pointed, piece.named, (piece.span,)
    if pointed and pointed.sort == "rest":
        return (Portion(spans=here, rest=True),)
    if pointed:
        codes: tuple[str | None, ...] = pointed.codes or (None,)
        return tuple(Portion(code, spans=here, pointers=(pointed.span,)) for code in codes)
    if not named.codes or not _begins(piece, groups[-1] if groups else (), context):
        return ()
    if named.together:
        return tuple(Portion(code, spans=here) for code in named.codes)
    return (
        (Portion(named.codes[0], spans=here),)
        if len(named.codes) == 1
        else (Portion(None, named.codes, here),)
    )


def _begins(piece: _Piece, at_hand: tuple[Portion, ...], context: Context) -> bool:
    """Weak resemblance names a task only where none is at hand and no obstacle is told."""
    named = piece.named
    if at_hand and {portion.task for portion in at_hand} & set(named.codes):
        return False
    if named.strong:
        return not at_hand or named.leads or piece.opens
    if context.asked or is_obstacle(piece.words):
        return False
    by_title = bool(at_hand) and not at_hand[0].pointers and not at_hand[0].rest
    return not at_hand or (by_title and piece.opens and len(named.codes) == 1)


def _with_spans(
    group: tuple[Portion, ...], spans: tuple[Span, ...], *, first: bool = False
) -> tuple[Portion, ...]:
    return tuple(replace(p, spans=spans + p.spans if first else p.spans + spans) for p in group)


def _named_by_all(text: str, context: Context) -> Portion:
    """Return which task the message as a whole names."""
    if context.asked:
        return Portion(context.asked)
    named = context.titles.naming(text)
    if len(named.codes) == 1:
        return Portion(named.codes[0])
    if not named.codes and len(context.titles.codes) == 1:
        return Portion(context.titles.codes[0])
    return Portion(None, named.codes)


def _merged(portions: list[Portion]) -> list[Portion]:
    """Put portions about the same task together."""
    merged: dict[object, Portion] = {}
    for place, portion in enumerate(portions):
        key = portion.task or portion.candidates or (portion.rest, place)
        if key in merged:
            known = merged[key]
            portion = replace(
                known, spans=known.spans + portion.spans, pointers=known.pointers + portion.pointers
            )
        merged[key] = portion
    return list(merged.values())
