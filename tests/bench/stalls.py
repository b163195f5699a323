"""The longest stall of the event loop while people report and the clock jumps to the summary's drafting."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.county import prepare
from tests.bench.dialogues import PEOPLE
from tests.bench.processes import duban, environment, measured
from tests.bench.server import Load

DIALOGUES = 1500
REPORTS = 100_000
TO_FRIDAY_MORNING = (3 * 24 + 8) * 3600 + 300.0  # seconds from the night of Tuesday to Friday 09:05


def measure() -> Iterator[dict[str, Any]]:
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/bench.db"
        prepare(url, PEOPLE, REPORTS)
        load = Load("duban", PEOPLE, DIALOGUES, jump=TO_FRIDAY_MORNING)
        figures = measured([load.to_json()], duban("tests.bench.bots.ticking"), environment(url))
    yield {"bench": "stalls", "longest_ms": float(figures["said"]), "reports": REPORTS}
