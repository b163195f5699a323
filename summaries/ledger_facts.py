"""Sheets that the summary itself holds: tasks with their course, targets, issues, units."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from domain.lights import Light
from storage import issues, ledgers
from summaries.facts import Forecast, IssueLine, Measured, TargetLine
from summaries.sheets import WHO, Column, Row, Sheet, Source
from summaries.subjects import SubjectKind

SHAPES = {Light.RED: "◆", Light.YELLOW: "▲", Light.GREEN: "●", Light.BLUE: "■"}
TASKS = (
    Column("light", 8, "light"),
    Column("light-before", 10, "light"),
    Column("code", 10),
    Column("task", 18),
    Column("percent", 14, "percent"),
    Column("before", 10, "number"),
    Column("starts", 12, "day"),
    Column("ends", 12, "day"),
    Column("reason", 16),
    Column("units", 36, "long"),
    Column("words", 60, "long"),
)
ISSUES = (
    Column("number", 8, "number"),
    *WHO,
    Column("issue", 60, "long"),
    Column("issue-standing", 12),
    Column("raised", 17, "moment"),
    Column("closed", 17, "moment"),
    Column("days-open", 10, "number"),
    Column("report", 10, "number"),
)
UNITS = (
    Column("unit", 26),
    Column("leads", 8, "number"),
    Column("co-responsible", 10, "number"),
    Column("automatic", 12, "number"),
    Column("by-office", 12, "number"),
)
TARGETS = (
    Column("code", 10),
    Column("target", 50, "long"),
    Column("metric", 24),
    Column("comparison", 10),
    Column("value", 12, "number"),
    Column("upper", 12, "number"),
    Column("measure", 10),
    Column("ends", 12, "day"),
    Column("measured", 12, "number"),
    Column("measured-on", 12, "day"),
    Column("report", 10, "number"),
    Column("met", 10),
    Column("forecast", 12, "number"),
    Column("forecast-met", 12),
)


def light(source: Source, shown: Light | None) -> str:
    """A light as shape and letter, so that it can be read without its colour."""
    return f"{SHAPES[shown]} {source.writer.say(f'form-light-{shown}')}" if shown else ""


def tasks(source: Source) -> Sheet:
    return Sheet("tasks", TASKS, _tasks(source))


def _tasks(source: Source) -> Iterator[Row]:
    say = source.writer.say
    for line in source.facts.tasks:
        yield (
            light(source, line.light),
            light(source, line.light_before),
            line.code,
            line.short,
            line.percent,
            line.before,
            line.starts_on,
            line.ends_on,
            say(f"light-reason-{line.reason}"),
            say("summary-comma").join(line.units),
            line.words,
        )


def course(source: Source) -> Sheet | None:
    """Tasks by weeks, each week with its light; None when no course is known."""
    weeks = sorted({point.week for line in source.facts.tasks for point in line.course})
    if not weeks:
        return None
    columns = tuple(Column("light", 11, "light", head=week) for week in weeks)
    return Sheet("course", (Column("code", 10), Column("task", 18), *columns), _course(source, weeks))


def _course(source: Source, weeks: list[str]) -> Iterator[Row]:
    for line in source.facts.tasks:
        lights = {point.week: point.light for point in line.course}
        yield line.code, line.short, *(light(source, lights.get(week)) for week in weeks)


def issue_ledger(source: Source) -> Sheet:
    return Sheet("issues", ISSUES, _issues(source))


def _issues(source: Source) -> Iterator[Row]:
    part = source.part
    kept = {found.id: found for found in issues.in_span(source.tx, part.programme_id, part.since, part.until)}
    for line in source.facts.issues:
        found = kept.get(line.id)
        yield (
            line.id,
            line.unit,
            line.code,
            line.short,
            found.text if found else line.text,
            source.writer.say(f"issue-standing-{line.standing}"),
            found.raised_at if found else line.raised_on,
            found.closed_at if found else line.closed_on,
            _days_open(source, line),
            line.report_id,
        )


def _days_open(source: Source, line: IssueLine) -> int:
    facts = source.facts
    today = facts.moment.astimezone(ZoneInfo(facts.zone)).date()
    return ((line.closed_on or min(facts.last, today)) - line.raised_on).days


def units(source: Source) -> Sheet:
    return Sheet("units", UNITS, _units(source))


def _units(source: Source) -> Iterator[Row]:
    """Requests are counted by unit, not by task: a summary of some tasks does not show them."""
    facts, part = source.facts, source.part
    whole = facts.subject.kind is SubjectKind.PROGRAMME
    for unit in ledgers.units(source.tx, part.programme_id, facts.first, facts.last, None if whole else part):
        yield (*unit[:3], None, None) if part.task_ids is not None else tuple(unit)


def targets(source: Source) -> Sheet:
    return Sheet("targets", TARGETS, (_target(source, line) for line in source.facts.targets))


def _target(source: Source, line: TargetLine) -> Row:
    return (
        line.code,
        line.phrase,
        line.metric,
        line.comparison,
        line.value,
        line.upper,
        line.unit,
        line.due_on,
        *_measured(line.course[-1] if line.course else None),
        _met(source, line.met),
        *_forecast(source, line.forecast),
    )


def _measured(latest: Measured | None) -> Row:
    return (latest.value, latest.on, latest.report_id) if latest else (None, None, None)


def _forecast(source: Source, forecast: Forecast | None) -> Row:
    return (forecast.value, _met(source, forecast.met)) if forecast else (None, None)


def _met(source: Source, met: bool | None) -> str:
    return "" if met is None else source.writer.say("form-met" if met else "form-not-met")
