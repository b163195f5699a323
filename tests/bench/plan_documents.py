"""How long plan documents take to read: the county plan, and made-up plans up to 300 pages."""

import time
from collections.abc import Iterator
from pathlib import Path

from plans.documents import parse_text
from tests.plan_documents.files import as_text
from tests.plan_documents.made import made_plans

COUNTY = Path(__file__).parents[1] / "data" / "yingxian-2023.txt"
PAGES = (75, 150, 300)
SIGNS_PER_PAGE = 600
COUNTY_LIMIT, LONG_LIMIT = 0.3, 5.0


def measure() -> Iterator[dict[str, object]]:
    """Yield one figure a document: seconds, its limit, and for long ones the seconds for 1,000 characters."""
    county = COUNTY.read_text("utf-8")
    yield {"name": "plan_documents.county", "seconds": _seconds(county), "limit": COUNTY_LIMIT}
    for pages in PAGES:
        text = _long_plan(pages * SIGNS_PER_PAGE)
        seconds = _seconds(text)
        each = round(seconds / len(text) * 1000, 6)
        name = f"plan_documents.{pages}_pages"
        yield {"name": name, "seconds": seconds, "limit": LONG_LIMIT, "seconds_per_1000_characters": each}


def _seconds(text: str) -> float:
    """Return the best of three: the machine may be busy with something else."""
    took = []
    for _ in range(3):
        started = time.perf_counter()
        parse_text(text)
        took.append(time.perf_counter() - started)
    return round(min(took), 4)


def _long_plan(signs: int) -> str:
    """Return one plan of this length: the items of a made-up plan over and over."""
    text = as_text(made_plans()[0])
    head, _, items = text.partition("二、")
    items = items.partition("附件")[0]
    return head + "\n".join(f"二、{items}" for _ in range(signs // len(items) + 1))
