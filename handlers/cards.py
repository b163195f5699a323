"""How a draft and its parts are shown: the card that a contact checks before anything is filed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from domain.drafting import Draft, DraftPart
from domain.messages import Button, Rows
from domain.wording import without_pointer
from handlers.desk import Desk
from handlers.turn import Reply
from texts.moments import amount, percent, shortened

MOST_LINES = 9  # parts shown in full; a phone shows about twelve lines
LONGEST_TEXT = 60
LONGEST_LABEL = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft as stored."""

    draft: Draft
    id: int
    version: int


def draft_card(desk: Desk, shown: Shown, edits: int | None, queued: Callable[[int], None]) -> Reply:
    """The whole draft as one card: what was understood, what is missing, and what to do next."""
    if shown.draft.unclear is not None:
        text, buttons = _which_task(desk, shown.draft.unclear, shown.id)
    elif not shown.draft.parts:
        text, buttons = _files_only(desk, shown)
    else:
        text, buttons = _overview(desk, shown), _draft_buttons(desk, shown)
    return Reply(text, buttons, edits=edits, about=f"draft:{shown.id}", queued=queued)


def _overview(desk: Desk, shown: Shown) -> str:
    turn, draft = desk.turn, shown.draft
    lines = [turn.say("draft-title", count=len(draft.parts)), *_lines(desk, draft)]
    if shown.draft.files:
        lines.append(turn.say("draft-files", count=shown.draft.files, task=desk.name(files_for(draft))))
    return "\n".join(lines)


def files_for(draft: Draft) -> str | None:
    """The task that files belong to: the one chosen, else the last one that says something."""
    if draft.evidence_for and draft.part(draft.evidence_for):
        return draft.evidence_for
    told = draft.told or draft.parts
    return told[-1].code if told else None


def _which_task(desk: Desk, part: DraftPart, draft_id: int) -> tuple[str, Rows]:
    """Ask where more than one task is defensible."""
    turn = desk.turn
    codes = part.candidates[:4] or tuple(desk.wanted)[:4]
    rows = [(Button(label(desk, code), "draft.choose", (str(draft_id), code)),) for code in codes]
    none = turn.button("draft-none-of-these", "draft.all_tasks", draft_id, 0)
    drop = turn.button("draft-not-a-report", "draft.drop_unclear", draft_id)
    text = turn.say("draft-which-task", text=shortened(part.text, LONGEST_TEXT))
    return text, (*rows, (none, drop))


def _files_only(desk: Desk, shown: Shown) -> tuple[str, Rows]:
    turn = desk.turn
    return turn.say("draft-files-only", count=shown.draft.files), (
        (turn.button("cancel", "draft.drop", shown.id),),
    )


def label(desk: Desk, code: str) -> str:
    return shortened(f"{desk.name(code)} {code}", LONGEST_LABEL)


def _lines(desk: Desk, draft: Draft) -> Iterable[str]:
    """Told parts one by one; neighbours without change share a line."""
    ordered = sorted(draft.parts, key=lambda part: desk.numbers.get(part.code or "", 0))
    shown = 0
    for unchanged, group in groupby(ordered, key=lambda part: part.no_change):
        parts = list(group)
        if unchanged:
            yield _unchanged_line(desk, parts)
            continue
        for part in parts[: max(0, MOST_LINES - shown)]:
            yield from part_lines(desk, part, desk.numbers.get(part.code or "", 0))
        shown += len(parts)
        if shown > MOST_LINES:
            yield desk.turn.say("draft-more", count=shown - MOST_LINES)


def _unchanged_line(desk: Desk, parts: list[DraftPart]) -> str:
    places = sorted(desk.numbers.get(part.code or "", 0) for part in parts)
    if len(parts) == 1:
        return desk.turn.say("draft-unchanged-one", number=str(places[0]), task=desk.name(parts[0].code))
    return desk.turn.say("draft-unchanged", numbers=_ranges(places))


def _ranges(places: list[int]) -> str:
    """3–5、8: neighbouring numbers as a range."""
    spans: list[list[int]] = []
    for place in places:
        if spans and place == spans[-1][1] + 1:
            spans[-1][1] = place
        else:
            spans.append([place, place])
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)


def part_lines(desk: Desk, part: DraftPart, number: int) -> Iterable[str]:
    """One report as a contact sees it: progress against last time, figures, difficulties, next steps."""
    turn = desk.turn
    before = percent(desk.last_percent(part.code))
    head = turn.say(
        "draft-part",
        number=str(number) if number else "",
        task=desk.name(part.code),
        progress=_progress(desk, part.percent, before),
    )
    body = _body(part)
    yield f"{head} · {body}".strip() if body else head.strip()
    if part.difficulties:
        yield "  " + turn.say("draft-difficulties", text=shortened(part.difficulties, LONGEST_TEXT))
    if part.next_steps:
        yield "  " + turn.say("draft-next-steps", text=shortened(part.next_steps, LONGEST_TEXT))


def _progress(desk: Desk, value: float | None, before: str) -> str:
    if value is None:
        key = "draft-progress-missing" if before else "draft-progress-unknown"
        return desk.turn.say(key, before=before)
    if before and before != percent(value):
        return desk.turn.say("draft-progress-changed", now=percent(value), before=before)
    return percent(value)


def _body(part: DraftPart) -> str:
    figures = (f"{figure.what or ''} {amount(figure.value, figure.unit)}".strip() for figure in part.figures)
    return ",".join(figures) or shortened(without_pointer(part.text), LONGEST_TEXT)


def _draft_buttons(desk: Desk, shown: Shown) -> Rows:
    turn, draft = desk.turn, shown.draft
    several = len(draft.parts) > 1
    key = "draft-submit-all" if several else "draft-submit"
    rows = [(turn.button(key, "draft.submit", shown.id, shown.version), *_ask_percent(desk, shown))]
    if any(part.difficulties and not part.raise_issue for part in draft.parts):
        rows.append((turn.button("draft-raise-issue", "draft.raise_issue", shown.id),))
    last: tuple[Button, ...] = (
        turn.button("draft-edit", "draft.edit", shown.id, 0),
        turn.button("cancel", "draft.drop", shown.id),
    )
    if shown.draft.files and len(draft.told) > 1:
        last = (turn.button("draft-move-files", "draft.move_files", shown.id), *last)
    return (*rows, last)


def _ask_percent(desk: Desk, shown: Shown) -> tuple[Button, ...]:
    """The one thing most often missing is one tap away."""
    missing = next((part.code for part in shown.draft.told if part.percent is None and part.code), None)
    if missing is None:
        return ()
    if len(shown.draft.parts) == 1:
        return (desk.turn.button("draft-add-percent-one", "draft.ask_percent", shown.id, missing),)
    place = str(desk.numbers[missing])
    return (desk.turn.button("draft-add-percent", "draft.ask_percent", shown.id, missing, number=place),)
