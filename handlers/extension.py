"""Extensions: a contact asks in ordinary words, the office decides by a tap, all concerned are told."""

from datetime import date, datetime
from typing import Any

from domain.messages import Button
from domain.periods import lock_moment
from domain.reading import Reading
from domain.roles import OFFICE, REPORTERS, Role
from handlers.cards import label
from handlers.desk import Desk
from handlers.registry import Action, Answer, Conversation, Step
from handlers.telling import tell_by_day
from handlers.turn import Reply, Turn
from storage import extensions, members, periods, programmes
from storage.extensions import Extension
from storage.periods import Duty
from texts.moments import moment, shortened

LONGEST_REASON = 300


def offer(desk: Desk, reading: Reading) -> Answer:
    """Show what was understood of a request; nothing is asked of the office before the contact agrees."""
    turn = desk.turn
    if not desk.owed:
        return Reply(turn.say("extension-nothing-owed"))
    on = _asked_day(desk, reading)
    movable = _movable(desk, on)
    named = [part.task for part in reading.parts if part.task in movable]
    code = named[0] if named else (movable[0] if len(movable) == 1 else None)
    reason = shortened(turn.incoming.text, LONGEST_REASON)
    if code is None:
        return _which(desk, on, reason)
    return _card(desk, code, on, reason) if on else _ask_day(turn, code, reason)


def _asked_day(desk: Desk, reading: Reading) -> date | None:
    days = [mention.day for part in reading.parts for mention in part.dates if mention.day > desk.today]
    return days[0] if days else None


def _movable(desk: Desk, on: date | None) -> list[str]:
    """What is wanted and due before the asked day: only that can be put off until then."""
    return [code for code, duty in desk.wanted.items() if on is None or duty.due_at.date() < on]


def _which(desk: Desk, on: date | None, reason: str) -> Reply:
    turn = desk.turn
    turn.ask("extension.which", on=on.isoformat() if on else "", reason=reason)
    rows = [
        (Button(label(desk, code), "extension.choose", (code, on.isoformat() if on else "", reason)),)
        for code in (_movable(desk, on) or list(desk.owed))[:8]
    ]
    return Reply(turn.say("extension-which"), (*rows, (turn.button("extension-not", "extension.not"),)))


def _ask_day(turn: Turn, code: str, reason: str) -> Reply:
    turn.ask("extension.day", code=code, reason=reason)
    return Reply(turn.say("extension-ask-day"), ((turn.button("extension-not", "extension.not"),),))


def _card(desk: Desk, code: str, on: date, reason: str) -> Reply:
    turn, duty = desk.turn, desk.owed[code]
    due_at = due_on(turn, duty, on)
    text = turn.say(
        "extension-card",
        task=desk.name(code),
        code=code,
        old=moment(turn.language, duty.due_at, turn.sender.zone, turn.now),
        new=moment(turn.language, due_at, turn.sender.zone, turn.now),
        reason=reason,
    )
    submit = turn.button("extension-submit", "extension.submit", duty.id, due_at.isoformat(), reason)
    other = turn.button("extension-other", "extension.other", on.isoformat(), reason)
    return Reply(text, ((submit, other), (turn.button("extension-not", "extension.not"),)))


def due_on(turn: Turn, duty: Duty, on: date) -> datetime:
    """The asked day at the duty's own hour, moved to a working day."""
    programme = programmes.by_id(turn.tx, turn.sender.programme_id)
    working = programmes.calendar(turn.tx, programme.id).next_working(on)
    return programme.rules.moment(working, programme.rules.local(duty.due_at).time())


def choose(turn: Turn, code: str, on: str, reason: str) -> Answer:
    desk = Desk(turn)
    if code not in desk.owed:
        return Reply(toast=turn.say("card-expired"))
    return _card(desk, code, date.fromisoformat(on), reason) if on else _ask_day(turn, code, reason)


def other_task(turn: Turn, on: str, reason: str) -> Answer:
    return _which(Desk(turn), date.fromisoformat(on), reason)


def take_day(turn: Turn, data: dict[str, Any]) -> Answer:
    """The answer to “until when”."""
    turn.forget()
    desk = Desk(turn)
    reading = desk.read(turn.incoming.text, data["code"])
    on = _asked_day(desk, reading)
    if on is None or data["code"] not in desk.owed:
        return None
    return _card(desk, data["code"], on, data["reason"])


