"""通报: how a span was reported on, whose reports are late, missing or returned, which tasks are red."""

from collections.abc import Iterator

from domain.punctuality import Standing
from summaries.matters import Matter, red, requirements, unreported
from summaries.papers import Block, Paper, chapters, closed, grid, lines, overall, signature
from summaries.writing import Writer
from texts.spans import span_words

REPORTS = {"unit": 26, "code": 16, "task": 30, "standing": 18, "due": 28}
TASKS = {"code": 16, "task": 30, "units": 34, "reason": 22, "ends": 20}


def circular(writer: Writer) -> Paper:
    """Return the circular; it names facts in the order of the plan and ranks nobody."""
    summary = writer.summary
    span = span_words(writer.language, summary.covered)
    return {
        "head": writer.say("form-circular-head", programme=summary.programme),
        "number": writer.say("form-number", year=str(summary.last.year)),
        "title": writer.say("form-circular-title", part=summary.subject.name, span=span),
        "to": writer.say("form-circular-to"),
        "body": closed(chapters(writer, _chapters(writer))),
        **signature(writer),
    }


def _chapters(writer: Writer) -> Iterator[tuple[str, tuple[Block, ...]]]:
    reports = unreported(writer, {Standing.LATE, Standing.MISSING})
    tasks = [matter for _, matter in red(writer)]
    yield writer.say("form-circular-overall"), lines(writer, overall(writer))
    yield writer.say("form-circular-reports"), _reports(writer, reports)
    yield writer.say("form-circular-red"), _red(writer, tasks)
    yield writer.say("form-requirement"), lines(writer, requirements(writer, "circular", (*reports, *tasks)))


def _reports(writer: Writer, found: list[Matter]) -> tuple[Block, ...]:
    rows = (
        (writer.listed(list(report.units)), report.code, report.short, report.what, report.due)
        for report in found
    )
    return grid(writer, REPORTS, rows)


def _red(writer: Writer, tasks: list[Matter]) -> tuple[Block, ...]:
    """A plan without days of completion needs no column for them."""
    ends = any(matter.due for matter in tasks)
    columns = {column: width for column, width in TASKS.items() if ends or column != "ends"}
    rows = (
        (task.code, task.short, writer.listed(list(task.units)), task.what, *([task.due] if ends else []))
        for task in tasks
    )
    return grid(writer, columns, rows)
