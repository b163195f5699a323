"""Working days in China, make-up working days (调休) included.

The office's own entries win over the State Council's notices, as chinesecalendar holds them; a year
without a notice falls back to Monday to Friday without the statutory days off, and says so. To enter a
notice by hand the office enters every day of that year: a day it entered is never an estimate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import chinese_calendar

from domain.statutory_days import statutory_days

DAY = timedelta(days=1)
SATURDAY = 5
HOLIDAYS: frozenset[date] = frozenset(chinese_calendar.holidays)
MAKE_UP_DAYS: frozenset[date] = frozenset(chinese_calendar.workdays)
NOTICED_YEARS = frozenset(day.year for day in HOLIDAYS)


@cache
def rest_days(year: int) -> frozenset[date]:
    """Return the days of a year on which offices are closed, weekends included."""
    if year not in NOTICED_YEARS:
        return weekends(year) | statutory_days(year)
    return (weekends(year) | HOLIDAYS) - MAKE_UP_DAYS


def weekends(year: int) -> frozenset[date]:
    first = date(year, 1, 1)
    days = (first + DAY * offset for offset in range((date(year, 12, 31) - first).days + 1))
    return frozenset(day for day in days if day.weekday() >= SATURDAY)


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of a day's week."""
    monday = day - DAY * day.weekday()
    return monday, monday + DAY * 6


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """A programme's working days: what the office entered (True works, False rests) over what is known."""

    # Calendars with the same entries are the same; the entries themselves have no hash.
    overrides: Mapping[date, bool] = field(default_factory=dict, hash=False)

    def is_working(self, day: date) -> bool:
        entered = self.overrides.get(day)
        return day not in rest_days(day.year) if entered is None else entered

    def is_estimated(self, day: date) -> bool:
        """Tell whether nobody has published yet whether the day works (暂定)."""
        return day.year not in NOTICED_YEARS and day not in self.overrides

    def next_working(self, day: date) -> date:
        """Return the day itself if it works, else the first working day after it."""
        while not self.is_working(day):
            day += DAY
        return day

    def previous_working(self, day: date) -> date:
        """Return the day itself if it works, else the last working day before it."""
        while not self.is_working(day):
            day -= DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """Return the working day `count` working days after the day, or before it if negative.

        The day itself never counts, so that one day after a rest day is the next working day.
        """
        step = DAY if count > 0 else -DAY
        for _ in range(abs(count)):
            day += step
            day = self.next_working(day) if count > 0 else self.previous_working(day)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Return how many working days come after `first`, up to and with `last`; negative if it is past."""
        if last < first:
            return -self.working_days_between(last, first)
        return sum(1 for _ in self.working_days(first + DAY, last))

    def working_days(self, first: date, last: date) -> Iterator[date]:
        """Yield the working days from `first` to `last`, both included."""
        day = first
        while day <= last:
            if self.is_working(day):
                yield day
            day += DAY

    def last_working_day_of_week(self, day: date) -> date | None:
        """Return the last working day from Monday to Sunday; None where a holiday fills the week."""
        return max(self.working_days(*week_of(day)), default=None)
