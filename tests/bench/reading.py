"""How long reading a message takes."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from time import perf_counter
from typing import Any

from domain.reading import Reading, read_message
from tests.gold.replies import labels, tasks_for
from tests.gold.scoring import reading_of

HOSTILE = ("一" * 1_000_000, "没," * 500_000, "12家," * 250_000, "二(" * 500_000, "不是" * 500_000)


def measure() -> Iterator[dict[str, Any]]:
    """Yield the milliseconds for a typical message, the slowest of the gold file, and hostile texts."""
    read = [partial(reading_of, label, tasks_for(label["unit"])) for label in labels()]
    times = sorted(map(_milliseconds, read))
    yield {"bench": "reading", "case": "message, median", "ms": round(times[len(times) // 2], 3)}
    yield {"bench": "reading", "case": "message, slowest", "ms": round(times[-1], 3)}
    hostile = [partial(read_message, text, tasks_for("县工信局"), date(2023, 10, 12)) for text in HOSTILE]
    worst = max(map(_milliseconds, hostile))
    yield {"bench": "reading", "case": "1 MB hostile text, slowest", "ms": round(worst, 1)}


def _milliseconds(read: Callable[[], Reading]) -> float:
    """Return the best of three runs: what else the machine does is not meant."""
    runs = []
    for _ in range(3):
        start = perf_counter()
        read()
        runs.append((perf_counter() - start) * 1000)
    return min(runs)
