"""单位 县工信局: what a unit owes, how punctual it was, how often it was disturbed, and its history."""

from collections.abc import Iterator

from domain.messages import Button, Rows
from domain.roles import OFFICE, REPORTERS
from handlers.office_week import OfficeWeek, count
from handlers.paging import Page, in_rows, page_of
from handlers.registry import Action, Command, Conversation
from handlers.turn import Reply, Turn
from storage import members, periods, reports, unit_records, units
from storage.members import Member
from storage.periods import Duty
from storage.reports import Report
from storage.units import Unit
from texts.moments import listed, moment, percent, shortened

DUTIES_A_PAGE = 8
REPORTS_A_PAGE = 5
UNITS_A_PAGE = 9
LONGEST_LABEL = 8
LONGEST_TEXT = 80


def open_unit(turn: Turn, name: str) -> Reply:
    """单位 [名称]: the unit of this name, a choice where a part of a name fits several, else the list."""
    if not name:
        return list_units(turn, "0")
    unit = units.by_name(turn.tx, turn.sender.programme_id, name)
    every = units.every(turn.tx, turn.sender.programme_id)
    found = [unit] if unit else [unit for unit in every if name in unit.name]
    if len(found) == 1:
        return show(turn, str(found[0].id))
    if found:
        return Reply(turn.say("invite-which-unit"), in_rows([_unit_button(unit) for unit in found[:9]], 3))
    return list_units(turn, "0", turn.say("invite-unit-unknown", name=shortened(name, 20)))


def list_units(turn: Turn, page: str, notice: str = "") -> Reply:
    every = units.every(turn.tx, turn.sender.programme_id)
    shown = page_of(every, int(page), UNITS_A_PAGE)
    head = turn.say("unit-list", count=len(every))
    lines = [notice, head, turn.say("page-of", page=shown.number + 1, pages=shown.pages)]
    rows = in_rows([_unit_button(unit) for unit in shown.items], 3)
    last = (*shown.arrows(turn, "unit.list"), turn.button("back", "menu.show"))
    return Reply("\n".join(filter(None, lines)), (*rows, last))


def _unit_button(unit: Unit) -> Button:
    return Button(shortened(unit.name, LONGEST_LABEL), "unit.show", (str(unit.id), "0"))


def show(turn: Turn, unit_id: str, page: str = "0") -> Reply:
    """What is on record, then what is owed, the most urgent first."""
    unit = units.in_programme(turn.tx, turn.sender.programme_id, int(unit_id))
    if unit is None:
        return list_units(turn, "0")
    owed = sorted(periods.owing_of_unit(turn.tx, unit.id, turn.now), key=lambda duty: duty.answer_by)
    shown = page_of(owed, int(page), DUTIES_A_PAGE)
    late = OfficeWeek(turn).overdue(owed)
    lines = [turn.say("unit-title", unit=unit.name, count=len(owed), overdue=late)]
    if not shown.number:
        lines += _record(turn, unit)
    lines += [_duty_line(turn, duty) for duty in shown.items]
    return Reply("\n".join(lines), _buttons(turn, unit, shown), about=f"unit:{unit.id}")


def _record(turn: Turn, unit: Unit) -> Iterator[str]:
    """Who is bound, how punctual the unit was since the programme began, what was asked of it this month."""
    people = members.of_unit(turn.tx, unit.id, *REPORTERS)
    names = listed(turn.language, (_person(turn, member) for member in people))
    yield turn.say("unit-people", names=names) if names else turn.say("unit-nobody")
    week = OfficeWeek(turn)
    began = week.programme.rules.moment(week.programme.starts_on, week.programme.rules.opens)
    due = unit_records.due_between(turn.tx, unit.id, began, turn.now)
    found = count(due, began, turn.now, turn.now)
    if found.owed:
        share = percent(round(100 * (found.on_time_rate or 0)))
        counts = {"owed": found.owed, "on_time": found.on_time, "late": found.late, "missing": found.missing}
        yield turn.say("unit-record", share=share, **counts)
    burden = unit_records.burden_of(turn.tx, unit.id, week.today.replace(day=1), week.today)
    yield turn.say("unit-burden", total=burden.total, by_office=burden.by_office)


def _person(turn: Turn, member: Member) -> str:
    key = "people-unreachable" if member.unreachable_at else "people-reachable"
    return turn.say(key, name=member.name, role=turn.say(f"role-{member.role}"))


def _duty_line(turn: Turn, duty: Duty) -> str:
    late = duty.answer_by <= turn.now
    state = "overdue" if late else duty.state
    due = moment(turn.language, duty.answer_by, turn.sender.zone, turn.now)
    return turn.say("unit-duty", task=duty.short, code=duty.code, due=due, state=turn.say(f"duty-{state}"))


def _buttons(turn: Turn, unit: Unit, shown: Page[Duty]) -> Rows:
    history = turn.button("unit-history", "unit.history", unit.id, 0)
    deadline = turn.button("deadline-change", "deadline.start", 0, unit.id)
    chase = turn.button("chase", "chase.start", 0, unit.id)
    people = turn.button("people", "roster.unit", unit.id)
    work = (history, deadline, chase) if shown.items else (history,)
    return (
        shown.arrows(turn, "unit.show", unit.id),
        work,
        (people, turn.button("back", "unit.list", 0)),
    )


def history(turn: Turn, unit_id: str, page: str) -> Reply:
    """What the unit reported, newest first."""
    unit = units.in_programme(turn.tx, turn.sender.programme_id, int(unit_id))
    if unit is None:
        return list_units(turn, "0")
    number = int(page)
    found = reports.of_unit(turn.tx, unit.id, REPORTS_A_PAGE + 1, number * REPORTS_A_PAGE)
    pages = number + (2 if len(found) > REPORTS_A_PAGE else 1)
    shown = Page(found[:REPORTS_A_PAGE], number, pages, number * REPORTS_A_PAGE)
    lines = [turn.say("history-title", unit=unit.name)]
    lines += [_history_line(turn, report) for report in shown.items] or [turn.say("history-none")]
    back = turn.button("back", "unit.show", unit.id, 0)
    return Reply("\n".join(lines), ((*shown.arrows(turn, "unit.history", unit.id), back),))


def _history_line(turn: Turn, report: Report) -> str:
    return turn.say(
        "history-line",
        when=moment(turn.language, report.submitted_at, turn.sender.zone, turn.now),
        task=report.short,
        progress=percent(report.percent) or "—",
        text=shortened(report.text, LONGEST_TEXT),
        state=turn.say(f"report-state-{report.state}"),
        receipt=str(report.submission_id),
    )


CONVERSATION = Conversation(
    commands=(Command(("单位", "/unit"), open_unit, OFFICE),),
    actions={
        "unit.list": Action(list_units, OFFICE),
        "unit.show": Action(show, OFFICE),
        "unit.history": Action(history, OFFICE),
    },
)
