"""Which nudge (催报) a person gets now, and when the next one can come.

Each duty climbs the ladder of the programme's rules and stands at its latest stage; earlier ones that were
missed are dropped, never sent late. What is new at one moment goes out as one message. None goes out in
quiet hours, on rest days, above the daily cap, or for a duty that is settled or locked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from itertools import count

from domain.calendar import DAY, WorkingCalendar
from domain.roles import Role
from domain.rules import Anchor, NudgeStage, Rules


@dataclass(frozen=True, slots=True)
class Duty:
    """A period as one person owes its report; `settled` once it is reported or waived."""

    period_id: int
    role: Role
    opens_at: datetime
    due_at: datetime
    locks_at: datetime
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person as nudges see one: the duties, the keys sent before, and how many messages came today.

    `sent_today` counts those that the bot began, on the local day of the moment asked about.
    """

    duties: tuple[Duty, ...]
    sent_keys: frozenset[str] = frozenset()
    sent_today: int = 0


@dataclass(frozen=True, slots=True)
class NudgedDuty:
    """A line of a nudge: a period, and the name of the latest stage that it has reached."""

    period_id: int
    stage: str


@dataclass(frozen=True, slots=True)
class PlannedNudge:
    """One message, the earliest due first: what it is sent for, and what else the person owes by now."""

    duties: tuple[NudgedDuty, ...]
    others: tuple[NudgedDuty, ...]
    keys: frozenset[str]  # to be kept as sent


@dataclass(frozen=True, slots=True)
class StageMoment:
    """A stage of one duty, worth a message from `starts_at` until before `ends_at`."""

    stage: str
    key: str
    starts_at: datetime
    ends_at: datetime


def stage_mark(anchor_at: datetime, stage: str) -> str:
    """Name a stage of a duty's ladder; with its period it names a nudge within one person.

    The anchor is the due moment, so that an extension nudges anew, or for stages counted from the opening
    the opening, so that an extension does not repeat them.
    """
    return f"{anchor_at.astimezone(UTC):%Y-%m-%dT%H:%MZ}:{stage}"


def plan_nudge(
    recipient: Recipient, rules: Rules, calendar: WorkingCalendar, now: datetime
) -> PlannedNudge | None:
    """Return the message that the person should get now, or None if there is none to send."""
    if recipient.sent_today >= rules.daily_cap or not is_permitted(now, rules, calendar):
        return None
    news: list[NudgedDuty] = []
    others: list[NudgedDuty] = []
    keys: set[str] = set()
    for duty in owed([duty for duty in recipient.duties if duty.opens_at <= now], now):
        reached = [stage for stage in stage_moments(duty, rules, calendar) if stage.starts_at <= now]
        unsent = {stage.key for stage in reached if now < stage.ends_at} - recipient.sent_keys
        if reached:
            (news if unsent else others).append(NudgedDuty(duty.period_id, reached[-1].stage))
        keys |= unsent
    return PlannedNudge(tuple(news), tuple(others), frozenset(keys)) if keys else None


def next_nudge_moment(
    recipient: Recipient, rules: Rules, calendar: WorkingCalendar, now: datetime
) -> datetime | None:
    """Return the first moment, `now` or later, at which `plan_nudge` has a message if nothing changes."""
    capped = recipient.sent_today >= rules.daily_cap
    free_at = midnight_after(now, rules) if capped else now
    moments = (
        (next_permitted(max(stage.starts_at, free_at), rules, calendar), stage.ends_at)
        for duty in owed(recipient.duties, now)
        for stage in stage_moments(duty, rules, calendar)
        if stage.ends_at > free_at and stage.key not in recipient.sent_keys
    )
    return min((moment for moment, ends_at in moments if moment < ends_at), default=None)


def owed(duties: Iterable[Duty], now: datetime) -> list[Duty]:
    """Return what is neither settled nor locked, the earliest due first."""
    unsettled = (duty for duty in duties if not duty.settled and now < duty.locks_at)
    return sorted(unsettled, key=lambda duty: (duty.due_at, duty.period_id))


