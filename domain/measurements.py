"""Which number of a report measures which target, whether a value meets it, and where its course leads.

Nothing is guessed: a number counts for a target only if unit and wording agree, and no other target fits as
well.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from statistics import linear_regression

from domain.plan import Comparison
from domain.reading.model import Figure
from domain.similarity import similarity

AGREES = 0.5  # the least similarity of what a number counts and what a target is about
MARGIN = 0.1  # 左右: within a tenth of the goal
FEWEST_POINTS = 3
SHORTEST_COURSE = 14  # days that a forecast needs behind it

SCALES = {"万": 10**4, "亿": 10**8}
SAME_UNIT = {
    "家": "个",
    "户": "个",
    "平米": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "km": "公里",
    "千米": "公里",
}
RATE = re.compile(r"率|占|比例|比重|份额|增速|增长|增幅|覆盖|程度")
INCREASE = re.compile(r"新增|净增|增加|新[建设办签引培认评开]")
# What says how much and by when, not of what: 到2025年, 力争…达到, 不少于10%, 1-2个.
BESIDES = re.compile(
    r"(?:到|至|截至|截止)?\d{4}年(?:底|末|前)?|今年|力争|争取|确保|实现|完成|达到?|已经?|共?有|累计|目前|总数|打造|培育"
    r"|不少于|不低于|不超过|以上|以下|左右|超过|突破|[\d.,]+(?:[-—~至到][\d.,]+)?(?:[万亿]?[元家个户人次件项亩%]+)?|[\W_]+"
)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a target asks for; `upper` ends a range that `value` begins."""

    metric: str
    comparison: Comparison
    value: float
    unit: str
    upper: float | None = None

    def met(self, value: float) -> bool:
        """Tell whether a value meets the goal; what should be reached (达到) may be passed."""
        match self.comparison:
            case Comparison.GE | Comparison.EQ:
                return value >= self.value
            case Comparison.LE:
                return value <= self.value
            case Comparison.GT:
                return value > self.value
            case Comparison.LT:
                return value < self.value
            case Comparison.APPROX:
                return abs(value - self.value) <= MARGIN * abs(self.value)
            case Comparison.RANGE:
                return self.value <= value <= self._end

    def gap(self, value: float) -> float:
        """Return what a value lacks of the goal, less than 0 if it is too much; 0 if the goal is met."""
        if self.met(value):
            return 0.0
        return (self._end if value > self._end else self.value) - value

    @property
    def _end(self) -> float:
        return self.value if self.upper is None else self.upper


@dataclass(frozen=True, slots=True)
class Point:
    """A target's value on a day."""

    on: date
    value: float


def measured(goals: Sequence[Goal], figures: Iterable[Figure]) -> dict[int, float]:
    """Return by the goal's place the value that the figures give it, in the goal's unit.

    A goal that two figures give different values has none.
    """
    found: dict[int, set[float]] = {}
    for figure in figures:
        for place in _measured_by(goals, figure):
            value = converted(figure, goals[place].unit)
            if value is not None:
                found.setdefault(place, set()).add(value)
    return {place: values.pop() for place, values in found.items() if len(values) == 1}


def _measured_by(goals: Sequence[Goal], figure: Figure) -> Sequence[int]:
    """Return the places of the goals that the figure measures: several only if they share a metric."""
    agreeing = [(agreement(goal, figure), place) for place, goal in enumerate(goals)]
    best = max((score for score, _ in agreeing), default=0.0)
    if best < AGREES:
        return ()
    places = [place for score, place in agreeing if score == best]
    return places if len({_core(goals[place].metric) for place in places}) == 1 else ()


def agreement(goal: Goal, figure: Figure) -> float:
    """Return from 0 to 1 how well a figure's wording and unit agree with a goal's.

    The figure may say less than the goal, but no more: that would be something narrower. An increase is no
    total.
    """
    if converted(figure, goal.unit) is None:
        return 0.0
    if figure.unit == "%" and not RATE.search(goal.metric):
        return 0.0
    what = figure.what or ""
    if bool(INCREASE.search(what)) is not bool(INCREASE.search(goal.metric)):
        return 0.0
    told, asked = _core(what), _core(goal.metric)
    return 0.0 if Counter(told) - Counter(asked) else similarity(told, asked)


@lru_cache(maxsize=4096)
def _core(words: str) -> str:
    return BESIDES.sub("", words)


def converted(figure: Figure, unit: str) -> float | None:
    """Return the figure's value in another unit; None if it cannot be told in it."""
    scale, counted = _scaled(figure.unit)
    wanted_scale, wanted = _scaled(unit)
    return figure.value * scale / wanted_scale if counted and counted == wanted else None


def _scaled(unit: str) -> tuple[int, str]:
    """Split 亿元 into a hundred million and 元; counting words of enterprises are one unit."""
    scale, counted = SCALES.get(unit[:1], 1), unit.lstrip("万亿")
    return scale, SAME_UNIT.get(counted, counted)


def forecast(course: Sequence[Point], due_on: date | None) -> float | None:
    """Return where the straight line through the course (least squares) leads by the due day.

    None without a due day ahead, with fewer than 3 points, or over less than 14 days.
    """
    if due_on is None or len(course) < FEWEST_POINTS or due_on <= course[-1].on:
        return None
    if (course[-1].on - course[0].on).days < SHORTEST_COURSE:
        return None
    days = [float((point.on - course[0].on).days) for point in course]
    slope, start = linear_regression(days, [point.value for point in course])
    led = start + slope * (due_on - course[0].on).days
    # What was never below nothing, such as a count, does not get there either.
    return max(led, 0.0) if all(point.value >= 0 for point in course) else led
