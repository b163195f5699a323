"""What a scheduling pass and the weekly summary cost, and whether they grow with the years behind them."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, text

from domain.roles import Role
from domain.spans import span_of
from plans import load_plan
from schedules.engine import run_due
from storage import members, periods, plan_loading, programmes, reports, units
from storage.database import open_writer
from storage.reports import NewReport
from storage.tables import metadata
from summaries.collecting import collect
from summaries.splitting import messages
from summaries.subjects import Asked
from summaries.text import sections
from summaries.view import View
from summaries.writing import title

PLAN = Path(__file__).parents[2] / "plans" / "samples" / "yingxian-2023.toml"
SIZES = (10_000, 100_000, 1_000_000)
STARTS_ON = date(2023, 10, 9)
MONDAY_EIGHT = datetime(2023, 10, 9, 0, tzinfo=UTC)
MONDAY_NINE = datetime(2023, 10, 9, 1, tzinfo=UTC)
THURSDAY = datetime(2023, 10, 12, 3, tzinfo=UTC)
FRIDAY_THREE = datetime(2023, 10, 13, 7, tzinfo=UTC)
TIMES = 7

# Years of accepted reports before the programme's first day, one a day and assignment.
HISTORY = (
    """
    INSERT INTO period (programme_id, assignment_id, start_on, opens_at, due_at, locks_at, planned_due_at,
                        estimated, state, first_reported_at)
    WITH RECURSIVE days(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM days WHERE n < :days)
    SELECT a.programme_id, a.id, date('2023-10-01', '-' || n || ' days'),
           date('2023-10-01', '-' || n || ' days') || 'T01:00:00.000000+00:00',
           date('2023-10-01', '-' || n || ' days') || 'T09:00:00.000000+00:00',
           date('2023-10-03', '-' || n || ' days') || 'T09:00:00.000000+00:00',
           date('2023-10-01', '-' || n || ' days') || 'T09:00:00.000000+00:00',
           0, 'accepted', date('2023-10-01', '-' || n || ' days') || 'T08:00:00.000000+00:00'
    FROM days CROSS JOIN assignment a
    """,
    """
    INSERT INTO report (programme_id, period_id, submission_id, member_id, version, state, text, percent,
                        figures, no_change, submitted_at)
    SELECT programme_id, id, 1, 1, 1, 'accepted', '新增12家,累计87家。用地指标不足。',
           CASE WHEN id % 3 = 0 THEN NULL ELSE id % 100 END, '[]', id % 3 = 0, first_reported_at
    FROM period
    """,
)


def measure() -> Iterator[dict[str, Any]]:
    """Yield for each size of history the median times in milliseconds."""
    for size in SIZES:
        with TemporaryDirectory() as folder:
            yield _measured(f"sqlite+aiosqlite:///{folder}/bench.db", size)


def _measured(url: str, size: int) -> dict[str, Any]:
    engine = open_writer(url)
    metadata.create_all(engine)
    with engine.begin() as tx:
        programme_id = _programme(tx)
        stored = _history(tx, programme_id, size)
    with engine.begin() as tx:
        times = {"opening_ms": _timed(lambda: _pass(tx, MONDAY_EIGHT), once=True)}
        times |= {"nudging_ms": _timed(lambda: _pass(tx, MONDAY_NINE), once=True)}
        _reports(tx, programme_id)
        times |= {"pass_ms": _timed(lambda: _pass(tx, THURSDAY))}
        times |= {"weekly_ms": _timed(lambda: _weekly(tx, programme_id))}
    engine.dispose()
    return {"bench": "schedules", "units": 29, "reports": stored} | times


def _programme(tx: Connection) -> int:
    plan = load_plan(PLAN)
    programme_id = plan_loading.load(tx, plan, plan.name, STARTS_ON, MONDAY_EIGHT).programme_id
    for number, unit in enumerate(units.every(tx, programme_id), start=1):
        person = {"role": Role.CONTACT.value, "name": "张明", "language": "zh-CN", "since": MONDAY_EIGHT}
        place = {"channel": "telegram", "account": str(number), "chat": str(number)}
        members.add(tx, person | place | {"programme_id": programme_id, "unit_id": unit.id})
    return programme_id


def _history(tx: Connection, programme_id: int, size: int) -> int:
    reports.open_submission(tx, programme_id, 1, [], MONDAY_EIGHT)
    assignments = tx.scalar(text("SELECT count(*) FROM assignment")) or 1
    for statement in HISTORY:
        tx.execute(text(statement), {"days": round(size / assignments)} if ":days" in statement else {})
    return tx.scalar(text("SELECT count(*) FROM report")) or 0


def _reports(tx: Connection, programme_id: int) -> None:
    """Half of what is owed this week comes in."""
    contact = members.by_id(tx, 1)
    assert contact is not None
    for duty in periods.owing(tx, programme_id, THURSDAY)[::2]:
        new = NewReport(duty.id, "新增3家,完成60%。", percent=60, difficulties="用地指标不足")
        reports.file(tx, new, 1, contact, THURSDAY)


def _pass(tx: Connection, now: datetime) -> None:
    tokens = count()
    run_due(tx, now, lambda: f"{now:%d%H}-{next(tokens)}")


def _weekly(tx: Connection, programme_id: int) -> None:
    programme = programmes.by_id(tx, programme_id)
    calendar = programmes.calendar(tx, programme_id)
    facts = collect(View(tx, programme, calendar, FRIDAY_THREE), Asked(span_of("2023-W41")))
    messages(title(facts, "zh-CN"), sections(facts, "zh-CN"), "zh-CN")


def _timed(work: Callable[[], None], *, once: bool = False) -> float:
    times = []
    for _ in range(1 if once else TIMES):
        started = perf_counter()
        work()
        times.append((perf_counter() - started) * 1000)
    return round(median(times), 1)


if __name__ == "__main__":
    for line in measure():
        print(json.dumps(line), flush=True)
