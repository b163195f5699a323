"""The documented plan format is the one that loads, in both languages."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from domain.plan import Comparison, TargetKind, TaskKind, UnitKind
from domain.rules import Anchor, Ground, RestDayRule, Rhythm, Rules
from plans import read_plan
from plans.entries import Entry
from plans.rules_schema import CadenceEntry, ConditionEntry, LightEntry, RulesEntry, StageEntry, SummaryEntry
from plans.schema import GroupEntry, LeadingGroupEntry, PlanFile, TargetEntry, TaskEntry, UnitEntry

DOCS = Path(__file__).parents[1] / "docs"
PAGES = [
    pytest.param((DOCS / name).read_text("utf-8"), id=name)
    for name in ("plan-format.md", "plan-format.zh-CN.md")
]
TABLES: tuple[type[Entry], ...] = (
    PlanFile,
    UnitEntry,
    GroupEntry,
    TaskEntry,
    TargetEntry,
    LeadingGroupEntry,
    RulesEntry,
    CadenceEntry,
    StageEntry,
    SummaryEntry,
    LightEntry,
    ConditionEntry,
)


def examples_in(page: str) -> list[str]:
    return re.findall(r"```toml\n(.*?)```", page, re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_the_example_loads(page: str) -> None:
    plan = read_plan(examples_in(page)[0].encode(), "example.toml")
    assert [task.title for task in plan.tasks] == ["加快专业镇培育"]


@pytest.mark.parametrize("page", PAGES)
def test_the_documented_rules_are_the_defaults(page: str) -> None:
    plan = read_plan("\n".join(examples_in(page)).encode(), "example.toml")
    assert plan.rules == Rules()


@pytest.mark.parametrize("page", PAGES)
def test_every_field_is_explained(page: str) -> None:
    rules = examples_in(page)[1]  # its comments explain
    fields = {field for table in TABLES for field in table.model_fields}
    assert not [field for field in fields if f"`{field}`" not in page and field not in rules]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "words", [UnitKind, TaskKind, TargetKind, Comparison, Rhythm, RestDayRule, Anchor, Ground]
)
def test_every_word_that_a_field_takes_is_explained(page: str, words: type[StrEnum]) -> None:
    assert not [word for word in words if f"`{word}`" not in page and word is not UnitKind.GROUP]
