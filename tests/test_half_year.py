"""The made-up half-year holds everything that a summary can meet."""

import pytest
from sqlalchemy import Connection

from tests.half_year import FIRST, LAST

pytestmark = pytest.mark.timeout(600)  # the half-year takes its time on a busy machine

PRESENT = {
    "late reports": "SELECT count(*) FROM period WHERE first_reported_at > due_at",
    "reports of no change": "SELECT count(*) FROM report WHERE no_change",
    "corrections": "SELECT count(*) FROM report WHERE state = 'superseded'",
    "returned and reworked": "SELECT count(*) FROM report r JOIN period p ON p.id = r.period_id"
    " WHERE r.state = 'returned' AND p.state = 'accepted'",
    "returned and left": "SELECT count(*) FROM period WHERE state = 'returned'",
    "withdrawn": "SELECT count(*) FROM report WHERE state = 'withdrawn'",
    "waived": "SELECT count(*) FROM period WHERE state = 'waived'",
    "extended": "SELECT count(*) FROM period WHERE due_at > planned_due_at",
    "refused extensions": "SELECT count(*) FROM extension WHERE state = 'refused'",
    "closed issues": "SELECT count(*) FROM issue WHERE closed_at IS NOT NULL",
    "open issues": "SELECT count(*) FROM issue WHERE closed_at IS NULL",
    "instructions": "SELECT count(*) FROM instruction",
    "edited summaries": """SELECT count(*) FROM summary WHERE sections LIKE '%"edited":true%'""",
    "corrected summaries": "SELECT count(*) FROM correction",
    "measurements": "SELECT count(*) FROM measurement",
    "evidence": "SELECT count(*) FROM evidence",
    "nudges by hand": "SELECT count(*) FROM burden WHERE by_office > 0",
    "a contact who left": "SELECT count(*) FROM member WHERE until IS NOT NULL",
    "a task closed out": "SELECT count(*) FROM task WHERE closed_out_at IS NOT NULL",
    "percents that fall": "SELECT count(*) FROM (SELECT r.percent - lag(r.percent) OVER"
    " (PARTITION BY p.assignment_id ORDER BY p.start_on) AS step FROM report r"
    " JOIN period p ON p.id = r.period_id WHERE r.state = 'accepted') WHERE step < 0",
}


def counted(tx: Connection, query: str) -> int:
    return int(tx.exec_driver_sql(query).scalar_one())


@pytest.mark.parametrize("kind", PRESENT)
def test_it_holds(lived: Connection, kind: str) -> None:
    assert counted(lived, PRESENT[kind]) > 0


def test_every_week_was_summed_up_and_sent(lived: Connection) -> None:
    weeks = (LAST - FIRST).days // 7 + 1
    assert counted(lived, "SELECT count(*) FROM summary WHERE kind = 'weekly' AND state = 'sent'") == weeks


def test_nobody_reports_or_is_nudged_on_a_holiday(lived: Connection) -> None:
    holiday = "BETWEEN '2023-09-28T16' AND '2023-10-06T16'"
    assert counted(lived, f"SELECT count(*) FROM report WHERE submitted_at {holiday}") == 0
    assert counted(lived, f"SELECT count(*) FROM nudge WHERE queued_at {holiday}") == 0
