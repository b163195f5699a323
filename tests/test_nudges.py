"""Nudges: each stage once, nothing stale, nobody disturbed; and the planner against a plain oracle."""

from datetime import date, datetime, time

import pytest

from domain.calendar import WorkingCalendar
from domain.nudges import (
    Duty,
    NudgedDuty,
    PlannedNudge,
    Recipient,
    next_nudge_moment,
    plan_nudge,
    stage_moments,
)
from domain.periods import Period, lock_moment, periods
from domain.roles import Role
from domain.rules import Anchor, Cadence, NudgeStage, Rules, monthly, weekly

RULES = Rules()
CALENDAR = WorkingCalendar()


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment of 2023 on the clock of Shanghai, in UTC."""
    return RULES.moment(date(2023, month, day), time(hour, minute))


def a_period(nominal: date = date(2023, 10, 13), cadence: Cadence | None = None) -> Period:
    (period,) = periods(cadence or weekly(), RULES, CALENDAR, nominal, nominal)
    return period


def a_duty(
    period: Period | None = None, period_id: int = 1, role: Role = Role.CONTACT, settled: bool = False
) -> Duty:
    period = period or a_period()
    return Duty(period_id, role, period.opens_at, period.due_at, period.locks_at, settled)


def extended(duty: Duty, due_at: datetime) -> Duty:
    return Duty(duty.period_id, duty.role, duty.opens_at, due_at, lock_moment(due_at, RULES, CALENDAR))


def plan(recipient: Recipient, now: datetime, rules: Rules = RULES) -> PlannedNudge | None:
    return plan_nudge(recipient, rules, CALENDAR, now)


def wake(recipient: Recipient, now: datetime, rules: Rules = RULES) -> datetime | None:
    return next_nudge_moment(recipient, rules, CALENDAR, now)


def stages_said(recipient: Recipient, now: datetime) -> list[str]:
    planned = plan(recipient, now)
    return [line.stage for line in planned.duties] if planned else []


def after(recipient: Recipient, now: datetime) -> Recipient:
    """Return the recipient once the nudge of that moment is sent."""
    planned = plan(recipient, now)
    assert planned
    return Recipient(recipient.duties, recipient.sent_keys | planned.keys, recipient.sent_today)


@pytest.mark.parametrize(
    ("role", "moments"),
    [
        (
            Role.CONTACT,
            [
                ("opening", at(10, 9)),
                ("day_before", at(10, 12)),
                ("due_day", at(10, 13)),
                ("two_hours", at(10, 13, 15)),
                ("overdue", at(10, 16)),
                ("overdue_daily", at(10, 17)),
            ],
        ),
        (Role.UNIT_HEAD, [("overdue", at(10, 16))]),
        (Role.LEADER, []),
    ],
)
def test_the_default_ladder(role: Role, moments: list[tuple[str, datetime]]) -> None:
    stages = stage_moments(a_duty(role=role), RULES, CALENDAR)
    assert [(stage.stage, stage.starts_at) for stage in stages] == moments


@pytest.mark.parametrize(
    ("now", "said"),
    [
        pytest.param(at(10, 9, 8, 59), [], id="before it opens"),
        pytest.param(at(10, 9), ["opening"], id="as it opens"),
        pytest.param(at(10, 11, 15), ["opening"], id="bot was down as it opened"),
        pytest.param(at(10, 12, 19, 59), ["day_before"], id="the evening before"),
        pytest.param(at(10, 12, 20), [], id="quiet hours"),
        pytest.param(at(10, 13, 8), [], id="“tomorrow” is not said on the day itself"),
        pytest.param(at(10, 13), ["due_day"], id="the day itself"),
        pytest.param(at(10, 13, 16), ["two_hours"], id="two hours before: not three messages"),
        pytest.param(at(10, 13, 17), [], id="due: too late to announce, too early to chase"),
        pytest.param(at(10, 14), [], id="Saturday"),
        pytest.param(at(10, 16), ["overdue"], id="next working day"),
        pytest.param(at(10, 17, 16), ["overdue_daily"], id="last hour before the lock"),
        pytest.param(at(10, 17, 17), [], id="locked"),
    ],
)
def test_only_the_current_stage_is_said(now: datetime, said: list[str]) -> None:
    assert stages_said(Recipient((a_duty(),)), now) == said


def test_each_stage_is_said_once() -> None:
    recipient = after(Recipient((a_duty(),)), at(10, 12))
    assert plan(recipient, at(10, 12, 10)) is None
    assert stages_said(recipient, at(10, 13)) == ["due_day"]


def test_a_report_ends_the_nudges() -> None:
    recipient = Recipient((a_duty(settled=True),))
    assert plan(recipient, at(10, 13)) is None
    assert wake(recipient, at(10, 13)) is None


def test_one_message_says_all_that_is_new_and_names_the_rest() -> None:
    month = a_duty(a_period(date(2023, 10, 25), monthly()), period_id=3)
    recipient = after(Recipient((month, a_duty(period_id=2), a_duty())), at(10, 9))
    planned = plan(recipient, at(10, 12))
    assert planned
    assert planned.duties == (NudgedDuty(1, "day_before"), NudgedDuty(2, "day_before"))
    assert planned.others == (NudgedDuty(3, "opening"),)
    assert len(planned.keys) == 2


def test_an_extension_nudges_anew_but_does_not_open_twice() -> None:
    recipient = after(after(Recipient((a_duty(),)), at(10, 9)), at(10, 12))
    later = Recipient((extended(a_duty(), at(10, 18, 17)),), recipient.sent_keys)
    assert plan(later, at(10, 13)) is None
    assert wake(later, at(10, 13)) == at(10, 17)
    assert stages_said(later, at(10, 17)) == ["day_before"]


def test_an_extension_by_an_hour_is_nudged_anew() -> None:
    recipient = after(Recipient((a_duty(),)), at(10, 13))
    later = Recipient((extended(a_duty(), at(10, 13, 18)),), recipient.sent_keys)
    assert stages_said(later, at(10, 13, 10)) == ["due_day"]


def test_the_unit_head_still_hears_a_day_late() -> None:
    head = Recipient((a_duty(role=Role.UNIT_HEAD),))
    assert stages_said(head, at(10, 17)) == ["overdue"]


def test_the_daily_cap_holds_a_nudge_until_the_next_working_day() -> None:
    capped = Recipient((a_duty(),), sent_today=5)
    assert plan(capped, at(10, 9)) is None
    assert wake(capped, at(10, 9)) == at(10, 10, 8)


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        pytest.param(at(10, 1), at(10, 9), id="long before"),
        pytest.param(at(10, 9, 10), at(10, 9, 10), id="at once, if one is waiting"),
        pytest.param(at(10, 9, 21), at(10, 10, 8), id="after quiet hours"),
        pytest.param(at(10, 13, 17), at(10, 16), id="over the weekend"),
        pytest.param(at(10, 17, 17), None, id="locked"),
    ],
)
def test_when_the_next_nudge_can_come(now: datetime, moment: datetime | None) -> None:
    assert wake(Recipient((a_duty(),)), now) == moment


def test_chasing_goes_on_each_working_day_until_a_later_lock() -> None:
    patient = Rules(lock_after_working_days=4)
    (period,) = periods(weekly(), patient, CALENDAR, date(2023, 10, 13), date(2023, 10, 13))
    stages = stage_moments(a_duty(period), patient, CALENDAR)
    assert [stage.starts_at for stage in stages if stage.stage == "overdue_daily"] == [
        at(10, 17),
        at(10, 18),
        at(10, 19),
    ]
    assert len({stage.key for stage in stages}) == len(stages)


def test_a_programme_may_have_its_own_ladder() -> None:
    halfway = NudgeStage("halfway", Anchor.OPENS, working_days=2, at=time(10))
    stages = stage_moments(a_duty(), Rules(ladder=(halfway,)), CALENDAR)
    assert [(stage.stage, stage.starts_at) for stage in stages] == [("halfway", at(10, 11, 10))]


def test_due_before_office_hours_the_day_itself_is_not_announced() -> None:
    early = a_duty(a_period(cadence=weekly(at=time(8))))
    stages = [stage.stage for stage in stage_moments(early, RULES, CALENDAR)]
    assert stages == ["opening", "day_before", "two_hours", "overdue"]


def test_an_opening_is_not_announced_once_the_report_was_due() -> None:
    ladder = (NudgeStage("opening", Anchor.OPENS),)
    (stage,) = stage_moments(a_duty(), Rules(ladder=ladder), CALENDAR)
    assert stage.ends_at == at(10, 13, 17)
