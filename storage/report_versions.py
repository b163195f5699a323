"""Reports read again: one of a programme, and all versions of what was filed for a period."""

from typing import Any

from sqlalchemy import Connection, Select, bindparam

from storage.reports import SELECT, Report
from storage.tables.reporting import report

OWN: Select[*tuple[Any, ...]] = SELECT.where(report.c.programme_id == bindparam("programme"))
ONE = OWN.where(report.c.id == bindparam("report"))
VERSIONS = OWN.where(report.c.period_id == bindparam("of_period")).order_by(report.c.version)


def in_programme(tx: Connection, programme_id: int, report_id: int) -> Report | None:
    """Return a report of this programme; another programme's is as good as none."""
    row = tx.execute(ONE, {"programme": programme_id, "report": report_id}).first()
    return None if row is None else Report(*row)


def of_period(tx: Connection, programme_id: int, period_id: int) -> list[Report]:
    """Return every version filed for a period of this programme, the first one first."""
    rows = tx.execute(VERSIONS, {"programme": programme_id, "of_period": period_id})
    return [Report(*row) for row in rows]
