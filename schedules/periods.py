"""Opening periods (报送期): every report that is owed, up to two weeks ahead, has its row.

A pass may run twice or after any pause: what is stored already stays, what was missed is made up. Calendar
and rules that changed move only periods that are not due yet and that nobody has touched.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from domain.periods import Period
from domain.periods import periods as planned_periods
from domain.rules import Rhythm
from storage import period_planning, periods
from storage.period_planning import Group, Kind, Span
from storage.programmes import Programme

AHEAD = timedelta(days=14)
# A long holiday moves a due day by less than this.
LONGEST_MOVE = timedelta(days=14)
# How long before its due day a period may open.
LONGEST_SPAN = {
    Rhythm.MONTHLY: timedelta(days=31),
    Rhythm.QUARTERLY: timedelta(days=92),
    Rhythm.YEARLY: timedelta(days=366),
}


def open_periods(tx: Connection, programme: Programme, calendar: WorkingCalendar, now: datetime) -> None:
    """Store the programme's periods from its first day up to two weeks ahead."""
    sizes = period_planning.sizes(tx, programme.id)
    wanted = {
        (kind, Span(period.start_on, period.opens_at, period.due_at)): count
        for kind, count in sizes.items()
        for period in _not_due(kind, programme, calendar, now)
    }
    if wanted != period_planning.coming(tx, programme.id, now):
        _bring_in_line(tx, programme, calendar, now)


def _bring_in_line(tx: Connection, programme: Programme, calendar: WorkingCalendar, now: datetime) -> None:
    # A unit that a newer plan adds to a running programme owes nothing for the time before.
    makes_up = not period_planning.has_begun(tx, programme.id)
    for group in period_planning.groups(tx, programme.id):
        wanted = list(_not_due(group.kind, programme, calendar, now)) if group.going_on else []
        starts = {period.start_on for period in wanted}
        period_planning.drop_unplanned(tx, group.assignment_ids, starts, now)
        if group.going_on and (group.newest or makes_up):
            wanted += _missed(group, programme, calendar, now)
        periods.add(tx, programme.id, group.assignment_ids, wanted)


def _not_due(kind: Kind, programme: Programme, calendar: WorkingCalendar, now: datetime) -> Iterator[Period]:
    today = programme.rules.local(now).date()
    first = max(programme.starts_on, today - LONGEST_MOVE)
    return (period for period in _planned(kind, programme, calendar, (first, today)) if period.due_at > now)


def _missed(group: Group, programme: Programme, calendar: WorkingCalendar, now: datetime) -> Iterator[Period]:
    """Yield what fell due since the newest stored period: on the first pass, or after a long pause."""
    today = programme.rules.local(now).date()
    first = max(programme.starts_on, group.newest or programme.starts_on)
    for period in _planned(group.kind, programme, calendar, (first, today)):
        if period.due_at <= now and (group.newest is None or period.start_on > group.newest):
            yield period


def _planned(
    kind: Kind, programme: Programme, calendar: WorkingCalendar, span: tuple[date, date]
) -> Iterator[Period]:
    """Yield the periods whose nominal due day comes from `span[0]` on and that open in time."""
    first, today = span
    cadence = kind.cadence_by(programme.rules)
    last = today + AHEAD + LONGEST_SPAN.get(cadence.rhythm, AHEAD)
    horizon = programme.rules.moment(today + AHEAD, programme.rules.opens)
    for period in planned_periods(cadence, programme.rules, calendar, first, last):
        if period.opens_at <= horizon:
            yield period
