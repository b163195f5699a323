"""A second, plainer account of who is nudged when, to hold the planner against.

It knows the default ladder by heart, takes working days straight from chinesecalendar, keeps to the clock
of Shanghai without zones, and finds the messages by looking at every quarter of an hour.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import chinese_calendar

STEP, NINE = timedelta(minutes=15), time(9)
WORKING = chinese_calendar.get_workdays(date(2023, 1, 1), date(2024, 12, 31))
WORKS = frozenset(WORKING)
CONTACTS = (1, 2)
OUTSIDER, HEAD, OFFICE = 3, 8, 9


@dataclass(frozen=True)
class Owed:
    """One period of the unit; its due moment may move once, its report may be sent back once."""

    period_id: int
    opens: datetime
    due: datetime
    extended_at: datetime | None = None
    new_due: datetime | None = None
    reported_at: datetime | None = None
    returned_at: datetime | None = None

    def due_at(self, now: datetime) -> datetime:
        if self.extended_at and self.new_due and self.extended_at <= now:
            return self.new_due
        return self.due

    def settled(self, now: datetime) -> bool:
        reported = self.reported_at is not None and self.reported_at <= now
        return reported and not (self.returned_at is not None and self.returned_at <= now)


@dataclass(frozen=True)
class Away:
    member: int
    first: date
    last: date
    stand_in: int | None


@dataclass(frozen=True)
class Scene:
    """A unit's quarter: what it owes, who is away, when the bot is down, what else it says to whom."""

    first: datetime
    last: datetime
    owed: tuple[Owed, ...]
    away: tuple[Away, ...] = ()
    outages: tuple[tuple[datetime, datetime], ...] = ()
    other_messages: tuple[tuple[datetime, int], ...] = ()
    cap: int = 5

    def is_down(self, now: datetime) -> bool:
        return any(start <= now < end for start, end in self.outages)

    def others_today(self, member: int, now: datetime) -> int:
        return sum(to == member and at <= now and at.date() == now.date() for at, to in self.other_messages)


@dataclass(frozen=True, order=True)
class Message:
    at: datetime
    to: int
    lines: tuple[tuple[int, str], ...]  # period and stage of what is new


Mark = tuple[int, int, str, datetime]  # to whom, on which period, which stage, counted from when


def expected_messages(scene: Scene) -> list[Message]:
    found: list[Message] = []
    said: set[Mark] = set()
    now = scene.first
    while now <= scene.last:
        if now.date() in WORKS and time(8) <= now.time() < time(20) and not scene.is_down(now):
            for member, as_head in asked(scene.away, now.date()):
                news = marks(scene.owed, member, as_head, now) - said
                if news and scene.others_today(member, now) + today(found, member, now) < scene.cap:
                    said |= news
                    found.append(Message(now, member, lines_of(news)))
        now += STEP
    return found


def today(found: list[Message], member: int, now: datetime) -> int:
    return sum(message.to == member and message.at.date() == now.date() for message in found)


def marks(owed: tuple[Owed, ...], member: int, as_head: bool, now: datetime) -> set[Mark]:
    return {(member, each.period_id, *stage) for each in owed for stage in stage_of(each, as_head, now)}


def lines_of(news: set[Mark]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted((period_id, stage.split("+")[0]) for _, period_id, stage, _ in news))


def stage_of(owed: Owed, as_head: bool, now: datetime) -> Iterator[tuple[str, datetime]]:
    """Yield the stage worth a message at this moment, if there is one, and the moment that it counts from."""
    due = owed.due_at(now)
    if owed.settled(now) or not owed.opens <= now < lock_of(due):
        return
    if now >= due:
        mornings = working_days_up_to(now.date() if now.time() >= NINE else now.date() - timedelta(days=1))
        mornings -= working_days_up_to(due.date())
        if mornings == 1 or (as_head and mornings > 1):
            yield "overdue", due
        elif mornings > 1:
            yield f"overdue_daily+{mornings}", due
    elif not as_head:
        yield from announcement(owed.opens, due, now)


def announcement(opens: datetime, due: datetime, now: datetime) -> Iterator[tuple[str, datetime]]:
    day_before = WORKING[working_days_up_to(due.date() - timedelta(days=1)) - 1]
    stages = [
        (datetime.combine(day_before, NINE), "day_before"),
        (datetime.combine(due.date(), NINE), "due_day"),
        (due - timedelta(hours=2), "two_hours"),
    ]
    passed = [(at, stage) for at, stage in stages if opens <= at <= now and at < due]
    if not passed:
        yield "opening", opens
        return
    at, stage = max(enumerate(passed), key=lambda numbered: (numbered[1][0], numbered[0]))[1]
    if at.date() == now.date():
        yield stage, due


def working_days_up_to(day: date) -> int:
    return bisect_right(WORKING, day)


def lock_of(due: datetime) -> datetime:
    """Return the same hour of the second working day after the due day."""
    return datetime.combine(WORKING[working_days_up_to(due.date()) + 1], due.time())


def asked(away: tuple[Away, ...], day: date) -> list[tuple[int, bool]]:
    """Return who is asked on a day; True marks the unit head, who hears of what is overdue only."""
    people: list[int] = []
    for line in (CONTACTS, (HEAD,), (OFFICE,)):
        if not people:
            reached = [substitute(member, away, day, ()) for member in line]
            people = [member for member in dict.fromkeys(reached) if member]
    head_is_there = substitute(HEAD, away, day, ()) == HEAD and HEAD not in people
    return [(member, False) for member in people] + ([(HEAD, True)] if head_is_there else [])


def substitute(member: int | None, away: tuple[Away, ...], day: date, before: tuple[int, ...]) -> int | None:
    if member is None or member in before:
        return None
    leaves = [leave for leave in away if leave.member == member and leave.first <= day <= leave.last]
    if not leaves:
        return member
    return substitute(leaves[-1].stand_in, away, day, (*before, member))
