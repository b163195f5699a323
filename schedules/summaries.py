"""The weekly summary by schedule: drafted for the office, sent to the leading group unless held.

Each step finds in the database whether it was done. After an outage only the current week's is made up.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar, week_of
from domain.nudges import is_permitted, next_permitted
from domain.periods import SummaryMoments, summary_moments
from domain.spans import SpanKind, span_around
from storage import summaries
from storage.programmes import Programme
from summaries.delivery import Desk

WEEK = timedelta(weeks=1)
WEEKS_AHEAD = 4  # no holiday is longer


def run_summaries(
    tx: Connection, programme: Programme, calendar: WorkingCalendar, now: datetime, token: Callable[[], str]
) -> datetime | None:
    """Draft and send what is due; return when the next step is."""
    desk = Desk(tx, programme, calendar, now, token)
    today = programme.rules.local(now).date()
    moments = _moments(desk, today)
    if moments is not None and moments.draft_at <= now:
        desk.draft(span_around(SpanKind.WEEKLY, today), moments.send_at)
    waiting = _send_due(desk)
    return min(filter(None, (waiting, _next_step(desk))), default=None)


def _moments(desk: Desk, day: date) -> SummaryMoments | None:
    """Return the moments of a day's week, unless it ended before the programme began."""
    begun = week_of(day)[1] >= desk.programme.starts_on
    return summary_moments(desk.programme.rules, desk.calendar, day) if begun else None


def _send_due(desk: Desk) -> datetime | None:
    """Send the newest draft if its moment has come; or return when quiet hours let it go."""
    rules = desk.programme.rules
    newest = summaries.newest(desk.tx, desk.programme.id, SpanKind.WEEKLY)
    if newest is None or newest.state != "draft" or newest.send_at > desk.now:
        return None
    if not is_permitted(desk.now, rules, desk.calendar):
        return next_permitted(desk.now, rules, desk.calendar)
    desk.send(newest)
    return None


def _next_step(desk: Desk) -> datetime | None:
    """Return the next moment to draft or send."""
    today = desk.programme.rules.local(desk.now).date()
    weeks = (_moments(desk, today + WEEK * ahead) for ahead in range(WEEKS_AHEAD))
    steps = (at for week in weeks if week is not None for at in (week.draft_at, week.send_at))
    return min((at for at in steps if at > desk.now), default=None)
