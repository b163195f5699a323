"""The targets of the plan with their course: what was measured, whether it is met, where it leads."""

from collections.abc import Iterator, Mapping
from datetime import date

from domain.lights import Light
from domain.measurements import Goal, Point, forecast
from domain.plan import Comparison
from domain.spans import DAY, Span
from storage import measurements
from storage.progress import Target
from summaries.facts import Forecast, Measured, TargetLine
from summaries.subjects import SubjectKind
from summaries.view import Scope, View

CEILINGS = (Comparison.LE, Comparison.LT)


def target_lines(view: View, span: Span, scope: Scope, lights: Mapping[str, Light]) -> Iterator[TargetLine]:
    """Yield the goals that fall due this year or earlier, and those without an end.

    Of a span that is over, the course ends with it.
    """
    about = scope.subject.kind is SubjectKind.TARGET
    for target in scope.targets:
        if about or target.due_on is None or target.due_on.year <= view.today.year:
            yield _line(target, _course(view, span, target), lights.get(target.code or ""))


def _course(view: View, span: Span, target: Target) -> tuple[Measured, ...]:
    """The last value of each day."""
    as_of = min(view.moment, view.start_of(span.last + DAY))
    by_day: dict[date, Measured] = {}
    for one in measurements.course(view.tx, target.id, as_of):
        on = view.programme.rules.local(one.measured_at).date()
        by_day[on] = Measured(on, one.value, one.report_id)
    return tuple(by_day.values())


def _line(target: Target, course: tuple[Measured, ...], light: Light | None) -> TargetLine:
    goal = None if target.value is None else _goal(target, target.value)
    return TargetLine(
        phrase=target.phrase,
        due_on=target.due_on,
        code=target.code,
        light=light,
        id=target.id,
        metric=target.metric,
        comparison=target.comparison,
        value=target.value,
        upper=target.upper,
        unit=target.unit,
        course=course,
        forecast=_forecast(target, course, goal) if goal else None,
        met=goal.met(course[-1].value) if goal and course else None,
        gap=goal.gap(course[-1].value) if goal and course else None,
    )


def _goal(target: Target, value: float) -> Goal:
    return Goal(target.metric, Comparison(target.comparison), value, target.unit, target.upper)


def _forecast(target: Target, course: tuple[Measured, ...], goal: Goal) -> Forecast | None:
    """Where it leads; of a number that has been reached nothing is foretold, save for a ceiling."""
    if course and goal.met(course[-1].value) and goal.comparison not in CEILINGS:
        return None
    value = forecast([Point(one.on, one.value) for one in course], target.due_on)
    return None if value is None else Forecast(value, goal.met(value))
