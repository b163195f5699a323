"""What a circular names and a slip demands: reports late, missing or returned, and tasks with a red light."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.lights import Light
from domain.punctuality import Standing
from summaries.facts import DutyLine, TaskLine
from summaries.papers import answer_by, due_words
from summaries.writing import Writer
from texts.moments import day, percent


class Amiss(StrEnum):
    """Why something is named, and with it what is asked of the units."""

    OVERDUE = "overdue"  # missing or returned: still to be reported
    LATE = "late"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Matter:
    """What is amiss with one report or task, in words; `due` is the day it should have been done by."""

    amiss: Amiss
    units: tuple[str, ...]
    code: str
    short: str
    what: str
    due: str


def unreported(writer: Writer, standings: Collection[Standing]) -> list[Matter]:
    """Return the reports that were sent back or stand so, those of one unit together."""
    returned = set(writer.summary.overall.returned.periods)
    amiss = [
        duty for duty in writer.summary.duties if duty.period_id in returned or duty.standing in standings
    ]
    units = list(dict.fromkeys(duty.unit for duty in writer.summary.duties))
    ordered = sorted(amiss, key=lambda duty: units.index(duty.unit))
    return [_report(writer, duty, returned=duty.period_id in returned) for duty in ordered]


def _report(writer: Writer, duty: DutyLine, *, returned: bool) -> Matter:
    what = writer.say("form-matter-returned" if returned else f"form-meaning-{duty.standing}")
    due = due_words(writer, duty.due_at) if duty.due_at else ""
    amiss = Amiss.LATE if duty.standing is Standing.LATE and not returned else Amiss.OVERDUE
    return Matter(amiss, (duty.unit,), duty.code, duty.short, what, due)


def red(writer: Writer) -> Iterator[tuple[TaskLine, Matter]]:
    """Yield the tasks with a red light, each with the reason and how far it is."""
    for line in writer.summary.tasks:
        if line.light is Light.RED:
            what, due = _reason(writer, line), _end(writer, line)
            yield line, Matter(Amiss.RED, line.units, line.code, line.short, what, due)


def _reason(writer: Writer, line: TaskLine) -> str:
    reason = writer.say(f"light-reason-{line.reason}")
    return reason if line.percent is None else f"{reason}({percent(line.percent)})"


def _end(writer: Writer, line: TaskLine) -> str:
    return day(writer.language, line.ends_on, writer.summary.last) if line.ends_on else ""


def requirements(writer: Writer, form: str, matters: Sequence[Matter]) -> Iterator[str]:
    """Yield what a form asks on account of the matters, by when the next reports fall due."""
    for amiss in Amiss:
        if any(matter.amiss is amiss for matter in matters):
            yield writer.say(f"form-{form}-ask-{amiss}", by=answer_by(writer))
