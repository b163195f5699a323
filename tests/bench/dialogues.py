"""The four-message dialogue with 64 people: ours beside two common bots, with and without latency."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.county import prepare
from tests.bench.processes import duban, environment, measured
from tests.bench.server import Load

LATENCY = 0.05  # seconds
PEOPLE = 64
MESSAGES = 4
BOUND = PEOPLE / (MESSAGES * LATENCY)  # dialogues a second
LONG = 10_000  # dialogues, for the memory
PICKLE, STATES, LIBRARY = "handlers_and_pickle", "states_in_sqlite", "library_alone"

# How many dialogues each run takes: slower bots get fewer, so that all take some ten to twenty seconds.
RUNS = (
    ("duban", LATENCY, 3000),
    (STATES, LATENCY, 1000),
    (PICKLE, LATENCY, 64),
    ("duban", 0.0, 3000),
    (STATES, 0.0, 1000),
    (PICKLE, 0.0, 400),
    (LIBRARY, 0.0, 1000),
)


def measure() -> Iterator[dict[str, Any]]:
    """Yield one line a run, then the ratios of ours to the others."""
    found: dict[tuple[str, float], dict[str, Any]] = {}
    for bot, latency, dialogues in RUNS:
        figures = ours(dialogues, latency) if bot == "duban" else other(bot, dialogues, latency)
        found[bot, latency] = figures
        yield {"bench": "dialogues", "bot": bot, "latency_ms": latency * 1000} | _shown(figures, latency)
    for latency in (LATENCY, 0.0):
        for bot in (PICKLE, STATES):
            yield {"bench": "ratio", "to": bot, "latency_ms": latency * 1000} | {
                f"{name}_ratio": round(found["duban", latency][name] / found[bot, latency][name], 3)
                for name in ("dialogues_per_second", "p50_ms", "p99_ms", "cpu_ms_an_update")
            }
    library = found[LIBRARY, 0.0]["cpu_ms_an_update"]
    yield {"bench": "ratio", "to": LIBRARY, "cpu_ratio": found["duban", 0.0]["cpu_ms_an_update"] / library}


def _shown(figures: dict[str, Any], latency: float) -> dict[str, Any]:
    shown = {name: value for name, value in figures.items() if name not in {"rss_mb", "said"}}
    if latency:
        shown["of_bound"] = round(figures["dialogues_per_second"] / BOUND, 3)
        shown["p50_in_latencies"] = round(figures["p50_ms"] / latency / 1000, 2)
        shown["p99_in_latencies"] = round(figures["p99_ms"] / latency / 1000, 2)
    return shown


def ours(dialogues: int, latency: float = 0.0, **more: int) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/bench.db"
        prepare(url, PEOPLE)
        load = Load("duban", PEOPLE, dialogues, latency, **more)
        return measured([load.to_json()], duban("bot.cli", "run"), environment(url))


def other(bot: str, dialogues: int, latency: float) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        load = Load("baseline", PEOPLE, dialogues, latency)
        return measured([load.to_json()], duban(f"tests.bench.bots.{bot}"), {"BENCH_FOLDER": folder})


def measure_memory() -> Iterator[dict[str, Any]]:
    """Yield the memory at the start and after 10,000 dialogues; the slope is that of the second half."""
    figures = ours(LONG, tell_every=LONG // 4)
    at_start, *_, half, _three_quarters, end, _last = figures["rss_mb"]
    slope = round((end - half) * 2, 1)
    yield {"bench": "memory", "start_mb": at_start, "after_10000_mb": end, "slope_mb_per_10000": slope}
