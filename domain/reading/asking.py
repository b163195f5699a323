"""Which summary is asked for and on which day, and what a span without a year means then.

A year that is not said is the one whose span ends nearest to the day of asking, where days ahead count
threefold: summaries look back.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from domain.reading.numbers import number
from domain.spans import DAY, Span, SpanKind, range_of, span_around

RECENT_DAYS = 30  # what 简报 alone covers
AHEAD = 3
YEARS_BEFORE = {"今": 0, "本": 0, "去": 1, "上": 1, "前": 2, "明": -1}


@dataclass(frozen=True, slots=True)
class Asking:
    """Which summary is asked for, and on which day."""

    kind: SpanKind
    on: date

    def present(self) -> Span:
        """The span of the day of asking; of 简报 the last 30 days."""
        if self.kind is SpanKind.RANGE:
            return range_of(self.on - (RECENT_DAYS - 1) * DAY, self.on)
        return span_around(self.kind, self.on)

    def in_year(self, words: str | None, of_year: Callable[[int], Span]) -> Span:
        """Return the span in the year that the words mean, or else in the nearest year that has it."""
        if words in YEARS_BEFORE:
            return of_year(self.on.year - YEARS_BEFORE[words])
        if words:
            year = count(words)
            return of_year(year + 2000 if year < 100 else year)
        found = []
        for year in (self.on.year, self.on.year - 1, self.on.year + 1):
            with suppress(ValueError):  # a 53rd week, 29 February
                found.append(of_year(year))
        if not found:
            raise ValueError("no year has it")
        return min(found, key=self._distance)

    def _distance(self, span: Span) -> timedelta:
        if span.first > self.on:
            return AHEAD * (span.last - self.on)
        return max(self.on - span.last, timedelta())


def count(words: str) -> int:
    """Return a whole number in Arabic or Chinese digits; raises ValueError if it is none."""
    value = number(words)
    if value is None:
        raise ValueError(words)
    return int(value)
