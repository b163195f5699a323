"""The board of tasks and weeks: how each task stood at the end of each week, as light and percent."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from domain.lights import Light
from domain.spans import span_of
from summaries.board import PIXELS_AN_INCH, heading, legend, letter, part_of, pressing
from summaries.facts import CoursePoint, SummaryFacts, TaskLine
from summaries.typesetting import typeset
from summaries.writing import Writer
from texts.moments import number, shortened

PHONE_WEEKS = 13
WALL_WEEKS = 27  # across one page
MOST_ON_A_PHONE = 60  # tasks in one picture; all of them stand on the wall
LONGEST_NAME = 20


def phone_weeks(summary: SummaryFacts, language: str) -> bytes:
    """Return one PNG, 1080 pixels wide: the last 13 weeks."""
    writer = Writer(summary, language)
    shown, more = pressing(summary.tasks, MOST_ON_A_PHONE)
    told = writer.say("form-more-on-paper", count=more) if more else ""
    page = _page(writer, shown, _weeks(summary)[-PHONE_WEEKS:])
    return typeset("phone_weeks.typ", _data(writer) | {"pages": [page], "more": told}, "png", PIXELS_AN_INCH)


def wall_weeks(summary: SummaryFacts, language: str) -> bytes:
    """Return A3 pages, PDF; more weeks than fit go on further pages with the tasks again."""
    writer = Writer(summary, language)
    weeks = _weeks(summary)
    chunks = [weeks[at : at + WALL_WEEKS] for at in range(0, len(weeks), WALL_WEEKS)] or [[]]
    pages = [_page(writer, summary.tasks, chunk) for chunk in chunks]
    return typeset("wall_weeks.typ", _data(writer) | {"pages": pages}, "pdf")


def _data(writer: Writer) -> dict[str, Any]:
    summary = writer.summary
    return heading(writer) | {
        "title": writer.say("weeks-title", programme=summary.programme, part=part_of(summary)),
        "tasks_title": writer.say("form-tasks"),
        "nothing": writer.say("trend-nothing"),
        "note": writer.say("weeks-note"),
        "legend": legend(writer, Light),
    }


def _weeks(summary: SummaryFacts) -> list[str]:
    return sorted({point.week for line in summary.tasks for point in line.course})


def _page(writer: Writer, tasks: Sequence[TaskLine], weeks: Sequence[str]) -> dict[str, Any]:
    return {
        "months": list(_months(writer, weeks)),
        "weeks": [str(span_of(week).number) for week in weeks],
        "tasks": [_row(writer, line, weeks) for line in tasks],
    }


def _months(writer: Writer, weeks: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the months with how many of the weeks end in each."""
    ends = [span_of(week).last for week in weeks]
    for month, among in groupby(ends, key=lambda end: end.month):
        label = writer.say("weeks-month", month=month)
        yield {"label": label, "weeks": len(list(among))}


def _row(writer: Writer, line: TaskLine, weeks: Sequence[str]) -> dict[str, Any]:
    known = {point.week: point for point in line.course}
    cells = [_cell(writer, known[week]) if week in known else None for week in weeks]
    return {"code": line.code, "name": shortened(line.short, LONGEST_NAME), "cells": cells}


def _cell(writer: Writer, point: CoursePoint) -> dict[str, str]:
    percent = "—" if point.percent is None else number(round(point.percent))
    return {"kind": point.light, "letter": letter(writer, point.light), "percent": percent}
