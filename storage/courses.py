"""The periods of some weeks with the percents reported for them: what a course of weeks is drawn from."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, or_, select

from storage.periods import OWING
from storage.prepared import Prepared
from storage.tables.base import fixed
from storage.tables.reporting import live, period, report


@dataclass(frozen=True, slots=True)
class PastPeriod:
    """A period with the report that stands for it, if there is one."""

    assignment_id: int
    start_on: date
    due_at: datetime
    state: str
    first_reported_at: datetime | None
    report_id: int | None
    percent: float | None

    def reported_by(self, moment: datetime) -> bool:
        """Tell whether its report was in by then and was not sent back since."""
        came = self.first_reported_at
        return came is not None and came <= moment and self.state not in OWING


DUE: Select[Any] = (
    select(
        period.c.assignment_id,
        period.c.start_on,
        period.c.due_at,
        period.c.state,
        period.c.first_reported_at,
        report.c.id,
        report.c.percent,
    )
    .select_from(period)
    .outerjoin(report, and_(report.c.period_id == period.c.id, live))
    .where(
        period.c.programme_id == bindparam("programme"),
        period.c.due_at >= bindparam("since"),
        or_(period.c.due_at < bindparam("until"), period.c.first_reported_at < bindparam("until")),
        period.c.state != fixed("waived"),
    )
)
DUE_IN = Prepared(DUE)


def due_in(
    tx: Connection, programme_id: int, since: datetime, until: datetime
) -> dict[int, list[PastPeriod]]:
    """Return by assignment the periods due in [since, until), the newest first; waived ones are left out.

    One that is due later but was reported before `until` is among them: it says how far things are.
    """
    found: dict[int, list[PastPeriod]] = {}
    for row in DUE_IN.rows(tx, programme=programme_id, since=since, until=until):
        found.setdefault(row[0], []).append(PastPeriod(*row))
    for periods in found.values():
        periods.sort(key=lambda one: one.start_on, reverse=True)
    return found
