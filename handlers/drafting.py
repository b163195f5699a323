"""Buttons under a draft: choose a task, add a percent, change or drop parts, file it all."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from domain.drafting import DraftPart, choose, move, put, remove
from domain.messages import Button, Rows
from domain.reading.numbers import number
from domain.roles import REPORTERS
from handlers.cards import files_for, label, part_lines
from handlers.desk import Desk
from handlers.paging import page_of
from handlers.registry import Action, Answer, Conversation, Step
from handlers.report import show
from handlers.turn import Reply, Turn
from storage import drafts, issues, nudges, periods, reports, withdrawals
from storage.reports import NewReport
from texts.moments import moment

TASKS_A_PAGE = 8
UNDOABLE = "receipt.withdraw"


def on_draft(work: Callable[..., Answer]) -> Callable[..., Answer]:
    """Run an action on the open draft it was made for; any other draft's card is out of date."""

    def checked(turn: Turn, draft_id: str, *args: str) -> Answer:
        desk = Desk(turn)
        if desk.stored is None or desk.stored.id != int(draft_id):
            return Reply(toast=turn.say("card-expired"))
        return work(desk, *args)

    return checked


def submit(desk: Desk, version: str) -> Answer:
    """File every part of the draft, in one submission with one receipt."""
    turn, stored, draft = desk.turn, desk.stored, desk.draft
    if stored is None or stored.version != int(version) or draft.unclear is not None:
        return replace(show(desk, draft), toast=turn.say("draft-changed"))
    if not drafts.close(turn.tx, stored.id, "filed"):
        return Reply(toast=turn.say("button-done"))
    messages = sorted({message for part in draft.parts for message in part.messages})
    receipt = reports.open_submission(turn.tx, turn.sender.programme_id, turn.sender.id, messages, turn.now)
    closed = [part.code for part in draft.parts if not _file(desk, part, receipt)]
    nudges.drop_pointless(turn.tx, turn.now)
    turn.record("report.filed", f"submission:{receipt}", parts=len(draft.parts) - len(closed))
    return _receipt(desk, receipt, closed)


def _file(desk: Desk, part: DraftPart, receipt: int) -> bool:
    """File one part for the period that is open; False when there is none."""
    turn = desk.turn
    assignment = desk.assignments.get(part.code or "")
    duty = periods.open_for(turn.tx, assignment.id, turn.now) if assignment else None
    if assignment is None or duty is None:
        return False
    new = NewReport(
        duty.id,
        part.text,
        desk.last_percent(assignment.code) if part.no_change else part.percent,
        tuple(asdict(figure) for figure in part.figures),
        part.difficulties,
        part.next_steps,
        part.no_change,
    )
    report_id = reports.file(turn.tx, new, receipt, turn.sender, turn.now)
    if desk.draft.files and part.code == files_for(desk.draft) and desk.stored is not None:
        drafts.attach_evidence(turn.tx, desk.stored.id, report_id)
    if part.raise_issue and part.difficulties:
        issues.raise_from(turn.tx, assignment.id, report_id, part.difficulties, turn.now)
    return True


def _receipt(desk: Desk, receipt: int, closed: list[str | None]) -> Reply:
    turn, draft = desk.turn, desk.draft
    filed = [part for part in draft.parts if part.code not in closed]
    when = moment(turn.language, turn.now, turn.sender.zone)
    lines = []
    if filed:
        lines.append(turn.say("receipt-title", count=len(filed), when=when, receipt=str(receipt)))
        lines += [line for part in filed if not part.no_change for line in part_lines(desk, part, 0)][:9]
        lines.append(turn.say("receipt-next"))
    lines += [turn.say("receipt-closed", task=desk.name(code)) for code in closed]
    withdraw = turn.button("receipt-withdraw", UNDOABLE, receipt)
    rest = turn.button("receipt-tasks", "report.list", 0)
    rows: Rows = ((withdraw, rest),) if filed else ((rest,),)
    return Reply("\n".join(lines), rows, about=f"receipt:{receipt}")


def withdraw(turn: Turn, receipt: str) -> Answer:
    """Take a submission back, until the office has accepted it."""
    taken = withdrawals.withdraw(turn.tx, int(receipt), turn.sender.id)
    if not taken:
        return Reply(toast=turn.say("withdraw-too-late"))
    turn.record("report.withdrawn", f"submission:{receipt}", parts=len(taken))
    owed = [found for period_id in taken if (found := periods.by_id(turn.tx, period_id)) and found.owing]
    key = "withdrawn" if owed else "withdrawn-restored"
    text = turn.say(key, count=len(taken), receipt=receipt)
    return Reply(text, ((turn.button("receipt-tasks", "report.list", 0),),))


def choose_task(desk: Desk, code: str) -> Answer:
    return show(desk, choose(desk.draft, code))


def all_tasks(desk: Desk, page: str) -> Answer:
    """All the unit's tasks to choose from, when none of the likely ones fits."""
    stored = desk.stored
    if stored is None:
        return None
    return _task_list(desk, page, "draft.choose", (str(stored.id),))


