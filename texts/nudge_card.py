"""How a nudge (催报) reads: what is owed by when, the next few duties, and buttons to answer at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.lights import Light
from domain.messages import Button, Rows
from texts.catalogue import say
from texts.moments import moment, percent

MOST_LINES = 4
LINES_BEFORE_MORE = 3
MOST_OVERDUE_NAMES = 3


@dataclass(frozen=True, slots=True)
class NudgedTask:
    """A duty as a line of the card; `number` is its place in the unit's list."""

    number: int
    short: str
    code: str
    light: Light
    last_percent: float | None


@dataclass(frozen=True, slots=True)
class Part:
    """Duties of one unit that are all overdue or all not yet due, with the moment that comes first.

    `due_at` is the earliest deadline, `working_days` away; `locks_at` is the earliest lock.
    """

    unit: str
    tasks: tuple[NudgedTask, ...]
    overdue: bool
    this_week: bool
    due_at: datetime
    locks_at: datetime
    working_days: int
    later: int = 0  # what is owed as well, with a later deadline


@dataclass(frozen=True, slots=True)
class Reader:
    """In which language and by which clock the card is read."""

    language: str
    zone: str
    now: datetime


def nudge_text(parts: Sequence[Part], reader: Reader) -> str:
    """The whole message; overdue duties come first."""
    ordered = sorted(parts, key=lambda part: not part.overdue)
    blocks = ["\n".join(_overdue(part, reader) if part.overdue else _owed(part, reader)) for part in ordered]
    return "\n".join(blocks)


def _overdue(part: Part, reader: Reader) -> Iterator[str]:
    comma = say(reader.language, "nudge-comma")
    names = comma.join(f"{task.short} {task.code}" for task in part.tasks[:MOST_OVERDUE_NAMES])
    yield say(
        reader.language,
        "nudge-overdue",
        unit=part.unit,
        count=len(part.tasks),
        tasks=names,
        more=max(0, len(part.tasks) - MOST_OVERDUE_NAMES),
        due=_moment(part.due_at, reader),
    )
    yield say(reader.language, "nudge-overdue-how", lock=_moment(part.locks_at, reader))


def _owed(part: Part, reader: Reader) -> Iterator[str]:
    yield say(
        reader.language,
        "nudge-title-week" if part.this_week else "nudge-title",
        unit=part.unit,
        count=len(part.tasks),
        due=_moment(part.due_at, reader),
        days=part.working_days,
    )
    shown = part.tasks if len(part.tasks) <= MOST_LINES else part.tasks[:LINES_BEFORE_MORE]
    yield from (_line(task, reader) for task in shown)
    if len(shown) < len(part.tasks):
        yield say(reader.language, "nudge-more", count=len(part.tasks) - len(shown))
    if part.later:
        yield say(reader.language, "nudge-later", count=part.later)
    if len(part.tasks) > 1:
        yield say(reader.language, "nudge-how")


def _line(task: NudgedTask, reader: Reader) -> str:
    light = say(reader.language, f"light-{task.light}")
    line = f"{task.number} {task.short} {task.code} {light}"
    if task.last_percent is None:
        return line
    return f"{line} {say(reader.language, 'nudge-last', percent=percent(task.last_percent))}"


def _moment(at: datetime, reader: Reader) -> str:
    return moment(reader.language, at, reader.zone, reader.now)


def nudge_buttons(parts: Sequence[Part], language: str) -> Rows:
    """Ways to answer at once; someone late may say why."""
    late = any(part.overdue for part in parts)
    waiting = any(not part.overdue for part in parts)
    each = _button(language, "nudge-now" if late else "nudge-each", "report.each")
    rest = _button(language, "nudge-rest", "report.no_change_rest")
    explain = _button(language, "nudge-explain", "report.explain")
    snooze = _button(language, "nudge-snooze", "nudge.snooze")
    first = (each, explain) if late else (each, rest, snooze)
    second = (rest, snooze) if late and waiting else ()
    long = any(part.later or len(part.tasks) > MOST_LINES for part in parts)
    everything = (_button(language, "nudge-all", "report.list", "0"),) if long else ()
    return tuple(row for row in (first, (*second, *everything)) if row)


def _button(language: str, key: str, action: str, *args: str) -> Button:
    return Button(say(language, key), action, args)
