"""A notice of holidays as offices write it: 10月1日至8日放假,9月28日、10月11日上班."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import DAY, weekends
from domain.reading.wording import fold

LONGEST_HOLIDAY = timedelta(days=31)
LOOKS_BACK = timedelta(days=60)  # a day without a year that is longer past is next year's

BRACKETS = re.compile(r"\([^)]*\)")
LENGTHS = re.compile(r"共?\d+天")
CLAUSES = re.compile(r"[,;。\n]|(?<=放假)(?=\d)|(?<=上班)(?=\d)")
WORKS = re.compile(r"上班|补班|工作")
RESTS = re.compile(r"放假|休息|调休|休假|不上班")
A_DAY = r"(?:(20\d\d)[年./-])?(?:(\d{1,2})[月./-](\d{1,2})[日号]?|(\d{1,2})[日号])"
SPAN = re.compile(rf"{A_DAY}(?:(?:至|到|[~:-]+){A_DAY})?")


@dataclass(frozen=True, slots=True)
class Notice:
    """The days named, True if they work; `unread` are clauses that name days without saying which."""

    days: Mapping[date, bool]
    unread: tuple[str, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({day.year for day in self.days}))

    def for_whole_years(self) -> Mapping[date, bool]:
        """Return every day of the years named: those not named work from Monday to Friday."""
        every = {day: day not in weekends(day.year) for year in self.years for day in days_of(year)}
        return every | dict(self.days)


def days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += DAY


def read_notice(text: str, on: date) -> Notice:
    """Read a notice pasted on the day `on`; a day without a year lies nearest ahead.

    Days without a verb share that of the next clause: 9月28日,10月11日上班.
    """
    days: dict[date, bool] = {}
    waiting: list[date] = []
    told: list[str] = []
    for clause in CLAUSES.split(LENGTHS.sub("", BRACKETS.sub("", fold(text)).replace(" ", ""))):
        known = waiting[-1] if waiting else max(days, default=None)
        waiting += days_named(clause, on, known)
        told += [clause] if waiting else []
        works = True if WORKS.search(clause) else False if RESTS.search(clause) else None
        if works is not None:
            days |= dict.fromkeys(waiting, works)
            waiting, told = [], []
    return Notice(days, tuple(told))


def days_named(clause: str, on: date, known: date | None) -> list[date]:
    """Return the days of a clause; what a day leaves out is that of the day named before it."""
    named: list[date] = []
    for found in SPAN.finditer(clause):
        before = named[-1] if named else known
        first = _day(found.groups()[:4], on, before)
        last = _day(found.groups()[4:], on, first) if any(found.groups()[4:]) else first
        if first is None or last is None:
            continue
        if last < first:
            last = last.replace(year=first.year + 1)
        if last - first <= LONGEST_HOLIDAY:
            named += [first + DAY * offset for offset in range((last - first).days + 1)]
    return named


def _day(parts: tuple[str | None, ...], on: date, before: date | None) -> date | None:
    year, month, day, bare_day = (int(part) if part else None for part in parts)
    if month is None:
        month, day = before.month if before else None, bare_day
    if month is None or day is None:
        return None
    try:
        if year is not None:
            return date(year, month, day)
        # The year was said for an earlier day: the notice goes on within it.
        if before is not None and before.year != on.year:
            return date(before.year, month, day)
        return _nearest(month, day, on)
    except ValueError:
        return None


def _nearest(month: int, day: int, on: date) -> date:
    this_year = date(on.year, month, day)
    return this_year if this_year >= on - LOOKS_BACK else date(on.year + 1, month, day)


def spans(days: Mapping[date, bool], *, working: bool) -> list[tuple[date, date]]:
    """Return runs of neighbouring days that work, or rest, as first and last day."""
    found: list[tuple[date, date]] = []
    for day in sorted(day for day, works in days.items() if works is working):
        if found and day - found[-1][1] == DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
