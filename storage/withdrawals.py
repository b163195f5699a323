"""Reports taken back (撤回) by their own sender, as long as the office has not decided on them."""

from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, update

from storage import periods
from storage.tables.reporting import report, submission
from storage.tables.reporting import waiting as is_waiting

BEFORE_WITHDRAWN: Select[Any] = (
    select(report.c.id, report.c.state, report.c.reviewed_at)
    .where(report.c.period_id == bindparam("of_period"), report.c.state != "withdrawn")
    .order_by(report.c.version.desc())
    .limit(1)
)


def withdraw(tx: Connection, receipt: int, member_id: int) -> list[int]:
    """Take back what a receipt filed and the office has not decided on; return the periods concerned.

    The version before it stands again as it did; where there is none, the report is owed again.
    """
    waiting = update(report).where(
        report.c.submission_id == receipt, report.c.member_id == member_id, is_waiting
    )
    taken = list(tx.scalars(waiting.values(state="withdrawn").returning(report.c.period_id)))
    for period_id in taken:
        _restore(tx, period_id)
    return taken


def _restore(tx: Connection, period_id: int) -> None:
    """Let the version before the withdrawn one stand again."""
    before = tx.execute(BEFORE_WITHDRAWN, {"of_period": period_id}).first()
    if before is None:
        return periods.mark_withdrawn(tx, period_id)
    if before.state == "returned":
        return periods.mark_restored(tx, period_id, "returned")
    decided = before.reviewed_at is not None
    stands = update(report).where(report.c.id == before.id)
    tx.execute(stands.values(state="accepted" if decided else "submitted"))
    return periods.mark_restored(tx, period_id, "accepted" if decided else "reported")


def last_waiting_receipt(tx: Connection, member_id: int) -> int | None:
    """Return a member's newest receipt with something the office has not decided on."""
    query = select(func.max(submission.c.id)).join(report, report.c.submission_id == submission.c.id)
    receipt: int | None = tx.scalar(query.where(submission.c.member_id == member_id, is_waiting))
    return receipt
