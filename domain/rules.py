"""The rules of a programme as data: when reports are owed, who is nudged when, which light shows.

The defaults are those of a programme that says nothing. Hours are on the clock of the programme's zone.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.roles import Role

MONDAY, FRIDAY, SUNDAY = 0, 4, 6


class Rhythm(StrEnum):
    """How often a report is owed, and with it the span that a period reports on."""

    WEEKLY = "weekly"  # 每周
    EVERY_TWO_WEEKS = "every_two_weeks"  # 每两周
    MONTHLY = "monthly"  # 每月
    QUARTERLY = "quarterly"  # 每季度
    YEARLY = "yearly"  # 每年
    ONCE = "once"  # 一次性


class RestDayRule(StrEnum):
    """Where a due day that falls on a rest day moves."""

    EARLIER = "earlier"  # 提前
    LATER = "later"  # 顺延


@dataclass(frozen=True, slots=True)
class Cadence:
    """The days on which a task's reports fall due, before rest days are looked at."""

    rhythm: Rhythm
    weekday: int = FRIDAY  # Monday is 0; weekly and every two weeks
    day: int = 25  # of the month, at most its last one; 0 is its last working day
    at: time = time(17)
    on_rest_day: RestDayRule = RestDayRule.LATER
    on: date | None = None  # the day of a single report; any day in a reporting week of a two-week cadence

    def __post_init__(self) -> None:
        if not MONDAY <= self.weekday <= SUNDAY:
            raise ValueError("weekday must be 0 (Monday) to 6 (Sunday)")
        if not 0 <= self.day <= 31:
            raise ValueError("day must be 1 to 31, or 0 for the last working day")
        if self.on is None and self.rhythm in {Rhythm.ONCE, Rhythm.EVERY_TWO_WEEKS}:
            raise ValueError(f"a cadence of {self.rhythm} needs the day `on`")


def weekly(weekday: int = FRIDAY, at: time = time(17)) -> Cadence:
    """Return a weekly cadence; a due day that rests moves to an earlier day of its week."""
    return Cadence(Rhythm.WEEKLY, weekday=weekday, at=at, on_rest_day=RestDayRule.EARLIER)


def monthly(day: int = 25, at: time = time(17)) -> Cadence:
    """Return a monthly cadence; a due day that rests moves to the next working day (顺延)."""
    return Cadence(Rhythm.MONTHLY, day=day, at=at)


class Anchor(StrEnum):
    OPENS = "opens"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class NudgeStage:
    """One step of the nudge ladder: its moment, counted from a period's opening or its due moment.

    The moment is `at` o'clock, `working_days` after the anchor's day (before it if negative), or without
    `at` the anchor itself less `hours_before`. A daily stage repeats on each working day until the lock.
    """

    name: str
    anchor: Anchor
    working_days: int = 0
    at: time | None = None
    hours_before: int = 0
    roles: tuple[Role, ...] = (Role.CONTACT,)
    daily: bool = False


NINE = time(9)
MOST_DAYS_AFTER = 15  # the next month is not over by then
LADDER = (
    NudgeStage("opening", Anchor.OPENS),
    NudgeStage("day_before", Anchor.DUE, working_days=-1, at=NINE),
    NudgeStage("due_day", Anchor.DUE, at=NINE),
    NudgeStage("two_hours", Anchor.DUE, hours_before=2),
    NudgeStage("overdue", Anchor.DUE, working_days=1, at=NINE, roles=(Role.CONTACT, Role.UNIT_HEAD)),
    NudgeStage("overdue_daily", Anchor.DUE, working_days=2, at=NINE, daily=True),
)


@dataclass(frozen=True, slots=True)
class SummaryRule:
    """When a summary is drafted for the office and sent to its readers.

    The week's comes on its weekday, or if that rests on the last working day of the week. The others come so
    many working days after their span is over; with 0 working days there is none by schedule.
    """

    weekday: int = FRIDAY
    draft_at: time = NINE
    send_at: time = time(15)
    weekly: bool = True
    monthly: int = 1
    quarterly: int = 1
    yearly: int = 1

    def __post_init__(self) -> None:
        if not all(0 <= days <= MOST_DAYS_AFTER for days in (self.monthly, self.quarterly, self.yearly)):
            raise ValueError(
                f"a summary comes 1 to {MOST_DAYS_AFTER} working days after its span, or 0 for none"
            )


class Ground(StrEnum):
    """What a light can be shown for; the meaning of a condition's `limit` stands beside each."""

    OVERDUE_REPORT = "overdue_report"  # so many periods past due without a report
    DUE_SOON = "due_soon"  # an unreported period due within so many working days
    BEHIND_BY = "behind_by"  # the percent is so many points below time progress
    BELOW_SHARE = "below_share"  # the percent is less than so many hundredths of time progress
    DEADLINE_PASSED = "deadline_passed"  # the task's end is at least so many days ago
    PERCENT_FELL = "percent_fell"  # the latest report is so many points below the one before


@dataclass(frozen=True, slots=True)
class Condition:
    """One ground for a light; with `months` above 1 it must have held at the ends of past months too.

    Two months behind (连续两个月) is BEHIND_BY with `months` 2: today's standing and the last month's.
    """

    ground: Ground
    limit: float
    months: int = 1

    def __post_init__(self) -> None:
        if self.limit < 0 or self.months < 1:
            raise ValueError("a condition needs a limit of 0 or more and at least one month")


@dataclass(frozen=True, slots=True)
class LightRule:
    """The grounds for red and for yellow, the weightiest first; a task that meets none is green."""

    red: tuple[Condition, ...] = (Condition(Ground.OVERDUE_REPORT, 1), Condition(Ground.BEHIND_BY, 30))
    yellow: tuple[Condition, ...] = (Condition(Ground.DUE_SOON, 2), Condition(Ground.BEHIND_BY, 10))


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of time of one programme."""

    zone: str = "Asia/Shanghai"
    lead_cadence: Cadence = field(default_factory=weekly)
    co_responsible_cadence: Cadence = field(default_factory=monthly)
    opens: time = NINE  # on the first working day of a period's week, month, quarter or year
    lock_after_working_days: int = 2  # at the due hour
    ladder: tuple[NudgeStage, ...] = LADDER
    daily_cap: int = 5  # messages that the bot begins, per person and working day
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    summary: SummaryRule = SummaryRule()
    light: LightRule = LightRule()

    def __post_init__(self) -> None:
        check_zone(self.zone)
        if self.lock_after_working_days < 1:
            raise ValueError("a period must stay open for at least one working day after it was due")
        if not self.quiet_until < self.quiet_from:
            raise ValueError("quiet hours must begin in the evening and end in the morning")
        if len({stage.name for stage in self.ladder}) < len(self.ladder):
            raise ValueError("each stage of the ladder needs its own name")

    def moment(self, day: date, at: time) -> datetime:
        """Return the UTC moment when the programme's clocks show that day and hour.

        Of an hour that the clocks show twice it is the first; one that they skip is read as if they had not.
        """
        return datetime.combine(day, at, ZoneInfo(self.zone)).astimezone(UTC)

    def local(self, moment: datetime) -> datetime:
        """Return the moment as the programme's clocks show it."""
        return moment.astimezone(ZoneInfo(self.zone))


def check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except ZoneInfoNotFoundError as unknown:
        raise ValueError(f"unknown time zone {zone!r}") from unknown
