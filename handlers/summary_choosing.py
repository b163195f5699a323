"""换时间, 换范围: another span or another part of the same summary; the choice keeps the other half."""

from dataclasses import replace
from typing import Any

from domain.messages import Button
from domain.reading.asking import Asking
from domain.roles import READERS
from domain.spans import Span, SpanKind, span_around
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Answer, Conversation, Step
from handlers.summary import answer
from handlers.summary_pages import back, view
from handlers.summary_reading import (
    Opened,
    for_own_unit,
    opened,
    readable_programme,
    reading,
    reference_of,
    refused,
    widest,
)
from handlers.summary_words import read_wanted
from handlers.turn import Turn
from summaries.subjects import WHOLE, Asked, Subject, SubjectKind, subjects
from texts.moments import shortened

OFFERED = (SpanKind.WEEKLY, SpanKind.MONTHLY, SpanKind.QUARTERLY, SpanKind.YEARLY)
PARTS = (SubjectKind.CHAPTER, SubjectKind.UNIT, SubjectKind.TASK, SubjectKind.TARGET)
PARTS_A_PAGE = {SubjectKind.UNIT: 12, SubjectKind.TASK: 8}
LINES_A_PAGE = 6
LONGEST_LABEL = {SubjectKind.UNIT: 8, SubjectKind.TASK: 16}


@reading
def choose_time(turn: Turn, found: Opened) -> Answer:
    """换时间: this week or the last one, month, quarter, year, or days to be written."""
    today = found.programme.rules.local(turn.now).date()
    offered: list[Button] = []
    for kind in OFFERED:
        this = Asking(kind, today).present()
        offered.append(_to(turn, found, f"span-this-{kind}", Asked(this, found.facts.subject)))
        offered.append(_to(turn, found, f"span-last-{kind}", Asked(this.before(), found.facts.subject)))
    offered.append(turn.button("span-write", "summary.write", found.reference))
    return view(turn, turn.say("summary-times-which"), (*in_rows(offered, 3), *back(turn, found)))


def _to(turn: Turn, found: Opened, key: str, asked: Asked) -> Button:
    return turn.button(key, "summary.full", reference_of(turn, found.programme, asked), 0)


@reading
def ask_words(turn: Turn, found: Opened) -> Answer:
    """写日期: the next message names the span, and may name a part or a form as well."""
    turn.ask("summary.words", reference=found.reference)
    return view(turn, turn.say("summary-write-how"), back(turn, found))


def take_words(turn: Turn, data: dict[str, Any]) -> Answer:
    """The words after 写日期; what they leave out stays as it was. Who reports may as well write a report."""
    found = opened(turn, data["reference"])
    if found is None:
        turn.forget()
        return refused(turn, data["reference"])
    asking = Asking(found.facts.covered.kind, found.programme.rules.local(turn.now).date())
    wanted = read_wanted(turn.tx, found.programme.id, asking, turn.incoming.text)
    if wanted.clear or for_own_unit(turn) or "again" in data:
        turn.forget()
    else:
        turn.ask("summary.words", reference=found.reference, again=True)
    if for_own_unit(turn) and not wanted.clear:
        return None
    if not wanted.parts and found.facts.subject != WHOLE:
        wanted = replace(wanted, parts=(found.facts.subject,))
    return answer(turn, found.programme, wanted)


@reading
def choose_scope(turn: Turn, found: Opened) -> Answer:
    """换范围: the whole programme, or which kind of part."""
    whole = _to(turn, found, "scope-programme", Asked(found.facts.covered, WHOLE))
    kinds = [turn.button(f"scope-{kind}", "summary.parts", found.reference, kind, 0) for kind in PARTS]
    return view(turn, turn.say("summary-scopes-which"), (*in_rows([whole, *kinds], 3), *back(turn, found)))


@reading
def choose_part(turn: Turn, found: Opened, kind: str, page: str) -> Answer:
    """The chapters, units, tasks or targets of the plan; long names stand in the text, beside a number."""
    every = subjects(turn.tx, found.programme.id, SubjectKind(kind))
    shown = page_of(every, int(page), PARTS_A_PAGE.get(SubjectKind(kind), LINES_A_PAGE))
    arrows = shown.arrows(turn, "summary.parts", found.reference, kind)
    lines = [turn.say(f"summary-{kind}-which")]
    if shown.pages > 1:
        lines.append(turn.say("page-of", page=shown.number + 1, pages=shown.pages))
    longest = LONGEST_LABEL.get(SubjectKind(kind))
    labels = [str(place) for place in range(shown.first + 1, shown.first + len(shown.items) + 1)]
    if longest is None:
        lines += [f"{label} {part.name}" for label, part in zip(labels, shown.items, strict=True)]
    else:
        labels = [shortened(part.name, longest) for part in shown.items]
    buttons = [
        _part_button(turn, found, label, part) for label, part in zip(labels, shown.items, strict=True)
    ]
    width = 2 if kind == SubjectKind.TASK else 3
    up = turn.button("back", "summary.scopes", found.reference)
    return view(turn, "\n".join(lines), (*in_rows(buttons, width), (*arrows, up)))


def _part_button(turn: Turn, found: Opened, label: str, part: Subject) -> Button:
    span: Span = found.facts.covered
    return Button(label, "summary.full", (reference_of(turn, found.programme, Asked(span, part)), "0"))


def other_spans(turn: Turn) -> Answer:
    """月报季报 in the menu: the same choice as under this week's summary."""
    programme = readable_programme(turn)
    if programme is None:
        return refused(turn)
    week = span_around(SpanKind.WEEKLY, programme.rules.local(turn.now).date())
    return choose_time(turn, Asked(week, widest(turn)).reference)


CONVERSATION = Conversation(
    actions={
        "summary.other": Action(other_spans, READERS),
        "summary.times": Action(choose_time, strangers=True),
        "summary.write": Action(ask_words, strangers=True),
        "summary.scopes": Action(choose_scope, strangers=True),
        "summary.parts": Action(choose_part, strangers=True),
    },
    steps={"summary.words": Step(take_words, strangers=True)},
)
