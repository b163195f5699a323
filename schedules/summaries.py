"""Summaries by schedule: drafted for the office, sent to their readers unless held.

Each step finds in the database whether it was done. After an outage only the latest of each kind is made up.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from domain.nudges import next_permitted
from domain.summary_runs import Run, runs_around, sent_at
from storage import summaries
from storage.programmes import Programme
from storage.summaries import Newest
from summaries.delivery import Desk


def run_summaries(
    tx: Connection, programme: Programme, calendar: WorkingCalendar, now: datetime, token: Callable[[], str]
) -> datetime | None:
    """Draft and send what is due; return when the next step is."""
    desk = Desk(tx, programme, calendar, now, token)
    rules = programme.rules
    runs = runs_around(rules, calendar, rules.local(now).date())
    stored = summaries.newest(tx, programme.id)
    steps = [
        _draft_due(desk, run, stored.get(run.span.kind))
        for run in runs
        if run.span.last >= programme.starts_on
    ]
    steps += [_send_due(desk, newest) for newest in summaries.newest(tx, programme.id).values()]
    return min(filter(None, steps), default=None)


def _draft_due(desk: Desk, run: Run, newest: Newest | None) -> datetime | None:
    """Draft a run that is open and has no summary yet; or return when it is to be drafted."""
    rules = desk.programme.rules
    if desk.now < run.draft_at:
        return run.draft_at
    if not run.is_open(desk.now) or (newest is not None and newest.period >= run.span.name):
        return None
    permitted_at = next_permitted(desk.now, rules, desk.calendar)
    if permitted_at > desk.now:
        return permitted_at
    send_at = sent_at(run, rules, desk.calendar, desk.now)
    if send_at is not None:
        desk.draft(run.span, send_at, made_up=run.missed(desk.now))
    return None


def _send_due(desk: Desk, newest: Newest) -> datetime | None:
    """Send the newest draft of a kind if its moment has come; or return when it is to be sent."""
    if newest.state != "draft":
        return None
    due_at = next_permitted(max(newest.send_at, desk.now), desk.programme.rules, desk.calendar)
    if due_at > desk.now:
        return due_at
    desk.send(summaries.known(desk.tx, newest.id))
    return None
