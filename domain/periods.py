"""Which reports are owed: the periods (报送期) of a cadence, and when each opens, falls due and locks.

Every nominal due day gives one period, due on a working day. Two exceptions keep a long holiday from
asking twice for one span: a weekly due day that moves earlier has no period if its whole week rests, and
of several nominal days that move to the same day only the last gives a period. The report of the next
period then covers the rest.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

from domain.calendar import WorkingCalendar, week_of
from domain.rules import Cadence, RestDayRule, Rhythm, Rules

WEEK = timedelta(weeks=1)
WEEKS = {Rhythm.WEEKLY: 1, Rhythm.EVERY_TWO_WEEKS: 2}
MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.YEARLY: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """The span in which one report is owed; moments are UTC.

    `start_on` is the first day of the week, month, quarter or year reported on and names the period within
    its cadence. `estimated` tells that a day it rests on has not been published yet (暂定工作日).
    """

    start_on: date
    opens_at: datetime
    due_at: datetime
    locks_at: datetime
    estimated: bool


def periods(
    cadence: Cadence, rules: Rules, calendar: WorkingCalendar, first: date, last: date
) -> Iterator[Period]:
    """Yield in order the periods whose nominal due day lies from `first` to `last`, both included.

    Neighbouring ranges give neighbouring periods: none twice, none missing.
    """
    for nominal, due_on in due_days(cadence, calendar, first):
        if nominal > last:
            return
        yield period_due_on(due_on, start_of(cadence, nominal), cadence, rules, calendar)


def period_due_on(
    due_on: date, start_on: date, cadence: Cadence, rules: Rules, calendar: WorkingCalendar
) -> Period:
    due_at = rules.moment(due_on, cadence.at)
    opens_on = calendar.next_working(start_on)
    if rules.moment(opens_on, rules.opens) >= due_at:
        # Due on the first working day of its span: the notice comes a working day ahead.
        opens_on = calendar.add_working_days(due_on, -1)
    locks_at = lock_moment(due_at, rules, calendar)
    days = (opens_on, due_on, rules.local(locks_at).date())
    estimated = any(calendar.is_estimated(day) for day in days)
    return Period(start_on, rules.moment(opens_on, rules.opens), due_at, locks_at, estimated)


def lock_moment(due_at: datetime, rules: Rules, calendar: WorkingCalendar) -> datetime:
    """Return when a period with this due moment stops taking reports; an extension moves it along."""
    due = rules.local(due_at)
    locks_on = calendar.add_working_days(due.date(), rules.lock_after_working_days)
    return rules.moment(locks_on, due.time())


def due_days(cadence: Cadence, calendar: WorkingCalendar, first: date) -> Iterator[tuple[date, date]]:
    """Yield each nominal due day with the working day that it moves to, without those merged."""
    waiting: tuple[date, date] | None = None
    for nominal in nominal_days(cadence, calendar, first):
        due_on = moved(nominal, cadence, calendar)
        if due_on is None:
            continue
        if waiting and waiting[1] != due_on:
            yield waiting
        waiting = (nominal, due_on)
    if waiting:
        yield waiting


def moved(nominal: date, cadence: Cadence, calendar: WorkingCalendar) -> date | None:
    if cadence.on_rest_day is RestDayRule.LATER:
        return calendar.next_working(nominal)
    if cadence.rhythm in WEEKS:
        return working_day_within_week(nominal, calendar)
    return calendar.previous_working(nominal)


def working_day_within_week(day: date, calendar: WorkingCalendar) -> date | None:
    """Return the last working day of the week up to the day, or else the first one after it."""
    monday, sunday = week_of(day)
    earlier = max(calendar.working_days(monday, day), default=None)
    return earlier or next(calendar.working_days(day, sunday), None)


def nominal_days(cadence: Cadence, calendar: WorkingCalendar, first: date) -> Iterator[date]:
    """Yield the due days from `first` on as the cadence names them, without an end unless it is once."""
    if cadence.rhythm in WEEKS:
        yield from weekly_days(cadence, first)
    elif cadence.rhythm in MONTHS:
        yield from monthly_days(cadence, calendar, first)
    elif cadence.on and cadence.on >= first:
        yield cadence.on


def weekly_days(cadence: Cadence, first: date) -> Iterator[date]:
    step = WEEK * WEEKS[cadence.rhythm]
    known = week_of(cadence.on or first)[0] + timedelta(days=cadence.weekday)
    day = first + (known - first) % step
    while True:
        yield day
        day += step


def monthly_days(cadence: Cadence, calendar: WorkingCalendar, first: date) -> Iterator[date]:
    step = MONTHS[cadence.rhythm]
    month = first.year * 12 + first.month - 1
    for number in count(last_month_of_span(month, step), step):
        day = day_of_month(number, cadence.day, calendar)
        if day >= first:
            yield day


def last_month_of_span(month: int, step: int) -> int:
    """Return the last month of the quarter or year; months are counted on from the year 0."""
    return month - month % step + step - 1


def day_of_month(month: int, day: int, calendar: WorkingCalendar) -> date:
    year, index = divmod(month, 12)
    final = monthrange(year, index + 1)[1]
    if day == 0:
        return calendar.previous_working(date(year, index + 1, final))
    return date(year, index + 1, min(day, final))


def start_of(cadence: Cadence, nominal: date) -> date:
    """Return the first day of the span that the nominal due day reports on."""
    if step := MONTHS.get(cadence.rhythm):
        year, index = divmod((nominal.year * 12 + nominal.month - 1) // step * step, 12)
        return date(year, index + 1, 1)
    return week_of(nominal)[0] - WEEK * (WEEKS.get(cadence.rhythm, 1) - 1)
