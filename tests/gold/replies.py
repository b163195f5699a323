"""The labelled messages, and the tasks of the bureaus whose contacts would write them."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.commands.read import tasks_of
from domain.plan import Plan
from domain.reading import TaskName
from plans import load_plan

ROOT = Path(__file__).parents[2]
GOLD = Path(__file__).with_name("replies.jsonl")
PLAN = ROOT / "plans" / "samples" / "yingxian-2023.toml"


@lru_cache
def county_plan() -> Plan:
    return load_plan(PLAN)


@lru_cache
def tasks_for(unit: str) -> tuple[TaskName, ...]:
    return tasks_of(county_plan(), unit)


def labels(split: str | None = None) -> list[dict[str, Any]]:
    """Return the labelled messages of one split (tuned, held_out) or all."""
    lines = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return [label for label in lines if split in (None, label["split"])]