def stage_moments(duty: Duty, rules: Rules, calendar: WorkingCalendar) -> tuple[StageMoment, ...]:
    """Return the stages that the duty climbs in the person's role, in order.

    A stage ends where the next one starts, and at the latest when it has become pointless.
    """
    unnamed = replace(duty, period_id=0, settled=False)
    return tuple(
        replace(stage, key=f"nudge:{duty.period_id}:{stage.key}")
        for stage in climbed(unnamed, rules, calendar)
    )


@lru_cache(maxsize=1024)
def climbed(duty: Duty, rules: Rules, calendar: WorkingCalendar) -> tuple[StageMoment, ...]:
    """Return the stages with keys that name no period: most duties of a programme share their moments."""
    reached = [
        StageMoment(stage.name, mark, starts_at, last_use(stage, starts_at, duty, rules))
        for stage in rules.ladder
        if duty.role in stage.roles
        for starts_at, mark in starts_of(stage, duty, rules, calendar)
    ]
    useful = [stage for stage in reached if duty.opens_at <= stage.starts_at < stage.ends_at]
    useful.sort(key=lambda stage: stage.starts_at)
    following = [stage.starts_at for stage in useful[1:]] + [duty.locks_at]
    return tuple(
        replace(stage, ends_at=min(stage.ends_at, next_at))
        for stage, next_at in zip(useful, following, strict=False)
    )


def starts_of(
    stage: NudgeStage, duty: Duty, rules: Rules, calendar: WorkingCalendar
) -> Iterator[tuple[datetime, str]]:
    """Yield each moment of a stage before the lock, with its mark."""
    anchor_at = duty.opens_at if stage.anchor is Anchor.OPENS else duty.due_at
    for days in count(stage.working_days):
        starts_at = stage_start(stage, anchor_at, days, rules, calendar)
        if starts_at >= duty.locks_at:
            return
        name = f"{stage.name}+{days}" if stage.daily else stage.name
        yield starts_at, stage_mark(anchor_at, name)
        if not stage.daily:
            return


def stage_start(
    stage: NudgeStage, anchor_at: datetime, days: int, rules: Rules, calendar: WorkingCalendar
) -> datetime:
    anchor = rules.local(anchor_at)
    day = calendar.add_working_days(anchor.date(), days)
    return rules.moment(day, stage.at or anchor.time()) - timedelta(hours=stage.hours_before)


def last_use(stage: NudgeStage, starts_at: datetime, duty: Duty, rules: Rules) -> datetime:
    """Return when a stage becomes pointless.

    One that chases is of use until the lock; one that announces the deadline until then, and if it is
    counted from the deadline (“tomorrow”, “today”) only on its day.
    """
    if stage.anchor is Anchor.OPENS:
        return duty.due_at
    if stage.working_days > 0:
        return duty.locks_at
    return min(duty.due_at, midnight_after(starts_at, rules))


def is_permitted(moment: datetime, rules: Rules, calendar: WorkingCalendar) -> bool:
    """Tell whether the moment is outside quiet hours and rest days."""
    local = rules.local(moment)
    return calendar.is_working(local.date()) and rules.quiet_until <= local.time() < rules.quiet_from


def next_permitted(moment: datetime, rules: Rules, calendar: WorkingCalendar) -> datetime:
    """Return the moment itself if permitted, else the end of the quiet hours or rest days around it."""
    if is_permitted(moment, rules, calendar):
        return moment
    local = rules.local(moment)
    today = local.date() if local.time() < rules.quiet_until else local.date() + DAY
    return rules.moment(calendar.next_working(today), rules.quiet_until)


def midnight_after(moment: datetime, rules: Rules) -> datetime:
    return rules.moment(rules.local(moment).date() + DAY, time())
