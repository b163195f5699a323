"""What a contact writes that is no report: questions, thanks, complaints, chatter, orders to the bot."""

from datetime import datetime

from domain.messages import Button, Rows
from domain.reading import Reading
from domain.roles import REPORTERS, Role
from handlers.desk import Desk
from handlers.registry import Action, Answer, Conversation
from handlers.turn import Reply, Turn
from storage import members, periods
from texts.moments import moment, shortened

LONGEST_QUOTE = 500
THANKS = "👌"


def acknowledge(_desk: Desk, _reading: Reading) -> Answer:
    """Thanks and 收到 get a small sign and no message."""
    return Reply(reaction=THANKS)


def answer_question(desk: Desk, _reading: Reading) -> Answer:
    """Say what is due when; anything else the office can answer, by one tap."""
    turn = desk.turn
    if desk.wanted:
        due = due_text(desk, min(duty.answer_by for duty in desk.wanted.values()))
        text = turn.say("question-due", due=due, count=len(desk.wanted))
        return Reply(text, ((turn.button("question-see", "report.list", 0), *_to_office(turn)),))
    coming = periods.next_opening(turn.tx, desk.unit_id, turn.now)
    if coming is None:
        return Reply(turn.say("question-nothing-owed"), (_to_office(turn),))
    return Reply(turn.say("question-next", due=due_text(desk, coming.due_at)), (_to_office(turn),))


def answer_complaint(desk: Desk, _reading: Reading) -> Answer:
    turn = desk.turn
    text = turn.say("complaint-answer", count=len(desk.wanted))
    return Reply(text, ((turn.button("nudge-snooze", "nudge.snooze"), *_to_office(turn)),))


def answer_chat(desk: Desk, _reading: Reading) -> Answer:
    return Reply(desk.turn.say("chat-answer", count=len(desk.wanted)), _tasks_row(desk.turn))


def decline(desk: Desk, _reading: Reading) -> Answer:
    """Orders and what has nothing to do with the tasks."""
    row = (desk.turn.button("receipt-tasks", "report.list", 0), *_to_office(desk.turn))
    return Reply(desk.turn.say("only-reports"), (row,))


def unsure(desk: Desk, _reading: Reading) -> Answer:
    """Words that may be a report and name nothing to report on."""
    row = (desk.turn.button("receipt-tasks", "report.list", 0), *_to_office(desk.turn))
    return Reply(desk.turn.say("unsure"), (row,))


def _to_office(turn: Turn) -> tuple[Button, ...]:
    return (turn.button("to-office", "answer.to_office", shortened(turn.incoming.text, LONGEST_QUOTE)),)


def _tasks_row(turn: Turn) -> Rows:
    return ((turn.button("receipt-tasks", "report.list", 0),),)


def due_text(desk: Desk, due: datetime) -> str:
    """The deadline as date, weekday and hour, with the working days left."""
    turn, last = desk.turn, desk.programme.rules.local(due).date()
    days = max(0, desk.calendar.working_days_between(desk.today, last))
    return turn.say("due-with-days", due=moment(turn.language, due, desk.programme.zone, turn.now), days=days)


def pass_words(turn: Turn, words: str) -> Answer:
    """Pass the contact's words on to the office, as they were written."""
    sender = turn.sender
    for member in members.with_role(turn.tx, sender.programme_id, Role.OFFICE):
        text = turn.say_in(
            member.language, "question-for-office", unit=sender.unit, name=sender.name, text=words
        )
        turn.tell(member, text, about=f"question:{sender.id}")
    return Reply(turn.say("handed-to-office"), new=True)


CONVERSATION = Conversation(actions={"answer.to_office": Action(pass_words, REPORTERS)})
