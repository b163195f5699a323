"""What each form costs, for the county and for a big programme, and the ledger with 50,000 reports."""

import json
import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, text

from summaries.board import phone_board, wall_board
from summaries.facts import SummaryFacts
from summaries.forms import FORMS
from summaries.making import Material
from summaries.trends import paper_trends, phone_trends
from summaries.weeks_board import phone_weeks, wall_weeks
from tests.course_scene import with_courses
from tests.forms_scene import made, material
from tests.scene import open_scene

SIZES = ((33, 29), (120, 40))
WEEKS = 27  # half a year
PICTURES = {
    "phone": phone_board,
    "wall": wall_board,
    "weeks": phone_weeks,
    "wall_weeks": wall_weeks,
    "trends": phone_trends,
    "paper_trends": paper_trends,
}
REPORTS = 50_000
TIMES = 5
MORE = """
    INSERT INTO report (programme_id, period_id, submission_id, member_id, version, state, text, percent,
                        figures, no_change, submitted_at)
    WITH RECURSIVE versions(n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM versions WHERE n < :most)
    SELECT programme_id, period_id, submission_id, member_id, n, 'superseded',
           '完成投资1200万元,新增12家,累计87家。用地指标不足。', n % 100, '[]', 0, submitted_at
    FROM versions CROSS JOIN (SELECT * FROM report LIMIT 1)
"""


def measure() -> Iterator[dict[str, Any]]:
    """Yield seconds and memory of the big ledger, then the median milliseconds of each form."""
    scene = open_scene()
    found = material(scene)
    yield _big_ledger(scene.tx, found)  # first: the fonts of the other forms would hide its memory
    times = {f"{form}_ms": _timed(partial(made, form, found)) for form in FORMS}
    yield {"bench": "forms", "units": 29, "tasks": len(found.facts.tasks)} | times
    for tasks, units in SIZES:
        big = with_courses(enlarged(found.facts, tasks, units), WEEKS)
        times = {f"{name}_ms": _timed(partial(draw, big, "zh-CN")) for name, draw in PICTURES.items()}
        yield {"bench": "pictures", "tasks": tasks, "units": units, "weeks": WEEKS} | times


def enlarged(week: SummaryFacts, tasks: int, units: int) -> SummaryFacts:
    """The week of a programme of this size; every unit owes a report on every tenth task."""
    lines = tuple(replace(week.tasks[n % len(week.tasks)], code=f"任{n}") for n in range(tasks))
    duties = tuple(
        replace(week.duties[0], unit=f"第{u}局", code=line.code)
        for u in range(units)
        for line in lines[u % 10 :: 10]
    )
    return replace(week, tasks=lines, duties=duties)


def _big_ledger(tx: Connection, found: Material) -> dict[str, Any]:
    tx.execute(text(MORE), {"most": REPORTS + 9})
    before = _megabytes()
    started = perf_counter()
    size = len(made("xlsx", found))
    spent = round(perf_counter() - started, 2)
    return {
        "bench": "ledger",
        "reports": REPORTS,
        "xlsx_s": spent,
        "rows_a_s": round(REPORTS / spent),
        "file_mb": round(size / 1e6, 1),
        "peak_mb": _megabytes(),
        "peak_before_mb": before,
    }


def _megabytes() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def _timed(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(TIMES):
        started = perf_counter()
        work()
        times.append((perf_counter() - started) * 1000)
    return round(median(times), 1)


if __name__ == "__main__":
    for line in measure():
        print(json.dumps(line), flush=True)
