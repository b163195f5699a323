"""批示: a leader answers a summary in the group; the words are kept and passed to the office."""

from collections.abc import Callable

from domain.messages import ChatKind
from domain.roles import OFFICE, REPORTERS
from domain.spans import span_of
from handlers.office_news import Choice, News, tell_office
from handlers.registry import Action, Answer, Conversation
from handlers.summary_reading import readable_programme
from handlers.turn import Reply, Turn
from storage import instructions, summaries
from storage.summaries import Summary

SUMMARY = "summary:"
Default = Callable[[Turn], Answer]


def or_else(otherwise: Default) -> Default:
    """Take answers to a summary in the group first, and leave all other words to `otherwise`."""

    def take(turn: Turn) -> Answer:
        answered = _answered(turn)
        return otherwise(turn) if answered is None else pass_on(turn, answered)

    return take


def _answered(turn: Turn) -> Summary | None:
    """Return the summary that the message answers, in the group it was sent to, by anyone but a contact.

    Leaders need not be bound: whoever is in the leading group's chat and reports for no unit speaks for it.
    """
    in_group = turn.incoming.chat_kind is ChatKind.GROUP and turn.about.startswith(SUMMARY)
    programme = readable_programme(turn) if in_group and turn.incoming.text else None
    if programme is None or (turn.member is not None and turn.member.role in REPORTERS):
        return None
    found = summaries.by_id(turn.tx, int(turn.about.removeprefix(SUMMARY)))
    return found if found and found.programme_id == programme.id else None


def pass_on(turn: Turn, summary: Summary) -> Answer:
    """Keep the words and show them to the office; the same message twice is kept once."""
    incoming = turn.incoming
    row = {"programme_id": summary.programme_id, "summary_id": summary.id, "account": incoming.account}
    row |= {"name": _name(turn), "text": incoming.text, "chat": incoming.chat}
    kept = instructions.add(turn.tx, row | {"message_id": incoming.message_id, "at": turn.now})
    if kept is None:
        return None
    turn.record("instruction.given", f"summary:{summary.id}", programme=summary.programme_id)
    news = News(
        "instruction-for-office",
        {"name": _name(turn), "span": span_of(summary.period), "text": incoming.text},
        (Choice("instruction-note", "instruction.note", (str(kept),)),),
    )
    tell_office(turn.tx, summary.programme_id, news, turn.now, turn.token)
    return Reply(turn.say("instruction-passed"))


def _name(turn: Turn) -> str:
    return turn.member.name if turn.member else turn.incoming.name


def note(turn: Turn, instruction_id: str) -> Answer:
    """仅阅知: the office has read it."""
    found = instructions.by_id(turn.tx, int(instruction_id))
    if found is None or found.programme_id != turn.sender.programme_id:
        return Reply(toast=turn.say("card-expired"))
    if instructions.note(turn.tx, found.id, found.programme_id):
        turn.record("instruction.noted", f"instruction:{found.id}")
    return Reply(turn.say("instruction-noted", name=found.name, text=found.text))


CONVERSATION = Conversation(actions={"instruction.note": Action(note, OFFICE)})
