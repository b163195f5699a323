"""工作日: the office enters which days work, before a year's notice is known to the bot or against it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from domain.calendar import NOTICED_YEARS
from domain.calendar_notice import Notice, read_notice, spans
from domain.roles import OFFICE
from handlers.registry import Action, Answer, Command, Conversation, Step
from handlers.turn import Reply, Turn
from storage import programmes
from texts.moments import day as day_text
from texts.moments import listed

NAMED, WHOLE = "named", "whole"  # enter only the days named, or all days of their years
MOST_SPANS = 20


def working_days(turn: Turn, rest: str = "") -> Answer:
    """工作日 [通知原文]."""
    return _preview(turn, rest) if rest else show(turn)


def show(turn: Turn) -> Reply:
    """What the bot goes by this year and next, and how to enter a notice."""
    turn.ask("calendar.notice")
    this_year = _today(turn).year
    lines = [turn.say("calendar-title")]
    lines += [_year_line(turn, year) for year in (this_year, this_year + 1)]
    lines.append(turn.say("calendar-how"))
    return Reply("\n".join(lines), ((turn.button("back", "menu.show"),),))


def _today(turn: Turn) -> date:
    return programmes.by_id(turn.tx, turn.sender.programme_id).rules.local(turn.now).date()


def _year_line(turn: Turn, year: int) -> str:
    entered = programmes.calendar(turn.tx, turn.sender.programme_id).overrides
    own = sum(day.year == year for day in entered)
    key = "calendar-published" if year in NOTICED_YEARS else "calendar-estimated"
    return turn.say(key, year=str(year), own=own)


def take_notice(turn: Turn, _data: dict[str, Any]) -> Answer:
    return _preview(turn, turn.incoming.text)


def _preview(turn: Turn, text: str) -> Reply:
    """Show which days were understood; nothing counts before it is confirmed."""
    notice = read_notice(text, _today(turn))
    cancel = turn.button("cancel", "office.drop")
    if not notice.days or notice.unread:
        turn.ask("calendar.notice")
        unread = listed(turn.language, notice.unread)
        key = "calendar-unread" if unread else "calendar-how"
        return Reply(turn.say(key, text=unread), ((cancel,),))
    turn.forget()
    lines = [turn.say("calendar-preview"), *_named(turn, notice.days)]
    row = [turn.button("calendar-enter", "calendar.enter", text, NAMED)]
    if set(notice.years) - NOTICED_YEARS:
        lines.append(turn.say("calendar-not-published", years=listed(turn.language, map(str, notice.years))))
        row.append(turn.button("calendar-whole", "calendar.enter", text, WHOLE))
    return Reply("\n".join(lines), ((*row, cancel),))


def _named(turn: Turn, days: Mapping[date, bool]) -> Iterator[str]:
    for key, working in (("calendar-rests", False), ("calendar-works", True)):
        found = spans(days, working=working)
        if found:
            texts = [_span_text(turn, first, last) for first, last in found[:MOST_SPANS]]
            yield turn.say(
                key, days=listed(turn.language, texts), count=sum(w is working for w in days.values())
            )


def _span_text(turn: Turn, first: date, last: date) -> str:
    today = _today(turn)
    ends = [day_text(turn.language, first, today)]
    if last != first:
        ends.append(day_text(turn.language, last, today))
    return "—".join(ends)


def enter(turn: Turn, text: str, which: str) -> Reply:
    """Keep the days; deadlines that nobody has touched follow them."""
    notice: Notice = read_notice(text, _today(turn))
    days = notice.for_whole_years() if which == WHOLE else notice.days
    sender = turn.sender
    programmes.set_days(turn.tx, sender.programme_id, days, sender.id, turn.now)
    turn.record("calendar.entered", f"programme:{sender.programme_id}", days=len(days))
    return Reply(turn.say("calendar-entered", count=len(days)), ((turn.button("back", "menu.show"),),))


CONVERSATION = Conversation(
    commands=(Command(("工作日", "日历", "/calendar"), working_days, OFFICE),),
    actions={
        "calendar.show": Action(working_days, OFFICE),
        "calendar.enter": Action(enter, OFFICE),
    },
    steps={"calendar.notice": Step(take_notice, OFFICE)},
)
