"""Trend pictures: one chart of a task or a target, or many small ones, for a phone and on paper."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from domain.lights import Light
from domain.plan import TaskKind
from summaries.board import PIXELS_AN_INCH, heading, legend
from summaries.chart import Chart, Sheet
from summaries.facts import SummaryFacts, TaskLine
from summaries.subjects import SubjectKind
from summaries.trend_charts import target_chart, task_chart
from summaries.typesetting import typeset
from summaries.writing import Writer

MOST_ON_A_PHONE = 16  # charts in one picture; all of them stand on paper
PHONE = Sheet(width=504, height=110, size=11, mark=20)
PHONE_ALONE = replace(PHONE, height=260)
PAGE = Sheet(width=493, height=210, size=10, mark=18)
CELL = Sheet(width=235, height=70, size=8.5, mark=11)


def phone_trends(summary: SummaryFacts, language: str) -> bytes:
    """Return one PNG, 1080 pixels wide."""
    writer = Writer(summary, language)
    data = trend_data(writer, PHONE_ALONE if _alone(summary) else PHONE)
    more = len(data["charts"]) - MOST_ON_A_PHONE
    told = writer.say("form-more-on-paper", count=more) if more > 0 else ""
    shown = data | {"charts": data["charts"][:MOST_ON_A_PHONE], "more": told}
    return typeset("phone_trends.typ", shown, "png", PIXELS_AN_INCH)


def paper_trends(summary: SummaryFacts, language: str) -> bytes:
    """Return A4 pages, PDF: one chart across the page, or many small ones."""
    sheet = PAGE if _alone(summary) else CELL
    return typeset("paper_trends.typ", trend_data(Writer(summary, language), sheet), "pdf")


def trend_data(writer: Writer, sheet: Sheet) -> dict[str, Any]:
    """Return what the templates show, as plain texts and numbers."""
    summary = writer.summary
    return heading(writer) | {
        "title": writer.say("trend-title", programme=summary.programme, part=_part(summary)),
        "sheet": asdict(sheet),
        "charts": [asdict(chart) for chart in _charts(writer, sheet)],
        "nothing": writer.say("trend-nothing"),
        "words": {name: writer.say(f"trend-word-{name}") for name in ("course", "pace", "goal", "forecast")},
        "legend": legend(writer, Light),
    }


def _alone(summary: SummaryFacts) -> bool:
    return summary.subject.kind in {SubjectKind.TASK, SubjectKind.TARGET}


def _part(summary: SummaryFacts) -> str:
    """What of the programme is shown, where no chart says it."""
    named = summary.subject.kind in {SubjectKind.UNIT, SubjectKind.CHAPTER}
    return f"·{summary.subject.name}" if named else ""


def _charts(writer: Writer, sheet: Sheet) -> Iterator[Chart]:
    """The chart of a target; of tasks those that count, and of their targets those that were measured."""
    summary = writer.summary
    about = summary.subject.kind is SubjectKind.TARGET
    if not about:
        for line in _shown_tasks(summary):
            yield task_chart(writer, line, sheet)
    for target in summary.targets:
        if about or target.course:
            yield target_chart(writer, target, sheet)


def _shown_tasks(summary: SummaryFacts) -> list[TaskLine]:
    """Of a whole programme its key tasks, if it has any; of a part all its tasks."""
    key_tasks = [line for line in summary.tasks if line.kind == TaskKind.KEY_TASK]
    whole = summary.subject.kind is SubjectKind.PROGRAMME
    return key_tasks if whole and key_tasks else list(summary.tasks)
