"""A quarter of nudges, with make-up days, leave, extensions and outages, against the oracle."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.leave import Leave, Seat, recipients
from domain.nudges import Duty, PlannedNudge, Recipient, next_nudge_moment, plan_nudge
from domain.periods import lock_moment, periods
from domain.roles import Role
from domain.rules import Cadence, Rhythm, Rules, monthly, weekly
from tests.nudge_oracle import (
    CONTACTS,
    HEAD,
    OFFICE,
    OUTSIDER,
    STEP,
    Away,
    Message,
    Owed,
    Scene,
    expected_messages,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkingCalendar()
PEOPLE = (*CONTACTS, OUTSIDER, HEAD, OFFICE)
SEATS = (
    *(Seat(member, Role.CONTACT) for member in CONTACTS),
    Seat(HEAD, Role.UNIT_HEAD),
    Seat(OFFICE, Role.OFFICE),
)
# Sixty working days each, around the National Day of 2023 and the Spring Festival of 2024.
QUARTERS = [date(2023, 9, 4), date(2024, 1, 2)]
WORKING_DAYS = 60


class Unit:
    """Lives through a scene with the planner under test; `clock` is naive, as in Shanghai."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.rules = Rules(daily_cap=scene.cap)
        self.said = Counter[tuple[int, date]]()
        self.leaves = [Leave(away.member, away.first, away.last, away.stand_in) for away in scene.away]
        self.sent: list[Message] = []
        self.keys: dict[int, frozenset[str]] = dict.fromkeys(PEOPLE, frozenset())

    def recipients(self, clock: datetime) -> Iterator[tuple[int, Recipient]]:
        asked = recipients(SEATS, self.leaves, clock.date())
        roles = dict.fromkeys(asked, Role.CONTACT)
        if recipients([Seat(HEAD, Role.CONTACT)], self.leaves, clock.date()) == (HEAD,):
            roles.setdefault(HEAD, Role.UNIT_HEAD)
        for member, role in roles.items():
            sent_today = self.said[member, clock.date()] + self.scene.others_today(member, clock)
            yield member, Recipient(self.duties(role, clock), self.keys[member], sent_today)

    def duties(self, role: Role, clock: datetime) -> tuple[Duty, ...]:
        return tuple(
            duty_of(owed.period_id, role, owed.opens, owed.due_at(clock), owed.settled(clock))
            for owed in self.scene.owed
        )

    def wake(self, clock: datetime) -> None:
        for member, recipient in self.recipients(clock):
            planned = plan_nudge(recipient, self.rules, CALENDAR, clock.replace(tzinfo=SHANGHAI))
            if planned:
                self.keys[member] |= planned.keys
                self.said[member, clock.date()] += 1
                self.sent.append(message(clock, member, planned))

    def next_wake(self, clock: datetime) -> datetime | None:
        now = clock.replace(tzinfo=SHANGHAI)
        wakes = (next_nudge_moment(person, self.rules, CALENDAR, now) for _, person in self.recipients(clock))
        return min((at.astimezone(SHANGHAI).replace(tzinfo=None) for at in wakes if at), default=None)


@cache
def duty_of(period_id: int, role: Role, opens: datetime, due: datetime, settled: bool) -> Duty:
    due_at = due.replace(tzinfo=SHANGHAI)
    locks_at = lock_moment(due_at, Rules(), CALENDAR)
    return Duty(period_id, role, opens.replace(tzinfo=SHANGHAI), due_at, locks_at, settled)


def message(clock: datetime, member: int, planned: PlannedNudge) -> Message:
    return Message(clock, member, tuple(sorted((line.period_id, line.stage) for line in planned.duties)))


def walk(scene: Scene) -> list[Message]:
    """Ask the planner every quarter of an hour that the bot is up."""
    unit, clock = Unit(scene), scene.first
    while clock <= scene.last:
        if not scene.is_down(clock):
            unit.wake(clock)
        clock += STEP
    return unit.sent


def sleep_between(scene: Scene) -> list[Message]:
    """Ask the planner only when it said it would have something, and when something happened."""
    unit, clock = Unit(scene), scene.first
    happenings = sorted(happenings_of(scene))
    while clock <= scene.last:
        if not scene.is_down(clock):
            unit.wake(clock)
        following = [at for at in happenings if at > clock]
        planned = None if scene.is_down(clock) else unit.next_wake(clock)
        assert planned is None or planned > clock, "awake, sent all, and told to wake at once again"
        clock = min([*following[:1], *([planned] if planned else [])], default=scene.last + STEP)
    return unit.sent


