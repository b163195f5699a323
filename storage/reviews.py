"""What the office needs to review a report (审核): the one before, its files, and who was faster."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from domain.messages import IncomingFile
from storage.reports import SELECT, Report
from storage.tables.people import member
from storage.tables.reporting import evidence, live, period, report


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a report that waits no longer; `by` is empty unless the office decided."""

    state: str
    by: str


BEFORE: Select[*tuple[Any, ...]] = (
    SELECT.where(
        period.c.assignment_id == bindparam("assignment"),
        report.c.period_id != bindparam("of_period"),
        report.c.id < bindparam("row"),
        live,
    )
    .order_by(report.c.id.desc())
    .limit(1)
)
FILES = (
    select(evidence.c.file_id, evidence.c.kind, evidence.c.name, evidence.c.size)
    .join(report, report.c.id == evidence.c.report_id)
    .where(report.c.period_id == bindparam("of_period"))
    .order_by(evidence.c.id)
)
VERDICT = (
    select(report.c.state, member.c.name)
    .outerjoin(member, member.c.id == report.c.reviewed_by)
    .where(report.c.id == bindparam("row"), report.c.state != "submitted")
)


def before(tx: Connection, new: Report) -> Report | None:
    """Return the unit's last report on the same task for an earlier period."""
    values = {"assignment": new.assignment_id, "of_period": new.period_id, "row": new.id}
    return next((Report(*row) for row in tx.execute(BEFORE, values)), None)


def files_of(tx: Connection, period_id: int) -> list[IncomingFile]:
    """Return the files that came with any version of a period's report."""
    return [IncomingFile(*row) for row in tx.execute(FILES, {"of_period": period_id})]


def verdict(tx: Connection, report_id: int) -> Verdict | None:
    """Return who decided on a report and how; None as long as it waits."""
    row = tx.execute(VERDICT, {"row": report_id}).one_or_none()
    return None if row is None else Verdict(row.state, row.name or "")
