"""Which light a task shows under the default rule and under published ones."""

from datetime import date

import pytest

from domain.lights import Light, Progress, ShownLight, TaskStanding, light_for, time_progress
from domain.rules import Condition, Ground, LightRule

DEFAULT = LightRule()


def behind(*lags: float) -> TaskStanding:
    """Build a task that is so many points behind now, a month ago, and so on."""
    return TaskStanding(tuple(Progress(60 - lag, 60) for lag in lags))


@pytest.mark.parametrize(
    ("standing", "light", "reason"),
    [
        pytest.param(TaskStanding(), Light.GREEN, "on_track", id="nothing known"),
        pytest.param(behind(9.9), Light.GREEN, "on_track", id="less than 10 points behind"),
        pytest.param(behind(10), Light.YELLOW, "behind_by", id="10 points behind"),
        pytest.param(behind(30), Light.RED, "behind_by", id="30 points behind"),
        pytest.param(behind(-20), Light.GREEN, "on_track", id="ahead"),
        pytest.param(TaskStanding(working_days_to_due=3), Light.GREEN, "on_track", id="due in three days"),
        pytest.param(TaskStanding(working_days_to_due=2), Light.YELLOW, "due_soon", id="due in two days"),
        pytest.param(TaskStanding(overdue_periods=1), Light.RED, "overdue_report", id="a report is missing"),
        pytest.param(
            TaskStanding(overdue_periods=3, closed_out=True), Light.BLUE, "closed_out", id="closed out"
        ),
    ],
)
def test_light_by_default(standing: TaskStanding, light: Light, reason: str) -> None:
    assert light_for(standing, DEFAULT) == ShownLight(light, reason)


@pytest.mark.parametrize(
    ("condition", "meets", "misses"),
    [
        pytest.param(
            Condition(Ground.BELOW_SHARE, 80),
            TaskStanding((Progress(39.9, 50),)),
            TaskStanding((Progress(40, 50),)),
            id="under 80 % of time progress",
        ),
        pytest.param(
            Condition(Ground.BEHIND_BY, 10, months=2),
            behind(10, 12),
            behind(10, 9),
            id="behind two months running",
        ),
        pytest.param(
            Condition(Ground.BEHIND_BY, 10, months=2), behind(10, 12), behind(30), id="in its first month"
        ),
        pytest.param(
            Condition(Ground.DEADLINE_PASSED, 1),
            TaskStanding(days_past_end=1),
            TaskStanding(days_past_end=0),
            id="past its end",
        ),
        pytest.param(
            Condition(Ground.PERCENT_FELL, 5),
            TaskStanding(fell_by=5),
            TaskStanding(fell_by=4),
            id="the percent fell",
        ),
        pytest.param(
            Condition(Ground.OVERDUE_REPORT, 2),
            TaskStanding(overdue_periods=2),
            TaskStanding(overdue_periods=1),
            id="two reports missing",
        ),
    ],
)
def test_published_grounds_are_data(condition: Condition, meets: TaskStanding, misses: TaskStanding) -> None:
    rule = LightRule(red=(condition,), yellow=())
    assert light_for(meets, rule) == ShownLight(Light.RED, condition.ground)
    assert light_for(misses, rule) == ShownLight(Light.GREEN, "on_track")


@pytest.mark.parametrize(
    ("today", "percent"),
    [
        (date(2023, 8, 31), 0),
        (date(2023, 9, 3), 30),
        (date(2023, 9, 10), 100),
        (date(2024, 1, 1), 100),
    ],
)
def test_time_progress_counts_days_up_to_the_end_of_today(today: date, percent: float) -> None:
    assert time_progress(date(2023, 9, 1), date(2023, 9, 10), today) == pytest.approx(percent)
