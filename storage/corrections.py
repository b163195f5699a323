"""Corrections (更正) of summaries that were sent: kept beside the summary, which never changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select

from storage.tables.records import correction, summary


@dataclass(frozen=True, slots=True)
class Correction:
    """A section's new words; `period` names the span of its summary."""

    id: int
    summary_id: int
    kind: str
    period: str
    section: str
    title: str
    body: str
    corrected_at: datetime


SELECT: Select[Any] = select(
    correction.c.id,
    correction.c.summary_id,
    summary.c.kind,
    summary.c.period,
    correction.c.section,
    correction.c.title,
    correction.c.body,
    correction.c.corrected_at,
).join(summary, summary.c.id == correction.c.summary_id)
BY_ID = SELECT.where(correction.c.id == bindparam("correction"))
OF_SUMMARY = SELECT.where(correction.c.summary_id == bindparam("summary")).order_by(correction.c.id)
IN_SPAN = SELECT.where(
    correction.c.programme_id == bindparam("programme"),
    correction.c.corrected_at >= bindparam("since"),
    correction.c.corrected_at < bindparam("until"),
).order_by(correction.c.id)


def add(tx: Connection, new: dict[str, Any]) -> int:
    """Keep a correction; `new` names all columns."""
    added: int = tx.execute(insert(correction).values(new).returning(correction.c.id)).scalar_one()
    return added


def by_id(tx: Connection, correction_id: int) -> Correction:
    """Return a correction that is known to exist."""
    return _correction(tx.execute(BY_ID, {"correction": correction_id}).one())


def of_summary(tx: Connection, summary_id: int) -> list[Correction]:
    """Return what was corrected in a summary, oldest first."""
    return [_correction(row) for row in tx.execute(OF_SUMMARY, {"summary": summary_id})]


def in_span(tx: Connection, programme_id: int, since: datetime, until: datetime) -> list[Correction]:
    """Return what was corrected in [since, until), oldest first."""
    values = {"programme": programme_id, "since": since, "until": until}
    return [_correction(row) for row in tx.execute(IN_SPAN, values)]


def _correction(row: Row[*tuple[Any, ...]]) -> Correction:
    return Correction(*row)
