"""What the figures of one run are measured against."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of the lines that match `of` may be at most, or with `least` at least, the limit."""

    name: str
    of: dict[str, Any]
    figure: str
    limit: float
    least: bool = False

    def judge(self, lines: list[Line]) -> Line | None:
        """Return the verdict on the worst matching line, or None when nothing was measured."""
        found = [line[self.figure] for line in lines if self.of.items() <= line.items()]
        if not found:
            return None
        worst: Callable[[list[float]], float] = min if self.least else max
        value = worst(found)
        met = value >= self.limit if self.least else value <= self.limit
        return {"goal": self.name, "value": value, "limit": self.limit, "met": met}


RUSH = {"bench": "dialogues", "bot": "duban", "latency_ms": 50.0}
QUIET = {"bench": "dialogues", "bot": "duban", "latency_ms": 0.0}
PUSHES = {"bench": "pushes"}
LEDGER = {"bench": "ledger"}
GOALS = (
    Goal("share of the bound at 50 ms", RUSH, "of_bound", 0.60, least=True),
    Goal("p50 at 50 ms, in latencies", RUSH, "p50_in_latencies", 1.5),
    Goal("p99 at 50 ms, in latencies", RUSH, "p99_in_latencies", 3.0),
    Goal("CPU an update, ms", QUIET, "cpu_ms_an_update", 1.0),
    Goal("pushes, share of the limit", PUSHES, "of_limit", 0.97, least=True),
    Goal("pushes refused", PUSHES, "refused", 0),
    Goal("pushes lost", PUSHES, "lost", 0),
    Goal("answer overtaking a push, ms", PUSHES, "overtaking_worst_ms", 1000),
    Goal("longest stall of the event loop, ms", {"bench": "stalls"}, "longest_ms", 50),
    Goal("longest stall while pictures are made, ms", {"bench": "picture_stalls"}, "longest_ms", 20),
    Goal("board of 33 tasks and 29 units, ms", {"bench": "pictures", "tasks": 33}, "phone_ms", 200),
    Goal("board of 120 tasks and 40 units, ms", {"bench": "pictures", "tasks": 120}, "phone_ms", 1500),
    Goal("tasks and weeks on the wall, ms", {"bench": "pictures", "tasks": 120}, "wall_weeks_ms", 1500),
    Goal("start to first poll, ms", {"bench": "history"}, "start_ms", 1000),
    Goal("weekly summary among 1,000,000 reports, ms", {"bench": "summaries"}, "weekly_ms", 300),
    Goal("monthly summary among 1,000,000 reports, ms", {"bench": "summaries"}, "monthly_ms", 500),
    Goal("weekly summary, 1,000,000 to 10,000 reports", {"bench": "summaries_growth"}, "weekly_times", 1.5),
    Goal("memory after 10,000 dialogues, MB", {"bench": "memory"}, "after_10000_mb", 100),
    Goal("ledger of 50,000 reports, s", LEDGER, "xlsx_s", 5.0),
    Goal("ledger of 50,000 reports, peak MB", LEDGER, "peak_mb", 150),
    Goal("memory growth per 10,000 dialogues, MB", {"bench": "memory"}, "slope_mb_per_10000", 2),
)


def verdicts(lines: list[Line]) -> Iterator[Line]:
    for goal in GOALS:
        verdict = goal.judge(lines)
        if verdict is not None:
            yield verdict
