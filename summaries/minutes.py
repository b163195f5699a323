"""会议纪要: minutes of the leading group with what the data gives; who met when and where is left blank."""

import re
from collections import Counter
from collections.abc import Iterator

from summaries.facts import DueNext, InstructionLine
from summaries.papers import Block, Grid, Paper, chapters, due_words, grid, lines, overall, signature
from summaries.text_progress import lights
from summaries.text_records import difficulties, issues
from summaries.writing import Writer
from texts.moments import day
from texts.spans import span_words

BLANKS = ("time", "place", "chair", "present", "attending", "keeper")
LEVEL = re.compile("^[省市县区]")  # a leader says 自然资源局 of 县自然资源局
DUE = {"due": 30, "units-owing": 126}
DECISIONS = {"number": 12, "decision": 52, "given": 26, "units-named": 33, "by": 20}


def minutes(writer: Writer) -> Paper:
    """Return the minutes: the state of things, what was difficult, what leaders decided, what falls due."""
    summary = writer.summary
    basis = writer.say(
        "form-minutes-basis",
        span=span_words(writer.language, summary.covered),
        moment=due_words(writer, summary.moment),
    )
    return {
        "head": writer.say("form-minutes-head", programme=summary.programme),
        "number": writer.say("form-minutes-number", year=str(summary.last.year)),
        "meeting": (_meeting(writer),),
        "body": (*lines(writer, [basis]), *chapters(writer, _chapters(writer))),
        **signature(writer),
    }


def _meeting(writer: Writer) -> Grid:
    return Grid((), (32, 124), tuple((writer.say(f"form-meeting-{blank}"), "") for blank in BLANKS))


def _chapters(writer: Writer) -> Iterator[tuple[str, tuple[Block, ...]]]:
    known = _units(writer)
    rows = [
        _decision(writer, place, line, known)
        for place, line in enumerate(writer.summary.instructions, start=1)
    ]
    yield writer.say("form-minutes-state"), lines(writer, (*overall(writer), *lights(writer)))
    yield writer.say("form-minutes-issues"), lines(writer, (*difficulties(writer), *issues(writer)))
    yield writer.say("form-minutes-decisions"), grid(writer, DECISIONS, rows)
    due = ((due_words(writer, line.due_at), _owing(writer, line)) for line in writer.summary.due_next)
    yield writer.say("form-minutes-due"), grid(writer, DUE, due)


def _owing(writer: Writer, line: DueNext) -> str:
    """Who owes how many reports then: 县工信局(6)、县文旅局(2)."""
    units = Counter(due.unit for due in line.lines)
    return writer.listed([f"{unit}({count})" for unit, count in units.items()])


def _units(writer: Writer) -> list[str]:
    summary = writer.summary
    due = [line.unit for moment in summary.due_next for line in moment.lines]
    return list(dict.fromkeys([*(duty.unit for duty in summary.duties), *due]))


def _decision(writer: Writer, place: int, line: InstructionLine, units: list[str]) -> tuple[str, ...]:
    """A leader's words with the units that they name; by when is left to the office."""
    named = writer.listed([unit for unit in units if LEVEL.sub("", unit) in line.text])
    given = f"{line.name} {day(writer.language, line.on, writer.summary.last)}"
    return str(place), line.text, given, named, ""
