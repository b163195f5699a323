"""Finds the responsibility clauses (责任分工) in the text of an item.

A clause is a bracket at the end of a sentence group, a label line, or a last
sentence that holds nothing but units and their roles. Brackets are looked for
line by line, so that one left open cannot swallow the next paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plans.documents.deadlines import is_deadline
from plans.documents.duties import Duties, read_duties
from plans.documents.model import Role
from plans.documents.open_references import is_open_reference, is_person
from plans.documents.quotes import Quote, masked
from plans.documents.roles import LABEL, PHRASE
from plans.documents.units import looks_like_unit, split_names

ClauseForm = Literal["bracket", "label", "sentence", "deadline"]
_NO_CLAUSE = re.compile(r"\s*(?:不?含|以|见|如|即|详见|简称|下称|包括|试行|其中|附)")
_LABEL_START = re.compile(rf"\s*(?:\d+[.、])?\s*{LABEL.pattern}")
_INLINE_LABEL = re.compile(rf"(?<=[。;)])\s*{LABEL.pattern}")
_SENTENCE_ENDS = re.compile(r"\s*(?:$|[。;(,:])")
_LONGEST_SENTENCE = 300
_CERTAIN_LABEL = re.compile(r"(?:单位|部门|领导|责任人|负责人|时限|科室|股室|处室)[\0\s]*:")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it stands: `quote` with its brackets, `body` without them."""

    quote: Quote
    body: Quote
    form: ClauseForm
    intact: bool = True

    def duties(self) -> Duties:
        """Read who has which role."""
        return read_duties(self.body)


def find_clauses(text: Quote) -> list[Clause]:
    """Return the clauses in the order of the text; label lines that follow each other are one clause."""
    found: list[Clause] = []
    for line in text.lines():
        for clause in _in_line(line):
            if found and clause.form == found[-1].form == "label" and not _between(text, found[-1], clause):
                whole = text.cut(found[-1].quote.start - text.start, clause.quote.end - text.start)
                found[-1] = Clause(whole, whole, "label")
            else:
                found.append(clause)
    return [_with_next_line(text, clause) for clause in found]


def _between(text: Quote, left: Clause, right: Clause) -> str:
    return text.text[left.quote.end - text.start : right.quote.start - text.start].strip()


def _with_next_line(text: Quote, clause: Clause) -> Clause:
    """A label that ends its line takes its names from the next one."""
    if clause.form != "label" or not clause.quote.folded.rstrip().endswith(":"):
        return clause
    rest = text.cut(clause.quote.end - text.start)
    following = next(rest.lines(), None)
    if following is None or not all(looks_like_unit(name.quote.folded) for name in split_names(following)):
        return clause
    whole = text.cut(clause.quote.start - text.start, following.end - text.start)
    return Clause(whole, whole, "label")


def _in_line(line: Quote) -> Iterator[Clause]:
    plain = masked(line.folded)
    if (label := _label_clause(line, plain)) is not None:
        yield from _brackets(line.cut(0, label.quote.start - line.start))
        yield label
        return
    brackets = list(_brackets(line))
    yield from brackets
    if not brackets and (sentence := _last_sentence(line)) is not None:
        yield sentence


def _label_clause(line: Quote, plain: str) -> Clause | None:
    match = _LABEL_START.match(plain) or _INLINE_LABEL.search(plain)
    if match is None:
        return None
    quote = line.cut(match.start()).strip()
    certain = _CERTAIN_LABEL.search(match.group())
    return Clause(quote, quote, "label") if certain or _names_units(read_duties(quote)) else None


def _brackets(line: Quote) -> Iterator[Clause]:
    folded = line.folded
    for start, end, intact in _outer_brackets(folded):
        if not _ends_sentence(folded, start, end):
            continue
        if start < 0:
            yield from _unopened(line, end)
            continue
        quote, body = line.cut(start, end), line.cut(start + 1, end - 1 if intact else end)
        if is_deadline(body.folded) and not is_clause_body(body, bare=False):
            yield Clause(quote, body, "deadline", intact)
        elif is_clause_body(body, bare=intact):
            yield Clause(quote, body, "bracket", intact)


def _outer_brackets(folded: str) -> Iterator[tuple[int, int, bool]]:
    """Yield outermost brackets as (start, end, closed); an end without a start has start -1."""
    opened: list[int] = []
    for at, sign in enumerate(folded):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            start = opened.pop()
            if not opened:
                yield start, at + 1, True
        elif sign == ")":
            yield -1, at + 1, False
    if opened:
        yield opened[0], len(folded), False


def _unopened(line: Quote, end: int) -> Iterator[Clause]:
    """Yield the last sentence before a bracket that was never opened, if it is all units and roles."""
    before = line.cut(max(0, end - _LONGEST_SENTENCE), end - 1)
    body = before.cut(max(before.folded.rfind(sign) for sign in "。;") + 1)
    if is_duty_sentence(body):
        yield Clause(line.cut(body.start - line.start, end), body, "bracket", intact=False)


def _ends_sentence(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 2) : start].rstrip()
    return bool(_SENTENCE_ENDS.match(folded, end)) or before.endswith(("。", ";"))


def is_clause_body(body: Quote, bare: bool) -> bool:
    """Tell whether the text inside a bracket assigns duties; `bare` allows a list of units alone."""
    folded = masked(body.folded)
    if LABEL.search(folded):
        return _names_units(read_duties(body))
    if PHRASE.search(folded):
        return any(duty.names for duty in read_duties(body).found)
    names = split_names(body)
    return (
        bare
        and bool(names)
        and not _NO_CLAUSE.match(folded)
        and all(_is_party(name.quote.folded) for name in names)
    )


def is_duty_sentence(sentence: Quote) -> bool:
    """Tell whether a sentence holds units and roles and nothing else (甲负总责,乙、丙各负其责)."""
    if len(sentence.text) > _LONGEST_SENTENCE or not PHRASE.search(masked(sentence.folded.rstrip("。 "))):
        return False
    found = read_duties(sentence.strip("。")).found
    names = [name.quote.folded for duty in found for name in duty.names]
    written = all(duty.role is not None for duty in found)
    named = any(not is_open_reference(name) for name in names)
    return (
        written and named and all(looks_like_unit(name) and not re.search(r"[,。]", name) for name in names)
    )


def _last_sentence(line: Quote) -> Clause | None:
    kept = line.strip("。;")
    start = max(masked(kept.folded).rfind(sign) for sign in "。;") + 1
    sentence = line.cut(kept.start - line.start + start).strip()
    return Clause(sentence, sentence.strip("。"), "sentence") if is_duty_sentence(sentence) else None


def _names_units(duties: Duties) -> bool:
    names = [
        name.quote.folded for duty in duties.found if duty.role is not Role.NEITHER for name in duty.names
    ]
    parties = sum(_is_party(name) for name in names)
    return 2 * parties > len(names) or (not names and bool(duties.deadlines or duties.persons))


def _is_party(name: str) -> bool:
    return looks_like_unit(name) or is_person(name) or is_open_reference(name)
