"""Whether years of reports make the bot slower: to start, to answer, in CPU, in memory."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.county import prepare
from tests.bench.dialogues import PEOPLE
from tests.bench.processes import duban, environment, measured
from tests.bench.server import Load

SIZES = (0, 10_000, 100_000, 1_000_000)
DIALOGUES = 1000
SHOWN = ("dialogues_per_second", "p50_ms", "p99_ms", "cpu_ms_an_update", "start_ms")


def measure() -> Iterator[dict[str, Any]]:
    for size in SIZES:
        with TemporaryDirectory() as folder:
            url = f"sqlite+aiosqlite:///{folder}/bench.db"
            prepare(url, PEOPLE, size)
            load = Load("duban", PEOPLE, DIALOGUES)
            figures = measured([load.to_json()], duban("bot.cli", "run"), environment(url))
        yield {"bench": "history", "reports": size} | {name: figures[name] for name in SHOWN}