def _task_list(desk: Desk, page: str, action: str, args: tuple[str, ...]) -> Reply:
    turn = desk.turn
    shown = page_of(list(desk.assignments), int(page), TASKS_A_PAGE)
    rows = [(Button(label(desk, code), action, (*args, code)),) for code in shown.items]
    more = (shown.arrows(turn, "draft.all_tasks", args[0]),)
    return Reply(turn.say("draft-choose-task"), (*rows, *more), about="draft")


def drop(desk: Desk) -> Answer:
    if desk.stored is not None:
        drafts.close(desk.turn.tx, desk.stored.id, "dropped")
    return Reply(desk.turn.say("draft-dropped"), ((desk.turn.button("receipt-tasks", "report.list", 0),),))


def drop_unclear(desk: Desk) -> Answer:
    """These words were no report."""
    left = replace(desk.draft, parts=tuple(p for p in desk.draft.parts if p is not desk.draft.unclear))
    return show(desk, left) if left.parts else drop(desk)


def ask_percent(desk: Desk, code: str) -> Answer:
    """Ask for the percent of one task; the next message is the answer."""
    desk.turn.ask("draft.percent", code=code)
    return Reply(desk.turn.say("draft-ask-percent", task=desk.name(code)), new=True, about=f"task:{code}")


def take_percent(turn: Turn, data: dict[str, Any]) -> Answer:
    """A bare number is the percent; anything else is read like any other message."""
    turn.forget()
    desk, code = Desk(turn), data["code"]
    part, bare = desk.draft.part(code), number(turn.incoming.text.strip().rstrip("%％"))
    if part is None or bare is None or not 0 <= bare <= 100:
        return None
    return show(desk, put(desk.draft, replace(part, percent=float(bare))))


def raise_issue(desk: Desk) -> Answer:
    """Mark the difficulties to enter the issue ledger when the draft is filed."""
    marked = tuple(replace(part, raise_issue=bool(part.difficulties)) for part in desk.draft.parts)
    return replace(show(desk, replace(desk.draft, parts=marked)), toast=desk.turn.say("draft-issue-marked"))


def edit(desk: Desk, page: str) -> Answer:
    """The parts one by one, to change the task or to leave one out; everything else is changed by writing."""
    turn, stored = desk.turn, desk.stored
    if stored is None:
        return None
    shown = page_of([part.code for part in desk.draft.parts if part.code], int(page), TASKS_A_PAGE)
    rows = [(Button(label(desk, code), "draft.part", (str(stored.id), code)),) for code in shown.items]
    more = (shown.arrows(turn, "draft.edit", stored.id),)
    back = ((turn.button("back", "draft.show", stored.id),),)
    return Reply(turn.say("draft-edit-how"), (*rows, *more, *back), about=f"draft:{stored.id}")


def show_part(desk: Desk, code: str) -> Answer:
    turn, stored, part = desk.turn, desk.stored, desk.draft.part(code)
    if stored is None or part is None:
        return show(desk, desk.draft)
    text = "\n".join([*part_lines(desk, part, 0), part.text])
    first = (
        turn.button("draft-other-task", "draft.ask_other", stored.id, code),
        turn.button("draft-remove-part", "draft.remove", stored.id, code),
    )
    return Reply(text, (first, (turn.button("back", "draft.show", stored.id),)), about=f"task:{code}")


def ask_other(desk: Desk, code: str) -> Answer:
    stored = desk.stored
    return None if stored is None else _task_list(desk, "0", "draft.move", (str(stored.id), code))


def move_part(desk: Desk, code: str, to: str) -> Answer:
    return show(desk, move(desk.draft, code, to))


def remove_part(desk: Desk, code: str) -> Answer:
    left = remove(desk.draft, code)
    return show(desk, left) if left.parts else drop(desk)


def move_files(desk: Desk) -> Answer:
    """The files belong to the next of the parts."""
    told = [part.code for part in desk.draft.told if part.code]
    place = told.index(files_for(desk.draft) or told[0])
    return show(desk, replace(desk.draft, evidence_for=told[(place + 1) % len(told)]))


def show_draft(desk: Desk) -> Answer:
    return show(desk, desk.draft)


def _action(work: Callable[..., Answer]) -> Action:
    return Action(on_draft(work), REPORTERS)


CONVERSATION = Conversation(
    actions={
        "draft.submit": _action(submit),
        "draft.choose": _action(choose_task),
        "draft.all_tasks": _action(all_tasks),
        "draft.drop": _action(drop),
        "draft.drop_unclear": _action(drop_unclear),
        "draft.ask_percent": _action(ask_percent),
        "draft.raise_issue": _action(raise_issue),
        "draft.edit": _action(edit),
        "draft.part": _action(show_part),
        "draft.ask_other": _action(ask_other),
        "draft.move": _action(move_part),
        "draft.remove": _action(remove_part),
        "draft.move_files": _action(move_files),
        "draft.show": _action(show_draft),
        UNDOABLE: Action(withdraw, REPORTERS),
    },
    steps={"draft.percent": Step(take_percent, REPORTERS)},
)
