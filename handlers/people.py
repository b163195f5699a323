"""Leave with a stand-in (代报) and a change of post (换人), said in a contact's ordinary words."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from domain.absence import Absence, is_transfer, read_absence
from domain.leave import Leave
from domain.messages import Button
from domain.roles import REPORTERS, Role
from handlers.inviting import invitation_card
from handlers.office_news import Choice, News, tell_office
from handlers.registry import Action, Answer, Command, Conversation, Step
from handlers.turn import Reply, Turn
from storage import leaves, members, programmes, units
from storage.members import Member
from texts.catalogue import Value, say
from texts.moments import day, shortened

LONGEST_QUOTE = 60


def offer_takeover(turn: Turn, text: str) -> Reply:
    """Answer words about a change of person: a card for a leave, or one for leaving the post."""
    if is_transfer(text):
        return _offer_transfer(turn, text)
    return _leave_card(turn, _read(turn, text))


def leave_command(turn: Turn, rest: str) -> Answer:
    """请假 [什么时候, 谁代报]."""
    return _leave_card(turn, _read(turn, rest))


def transfer_command(turn: Turn, rest: str) -> Answer:
    """调动: the same as saying so."""
    return _offer_transfer(turn, rest)


def _read(turn: Turn, text: str) -> Absence:
    today = turn.now.astimezone(ZoneInfo(turn.sender.zone)).date()
    return read_absence(text, today, programmes.calendar(turn.tx, turn.sender.programme_id))


def _leave_card(turn: Turn, absence: Absence) -> Reply:
    """What was understood; a bound stand-in is confirmed at once, another one invited."""
    if absence.first is None or absence.last is None:
        return ask_dates(turn, absence.stand_in)
    span = (absence.first.isoformat(), absence.last.isoformat())
    stand_in = _colleague_named(turn, absence.stand_in)
    if absence.stand_in and stand_in is None:
        first = turn.button("leave-invite", "people.invite", *span, absence.stand_in)
        key, name = "leave-stand-in-unbound", absence.stand_in
    else:
        first = turn.button("leave-confirm", "people.confirm", *span, stand_in.id if stand_in else "")
        key, name = ("leave-stand-in", stand_in.name) if stand_in else ("leave-nobody", "")
    text = turn.say(key, first=_day(turn, absence.first), last=_day(turn, absence.last), name=name)
    change = turn.button("leave-dates", "people.ask_dates", absence.stand_in)
    return Reply(
        text, (*_other_stand_ins(turn, absence), (first, change, turn.button("cancel", "people.drop")))
    )


def _day(turn: Turn, on: date) -> str:
    return day(turn.language, on, turn.now.astimezone(ZoneInfo(turn.sender.zone)).date())


def _colleagues(turn: Turn) -> list[Member]:
    unit_id = turn.sender.unit_id or 0
    return [m for m in members.of_unit(turn.tx, unit_id, *REPORTERS) if m.id != turn.sender.id]


def _colleague_named(turn: Turn, name: str) -> Member | None:
    """Only the own unit's people can report for it, so only they stand in without an invitation."""
    return next((member for member in _colleagues(turn) if name and member.name == name), None)


def _other_stand_ins(turn: Turn, absence: Absence) -> tuple[tuple[Button, ...], ...]:
    """Nobody was named: colleagues who could stand in, one tap each."""
    if absence.stand_in or absence.first is None or absence.last is None:
        return ()
    span = (absence.first, absence.last)
    found = [
        turn.button("leave-by", "people.confirm", *span, colleague.id, name=colleague.name)
        for colleague in _colleagues(turn)[:3]
    ]
    return (tuple(found),) if found else ()


def ask_dates(turn: Turn, stand_in: str) -> Reply:
    """改日期, or no day was named: the next message is read for days."""
    turn.ask("people.dates", stand_in=stand_in)
    return Reply(turn.say("leave-which-dates"), ((turn.button("cancel", "people.drop"),),))


def dates_given(turn: Turn, data: dict[str, Any]) -> Answer:
    absence = _read(turn, turn.incoming.text)
    if absence.first is None:
        return ask_dates(turn, data["stand_in"])
    turn.forget()
    stand_in = absence.stand_in or data["stand_in"]
    return _leave_card(turn, Absence(absence.first, absence.last, stand_in))


