"""Every form of every golden summary: it is made, named, says the overall figures, and invents no number."""

import csv
import json
import re
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

import pytest
from sqlalchemy import Connection

from summaries.facts import SummaryFacts, to_json
from summaries.forms import FORMS
from summaries.making import Material, write
from summaries.text import sections
from tests.form_reading import squeezed, words_of
from tests.summary_gold import GOLDEN, golden_facts
from texts.moments import day
from texts.spans import span_words

pytestmark = pytest.mark.timeout(600)  # the half-year takes its time on a busy machine

PAIRS = [(name, form) for name, golden in GOLDEN.items() for form in FORMS if golden.kind in FORMS[form].fits]
FIGURES = {"text", "pdf", "docx", "circular", "minutes", "board-pdf"}  # forms that say the overall figures
SENTENCES = FIGURES | {"slip"}  # and those whose numbers all come from the data object
COUNTED = re.compile(r"(\d+(?:\.\d+)?)\s?(?=项|个单位|%)")
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")  # 1,777 as sentences write it
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def material(tx: Connection, name: str) -> Material:
    facts = golden_facts(tx, GOLDEN[name])
    return Material(tx, facts, sections(facts, "zh-CN"), "zh-CN")


@pytest.mark.parametrize(("name", "form"), PAIRS)
def test_a_form_of_a_golden_summary(lived: Connection, name: str, form: str) -> None:
    found, kind = material(lived, name), FORMS[form]
    content = write(form, found)
    words = GROUPED.sub("", words_of(kind.suffix, content))
    if kind.suffix == ".png":
        assert struct.unpack(">II", content[16:24])[0] == 1080
    if form in FIGURES:
        overall = found.facts.overall
        assert f"应报{overall.owed.count}" in squeezed(words)
        assert f"已报{overall.reported.count}" in squeezed(words)
        begins = (span_words("zh-CN", found.facts.covered), day("zh-CN", found.facts.first))
        assert any(squeezed(named) in squeezed(words) for named in begins)
    if form in SENTENCES:
        assert found.facts.programme in words
        assert set(map(float, COUNTED.findall(words))) <= known_numbers(found.facts)


@pytest.mark.parametrize(("name", "form"), PAIRS)
def test_a_files_name_says_what_it_is(lived: Connection, name: str, form: str) -> None:
    facts = golden_facts(lived, GOLDEN[name])
    named = FORMS[form].file_name(facts, "zh-CN")
    assert named.startswith("应县专业镇")
    assert facts.span in named
    assert named.endswith(FORMS[form].suffix)


@pytest.mark.parametrize("name", ["month", "unit", "task"])
def test_the_ledger_lists_every_version_of_every_report(lived: Connection, name: str) -> None:
    found = material(lived, name)
    listed = list(csv.reader(StringIO(words_of(".csv", write("csv", found)))))[1:]
    periods = ",".join(map(str, found.facts.overall.owed.periods))
    query = f"SELECT count(*) FROM report WHERE period_id IN ({periods})"
    assert len(listed) == lived.exec_driver_sql(query).scalar_one()


def known_numbers(facts: SummaryFacts) -> set[float]:
    """All numbers in the data object, how many of its lines are alike in something, and what goals lack."""
    plain = to_json(facts)
    rates = [rate for rate in _rates(plain) if rate is not None]
    lacking = [
        round(abs(target.value - point.value), 2)
        for target in facts.targets
        for point in target.course
        if target.value is not None
    ]
    written = map(float, NUMBER.findall(json.dumps(plain, ensure_ascii=False)))
    return {*written, *_counts(plain), *(round(rate * 100, 1) for rate in rates), *lacking}


def _rates(plain: dict[str, Any]) -> Iterator[float | None]:
    overalls = [plain["overall"], *([plain["previous"]["overall"]] if plain["previous"] else [])]
    for overall in overalls:
        yield from (overall["reporting_rate"], overall["on_time_rate"])


def _counts(value: Any) -> Iterator[float]:
    """Yield for each list its length, and how many of its items share a value."""
    if isinstance(value, dict):
        for item in value.values():
            yield from _counts(item)
    if isinstance(value, list):
        yield len(value)
        yield from _alike(item for item in value if isinstance(item, dict))
        for item in value:
            yield from _counts(item)


def _alike(lines: Iterable[dict[str, Any]]) -> Iterator[float]:
    pairs = Counter((key, str(item)) for line in lines for key, item in line.items())
    yield from map(float, pairs.values())
