"""改期限: the office gives a task, a unit or a unit's task a later deadline; all concerned are told."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from domain.messages import Button
from domain.periods import lock_moment
from domain.reading.dates import find_dates
from domain.reading.wording import fold
from domain.roles import OFFICE
from handlers import extension
from handlers.paging import in_rows
from handlers.registry import Action, Answer, Command, Conversation, Step
from handlers.scope import Scope, read_scope, scope_of
from handlers.turn import Reply, Turn
from storage import extensions, periods, programmes
from storage.extensions import Extension
from storage.periods import Duty
from texts.moments import listed, moment, shortened

LONGEST_LABEL = 16
MOST_CHOICES = 12
LONGEST_UNITS = 400  # all units of a task fit, all units of a county are cut


def extend(turn: Turn, rest: str) -> Answer:
    """延期 任务 日期 [单位]: what is not said is asked for."""
    words = rest.split()
    days = [day for word in words if (day := read_day(turn, word))]
    scope, _left = read_scope(turn, [word for word in words if read_day(turn, word) is None])
    if not scope.is_limited:
        return Reply(turn.say("deadline-usage"), ((turn.button("back", "menu.show"),),))
    return preview(turn, scope, days[-1]) if days and scope.task_id else _ask(turn, scope)


def read_day(turn: Turn, words: str) -> date | None:
    """Return the day that the words name."""
    today = programmes.by_id(turn.tx, turn.sender.programme_id).rules.local(turn.now).date()
    # “到” makes a bare 10.20 a day and not a number.
    found = find_dates(fold(f"到{words}"), today)
    return found[-1][1].day if found else None


def start(turn: Turn, task_id: str, unit_id: str) -> Answer:
    return _ask(turn, scope_of(turn, task_id, unit_id))


def _ask(turn: Turn, scope: Scope) -> Reply:
    """Ask for the new day; of a unit first for the task."""
    if not scope.owed:
        return Reply(turn.say("deadline-nothing-owed", scope=scope.name), _away(turn))
    if not scope.task_id:
        return _ask_task(turn, scope)
    turn.ask("deadline.day", task=scope.task_id, unit=scope.unit_id)
    lines = [turn.say("deadline-ask", scope=scope.name), *present_deadlines(turn, scope.owed)]
    waive = turn.button("waive", "waive.start", *scope.args)
    return Reply("\n".join(lines), ((waive, *_away(turn)[0]),))


def _ask_task(turn: Turn, scope: Scope) -> Reply:
    owed = {duty.task_id: duty for duty in scope.owed}
    buttons = [
        Button(
            shortened(f"{duty.short} {duty.code}", LONGEST_LABEL),
            "deadline.start",
            (str(task_id), str(scope.unit_id)),
        )
        for task_id, duty in list(owed.items())[:MOST_CHOICES]
    ]
    return Reply(turn.say("deadline-which-task", scope=scope.name), (*in_rows(buttons, 2), *_away(turn)))


def _away(turn: Turn) -> tuple[tuple[Button, ...], ...]:
    return ((turn.button("cancel", "office.drop"),),)


def present_deadlines(turn: Turn, duties: Iterable[Duty]) -> Iterator[str]:
    """One line for each deadline, with the units that it holds for."""
    ordered = sorted(duties, key=lambda duty: duty.answer_by)
    for due_at, group in groupby(ordered, key=lambda duty: duty.answer_by):
        when = moment(turn.language, due_at, turn.sender.zone, turn.now)
        yield turn.say("deadline-present", due=when, units=units_of(turn, group))


def units_of(turn: Turn, duties: Iterable[Duty]) -> str:
    """The units that owe these reports, each once."""
    names = dict.fromkeys(duty.unit for duty in duties)
    return shortened(listed(turn.language, names), LONGEST_UNITS)


def take_day(turn: Turn, data: dict[str, Any]) -> Answer:
    scope, day = Scope(turn, data["task"], data["unit"]), read_day(turn, turn.incoming.text)
    return None if day is None else preview(turn, scope, day)


def preview(turn: Turn, scope: Scope, day: date) -> Reply:
    """Name everyone whose deadline moves before it does."""
    concerned = due_before(turn, scope, day)
    if not concerned:
        lines = [turn.say("deadline-not-later", scope=scope.name), *present_deadlines(turn, scope.owed)]
        return Reply("\n".join(lines), _away(turn))
    turn.forget()
    new = moment(turn.language, extension.due_on(turn, concerned[0], day), turn.sender.zone, turn.now)
    lines = [turn.say("deadline-preview", scope=scope.name, new=new), *present_deadlines(turn, concerned)]
    confirm = turn.button("deadline-confirm", "deadline.confirm", *scope.args, day.isoformat())
    other = turn.button("deadline-other-day", "deadline.start", *scope.args)
    return Reply("\n".join(lines), ((confirm, other, *_away(turn)[0]),))


def due_before(turn: Turn, scope: Scope, day: date) -> list[Duty]:
    """An extension only ever moves a deadline later."""
    return [duty for duty in scope.owed if extension.due_on(turn, duty, day) > duty.answer_by]


def confirm(turn: Turn, task_id: str, unit_id: str, on: str) -> Reply:
    """Move what is still owed at this moment, and tell the units."""
    scope, day = scope_of(turn, task_id, unit_id), date.fromisoformat(on)
    concerned = due_before(turn, scope, day)
    for duty in concerned:
        due_at = extension.due_on(turn, duty, day)
        _move(turn, duty, due_at)
        extension.tell_unit(turn, duty, "deadline-told", due_at)
    return _receipt(turn, scope, concerned)


def _move(turn: Turn, duty: Duty, due_at: datetime) -> None:
    programme = programmes.by_id(turn.tx, turn.sender.programme_id)
    given = Extension(0, duty.id, None, due_at, turn.say("deadline-by-office"), "granted")
    extensions.give(turn.tx, programme.id, given, turn.sender.id, turn.now)
    turn.record("deadline.moved", f"period:{duty.id}")
    if duty.state == "returned":  # only the rework waits: whether the report was on time is settled
        locks_at = lock_moment(due_at, programme.rules, programmes.calendar(turn.tx, programme.id))
        periods.mark_returned(turn.tx, duty.id, due_at, locks_at)
    else:
        extension.give(turn, duty, due_at)


def _receipt(turn: Turn, scope: Scope, moved: Sequence[Duty]) -> Reply:
    key = "deadline-moved" if moved else "deadline-not-later"
    return Reply(
        turn.say(key, scope=scope.name, units=units_of(turn, moved)), ((turn.button("back", "menu.show"),),)
    )


CONVERSATION = Conversation(
    commands=(Command(("延期", "改期限", "/extend"), extend, OFFICE),),
    actions={
        "deadline.start": Action(start, OFFICE),
        "deadline.confirm": Action(confirm, OFFICE),
    },
    steps={"deadline.day": Step(take_day, OFFICE)},
)
