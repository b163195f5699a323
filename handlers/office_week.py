"""The reporting week as the office sees it at this moment: what is due, what came, what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from domain.calendar import WorkingCalendar, week_of
from domain.punctuality import OwedPeriod, Tally, tally
from handlers.turn import Turn
from storage import periods, programmes
from storage.periods import Duty
from storage.programmes import Programme

A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class OfficeWeek:
    turn: Turn

    @cached_property
    def programme(self) -> Programme:
        return programmes.by_id(self.turn.tx, self.turn.sender.programme_id)

    @cached_property
    def calendar(self) -> WorkingCalendar:
        return programmes.calendar(self.turn.tx, self.programme.id)

    @property
    def today(self) -> date:
        return self.programme.rules.local(self.turn.now).date()

    @property
    def since(self) -> datetime:
        return self.programme.rules.moment(week_of(self.today)[0], time())

    @property
    def until(self) -> datetime:
        return self.programme.rules.moment(week_of(self.today)[0] + A_WEEK, time())

    @cached_property
    def due(self) -> list[Duty]:
        """What falls due from Monday to Sunday."""
        return periods.due_between(self.turn.tx, self.programme.id, self.since, self.until)

    @property
    def tally(self) -> Tally:
        return count(self.due, self.since, self.until, self.turn.now)

    @cached_property
    def missing(self) -> list[Duty]:
        """What is due this week and not reported, and what is late or sent back from before."""
        earlier = [duty for duty in self.owing if duty.answer_by < self.until]
        found = {duty.id: duty for duty in (*self.due, *earlier) if duty.owing}
        return list(found.values())

    @cached_property
    def owing(self) -> list[Duty]:
        """All that can still be reported now."""
        return periods.owing(self.turn.tx, self.programme.id, self.turn.now)

    def by_unit(self, duties: Iterable[Duty]) -> list[list[Duty]]:
        """Duties unit by unit: the unit with most overdue first, then the one with most missing."""
        found: dict[int, list[Duty]] = {}
        for duty in duties:
            found.setdefault(duty.unit_id, []).append(duty)
        return sorted(found.values(), key=lambda mine: (-self.overdue(mine), -len(mine)))

    def overdue(self, duties: Iterable[Duty]) -> int:
        return sum(duty.answer_by <= self.turn.now for duty in duties)


def count(duties: Iterable[Duty], since: datetime, until: datetime, now: datetime) -> Tally:
    """Count duties as they stand now: one that is sent back was sent back by now."""
    owed = [
        OwedPeriod(duty.due_at, duty.first_reported_at, now if duty.state == "returned" else None)
        for duty in duties
    ]
    return tally(owed, since, until, now)
