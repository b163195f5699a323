"""What an official document says, part by part, before it is put on a page.

A part is a short text or a run of blocks. Its name is that of the bookmark at which a template takes it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from summaries.tables import Table, worded
from summaries.writing import Writer
from texts.spans import span_words

BODY, HEADING = "Official body", "Heading 1"
TIME_TO_ANSWER = timedelta(days=2)
ENDING = "Official ending"  # kept on one page with the signature


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a named style."""

    text: str
    style: str = BODY
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of plain texts; `widths` are in parts of the whole. Without columns it has no head."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Line | Grid
Part = str | tuple[Block, ...]
Paper = Mapping[str, Part]


def lines(writer: Writer, texts: Iterable[str]) -> tuple[Block, ...]:
    """Return each text as a paragraph of the body, with lights as words."""
    return tuple(Line(worded(text, writer.language)) for text in texts)


def grid(writer: Writer, columns: Mapping[str, int], rows: Iterable[tuple[str, ...]]) -> tuple[Block, ...]:
    """Return a table whose columns are named by their keys, with their widths; nothing without rows."""
    filled = tuple(rows)
    names = tuple(writer.say(f"form-column-{column}") for column in columns)
    return (Grid(names, tuple(columns.values()), filled),) if filled else ()


def chapters(writer: Writer, found: Iterable[tuple[str, tuple[Block, ...]]]) -> Iterator[Block]:
    """Yield each chapter under its numbered heading (一、…), leaving out those without blocks."""
    filled = [(title, blocks) for title, blocks in found if blocks]
    for place, (title, blocks) in enumerate(filled, start=1):
        number = writer.say(f"summary-ordinal-{place}")
        yield Line(writer.say("summary-head", number=number, title=title), HEADING)
        yield from blocks


def closed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with the last paragraph kept beside the signature, which must not stand alone."""
    *before, last = blocks
    return (*before, replace(last, style=ENDING) if isinstance(last, Line) else last)


def annex(tables: Iterable[Table]) -> tuple[Block, ...]:
    """Return tables each under its title, beginning on a page of their own."""
    blocks: list[Block] = []
    for table in tables:
        blocks += [
            Line(table.title, HEADING, new_page=not blocks),
            Grid(table.columns, table.widths, table.rows),
        ]
    return tuple(blocks)


def signature(writer: Writer) -> dict[str, Part]:
    """Return who issues a paper and its date (成文日期)."""
    summary = writer.summary
    issued = summary.moment.astimezone(ZoneInfo(summary.zone))
    return {
        "sender": writer.say("form-sender", programme=summary.programme),
        "date": writer.say("form-date", year=str(issued.year), month=str(issued.month), day=str(issued.day)),
    }


def overall(writer: Writer) -> Iterator[str]:
    """Yield how many reports were owed and came, as a sentence."""
    summary, counted = writer.summary, writer.summary.overall
    yield writer.say(
        "form-overall",
        span=span_words(writer.language, summary.covered),
        owed=counted.owed.count,
        reported=counted.reported.count,
        rate="—" if counted.reporting_rate is None else f"{counted.reporting_rate:.1%}",
        on_time=counted.on_time.count,
        late=counted.late.count,
        missing=counted.missing.count,
        pending=counted.pending.count,
    )
    if counted.returned.count:
        yield writer.say("form-overall-returned", count=counted.returned.count)


def due_words(writer: Writer, at: datetime) -> str:
    """10月13日17:00: a paper names no weekdays."""
    local = at.astimezone(ZoneInfo(writer.summary.zone))
    return writer.say("form-moment", month=str(local.month), day=str(local.day), time=f"{local:%H:%M}")


def answer_by(writer: Writer) -> str:
    """Return by when an answer is asked: when the next reports fall due that leave time for one.

    Where none does, a blank for the office to fill in.
    """
    ahead = writer.summary.moment + TIME_TO_ANSWER
    due = next((line.due_at for line in writer.summary.due_next if line.due_at >= ahead), None)
    return due_words(writer, due) if due else writer.say("form-day-blank")
