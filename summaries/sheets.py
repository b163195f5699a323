"""A sheet of the ledger (台账) as plain data, and what every sheet is made from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from storage.ledgers import Part
from summaries.facts import SummaryFacts
from summaries.subjects import SubjectKind
from summaries.writing import Writer

Cell = str | float | date | datetime | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` says how its cells are shown: text, long (wrapped), number, percent, moment, day, light.

    `head` is what stands above it if that is no text of the catalogue, such as a week's name.
    """

    key: str
    width: int  # signs of the sheet's face
    kind: str = "text"
    head: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; its rows may be read only once."""

    key: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]


Watch = Callable[[str, int, float], None]  # told a sheet's key, its rows so far, the share of sheets begun
ROWS_BETWEEN = 500


def unwatched(_sheet: str, _rows: int, _share: float) -> None:
    """Nobody looks."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from: the database, and the summary in the language of its readers."""

    tx: Connection
    writer: Writer
    watch: Watch = unwatched

    @property
    def facts(self) -> SummaryFacts:
        return self.writer.summary

    @property
    def part(self) -> Part:
        return part_of(self.facts)


def watched(sheet: Sheet, watch: Watch, share: float) -> Sheet:
    """Return the sheet as it is; who watches hears of its rows while they are written."""

    def rows() -> Iterator[Row]:
        watch(sheet.key, 0, share)
        for number, row in enumerate(sheet.rows, start=1):
            if number % ROWS_BETWEEN == 0:
                watch(sheet.key, number, share)
            yield row

    return replace(sheet, rows=rows())


def part_of(facts: SummaryFacts) -> Part:
    """Return what of the programme belongs to the summary's span and subject."""
    zone = ZoneInfo(facts.zone)
    since = datetime.combine(facts.first, time(), zone)
    until = datetime.combine(facts.last + timedelta(days=1), time(), zone)
    match facts.subject.kind:
        case SubjectKind.PROGRAMME:
            return Part(facts.programme_id, since, until)
        case SubjectKind.UNIT:
            return Part(facts.programme_id, since, until, unit_id=facts.subject.id)
    return Part(facts.programme_id, since, until, task_ids=tuple(task.id for task in facts.tasks))


WHO = (Column("unit", 22), Column("code", 10), Column("task", 18))
