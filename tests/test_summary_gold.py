"""The made-up half-year as golden data objects; `python -m tests.half_year --gold` writes them anew."""

import pytest
from sqlalchemy import Connection

from tests.summary_gold import FOLDER, GOLDEN, golden_facts, readable

pytestmark = pytest.mark.timeout(600)  # the half-year takes its time on a busy machine


@pytest.mark.parametrize("name", GOLDEN)
def test_a_summary_is_the_golden_one(lived: Connection, name: str) -> None:
    golden = (FOLDER / f"{name}.json").read_text("utf-8")
    assert readable(golden_facts(lived, GOLDEN[name])) == golden


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(GOLDEN)
