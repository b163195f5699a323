"""The ledger (台账) as plain sheets: tasks, reports in full, issues, units with their burden, targets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from storage import ledgers
from summaries.writing import Writer

Cell = str | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` says how its cells are shown: text, long (wrapped), number, percent, moment, light."""

    key: str
    width: int  # signs of the sheet's face
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; its rows may be read only once."""

    key: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]


WHO = (Column("unit", 22), Column("code", 10), Column("task", 18))
TASKS = (
    Column("light", 8, "light"),
    Column("code", 10),
    Column("task", 18),
    Column("percent", 14, "percent"),
    Column("before", 10, "number"),
    Column("reason", 16),
    Column("units", 36, "long"),
    Column("words", 60, "long"),
)
REPORTS = (
    Column("number", 8, "number"),
    *WHO,
    Column("role", 10),
    Column("due", 17, "moment"),
    Column("version", 8, "number"),
    Column("state", 10),
    Column("submitted", 17, "moment"),
    Column("member", 12),
    Column("percent", 14, "percent"),
    Column("no-change", 8),
    Column("text", 70, "long"),
    Column("difficulties", 36, "long"),
    Column("next-steps", 36, "long"),
    Column("returned-for", 30, "long"),
)
ISSUES = (
    Column("number", 8, "number"),
    *WHO,
    Column("issue", 60, "long"),
    Column("raised", 17, "moment"),
    Column("closed", 17, "moment"),
)
UNITS = (
    Column("unit", 26),
    Column("leads", 8, "number"),
    Column("co-responsible", 10, "number"),
    Column("automatic", 12, "number"),
    Column("by-office", 12, "number"),
)
TARGETS = (
    Column("code", 10),
    Column("target", 50, "long"),
    Column("metric", 24),
    Column("comparison", 10),
    Column("value", 12, "number"),
    Column("measure", 10),
    Column("due", 14),
)


def sheets(tx: Connection, writer: Writer) -> Iterator[Sheet]:
    """Yield the sheets of the summary's week, those without rows included: the office looks for them."""
    summary = writer.summary
    zone = ZoneInfo(summary.zone)
    since = datetime.combine(summary.first, time(), zone)
    until = datetime.combine(summary.last + timedelta(days=1), time(), zone)
    programme_id = summary.programme_id
    yield Sheet("tasks", TASKS, _tasks(writer))
    yield Sheet("reports", REPORTS, _reports(writer, ledgers.reports_due(tx, programme_id, since, until)))
    yield Sheet("issues", ISSUES, ledgers.issues(tx, programme_id))
    yield Sheet("units", UNITS, ledgers.units(tx, programme_id, summary.first, summary.last))
    yield Sheet("targets", TARGETS, ledgers.targets(tx, programme_id))


def _tasks(writer: Writer) -> Iterator[tuple[Cell, ...]]:
    for line in writer.summary.tasks:
        yield (
            writer.say(f"form-light-{line.light}"),
            line.code,
            line.short,
            line.percent,
            line.before,
            writer.say(f"light-reason-{line.reason}"),
            writer.say("summary-comma").join(line.units),
            line.words,
        )


def _reports(writer: Writer, rows: Iterable[ledgers.ReportRow]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        yield (
            *row[:2],
            writer.say(f"form-role-{row.role}"),
            *row[3:7],
            writer.say(f"form-state-{row.state}"),
            *row[8:11],
            writer.say("summary-no-change") if row.no_change else "",
            *row[12:],
        )
