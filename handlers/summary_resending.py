"""A part of a summary that did not arrive: the office hears of it, and sends it again with one press."""

from datetime import datetime

from sqlalchemy import Connection

from domain.roles import OFFICE
from domain.spans import span_of
from handlers.instructions import SUMMARY
from handlers.office_news import Choice, News, Token, tell_office
from handlers.registry import Action, Answer, Conversation
from handlers.turn import Reply, Turn
from storage import summaries, undelivered
from summaries.readers import reachable
from texts.spans import span_words


def offer(tx: Connection, about: str, now: datetime, token: Token) -> None:
    """Tell the office of the first part that is missing: the button sends whatever is missing by then."""
    if not about.startswith(SUMMARY) or undelivered.refused(tx, about) > 1:
        return
    summary = summaries.by_id(tx, int(about.removeprefix(SUMMARY)))
    if summary is None:
        return
    again = Choice("summary-resend", "summary.resend", (str(summary.id),))
    news = News("summary-part-lost", {"span": span_of(summary.period)}, (again,))
    tell_office(tx, summary.programme_id, news, now, token)


def resend(turn: Turn, summary_id: str) -> Answer:
    """重新发送: what arrived is not sent again, nor what was for a group or person that is none any more."""
    summary = summaries.by_id(turn.tx, int(summary_id))
    if summary is None or summary.programme_id != turn.sender.programme_id:
        return Reply(toast=turn.say("not-allowed"))
    places = [(one.channel, one.chat) for one in reachable(turn.tx, summary.programme_id).values()]
    count = undelivered.queue_again(turn.tx, f"{SUMMARY}{summary.id}", places, turn.now)
    turn.record("summary.resent", f"summary:{summary.id}", count=count)
    span = span_words(turn.language, span_of(summary.period))
    return Reply(turn.say("summary-resent", span=span, count=count))


CONVERSATION = Conversation(actions={"summary.resend": Action(resend, OFFICE)})
