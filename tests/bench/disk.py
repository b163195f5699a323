"""What this disk needs to make one small write durable: the floor of every commit of this run."""

import os
from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any

TIMES = 500
PAGE = bytes(4096)


def measure() -> Iterator[dict[str, Any]]:
    times = []
    with TemporaryFile() as file:
        for _ in range(TIMES):
            before = perf_counter()
            file.write(PAGE)
            file.flush()
            os.fsync(file.fileno())
            times.append(perf_counter() - before)
    yield {
        "bench": "disk",
        "fsync_p50_ms": round(median(times) * 1000, 3),
        "a_second": round(1 / median(times)),
    }
