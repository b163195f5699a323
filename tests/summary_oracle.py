"""An independent count of what a summary says, from plain rows, as slow and as simple as can be."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from summaries.facts import Overall

FIGURES = ("owed", "reported", "on_time", "late", "pending", "missing", "returned", "accepted")
PERIODS = """
    SELECT p.id, u.name, t.code, t.chapter, p.due_at, p.state, p.first_reported_at
    FROM period p JOIN assignment a ON a.id = p.assignment_id JOIN task t ON t.id = a.task_id
    JOIN unit u ON u.id = a.unit_id
"""
PERCENTS = """
    SELECT a.id, a.role, t.code, r.percent
    FROM report r JOIN period p ON p.id = r.period_id JOIN assignment a ON a.id = p.assignment_id
    JOIN task t ON t.id = a.task_id
    WHERE r.state IN ('submitted', 'accepted') AND r.percent IS NOT NULL ORDER BY p.start_on
"""


@dataclass(frozen=True)
class Row:
    """A period at the end of all that happened; moments are UTC."""

    id: int
    unit: str
    code: str
    chapter: str
    due_at: datetime
    state: str
    first_reported_at: datetime | None

    def figures(self, moment: datetime) -> Iterable[str]:
        """Yield under which figures the period counts; the moment lies after all that happened."""
        if self.state == "waived":
            return
        yield "owed"
        if self.state in ("owed", "returned"):
            yield "pending" if moment < self.due_at else "missing"
        else:
            assert self.first_reported_at is not None
            yield "reported"
            yield "on_time" if self.first_reported_at <= self.due_at else "late"
        if self.state in ("returned", "accepted"):
            yield self.state


def rows(tx: Connection) -> list[Row]:
    return [
        Row(
            number, unit, code, chapter, datetime.fromisoformat(due), state, at and datetime.fromisoformat(at)
        )
        for number, unit, code, chapter, due, state, at in tx.exec_driver_sql(PERIODS)
    ]


def counted(found: Iterable[Row], moment: datetime) -> dict[str, int]:
    counts = Counter(name for row in found for name in row.figures(moment))
    return {name: counts[name] for name in FIGURES}


def told(overall: Overall) -> dict[str, int]:
    """Return what a summary says, to be compared with `counted`."""
    return {name: getattr(overall, name).count for name in FIGURES}


def percents(tx: Connection) -> Mapping[str, float]:
    """Return by task the latest percent of its lead that is least far, or of a co-responsible unit."""
    latest = {number: (role, code, percent) for number, role, code, percent in tx.exec_driver_sql(PERCENTS)}
    led = {code for _, code in tx.exec_driver_sql(LED)}
    found: dict[str, float] = {}
    for role, code, percent in latest.values():
        if role == "lead" or code not in led:
            found[code] = min(percent, found.get(code, percent))
    return found


LED = (
    "SELECT DISTINCT a.task_id, t.code FROM assignment a JOIN task t ON t.id = a.task_id WHERE role = 'lead'"
)
