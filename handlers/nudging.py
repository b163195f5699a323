"""稍后提醒: a person asks to be reminded later, by a tap or in words."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from domain.calendar import DAY
from domain.nudges import next_permitted
from domain.roles import REPORTERS
from handlers.registry import Action, Answer, Conversation, Step
from handlers.turn import Reply, Turn
from storage import members, periods, programmes
from texts.catalogue import say_all
from texts.moments import moment

LATER = timedelta(hours=1)
AFTERNOON, MORNING = time(15), time(9)


def ask_when(turn: Turn) -> Answer:
    """Offer an hour, this afternoon, the next working morning: what lies before the deadline."""
    due_at = _nearest_due(turn)
    if due_at is None:
        return Reply(turn.say("snooze-ask-nothing"), new=True)
    turn.ask("nudge.snooze")
    buttons = tuple(turn.button(f"snooze-{name}", "nudge.snooze_until", name) for name in choices(turn))
    due = moment(turn.language, due_at, turn.sender.zone, turn.now)
    return Reply(turn.say("snooze-ask", due=due), (buttons,), new=True)


def choices(turn: Turn) -> Mapping[str, datetime]:
    """Return the moments to choose from by name; an hour from now always is one."""
    programme = programmes.by_id(turn.tx, turn.sender.programme_id)
    calendar = programmes.calendar(turn.tx, programme.id)
    rules, today = programme.rules, programme.rules.local(turn.now).date()
    due_at = _nearest_due(turn)
    named = {
        "hour": next_permitted(turn.now + LATER, rules, calendar),
        "afternoon": rules.moment(today, AFTERNOON),
        "morning": rules.moment(calendar.next_working(today + DAY), MORNING),
    }
    later = {name: at for name, at in named.items() if turn.now < at and (due_at is None or at < due_at)}
    return {"hour": named["hour"]} | later


def _nearest_due(turn: Turn) -> datetime | None:
    """The next deadline ahead, or of overdue reports alone the next lock."""
    unit_id = turn.sender.unit_id
    owed = periods.owing_of_unit(turn.tx, unit_id, turn.now) if unit_id else []
    ahead = [duty.answer_by for duty in owed if duty.answer_by > turn.now]
    return min(ahead or [duty.locks_at for duty in owed], default=None)


def snooze_until(turn: Turn, name: str) -> Answer:
    """Remind at the chosen moment; a choice that has passed meanwhile is asked for again."""
    until = choices(turn).get(name)
    if until is None:
        return ask_when(turn)
    turn.forget()
    members.snooze(turn.tx, turn.sender.id, until)
    return Reply(turn.say("snooze-set", when=moment(turn.language, until, turn.sender.zone, turn.now)))


def take_words(turn: Turn, _data: dict[str, Any]) -> Answer:
    """The label of a button written out; other words belong to another conversation."""
    turn.forget()
    words = turn.incoming.text.strip()
    chosen = (name for name in choices(turn) if words in say_all(f"snooze-{name}"))
    name = next(chosen, None)
    return None if name is None else snooze_until(turn, name)


CONVERSATION = Conversation(
    actions={
        "nudge.snooze": Action(ask_when, REPORTERS),
        "nudge.snooze_until": Action(snooze_until, REPORTERS),
    },
    steps={"nudge.snooze": Step(take_words, REPORTERS)},
)
