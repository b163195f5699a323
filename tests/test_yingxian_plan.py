"""The county plan's file holds what the document says, item by item.

`data/yingxian-2023-tasks.csv` was taken down from the document itself, apart from the plan file.
"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from domain.plan import Comparison, Plan, PlannedTarget, TargetKind, TaskKind, UnitKind
from plans import load_plan

EXPECTED = Path(__file__).with_name("data") / "yingxian-2023-tasks.csv"
PLAN = load_plan(Path(__file__).parents[1] / "plans/samples/yingxian-2023.toml")


def expected_tasks() -> list[dict[str, str]]:
    with EXPECTED.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def targets_of(plan: Plan, kind: TargetKind) -> list[PlannedTarget]:
    return [target for target in plan.targets if target.kind is kind]


@pytest.mark.parametrize("expected", expected_tasks(), ids=lambda row: row["code"])
def test_every_item_has_the_units_that_the_document_assigns(expected: dict[str, str]) -> None:
    task = next(task for task in PLAN.tasks if task.code == expected["code"])
    assert task.title == expected["title"]
    assert list(task.leads) == expected["leads"].split()
    assert list(task.co_responsible) == expected["co_responsible"].split()
    assert list(task.open_refs) == expected["open_refs"].split()


def test_the_items_stand_in_the_order_of_the_document() -> None:
    assert [task.code for task in PLAN.tasks] == [row["code"] for row in expected_tasks()]


def test_there_are_11_key_tasks_17_measures_and_5_mechanisms() -> None:
    kinds = Counter((task.code[0], task.kind) for task in PLAN.tasks)
    assert kinds == {
        ("二", TaskKind.KEY_TASK): 11,
        ("三", TaskKind.POLICY_MEASURE): 17,
        ("四", TaskKind.MECHANISM): 5,
    }


def test_the_29_units_are_the_members_of_the_leading_group() -> None:
    assert PLAN.leading_group is not None
    assert len(PLAN.units) == 29
    assert PLAN.leading_group.members == tuple(unit.name for unit in PLAN.units)


def test_26_units_have_duties_and_three_members_have_none() -> None:
    assigned = {name for task in PLAN.tasks for name in (*task.leads, *task.co_responsible)}
    members = {unit.name for unit in PLAN.units}
    assert members - assigned == {"县民政局", "县统计局", "县融媒体中心"}
    assert assigned <= members


def test_every_open_reference_is_a_group() -> None:
    referred = {name for task in PLAN.tasks for name in task.open_refs}
    assert referred == {group.name for group in PLAN.groups}
    assert {group.kind for group in PLAN.groups} == {UnitKind.GROUP}


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("县小微企业发展中心", "县小微企业发展服务中心"),
        ("银保监组", "应县银保监管组"),
        ("各乡镇人民政府", "各乡镇"),
    ],
)
def test_another_form_in_the_document_is_an_alias(written: str, canonical: str) -> None:
    owner = next(unit for unit in PLAN.units + PLAN.groups if written in unit.aliases)
    assert owner.name == canonical


def test_the_goals_have_their_year_and_number() -> None:
    goals = [(goal.metric, goal.comparison, goal.value, goal.due_on) for goal in PLAN.targets[:4]]
    assert goals == [
        ("市级专业镇评定", Comparison.EQ, 2, date(2023, 12, 31)),
        ("省级专业镇申报", Comparison.GE, 1, date(2023, 12, 31)),
        ("省级专业镇", Comparison.EQ, 1, date(2025, 12, 31)),
        ("市级专业镇", Comparison.GE, 3, date(2025, 12, 31)),
    ]


def test_the_goals_of_single_items() -> None:
    goals = [goal for goal in targets_of(PLAN, TargetKind.TARGET) if goal.task]
    assert [(goal.task, goal.comparison, goal.value, goal.upper, goal.unit) for goal in goals] == [
        ("三(四)", Comparison.RANGE, 1, 2, "个"),
        ("三(六)", Comparison.GE, 10, None, "%"),
        ("三(八)", Comparison.EQ, 80, None, "%"),
    ]


def test_floors_tiers_and_thresholds_are_no_goals() -> None:
    assert [target.value for target in targets_of(PLAN, TargetKind.FLOOR)] == [70]
    assert [target.value for target in targets_of(PLAN, TargetKind.TIER)] == [10, 20, 30, 50, 100]
    thresholds = targets_of(PLAN, TargetKind.THRESHOLD)
    assert [(target.comparison, target.value, target.unit) for target in thresholds] == [
        (Comparison.GT, 10, "亿元"),
        (Comparison.LE, 10, "名"),
    ]


def test_the_leading_group_is_named_by_posts_and_its_office_by_unit() -> None:
    group = PLAN.leading_group
    assert group is not None
    assert (group.leader, group.deputies) == ("县委副书记、县长", ("县委常委、副县长",))
    assert (group.office_unit, group.office_director) == ("县工信局", "县工信局局长")
    assert group.office_deputies == ("县工信局分管负责人", "县农业农村局分管负责人", "县文旅局分管负责人")
    assert group.member_groups == ("各乡镇",)


def test_every_item_has_a_short_name_and_a_summary_for_a_phone() -> None:
    assert all(len(task.short) <= 8 and 20 <= len(task.text) <= 150 for task in PLAN.tasks)
    assert len({task.short for task in PLAN.tasks}) == 33
