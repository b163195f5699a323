"""When summaries are drafted and sent by schedule, and how long a missed one is made up.

The week's comes within its week, the others after their span. Of a month, a quarter and a year that end on
one day only the widest has a run, since it says what the others would.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from domain.calendar import WorkingCalendar
from domain.nudges import next_permitted
from domain.rules import Rules
from domain.spans import Span, SpanKind, span_around

KINDS = (SpanKind.WEEKLY, SpanKind.MONTHLY, SpanKind.QUARTERLY, SpanKind.YEARLY)  # the widest last
SPANS_AROUND = 5  # of each kind, back and ahead; no holiday fills more weeks


@dataclass(frozen=True, slots=True)
class Run:
    """A summary by schedule; moments are UTC.

    `until` is when the next of its kind is drafted: before that one which was missed is made up.
    """

    span: Span
    draft_at: datetime
    send_at: datetime
    until: datetime

    def is_open(self, now: datetime) -> bool:
        return self.draft_at <= now < self.until

    def missed(self, now: datetime) -> bool:
        """Tell whether a draft of this moment makes up for one that should have been sent by now (补发)."""
        return self.send_at <= now


# A pass asks the same again and again.
@lru_cache(maxsize=64)
def runs_around(rules: Rules, calendar: WorkingCalendar, day: date) -> tuple[Run, ...]:
    """Return the runs of each kind around a day: at any moment of it at most one of a kind is open."""
    return tuple(
        run for kind in KINDS if _scheduled(rules, kind) for run in _runs(rules, calendar, kind, day)
    )


def sent_at(run: Run, rules: Rules, calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """Return when a draft of this moment goes out; None if the next one would be drafted before that.

    The office keeps it for as long as usual, counted in hours in which messages may be sent.
    """
    kept = max(run.send_at - run.draft_at, timedelta())
    # A pass begins within the minute it was due in; that is not late.
    moment = max(run.send_at, permitted_later(now.replace(second=0, microsecond=0), kept, rules, calendar))
    return moment if moment < run.until else None


def permitted_later(moment: datetime, span: timedelta, rules: Rules, calendar: WorkingCalendar) -> datetime:
    """Return the moment so much later, counting neither quiet hours nor rest days."""
    begins = next_permitted(moment, rules, calendar)
    ends = rules.moment(rules.local(begins).date(), rules.quiet_from)
    if begins + span < ends:
        return begins + span
    return permitted_later(ends, span - (ends - begins), rules, calendar)


def _scheduled(rules: Rules, kind: SpanKind) -> bool:
    return rules.summary.weekly if kind is SpanKind.WEEKLY else _days_after(rules, kind) > 0


def _days_after(rules: Rules, kind: SpanKind) -> int:
    rule = rules.summary
    days = {SpanKind.MONTHLY: rule.monthly, SpanKind.QUARTERLY: rule.quarterly, SpanKind.YEARLY: rule.yearly}
    return days[kind]


def _runs(rules: Rules, calendar: WorkingCalendar, kind: SpanKind, day: date) -> Iterator[Run]:
    chosen = ((span, _drafted_on(rules, calendar, span)) for span in _spans_around(kind, day))
    for (span, on), (_, next_on) in pairwise((span, on) for span, on in chosen if on is not None):
        if not _replaced(rules, span):
            moments = (rules.moment(on, rules.summary.draft_at), rules.moment(on, rules.summary.send_at))
            yield Run(span, *moments, until=rules.moment(next_on, rules.summary.draft_at))


def _spans_around(kind: SpanKind, day: date) -> Iterator[Span]:
    span = span_around(kind, day)
    for _ in range(SPANS_AROUND):
        span = span.before()
    for _ in range(2 * SPANS_AROUND + 1):
        yield span
        span = span.after()


def _drafted_on(rules: Rules, calendar: WorkingCalendar, span: Span) -> date | None:
    """Return the working day on which a span's summary comes; None where a holiday fills the week."""
    if span.kind is not SpanKind.WEEKLY:
        return calendar.add_working_days(span.last, _days_after(rules, span.kind))
    usual = span.first + timedelta(days=rules.summary.weekday)
    return usual if calendar.is_working(usual) else calendar.last_working_day_of_week(usual)


def _replaced(rules: Rules, span: Span) -> bool:
    """Tell whether a wider span ends with this one; a week is never replaced: it comes before its end."""
    wider = KINDS[KINDS.index(span.kind) + 1 :] if span.kind is not SpanKind.WEEKLY else ()
    return any(_scheduled(rules, kind) and span_around(kind, span.last).last == span.last for kind in wider)
