"""News that can wait: nobody hears of it in quiet hours or on rest days (晚间和节假日不打扰)."""

from domain.messages import Lane
from domain.nudges import next_permitted
from handlers.turn import Turn
from storage import outbox, programmes
from storage.members import Member
from storage.outbox import Post


def tell_by_day(turn: Turn, to: Member, text: str, *, about: str = "", key: str | None = None) -> None:
    """Queue a message to a member for now, or for the next hour at which the programme disturbs people."""
    programme = programmes.by_id(turn.tx, to.programme_id)
    calendar = programmes.calendar(turn.tx, programme.id)
    post = Post(to.channel, to.chat, text, lane=Lane.NUDGE, about=about, language=to.language, dedupe_key=key)
    outbox.add(turn.tx, post, next_permitted(turn.now, programme.rules, calendar))
