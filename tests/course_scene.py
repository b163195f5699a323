"""Summaries whose tasks and targets have run for some weeks."""

from dataclasses import replace
from datetime import date, timedelta

from domain.lights import Light
from domain.spans import span_of
from summaries.facts import CoursePoint, Forecast, Measured, SummaryFacts, TargetLine, TaskLine
from summaries.subjects import Subject, SubjectKind

DAY = timedelta(days=1)
DUE = date(2023, 11, 5)
YEAR_END = date(2023, 12, 31)
LIGHTS = tuple(Light)


def course(weeks: int, percent: float | None = 0) -> tuple[CoursePoint, ...]:
    """The last weeks up to the 41st of 2023, with all lights by turns and a point more each week."""
    week, points = span_of("2023-W41"), list[CoursePoint]()
    for place in range(weeks):
        known = None if percent is None else percent + weeks - place
        points.append(CoursePoint(week.name, LIGHTS[place % len(LIGHTS)], known, (place,)))
        week = week.before()
    return tuple(points[::-1])


def with_courses(week: SummaryFacts, weeks: int) -> SummaryFacts:
    lines = (replace(line, course=course(weeks, place)) for place, line in enumerate(week.tasks))
    return replace(week, tasks=tuple(lines), targets=())


def of_task(week: SummaryFacts, weeks: int, **more: object) -> SummaryFacts:
    """A summary of one task that began in June and is due in November."""
    line = replace(week.tasks[0], course=course(weeks), starts_on=date(2023, 6, 26), ends_on=DUE)
    line = replace(line, **more)  # type: ignore[arg-type]
    return replace(week, tasks=(line,), targets=(), subject=_subject(SubjectKind.TASK, line))


def a_target(points: int, forecast: Forecast | None = None) -> TargetLine:
    """More towns week by week, three of which are wanted."""
    measured = (Measured(date(2023, 7, 12) + 7 * n * DAY, n / 4, n) for n in range(points))
    wanted = TargetLine(
        "市级专业镇达到3个以上", YEAR_END, "二(一)", None, comparison="ge", value=3, unit="个"
    )
    return replace(wanted, id=5, course=tuple(measured), forecast=forecast, met=False, gap=1)


def of_target(week: SummaryFacts, target: TargetLine) -> SummaryFacts:
    return replace(week, tasks=(), targets=(target,), subject=Subject(SubjectKind.TARGET, 5, target.phrase))


def _subject(kind: SubjectKind, line: TaskLine) -> Subject:
    return Subject(kind, line.id, f"{line.code} {line.short}")
