"""One pass over everything that time brings: periods, nudges, summaries, tidying up.

The engine only wakes the jobs and asks when the next thing will be due; each job finds its work in the
database. A pass too many, one too late or two at once change nothing but the minute.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from schedules.nudges import queue_nudges
from schedules.periods import open_periods
from schedules.summaries import run_summaries
from storage import inbox, period_planning, periods, programmes
from storage.programmes import Programme
from texts.catalogue import DEFAULT, say
from texts.moments import moment


def run_due(tx: Connection, now: datetime, token: Callable[[], str]) -> datetime | None:
    """Do all that is due at this moment; return the next moment when something will be, if nothing changes.

    `token` draws what names a card in its buttons.
    """
    moments = [
        at
        for programme in programmes.every(tx)
        for at in _pass(tx, programme, programmes.calendar(tx, programme.id), now, token)
    ]
    inbox.prune(tx, now)
    return min(moments, default=None)


def _pass(
    tx: Connection, programme: Programme, calendar: WorkingCalendar, now: datetime, token: Callable[[], str]
) -> Iterator[datetime]:
    open_periods(tx, programme, calendar, now)
    for at in (
        queue_nudges(tx, programme, calendar, now, token),
        run_summaries(tx, programme, calendar, now, token),
        period_planning.next_opening(tx, programme.id, now),
    ):
        if at is not None:
            yield at


def next_deadline(tx: Connection, now: datetime) -> tuple[datetime, str] | None:
    """Return the next due moment of a report that is owed, with a label for it."""
    found = [
        (duty.due_at, programme)
        for programme in programmes.every(tx)
        for duty in periods.owing(tx, programme.id, now)
        if duty.due_at > now
    ]
    if not found:
        return None
    due_at, programme = min(found, key=lambda pair: pair[0])
    when = moment(DEFAULT, due_at, programme.zone, now)
    return due_at, say(DEFAULT, "next-deadline", programme=programme.name, when=when)
