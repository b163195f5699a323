"""What a unit owes and what it filed: 我的任务, 逐项报, 其余无变化, 历史, 撤回."""

from dataclasses import replace
from typing import Any

from domain.drafting import DraftPart
from domain.lights import Light, TaskStanding, light_for
from domain.messages import Button
from domain.reading import Kind
from domain.roles import REPORTERS
from handlers.answers import due_text
from handlers.desk import Desk
from handlers.drafting import UNDOABLE
from handlers.paging import page_of
from handlers.registry import Action, Answer, Command, Conversation, Step
from handlers.report import show, take_report
from handlers.turn import Reply, Turn
from storage import periods, reports, withdrawals
from storage.periods import Duty
from storage.reports import Report
from texts.moments import moment, percent, shortened

TASKS_A_PAGE = 8
REPORTS_A_PAGE = 5


def list_duties(turn: Turn, page: str = "0") -> Answer:
    """What is owed, what is wanted first, due when, with lights and the percent of last time."""
    desk = Desk(turn)
    ordered = tuple(dict.fromkeys((*desk.wanted, *desk.owed)))
    shown = page_of([desk.owed[code] for code in ordered], int(page), TASKS_A_PAGE)
    if not shown.items:
        return _nothing_owed(desk)
    lines = [_title(desk)]
    lines += [_line(desk, duty) for duty in shown.items]
    if shown.pages > 1:
        lines.append(turn.say("page-of", page=shown.number + 1, pages=shown.pages))
    each = (turn.button("duties-each", "report.each"), turn.button("duties-rest", "report.no_change_rest"))
    rows = (each, shown.arrows(turn, "report.list"), (turn.button("duties-history", "report.history", 0),))
    return Reply("\n".join(lines), rows, about="list")


def _title(desk: Desk) -> str:
    turn = desk.turn
    due = due_text(desk, min(duty.answer_by for duty in desk.wanted.values()))
    title = turn.say("duties-title", unit=turn.sender.unit, count=len(desk.wanted), due=due)
    later = len(desk.owed) - len(desk.wanted)
    return f"{title}\n{turn.say('duties-later', count=later)}" if later else title


def _nothing_owed(desk: Desk) -> Reply:
    turn = desk.turn
    coming = periods.next_opening(turn.tx, desk.unit_id, turn.now)
    when = moment(turn.language, coming.opens_at, turn.sender.zone, turn.now) if coming else ""
    text = turn.say("duties-none-next", when=when) if when else turn.say("duties-none")
    return Reply(text, ((turn.button("duties-history", "report.history", 0),),))


def _line(desk: Desk, duty: Duty) -> str:
    turn = desk.turn
    percent_before = desk.last_percent(duty.code)
    light = turn.say(f"light-{_light(desk, duty)}")
    before = turn.say("duties-last", percent=percent(percent_before)) if percent_before is not None else ""
    due = moment(turn.language, duty.answer_by, turn.sender.zone, turn.now)
    returned = turn.say("duties-returned") if duty.state == "returned" else ""
    line = turn.say(
        "duties-line",
        number=str(desk.numbers[duty.code]),
        task=duty.short,
        code=duty.code,
        light=light,
        due=due,
    )
    return " ".join(part for part in (line, returned, before) if part)


def _light(desk: Desk, duty: Duty) -> Light:
    """The light of one duty by the programme's own rule."""
    programme, calendar = desk.programme, desk.calendar
    late = desk.turn.now >= duty.answer_by
    days = calendar.working_days_between(desk.today, programme.rules.local(duty.answer_by).date())
    standing = TaskStanding(overdue_periods=int(late), working_days_to_due=None if late else days)
    return light_for(standing, programme.rules.light).light


def report_each(turn: Turn, skipped: str = "") -> Answer:
    """Ask for one owed task after the other; `skipped` are the codes passed over, joined by blanks."""
    desk = Desk(turn)
    passed = skipped.split()
    left = [code for code in desk.wanted if code not in passed and desk.draft.part(code) is None]
    if not left:
        return show(desk, desk.draft) if desk.draft.parts else list_duties(turn)
    code = left[0]
    turn.ask("report.one", code=code)
    before = percent(desk.last_percent(code))
    text = turn.say("each-ask", task=desk.name(code), code=code, before=before or "—", left=len(left))
    row = (
        turn.button("each-no-change", "report.no_change", code, skipped),
        turn.button("each-skip", "report.each", " ".join([*passed, code])),
        turn.button("each-stop", "report.list", 0),
    )
    return Reply(text, (row,), about=f"task:{code}")


