"""Which light a task shows (红黄绿、办结), and for what reason.

Which ground gives which light is data, since published rule sets differ: behind by so many points, below a
share of time progress (序时进度), months behind in a row, and so on.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.rules import Condition, Ground, LightRule


class Light(StrEnum):
    GREEN = "green"  # 绿灯
    YELLOW = "yellow"  # 黄灯
    RED = "red"  # 红灯
    BLUE = "blue"  # 办结


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done and how much of the time was used, both in percent of the whole task."""

    percent: float
    time_progress: float

    @property
    def lag(self) -> float:
        """Points behind time progress; negative if ahead."""
        return self.time_progress - self.percent


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """What a light depends on, as it stands at one moment.

    `progress` begins with today's and goes on with the ends of past months, the latest first; it is empty
    where the task has no start, end or percent. `working_days_to_due` is that of the nearest unreported
    period that is open and not yet due; `days_past_end` is 0 until the task's end has passed.
    """

    progress: tuple[Progress, ...] = ()
    overdue_periods: int = 0
    working_days_to_due: int | None = None
    days_past_end: int = 0
    fell_by: float = 0  # points from the report before to the latest one, where the percent went down
    closed_out: bool = False


@dataclass(frozen=True, slots=True)
class ShownLight:
    """A light with its reason: the ground that was met, `closed_out` or `on_track`."""

    light: Light
    reason: str


def light_for(standing: TaskStanding, rule: LightRule) -> ShownLight:
    """Return the light to show; the first ground met is the reason."""
    if standing.closed_out:
        return ShownLight(Light.BLUE, "closed_out")
    for light, conditions in ((Light.RED, rule.red), (Light.YELLOW, rule.yellow)):
        for condition in conditions:
            if met(condition, standing):
                return ShownLight(light, condition.ground.value)
    return ShownLight(Light.GREEN, "on_track")


def met(condition: Condition, standing: TaskStanding) -> bool:
    """Tell whether the ground holds; what is not known never counts against a task."""
    limit = condition.limit
    match condition.ground:
        case Ground.OVERDUE_REPORT:
            return standing.overdue_periods >= limit
        case Ground.DUE_SOON:
            return standing.working_days_to_due is not None and standing.working_days_to_due <= limit
        case Ground.DEADLINE_PASSED:
            return standing.days_past_end >= limit
        case Ground.PERCENT_FELL:
            return standing.fell_by >= limit
        case Ground.BEHIND_BY | Ground.BELOW_SHARE:
            recent = standing.progress[: condition.months]
            return len(recent) == condition.months and all(behind(condition, point) for point in recent)


def behind(condition: Condition, point: Progress) -> bool:
    if condition.ground is Ground.BEHIND_BY:
        return point.lag >= condition.limit
    return point.percent * 100 < condition.limit * point.time_progress


def time_progress(starts_on: date, ends_on: date, today: date) -> float:
    """Return the share of the task's days that is used up by the end of `today`, in percent (序时进度)."""
    used = (today - starts_on).days + 1
    whole = (ends_on - starts_on).days + 1
    return min(max(used / whole, 0), 1) * 100
