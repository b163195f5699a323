"""What summaries cost among 10,000 to 1,000,000 reports, and whether they grow with the years behind them."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import Connection, text

from domain.spans import span_of
from plans import load_plan
from schedules.periods import open_periods
from storage import members, periods, plan_loading, programmes, reports
from storage.database import open_writer
from storage.reports import NewReport
from storage.tables import metadata
from summaries.board import phone_board
from summaries.collecting import collect
from summaries.splitting import messages
from summaries.subjects import Asked, SubjectKind, subjects
from summaries.text import sections
from summaries.view import View
from summaries.writing import title
from tests.bench.schedules import FRIDAY_THREE, MONDAY_EIGHT, PLAN, THURSDAY

SIZES = (10_000, 100_000, 1_000_000)
LAST_WEEK = date(2023, 10, 6)
TIMES = 9
FIGURES = ("weekly", "monthly", "unit", "task", "board")

# Weeks of accepted reports before the first measured one, one an assignment, and what hangs on them: every
# twentieth report an issue, closed a week later unless it is one of the last; requests every day; summaries.
WEEKS = "WITH RECURSIVE weeks(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM weeks WHERE n + 1 < :weeks)"
DAY = "date('2023-10-06', '-' || (7 * n) || ' days')"
PAST = (
    f"""
    INSERT INTO period (programme_id, assignment_id, start_on, opens_at, due_at, locks_at, planned_due_at,
                        estimated, state, first_reported_at)
    {WEEKS}
    SELECT a.programme_id, a.id, date({DAY}, '-4 days'), date({DAY}, '-4 days') || 'T01:00:00.000000+00:00',
           {DAY} || 'T09:00:00.000000+00:00', date({DAY}, '4 days') || 'T09:00:00.000000+00:00',
           {DAY} || 'T09:00:00.000000+00:00', 0, 'accepted', {DAY} || 'T08:00:00.000000+00:00'
    FROM weeks CROSS JOIN assignment a
    """,
    """
    INSERT INTO report (programme_id, period_id, submission_id, member_id, version, state, text, percent,
                        figures, no_change, submitted_at)
    SELECT programme_id, id, 1, 1, 1, 'accepted', '新增12家,累计87家。用地指标不足。',
           CASE WHEN id % 3 = 0 THEN NULL ELSE id % 100 END, '[]', id % 3 = 0, first_reported_at
    FROM period
    """,
    """
    INSERT INTO issue (programme_id, assignment_id, report_id, text, raised_at, closed_at)
    SELECT p.programme_id, p.assignment_id, r.id, '用地指标不足', r.submitted_at,
           CASE WHEN r.submitted_at < '2023-09-25'
                THEN date(r.submitted_at, '7 days') || 'T08:00:00.000000+00:00' END
    FROM report r JOIN period p ON p.id = r.period_id WHERE r.id % 20 = 0
    """,
    f"""
    INSERT INTO burden (unit_id, day, automatic, by_office)
    {WEEKS} SELECT unit.id, {DAY}, 3, 1 FROM weeks CROSS JOIN unit
    """,
    f"""
    INSERT INTO instruction (programme_id, account, name, text, chat, message_id, at, state)
    {WEEKS} SELECT 1, '7', '李县长', '抓紧', '-100', n, {DAY} || 'T08:00:00.000000+00:00', 'noted' FROM weeks
    """,
)


def measure() -> Iterator[dict[str, Any]]:
    """Yield the median milliseconds for each size, then how many times the smallest the largest is."""
    lines = []
    for size in SIZES:
        with TemporaryDirectory() as folder:
            lines.append(_measured(f"sqlite+aiosqlite:///{folder}/bench.db", size))
            yield lines[-1]
    # Of processor time: what else runs on the machine must not look like growth.
    growth = {f"{name}_times": lines[-1][f"{name}_cpu_ms"] / lines[0][f"{name}_cpu_ms"] for name in FIGURES}
    yield {"bench": "summaries_growth"} | {name: round(times, 2) for name, times in growth.items()}


def _measured(url: str, size: int) -> dict[str, Any]:
    engine = open_writer(url)
    metadata.create_all(engine)
    with engine.begin() as tx:
        programme_id = _programme(tx, size)
    with engine.begin() as tx:
        stored = tx.scalar(text("SELECT count(*) FROM report"))
        times: dict[str, float] = {}
        for name, work in zip(FIGURES, _works(tx, programme_id), strict=True):
            times |= {f"{name}_ms": _timed(work, perf_counter), f"{name}_cpu_ms": _timed(work, process_time)}
    engine.dispose()
    return {"bench": "summaries", "size": size, "reports": stored} | times


def _programme(tx: Connection, size: int) -> int:
    """Load the plan with its past, then the running week of which half has come in."""
    plan = load_plan(PLAN)
    programme_id = plan_loading.load(tx, plan, plan.name, LAST_WEEK, MONDAY_EIGHT).programme_id
    weeks = round(size / (tx.scalar(text("SELECT count(*) FROM assignment")) or 1))
    begun = {"day": LAST_WEEK - timedelta(weeks=weeks)}
    tx.execute(text("UPDATE programme SET starts_on = :day"), begun)
    place = {"channel": "telegram", "account": "1", "chat": "1", "language": "zh-CN", "since": MONDAY_EIGHT}
    who = {"programme_id": programme_id, "unit_id": 1, "role": "contact", "name": "张明"}
    contact = members.known(tx, members.add(tx, who | place))
    receipt = reports.open_submission(tx, programme_id, contact.id, [], MONDAY_EIGHT)
    for statement in PAST:
        tx.execute(text(statement), {"weeks": weeks} if ":weeks" in statement else {})
    programme = programmes.by_id(tx, programme_id)
    open_periods(tx, programme, programmes.calendar(tx, programme_id), MONDAY_EIGHT)
    for duty in periods.owing(tx, programme_id, THURSDAY)[::2]:
        new = NewReport(duty.id, "新增3家,完成60%。", percent=60, difficulties="用地指标不足")
        reports.file(tx, new, receipt, contact, THURSDAY)
    return programme_id


def _works(tx: Connection, programme_id: int) -> Iterator[Callable[[], object]]:
    """What is measured, in the order of FIGURES."""
    programme, calendar = programmes.by_id(tx, programme_id), programmes.calendar(tx, programme_id)
    view = View(tx, programme, calendar, FRIDAY_THREE)
    week, month = span_of("2023-W41"), span_of("2023-09")
    unit, task = (subjects(tx, programme_id, kind)[6] for kind in (SubjectKind.UNIT, SubjectKind.TASK))
    yield lambda: _written(view, Asked(week))
    yield lambda: _written(view, Asked(month))
    yield lambda: _written(view, Asked(month, unit))
    yield lambda: _written(view, Asked(month, task))
    yield lambda: phone_board(collect(view, Asked(week)), "zh-CN")


def _written(view: View, asked: Asked) -> list[str]:
    facts = collect(view, asked)
    return messages(title(facts, "zh-CN"), sections(facts, "zh-CN"), "zh-CN")


def _timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    times = []
    for _ in range(TIMES):
        started = clock()
        work()
        times.append((clock() - started) * 1000)
    return round(median(times), 1)


if __name__ == "__main__":
    for line in measure():
        print(json.dumps(line), flush=True)
