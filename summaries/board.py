"""The board picture (挂图作战): tasks with light and progress bar, units with what they owe in the span.

A light is a shape, a colour and a letter, so that it can be read in print and by the colour-blind.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from domain.lights import Light
from domain.punctuality import Standing
from summaries.facts import DutyLine, SummaryFacts, TaskLine
from summaries.tables import is_week
from summaries.typesetting import typeset
from summaries.writing import Writer
from texts.moments import moment, percent, shortened
from texts.spans import span_with_days

PIXELS_WIDE = 1080
POINTS_WIDE = 540  # of the template's page: a phone shows it two pixels a point
MOST_TASKS, MOST_UNITS, MOST_MARKS = 60, 40, 12  # in one picture; marks of one unit
BAD = (Standing.ON_TIME, Standing.PENDING, Standing.LATE, Standing.MISSING)  # the worst last
LONGEST_NAME, LONGEST_UNITS = 40, 160  # signs; a picture is for looking at
URGENT = (Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE)
PIXELS_AN_INCH = 72 * PIXELS_WIDE / POINTS_WIDE


def phone_board(summary: SummaryFacts, language: str) -> bytes:
    """Return one PNG, 1080 pixels wide.

    It is as high as it needs to be, but no endless strip: of more tasks and units than one can look through
    it shows those that are behind first, and says how many are left out. The wall's pages show all.
    """
    writer = Writer(summary, language)
    shown, tasks_left = pressing(summary.tasks, MOST_TASKS)
    data = board_data(replace(summary, tasks=tuple(shown)), language)
    units, units_left = _most_behind(data["units"] if is_week(writer) else list(_counted_marks(writer)))
    left = tasks_left + units_left
    told = writer.say("form-more-on-paper", count=left) if left else ""
    return typeset("phone_board.typ", data | {"units": units, "more": told}, "png", PIXELS_AN_INCH)


def wall_board(summary: SummaryFacts, language: str) -> bytes:
    """Return the matrix of tasks and units as A3 pages, PDF."""
    return typeset("wall_board.typ", board_data(summary, language), "pdf")


def board_data(summary: SummaryFacts, language: str) -> dict[str, Any]:
    """Return what the templates show, as plain texts and numbers."""
    writer = Writer(summary, language)
    return heading(writer) | {
        "title": writer.say("form-board-title", programme=f"{summary.programme}{part_of(summary)}"),
        "tasks_title": writer.say("form-tasks"),
        "units_title": writer.say("form-units"),
        "no_duties": writer.say("form-no-duties"),
        "counts": list(counts(writer)),
        "tasks": [_task(writer, line) for line in summary.tasks],
        "units": list(_units(writer)),
        "legend": legend(writer, (*Light, *Standing)),
    }


def _most_behind(units: Sequence[dict[str, Any]]) -> tuple[Sequence[dict[str, Any]], int]:
    """Return as many units as one picture shows, with as many marks each, and how many are left out."""
    behind = sorted(units, key=lambda unit: -sum(mark["kind"] == Standing.MISSING for mark in unit["marks"]))
    shown = units if len(units) <= MOST_UNITS else behind[:MOST_UNITS]
    return [_few_marks(unit) for unit in shown], len(units) - len(shown)


def _few_marks(unit: dict[str, Any]) -> dict[str, Any]:
    marks = unit["marks"]
    if len(marks) <= MOST_MARKS:
        return unit | {"more": ""}
    shown = sorted(marks, key=lambda mark: -BAD.index(mark["kind"]))[:MOST_MARKS]
    return unit | {"marks": shown, "more": f"+{len(marks) - MOST_MARKS}"}


def part_of(summary: SummaryFacts) -> str:
    """Return what stands behind the programme's name in the title of a part's pictures."""
    return f"·{summary.subject.name}" if summary.subject.name else ""


def pressing(lines: Sequence[TaskLine], most: int) -> tuple[Sequence[TaskLine], int]:
    """Return as many tasks as one picture shows and how many are left out: red and yellow ones stay."""
    if len(lines) <= most:
        return lines, 0
    urgent = sorted(lines, key=lambda line: URGENT.index(line.light))
    return urgent[:most], len(lines) - most


def heading(writer: Writer) -> dict[str, Any]:
    """Return the span and the moment that all numbers stand for."""
    summary = writer.summary
    at = moment(writer.language, summary.moment, summary.zone)
    return {
        "language": writer.language[:2],
        "span": span_with_days(writer.language, summary.covered),
        "moment": writer.say("form-as-of", moment=at),
    }


def counts(writer: Writer) -> Iterator[dict[str, str]]:
    """Yield the overall figures with their names."""
    counted = writer.summary.overall
    for name in ("owed", "reported", "on_time", "late", "pending", "missing", "returned"):
        label = writer.say(f"form-{name.replace('_', '-')}")
        yield {"kind": name, "label": label, "value": str(getattr(counted, name).count)}
    for name, rate in (("rate", counted.reporting_rate), ("on-time-rate", counted.on_time_rate)):
        if rate is not None:
            yield {"kind": name, "label": writer.say(f"form-{name}"), "value": f"{rate:.1%}"}


def legend(writer: Writer, kinds: Iterable[Light | Standing]) -> list[dict[str, str]]:
    """Return what each light or mark means."""
    return [
        {"kind": kind, "letter": letter(writer, kind), "meaning": writer.say(f"form-meaning-{kind}")}
        for kind in kinds
    ]


def letter(writer: Writer, kind: Light | Standing) -> str:
    """Return the one letter that stands in a light or a mark."""
    if isinstance(kind, Light):
        return writer.say(f"form-light-{kind}")
    return writer.say(f"form-standing-{kind}")


def _task(writer: Writer, line: TaskLine) -> dict[str, Any]:
    behind = line.light in {Light.RED, Light.YELLOW}
    units = shortened(writer.say("summary-comma").join(line.units), LONGEST_UNITS)
    changed = line.before is not None and line.before != line.percent
    return {
        "code": line.code,
        "name": shortened(line.short, LONGEST_NAME),
        "kind": line.light,
        "letter": letter(writer, line.light),
        "share": None if line.percent is None else min(max(line.percent, 0), 100),
        "percent": percent(line.percent) or "—",
        "before": writer.say("form-before", percent=percent(line.before)) if changed else "",
        "units": units,
        "reason": writer.say(f"light-reason-{line.reason}") if behind else "",
    }


def _units(writer: Writer) -> Iterator[dict[str, Any]]:
    by_unit: dict[str, list[DutyLine]] = {}
    for duty in writer.summary.duties:
        by_unit.setdefault(duty.unit, []).append(duty)
    for name, duties in by_unit.items():
        yield {"name": shortened(name, LONGEST_NAME), "marks": list(_marks(writer, duties))}


def _marks(writer: Writer, duties: Iterable[DutyLine]) -> Iterator[dict[str, str]]:
    """Yield one mark a task; of several reports on it over a longer span the worst counts."""
    worst: dict[str, Standing] = {}
    for duty in duties:
        worst[duty.code] = max(worst.get(duty.code, duty.standing), duty.standing, key=BAD.index)
    for code, standing in worst.items():
        yield {"code": code, "kind": standing, "letter": letter(writer, standing)}


def _counted_marks(writer: Writer) -> Iterator[dict[str, Any]]:
    """Yield units with one mark a standing and how many reports have it: for spans with many of a task."""
    for line in writer.summary.units:
        counts = (line.missing, line.late, line.pending, line.on_time)
        marks = [
            {"code": f"×{count}", "kind": standing, "letter": letter(writer, standing)}
            for standing, count in zip(reversed(BAD), counts, strict=True)
            if count
        ]
        yield {"name": shortened(line.unit, LONGEST_NAME), "marks": marks}
