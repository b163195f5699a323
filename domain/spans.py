"""Spans of days that a summary covers: a week, a month, a quarter, a year, or any range.

A span's name is what rows, buttons and the command line call it: 2023-W41, 2023-10, 2023-Q4, 2023,
2023-10-01..2023-10-20.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.calendar import week_of

DAY = timedelta(days=1)
LONGEST_RANGE = 1098  # days; three years and a little
MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
QUARTER = re.compile(r"(\d{4})-Q([1-4])")


class SpanKind(StrEnum):
    """How long a span is, and with it which summary it is."""

    WEEKLY = "weekly"  # 周报
    MONTHLY = "monthly"  # 月报
    QUARTERLY = "quarterly"  # 季报
    YEARLY = "yearly"  # 年报
    RANGE = "range"  # 任意时段


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both included."""

    kind: SpanKind
    first: date
    last: date

    @property
    def name(self) -> str:
        match self.kind:
            case SpanKind.WEEKLY:
                year, week, _ = self.first.isocalendar()
                return f"{year}-W{week:02}"
            case SpanKind.MONTHLY:
                return f"{self.first:%Y-%m}"
            case SpanKind.QUARTERLY:
                return f"{self.first.year}-Q{(self.first.month + 2) // 3}"
            case SpanKind.YEARLY:
                return f"{self.first.year}"
            case SpanKind.RANGE:
                return f"{self.first}..{self.last}"

    @property
    def number(self) -> int:
        """Its place in its year: the week, month or quarter; the year itself; 0 for a range."""
        places = {SpanKind.MONTHLY: self.first.month, SpanKind.QUARTERLY: (self.first.month + 2) // 3}
        if self.kind is SpanKind.WEEKLY:
            return self.first.isocalendar().week
        return places.get(self.kind, self.year if self.kind is SpanKind.YEARLY else 0)

    @property
    def year(self) -> int:
        """The year it belongs to; a week's may differ from that of its Monday."""
        return self.first.isocalendar().year if self.kind is SpanKind.WEEKLY else self.first.year

    def before(self) -> "Span":
        """Return the span that ends the day before this one begins; before a range one as long."""
        if self.kind is SpanKind.RANGE:
            return Span(self.kind, self.first - (self.last - self.first) - DAY, self.first - DAY)
        return span_around(self.kind, self.first - DAY)

    def after(self) -> "Span":
        """Return the span that begins the day after this one ends; after a range one as long."""
        if self.kind is SpanKind.RANGE:
            return Span(self.kind, self.last + DAY, self.last + (self.last - self.first) + DAY)
        return span_around(self.kind, self.last + DAY)


def span_around(kind: SpanKind, day: date) -> Span:
    """Return the week, month, quarter or year that a day belongs to; a range of that day alone."""
    if kind is SpanKind.RANGE:
        return Span(kind, day, day)
    if kind is SpanKind.WEEKLY:
        return Span(kind, *week_of(day))
    months = MONTHS[kind]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    # The first of the month that comes `months` later: counted in months since the year 0.
    passed = first.year * 12 + first.month - 1 + months
    return Span(kind, first, date(passed // 12, passed % 12 + 1, 1) - DAY)


def span_of(name: str) -> Span:
    """Return the span of this name; raises ValueError if it is none."""
    name = name.strip().upper()
    if ".." in name:
        return range_of(*(date.fromisoformat(end) for end in name.split("..", 1)))
    if "-W" in name:
        # A day has no zone.
        return span_around(SpanKind.WEEKLY, datetime.strptime(f"{name}-1", "%G-W%V-%u").date())  # noqa: DTZ007
    if quarter := QUARTER.fullmatch(name):
        return span_around(SpanKind.QUARTERLY, date(int(quarter[1]), int(quarter[2]) * 3, 1))
    if len(name) == len("2023"):
        return span_around(SpanKind.YEARLY, date(int(name), 1, 1))
    return span_around(SpanKind.MONTHLY, datetime.strptime(name, "%Y-%m").date())  # noqa: DTZ007


def range_of(first: date, last: date) -> Span:
    """Return a range; raises ValueError if it ends before it begins or is longer than three years."""
    if not first <= last <= first + LONGEST_RANGE * DAY:
        raise ValueError(f"no range from {first} to {last}")
    return Span(SpanKind.RANGE, first, last)
