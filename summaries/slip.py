"""督办单: a slip to one unit, or about one task to its units: what is overdue or red, and what is asked."""

from collections.abc import Iterator

from domain.punctuality import Standing
from domain.rules import Ground
from summaries.matters import Matter, red, requirements, unreported
from summaries.papers import (
    Block,
    Grid,
    Line,
    Paper,
    chapters,
    closed,
    due_words,
    grid,
    lines,
    signature,
)
from summaries.subjects import SubjectKind
from summaries.writing import Writer

OF_UNIT = {"code": 16, "task": 38, "matter": 32, "due": 28}
OF_TASK = {"units": 46, "matter": 34, "due": 28}
RECEIPT = (("unit", "number"), ("received", "undertaker"), ("telephone", "answered"), ("head", "stamp"))


def slip(writer: Writer) -> Paper:
    """Return the slip; its number, signatures and receipt are left blank for hands."""
    summary = writer.summary
    matters = list(_matters(writer))
    return {
        "head": writer.say("form-slip-head", programme=summary.programme),
        "number": writer.say("form-slip-number", year=str(summary.last.year)),
        "to": writer.say("form-slip-to", units=writer.listed(_units(writer, matters))),
        "body": closed(_body(writer, matters)),
        "receipt": _receipt(writer) if matters else (),
        **signature(writer),
    }


def _matters(writer: Writer) -> Iterator[Matter]:
    """Yield unreported duties, then red tasks, one that is red for a missing report only once."""
    reports = unreported(writer, {Standing.MISSING})
    yield from reports
    named = {matter.code for matter in reports}
    subject = writer.summary.subject
    for line, matter in red(writer):
        told = line.reason == Ground.OVERDUE_REPORT and line.code in named
        if not told and (subject.kind is SubjectKind.TASK or subject.name in line.units):
            yield matter


def _units(writer: Writer, matters: list[Matter]) -> list[str]:
    """The unit that the slip is about; of a task those with something to do, or all."""
    summary = writer.summary
    if summary.subject.kind is SubjectKind.UNIT:
        return [summary.subject.name]
    named = [unit for matter in matters for unit in matter.units]
    return list(dict.fromkeys(named or [duty.unit for duty in summary.duties]))


def _body(writer: Writer, matters: list[Matter]) -> Iterator[Block]:
    of_unit = writer.summary.subject.kind is SubjectKind.UNIT
    task = "" if of_unit else writer.summary.subject.name
    as_of = due_words(writer, writer.summary.moment)
    key = "form-slip-reason" if matters else "form-slip-none"
    yield from lines(writer, [writer.say(key, moment=as_of, task=task)])
    rows = [_unit_row(matter) if of_unit else _task_row(writer, matter) for matter in matters]
    asked = list(requirements(writer, "slip", matters))
    receipt = [writer.say("form-slip-ask-receipt")] if asked else []
    found = (
        (writer.say("form-slip-matters"), grid(writer, OF_UNIT if of_unit else OF_TASK, rows)),
        (writer.say("form-requirement"), lines(writer, [*asked, *receipt])),
    )
    yield from chapters(writer, found)


def _unit_row(matter: Matter) -> tuple[str, ...]:
    return matter.code, matter.short, matter.what, matter.due


def _task_row(writer: Writer, matter: Matter) -> tuple[str, ...]:
    return writer.listed(list(matter.units)), matter.what, matter.due


def _receipt(writer: Writer) -> tuple[Block, ...]:
    """A table of blanks that the unit fills, signs and sends back (回执)."""
    pairs = tuple(
        (writer.say(f"form-receipt-{left}"), "", writer.say(f"form-receipt-{right}"), "")
        for left, right in RECEIPT
    )
    done = ((writer.say("form-receipt-handling"), "\n" * 8),)
    title = Line(writer.say("form-receipt"), "Official title", new_page=True)
    return title, Line("", "Normal"), Grid((), (32, 46, 32, 46), pairs), Grid((), (32, 124), done)