def happenings_of(scene: Scene) -> Iterator[datetime]:
    """Yield when facts change: reports, returns, extensions, ends of outages, days of leave."""
    for owed in scene.owed:
        yield from (at for at in (owed.reported_at, owed.returned_at, owed.extended_at) if at)
    yield from (end for _, end in scene.outages)
    for away in scene.away:
        yield datetime.combine(away.first, time())
        yield datetime.combine(away.last + timedelta(days=1), time())


hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
cadences = st.one_of(
    st.builds(weekly, weekday=st.integers(0, 6), at=hours),
    st.builds(monthly, day=st.integers(0, 31), at=hours),
    st.builds(Cadence, st.just(Rhythm.EVERY_TWO_WEEKS), on=st.just(QUARTERS[0])),
    st.just(weekly()),
)


def hours_around(lowest: int, highest: int) -> st.SearchStrategy[timedelta]:
    return st.integers(lowest * 4, highest * 4).map(lambda count: count * STEP)


@st.composite
def owed_periods(draw: st.DrawFn, first: date, last: date) -> tuple[Owed, ...]:
    """Draw what a unit owes in a quarter on one to four tasks, and what becomes of each period."""
    rules = Rules()
    opened = [
        (
            period.opens_at.astimezone(SHANGHAI).replace(tzinfo=None),
            period.due_at.astimezone(SHANGHAI).replace(tzinfo=None),
        )
        for cadence in draw(st.lists(cadences, min_size=1, max_size=4))
        for period in periods(cadence, rules, CALENDAR, first, last)
    ]
    return tuple(draw(a_period_with_its_fate(period_id, *span)) for period_id, span in enumerate(opened))


@st.composite
def a_period_with_its_fate(draw: st.DrawFn, period_id: int, opens: datetime, due: datetime) -> Owed:
    reported_at = due + draw(hours_around(-150, 120)) if draw(st.booleans()) else None
    returned_at = reported_at + draw(hours_around(1, 60)) if reported_at and draw(st.booleans()) else None
    if draw(st.integers(0, 3)):
        return Owed(period_id, opens, due, None, None, reported_at, returned_at)
    extended_at, new_due = due + draw(hours_around(-60, 60)), due + draw(hours_around(1, 250))
    return Owed(period_id, opens, due, extended_at, new_due, reported_at, returned_at)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    start = draw(st.sampled_from(QUARTERS))
    first = datetime.combine(start, time())
    last = datetime.combine(CALENDAR.add_working_days(start, WORKING_DAYS), time(23))
    whole = (last - first) // timedelta(hours=1)
    moments = hours_around(0, whole).map(lambda passed: first + passed)
    days = moments.map(lambda moment: moment.date())
    leaves = st.builds(
        lambda member, day, length, stand_in: Away(member, day, day + timedelta(days=length), stand_in),
        st.sampled_from(PEOPLE),
        days,
        st.integers(0, 20),
        st.none() | st.sampled_from(PEOPLE),
    )
    outages = st.builds(lambda start, length: (start, start + length), moments, hours_around(1, 200))
    return Scene(
        first,
        last,
        owed=draw(owed_periods(start, last.date())),
        away=tuple(draw(st.lists(leaves, max_size=6))),
        outages=tuple(draw(st.lists(outages, max_size=4))),
        other_messages=tuple(draw(st.lists(st.tuples(moments, st.sampled_from(PEOPLE)), max_size=20))),
        cap=draw(st.integers(1, 5)),
    )


@settings(deadline=None, max_examples=5)
@given(scenes())
def test_planner_sends_what_the_oracle_expects_and_nothing_else(scene: Scene) -> None:
    assert sorted(walk(scene)) == sorted(expected_messages(scene))


@settings(deadline=None, max_examples=20)
@given(scenes())
def test_waking_only_when_told_sends_the_same_and_disturbs_nobody(scene: Scene) -> None:
    sent = sleep_between(scene)
    assert sorted(sent) == sorted(expected_messages(scene))
    assert all(CALENDAR.is_working(message.at.date()) and 8 <= message.at.hour < 20 for message in sent)
    assert max(Counter((message.to, message.at.date()) for message in sent).values(), default=0) <= scene.cap
