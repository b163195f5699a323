"""The county plan, read from its text as published, with all its damage."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from plans.documents import parse_text
from plans.documents.doubts import say
from plans.documents.model import Target, Task
from plans.documents.quotes import Quote

DATA = Path(__file__).with_name("data")
PLAN = parse_text((DATA / "yingxian-2023.txt").read_text("utf-8"))
TASKS = {task.code: task for task in PLAN.tasks}


def expected_tasks() -> list[dict[str, str]]:
    with (DATA / "yingxian-2023-tasks.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def registered(names: Sequence[Quote]) -> list[str]:
    """The names in the register's form: the table has each unit under its fullest name."""
    fullest = {
        name: max(same, key=len)
        for unit in PLAN.units
        for same in [(unit.name, *unit.aliases)]
        for name in same
    }
    return [fullest[name.text] for name in names]


def facts(target: Target) -> tuple[float | None, float | None, float | None, str | None, str, str | None]:
    return target.value, target.low, target.high, target.unit, target.comparison, target.due


def goals(task: Task) -> list[tuple[float | None, float | None, float | None, str | None, str, str | None]]:
    return [facts(target) for target in task.targets]


@pytest.mark.parametrize("expected", expected_tasks(), ids=lambda row: row["code"])
def test_every_item_has_its_title_and_its_units(expected: dict[str, str]) -> None:
    task = TASKS[expected["code"]]
    assert task.title.text == expected["title"]
    assert registered(task.leads) == expected["leads"].split()
    assert registered(task.co_responsible) == expected["co_responsible"].split()
    assert [name.text for name in task.open_refs] == expected["open_refs"].split()


def test_all_33_items_come_in_the_order_of_the_document() -> None:
    assert [task.code for task in PLAN.tasks] == [row["code"] for row in expected_tasks()]


def test_the_aims_of_the_plan_are_goals_of_no_single_item() -> None:
    assert [facts(target) for target in PLAN.targets] == [
        (2, None, None, "家", "eq", "2023"),
        (1, None, None, "家", "ge", "2023"),
        (1, None, None, "个", "eq", "2025"),
        (3, None, None, "个", "ge", "2025"),
    ]


def test_three_measures_have_a_goal_and_tiers_floors_and_rewards_are_none() -> None:
    assert {code: goals(task) for code, task in TASKS.items() if task.targets} == {
        "三(四)": [(None, 1, 2, None, "range", None)],
        "三(六)": [(10, None, None, "%", "ge", None)],
        "三(八)": [(80, None, None, "%", "ge", None)],
    }


def test_every_clause_can_be_built_again() -> None:
    doubts = [say(doubt) for task in PLAN.tasks for doubt in task.doubts]
    assert len(doubts) == 5
    assert all(doubt.startswith("没有责任分工") for doubt in doubts)


def test_lost_signs_of_number_and_date_are_repaired_and_marked() -> None:
    assert (PLAN.title, PLAN.doc_no, PLAN.issued_on) == (
        "应县促进专业镇高质量发展实施方案",
        "应政办发〔2023〕21号",
        date(2023, 9, 25),
    )
    warnings = " ".join(say(doubt) for doubt in PLAN.doubts)
    assert "发文字号缺字" in warnings
    assert "2023925日" in warnings


def test_the_leading_group_is_complete() -> None:
    group = PLAN.leading_group
    assert group is not None
    assert group.leader is not None
    assert group.leader.text.endswith("县委副书记、县长")
    assert [deputy.text[3:] for deputy in group.deputies] == ["县委常委、副县长"]
    assert len(group.members) == 29
    assert [name.text for name in group.member_groups] == ["各乡镇人民政府"]
    assert group.office_unit is not None
    assert group.office_unit.text == "县工信局"


def test_29_units_are_registered_and_two_have_a_second_name() -> None:
    assert len(PLAN.units) == 29
    assert {unit.name: unit.aliases for unit in PLAN.units if unit.aliases} == {
        "县小微企业发展服务中心": ("县小微企业发展中心",),
        "银保监组": ("应县银保监管组",),
    }


def test_no_rule_beyond_a_clause_is_found_where_none_is_written() -> None:
    assert PLAN.rules_found == ()