def take_which(turn: Turn, data: dict[str, Any]) -> Answer:
    """A task named by writing instead of pressing."""
    turn.forget()
    desk = Desk(turn)
    reading = desk.read(turn.incoming.text, None)
    named = [part.task for part in reading.parts if part.task in desk.owed]
    return choose(turn, named[0] or "", data["on"], data["reason"]) if named else None


def not_meant(turn: Turn) -> Answer:
    turn.forget()
    return Reply(turn.say("extension-dropped"), ((turn.button("receipt-tasks", "report.list", 0),),))


def submit(turn: Turn, period_id: str, due: str, reason: str) -> Answer:
    """Ask the office; a second request for the same period waits for the first."""
    duty = periods.by_id(turn.tx, int(period_id))
    if duty is None or duty.unit_id != turn.sender.unit_id:
        return Reply(toast=turn.say("card-expired"))
    turn.forget()
    new = Extension(0, duty.id, turn.sender.id, datetime.fromisoformat(due), reason, "requested")
    extension_id = extensions.request(turn.tx, turn.sender.programme_id, new, turn.now)
    if extension_id is None:
        return Reply(turn.say("extension-pending"))
    turn.record("extension.requested", f"period:{duty.id}")
    for member in members.with_role(turn.tx, turn.sender.programme_id, Role.OFFICE):
        grant = Button(
            turn.say_in(member.language, "extension-grant"), "extension.grant", (str(extension_id),)
        )
        refuse = Button(
            turn.say_in(member.language, "extension-refuse"), "extension.refuse", (str(extension_id),)
        )
        text = _request_text(turn, member.language, duty, new)
        turn.tell(member, text, ((grant, refuse),), about=f"extension:{extension_id}")
    return Reply(turn.say("extension-submitted"))


def _request_text(turn: Turn, language: str, duty: Duty, new: Extension) -> str:
    zone = turn.sender.zone
    return turn.say_in(
        language,
        "extension-request",
        unit=duty.unit,
        name=turn.sender.name,
        task=duty.short,
        code=duty.code,
        old=moment(language, duty.due_at, zone, turn.now),
        new=moment(language, new.due_at, zone, turn.now),
        reason=new.reason,
    )


def grant(turn: Turn, extension_id: str) -> Answer:
    return _decide(turn, int(extension_id), granted=True)


def refuse(turn: Turn, extension_id: str) -> Answer:
    return _decide(turn, int(extension_id), granted=False)


def _decide(turn: Turn, extension_id: int, *, granted: bool) -> Answer:
    found = extensions.by_id(turn.tx, extension_id)
    duty = periods.by_id(turn.tx, found.period_id) if found else None
    state = "granted" if granted else "refused"
    if (
        found is None
        or duty is None
        or not extensions.decide(turn.tx, found.id, state, turn.sender.id, turn.now)
    ):
        return Reply(toast=turn.say("button-done"))
    if granted:
        give(turn, duty, found.due_at)
    turn.record(f"extension.{state}", f"period:{duty.id}")
    tell_unit(turn, duty, f"extension-was-{state}", found.due_at)
    when = moment(turn.language, found.due_at, turn.sender.zone, turn.now)
    return Reply(turn.say(f"extension-done-{state}", unit=duty.unit, task=duty.short, new=when))


def give(turn: Turn, duty: Duty, due_at: datetime) -> None:
    """Move a period's due moment, and its lock with it."""
    programme = programmes.by_id(turn.tx, turn.sender.programme_id)
    calendar = programmes.calendar(turn.tx, programme.id)
    periods.extend(turn.tx, duty.id, due_at, lock_moment(due_at, programme.rules, calendar))


def tell_unit(turn: Turn, duty: Duty, key: str, due_at: datetime) -> None:
    """Tell everyone who reports for the unit about the new due moment."""
    for member in members.of_unit(turn.tx, duty.unit_id, Role.CONTACT):
        when = moment(member.language, due_at, member.zone, turn.now)
        text = turn.say_in(member.language, key, task=duty.short, code=duty.code, new=when)
        tell_by_day(turn, member, text, about=f"task:{duty.code}")


CONVERSATION = Conversation(
    actions={
        "extension.choose": Action(choose, REPORTERS),
        "extension.other": Action(other_task, REPORTERS),
        "extension.not": Action(not_meant, REPORTERS),
        "extension.submit": Action(submit, REPORTERS),
        "extension.grant": Action(grant, OFFICE),
        "extension.refuse": Action(refuse, OFFICE),
    },
    steps={
        "extension.day": Step(take_day, REPORTERS),
        "extension.which": Step(take_which, REPORTERS),
    },
)