def take_one(turn: Turn, data: dict[str, Any]) -> Answer:
    """The answer to 逐项报 belongs to the task asked about, unless it names another."""
    turn.forget()
    desk = Desk(turn)
    reading = desk.read(turn.incoming.text, data["code"])
    if reading.kind not in {Kind.REPORT, Kind.NO_CHANGE, Kind.CORRECTION, Kind.ISSUE}:
        return None
    return take_report(desk, reading)


def no_change(turn: Turn, code: str, skipped: str) -> Answer:
    """One task without change, then the next one."""
    desk = Desk(turn)
    _add_unchanged(desk, [code])
    return report_each(turn, skipped)


def no_change_rest(turn: Turn) -> Answer:
    """All duties that the draft does not speak of are without change."""
    desk = Desk(turn)
    if not desk.owed:
        return _nothing_owed(desk)
    return _add_unchanged(desk, [code for code in desk.wanted if desk.draft.part(code) is None])


def _add_unchanged(desk: Desk, codes: list[str]) -> Reply:
    words = desk.turn.say("no-change-words")
    new = tuple(DraftPart(code, no_change=True, text=words) for code in codes)
    return show(desk, replace(desk.draft, parts=(*desk.draft.parts, *new)))


def explain(turn: Turn) -> Answer:
    """Ask why a report is late; the answer is kept with the period and shown to the office."""
    turn.ask("report.explain")
    return Reply(turn.say("explain-ask"), new=True)


def take_explanation(turn: Turn, _data: dict[str, Any]) -> Answer:
    turn.forget()
    late = [duty for duty in Desk(turn).owed.values() if duty.due_at <= turn.now]
    for duty in late:
        periods.note_reason(turn.tx, duty.id, turn.incoming.text)
    return Reply(turn.say("explain-noted", count=len(late)), ((turn.button("duties-each", "report.each"),),))


def history(turn: Turn, page: str = "0") -> Answer:
    """What the unit filed, newest first."""
    number = int(page)
    found = reports.of_unit(turn.tx, Desk(turn).unit_id, REPORTS_A_PAGE + 1, number * REPORTS_A_PAGE)
    if not found:
        return Reply(turn.say("history-none"), ((turn.button("receipt-tasks", "report.list", 0),),))
    lines = [turn.say("history-title", unit=turn.sender.unit)]
    lines += [_history_line(turn, report) for report in found[:REPORTS_A_PAGE]]
    row: list[Button] = []
    if number:
        row.append(turn.button("previous-page", "report.history", number - 1))
    if len(found) > REPORTS_A_PAGE:
        row.append(turn.button("next-page", "report.history", number + 1))
    return Reply("\n".join(lines), (tuple(row), (turn.button("receipt-tasks", "report.list", 0),))[not row :])


def _history_line(turn: Turn, report: Report) -> str:
    return turn.say(
        "history-line",
        when=moment(turn.language, report.submitted_at, turn.sender.zone, turn.now),
        task=report.short,
        progress=percent(report.percent),
        text=shortened(report.text, 50),
        state=turn.say(f"report-state-{report.state}"),
        receipt=str(report.submission_id),
    )


def withdraw_last(turn: Turn, _rest: str) -> Answer:
    """Offer to take back the newest submission that the office has not accepted."""
    receipt = withdrawals.last_waiting_receipt(turn.tx, turn.sender.id)
    if receipt is None:
        return Reply(turn.say("withdraw-nothing"))
    filed = reports.of_receipt(turn.tx, receipt)
    lines = [turn.say("withdraw-ask", receipt=str(receipt), count=len(filed))]
    lines += [f"{report.short} {percent(report.percent)}" for report in filed[:REPORTS_A_PAGE]]
    row = (turn.button("receipt-withdraw", UNDOABLE, receipt), turn.button("cancel", "report.list", 0))
    return Reply("\n".join(lines), (row,))


CONVERSATION = Conversation(
    commands=(
        Command(("/tasks", "我的任务", "任务", "待报"), lambda turn, _rest: list_duties(turn), REPORTERS),
        Command(("/history", "历史", "历史记录"), lambda turn, _rest: history(turn), REPORTERS),
        Command(("/undo", "撤回"), withdraw_last, REPORTERS),
        Command(("/report", "报送", "现在报", "逐项报"), lambda turn, _rest: report_each(turn), REPORTERS),
    ),
    actions={
        "report.list": Action(list_duties, REPORTERS),
        "report.each": Action(report_each, REPORTERS),
        "report.no_change": Action(no_change, REPORTERS),
        "report.no_change_rest": Action(no_change_rest, REPORTERS),
        "report.explain": Action(explain, REPORTERS),
        "report.history": Action(history, REPORTERS),
    },
    steps={
        "report.one": Step(take_one, REPORTERS),
        "report.explain": Step(take_explanation, REPORTERS),
    },
)