def confirm(turn: Turn, first: str, last: str, stand_in_id: str) -> Reply:
    """Enter the leave; the stand-in and the office hear of it."""
    turn.forget()
    stand_in = members.by_id(turn.tx, int(stand_in_id)) if stand_in_id else None
    leave_id = _enter(turn, first, last, stand_in)
    if stand_in is not None:
        turn.tell(stand_in, _told(stand_in, turn.sender, first, last))
    name = stand_in.name if stand_in else ""
    key = "leave-entered" if stand_in else "leave-entered-alone"
    text = turn.say(key, first=_parsed_day(turn, first), last=_parsed_day(turn, last), name=name)
    return Reply(text, (_undo(turn, leave_id),))


def _enter(turn: Turn, first: str, last: str, stand_in: Member | None) -> int:
    sender = turn.sender
    span = (date.fromisoformat(first), date.fromisoformat(last))
    leave_id = leaves.add(turn.tx, Leave(sender.id, *span, stand_in.id if stand_in else None))
    turn.record("leave.entered", f"leave:{leave_id}")
    values: dict[str, Value | date] = {
        "name": sender.name,
        "unit": sender.unit,
        "first": span[0],
        "last": span[1],
    }
    news = News("leave-news-alone", values)
    if stand_in is not None:
        news = News("leave-news", values | {"stand_in": stand_in.name})
    tell_office(turn.tx, sender.programme_id, news, turn.now, turn.token)
    return leave_id


def _parsed_day(turn: Turn, written: str) -> str:
    return _day(turn, date.fromisoformat(written))


def _told(stand_in: Member, away: Member, first: str, last: str) -> str:
    span = (day(stand_in.language, date.fromisoformat(on)) for on in (first, last))
    return say(stand_in.language, "leave-told-stand-in", name=away.name, first=next(span), last=next(span))


def _undo(turn: Turn, leave_id: int) -> tuple[Button, ...]:
    return (turn.button("leave-undo", "people.undo", leave_id), turn.button("menu", "menu.show"))


def invite(turn: Turn, first: str, last: str, name: str) -> Reply:
    """发邀请: the stand-in becomes a second contact of the unit; the leave counts from now on."""
    turn.forget()
    unit = units.by_id(turn.tx, turn.sender.unit_id or 0)
    leave_id = _enter(turn, first, last, None)
    invitation = invitation_card(turn, Role.CONTACT, unit)
    turn.tell(turn.sender, invitation.text, invitation.buttons)
    return Reply(turn.say("leave-forward", name=name), (_undo(turn, leave_id),))


def undo(turn: Turn, leave_id: str) -> Reply:
    """取消请假."""
    cancelled = leaves.cancel(turn.tx, int(leave_id), turn.sender.id)
    if cancelled:
        turn.record("leave.cancelled", f"leave:{leave_id}")
    return Reply(turn.say("leave-cancelled"))


def drop(turn: Turn) -> Reply:
    turn.forget()
    return Reply(turn.say("cancelled"))


def _offer_transfer(turn: Turn, text: str) -> Reply:
    quote = shortened(text, LONGEST_QUOTE)
    notify = turn.button("transfer-notify", "people.notify", quote)
    return Reply(turn.say("transfer"), ((notify, turn.button("cancel", "people.drop")),))


def notify(turn: Turn, quote: str) -> Reply:
    """通知办公室: it gets a card with the successor's invitation at hand."""
    sender = turn.sender
    args = (sender.role.value, str(sender.unit_id), str(sender.id))
    values: dict[str, Value | date] = {"name": sender.name, "unit": sender.unit, "quote": quote}
    news = News("transfer-news", values, (Choice("invite-successor", "invite.issue", args),))
    tell_office(turn.tx, sender.programme_id, news, turn.now, turn.token)
    turn.record("transfer.announced", sender.actor)
    return Reply(turn.say("transfer-notified"))


CONVERSATION = Conversation(
    commands=(
        Command(("请假", "代报", "/leave"), leave_command, REPORTERS),
        Command(("调动", "换人", "/transfer"), transfer_command, REPORTERS),
    ),
    actions={
        "people.ask_dates": Action(ask_dates, REPORTERS),
        "people.confirm": Action(confirm, REPORTERS),
        "people.invite": Action(invite, REPORTERS),
        "people.undo": Action(undo, REPORTERS),
        "people.drop": Action(drop, REPORTERS),
        "people.notify": Action(notify, REPORTERS),
    },
    steps={"people.dates": Step(dates_given, REPORTERS)},
)
