"""The tables that printed forms share, and the wording that a page has for what a chat shows as signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.lights import Light
from summaries.writing import Section, Writer
from texts.catalogue import say
from texts.moments import percent


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain texts; `widths` are in parts of the whole."""

    place: int
    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


TASK_COLUMNS = (
    ("light", 7),
    ("code", 15),
    ("task", 24),
    ("percent", 11),
    ("before", 11),
    ("reason", 17),
    ("units", 30),
)
WEEK = 7
# A comma or colon beside a Chinese sign; those in 1,200 and 17:00 stay as they are.
NARROW_STOP = re.compile(r"(?<=[\u3400-\u9fff)%”】])[,:;]|[,:;](?=[\u3400-\u9fff“【])")
BLANK_BEFORE = re.compile(r" (?=[→、]|$)", re.MULTILINE)
WIDE = {",": "，", ":": "：", ";": "；"}
DUTY_COLUMNS = (("unit", 24), ("code", 15), ("role", 12), ("standing", 12), ("percent", 11), ("words", 40))
COUNTED = ("owed", "on-time", "late", "pending", "missing", "returned")
UNIT_COLUMNS = (("unit", 30), *((name, 12) for name in COUNTED))


def summary_tables(writer: Writer) -> Iterator[Table]:
    """Yield how the tasks stand and what the units reported, each if there is anything in it."""
    reporting = (
        (DUTY_COLUMNS, "units", _duty_rows) if is_week(writer) else (UNIT_COLUMNS, "units", _unit_rows)
    )
    tables = ((TASK_COLUMNS, "tasks", _task_rows), reporting)
    for place, (columns, name, rows) in enumerate(tables, start=1):
        filled = tuple(rows(writer))
        if filled:
            title = f"{writer.say('form-annex')} {place} {writer.say(f'form-annex-{name}')}"
            names = tuple(writer.say(f"form-column-{column}") for column, _ in columns)
            yield Table(place, title, names, tuple(width for _, width in columns), filled)


def _task_rows(writer: Writer) -> Iterator[tuple[str, ...]]:
    for line in writer.summary.tasks:
        yield (
            writer.say(f"form-light-{line.light}"),
            line.code,
            line.short,
            percent(line.percent),
            percent(line.before),
            writer.say(f"light-reason-{line.reason}"),
            writer.say("summary-comma").join(line.units),
        )


def is_week(writer: Writer) -> bool:
    """Tell whether a unit owes a task at most once in the span: over a longer one its reports are counted."""
    return (writer.summary.last - writer.summary.first).days < WEEK


def _unit_rows(writer: Writer) -> Iterator[tuple[str, ...]]:
    for line in writer.summary.units:
        counts = (line.owed, line.on_time, line.late, line.pending, line.missing, line.returned)
        yield line.unit, *(str(count) for count in counts)


def _duty_rows(writer: Writer) -> Iterator[tuple[str, ...]]:
    for duty in writer.summary.duties:
        yield (
            duty.unit,
            duty.code,
            writer.say(f"form-role-{duty.role}"),
            writer.say(f"form-standing-{duty.standing}"),
            percent(duty.percent),
            writer.say("summary-no-change") if duty.no_change else duty.words,
        )


def numbered(section: Section, place: int, language: str) -> str:
    """Return the head of a section: 一、总体."""
    return say(
        language, "summary-head", number=say(language, f"summary-ordinal-{place}"), title=section.title
    )


def worded(text: str, language: str) -> str:
    """Return the text with the signs of lights as words: print has no 🔴. Chinese print has wide stops."""
    for light in Light:
        text = text.replace(say(language, f"light-{light}"), say(language, f"form-meaning-{light}") + " ")
    text = BLANK_BEFORE.sub("", text.replace("  ", " "))
    return NARROW_STOP.sub(lambda found: WIDE[found[0]], text) if language.startswith("zh") else text
