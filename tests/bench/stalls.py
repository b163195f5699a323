"""The longest stall of the event loop: while people report and the clock jumps to the summary's drafting, and
while pictures are made for someone else.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import product
from tempfile import TemporaryDirectory
from typing import Any

from domain.messages import Document
from storage import outbox
from storage.database import open_writer
from storage.outbox import Post
from tests.bench.county import prepare
from tests.bench.dialogues import PEOPLE
from tests.bench.processes import duban, environment, measured
from tests.bench.server import FIRST_PERSON, Load
from tests.bench.service import NIGHT

DIALOGUES = 1500
REPORTS = 100_000
TO_FRIDAY_MORNING = (3 * 24 + 8) * 3600 + 300.0  # seconds from the night of Tuesday to Friday 09:05
PICTURES = ("png", "board-pdf", "weeks", "weeks-pdf", "trend", "trend-pdf")
WEEKS = ("2023-W40", "2023-W41")
ORDERS = tuple(f"form:{form}:1:{week}:zh-CN" for form, week in product(PICTURES, WEEKS))


def measure() -> Iterator[dict[str, Any]]:
    figures = _run(Load("duban", PEOPLE, DIALOGUES, jump=TO_FRIDAY_MORNING))
    yield {"bench": "stalls", "longest_ms": float(figures["said"]), "reports": REPORTS}
    figures = _run(Load("duban", PEOPLE, DIALOGUES), ORDERS)
    longest = float(figures["said"])
    yield {"bench": "picture_stalls", "longest_ms": longest, "pictures": figures["files"], "of": len(ORDERS)}


def _run(load: Load, ordered: Sequence[str] = ()) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/bench.db"
        prepare(url, PEOPLE, REPORTS)
        _order(url, ordered)
        return measured([load.to_json()], duban("tests.bench.bots.ticking"), environment(url))


def _order(url: str, ordered: Sequence[str]) -> None:
    """Queue files to be made for somebody who takes part in no dialogue."""
    engine = open_writer(url)
    now = datetime.fromtimestamp(NIGHT, UTC)
    with engine.begin() as tx:
        for path in ordered:
            outbox.add(tx, Post("telegram", str(FIRST_PERSON - 1), document=Document(path, "picture")), now)
    engine.dispose()
