"""A plan file loads whole, or is refused with each faulty line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan import Comparison, Plan, PlannedTarget, TargetKind, TaskKind, UnitKind
from plans import PlanError, load_plan, read_plan

PLAN = """\
title = "某县实施方案"
name = "某县专班"
region = "某县"
issued_on = 2023-09-25

[[units]]
name = "县工信局"
kind = "county_department"
aliases = ["县工业和信息化局"]

[[units]]
name = "县财政局"
kind = "county_department"
key = "finance"

[[groups]]
name = "各乡镇"

[[tasks]]
code = "二(一)"
kind = "key_task"
chapter = "重点任务"
title = "培育龙头企业"
text = '''
制定名单
[[tasks]]
code = "这一行在文本里"
'''
leads = ["县工业和信息化局"]
co_responsible = [
  "县财政局",
]
open_refs = ["各乡镇"]
ends_on = 2025-12-31

[[targets]]
task = "二(一)"
phrase = "培育1-2家"
metric = "龙头企业"
comparison = "range"
value = 1
upper = 2
unit = "家"

[leading_group]
name = "领导小组"
leader = "县长"
members = ["县财政局"]
member_groups = ["各乡镇"]
office_unit = "县工信局"
office_director = "县工信局局长"
"""


def plan_with(old: str, new: str) -> bytes:
    assert old in PLAN
    return PLAN.replace(old, new, 1).encode()


def refusal_of(content: bytes) -> str:
    with pytest.raises(PlanError) as refusal:
        read_plan(content, "plan.toml")
    return str(refusal.value)


def loaded() -> Plan:
    return read_plan(PLAN.encode(), "plan.toml")


def test_an_alias_in_a_task_becomes_the_canonical_name() -> None:
    task = loaded().tasks[0]
    assert (task.leads, task.co_responsible, task.open_refs) == (("县工信局",), ("县财政局",), ("各乡镇",))


def test_what_the_file_leaves_out_has_its_documented_default() -> None:
    plan = loaded()
    assert plan.rules.zone == "Asia/Shanghai"
    assert plan.tasks[0].short == "培育龙头企业"
    assert [unit.key for unit in plan.units] == ["县工信局", "finance"]
    assert plan.groups[0].kind is UnitKind.GROUP


def test_values_keep_their_types() -> None:
    plan = loaded()
    assert plan.tasks[0].kind is TaskKind.KEY_TASK
    assert plan.tasks[0].ends_on == date(2025, 12, 31)
    assert plan.targets == (
        PlannedTarget(
            "培育1-2家", "龙头企业", Comparison.RANGE, 1, "家", TargetKind.TARGET, "二(一)", 2, None
        ),
    )


def test_a_file_from_a_windows_editor_loads() -> None:
    assert read_plan(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode(), "plan.toml") == loaded()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param('name = "某县专班"', "name = 某县专班", "line 2: no TOML", id="syntax"),
        pytest.param(
            "2023-09-25", "2023-09-31", "line 4: no TOML in column 13: Invalid date", id="no such day"
        ),
        pytest.param(
            "2023-09-25", '"九月"', "line 4: `issued_on`: Input should be a valid date", id="no date"
        ),
        pytest.param('title = "某县实施方案"\n', "", "line 1: `title` is missing", id="missing at the top"),
        pytest.param('chapter = "重点任务"\n', "", "line 19: `chapter` is missing", id="missing in a table"),
        pytest.param('key = "finance"', 'keys = "x"', "line 14: `keys` is no field", id="unknown field"),
        pytest.param(
            'kind = "key_task"', 'kind = "task"', "line 21: `kind`: Input should be", id="unknown kind"
        ),
        pytest.param(
            'key = "finance"', 'key = "县工信局"', "line 14: the key 县工信局 stands twice", id="key"
        ),
        pytest.param(
            'name = "县财政局"',
            'name = "县财政局"\naliases = ["县工信局"]',
            "line 13: 县工信局 already names 县工信局",
            id="alias of two",
        ),
        pytest.param(
            '"各乡镇"', '"县财政局"', "line 17: 县财政局 already names 县财政局", id="group and unit"
        ),
        pytest.param(
            '"county_department"\nkey', '"group"\nkey', "line 13: 县财政局 is a group", id="group among units"
        ),
        pytest.param(
            '["县工业和信息化局"]\nco',
            '["县工信"]\nco',
            "line 29: 县工信 is not among the [[units]]: do you mean 县工信局?",
            id="unknown unit",
        ),
        pytest.param(
            '  "县财政局",\n', '  "县工信局",\n', "line 30: 县工信局 leads 二(一) and is", id="lead twice"
        ),
        pytest.param(
            '  "县财政局",\n', '"县财政局","县财政局"', "line 30: 县财政局 stands twice", id="unit twice"
        ),
        pytest.param(
            '  "县财政局",\n', '  "各乡镇",\n', "line 30: 各乡镇 is not among the [[units]]", id="group"
        ),
        pytest.param(
            'open_refs = ["各乡镇"]',
            'open_refs = ["县财政局"]',
            "line 33: 县财政局 is not among the [[groups]]",
            id="unit",
        ),
        pytest.param(
            "ends_on = 2025-12-31",
            "starts_on = 2026-01-01\nends_on = 2025-12-31",
            "line 35: 二(一) ends before it starts",
            id="dates",
        ),
        pytest.param(
            'task = "二(一)"', 'task = "二(九)"', "line 37: no task has the code 二(九)", id="target"
        ),
        pytest.param("upper = 2\n", "", "line 40: a range needs", id="range without upper"),
        pytest.param("value = 1", "value = 3", "line 42: `upper` is below `value`", id="range upside down"),
        pytest.param(
            "value = 1", "value = inf", "line 41: `value`: Input should be a finite number", id="infinite"
        ),
        pytest.param(
            "value = 1", 'value = "1"', "line 41: `value`: Input should be a valid number", id="text"
        ),
        pytest.param(
            'office_unit = "县工信局"', 'office_unit = "县发改局"', "line 50: 县发改局 is not", id="office"
        ),
        pytest.param(
            "issued_on = ", 'zone = "Mars/Base"\nissued_on = ', "line 4: `zone`: invalid timezone", id="zone"
        ),
    ],
)
def test_a_broken_file_is_refused_with_line_and_reason(old: str, new: str, words: str) -> None:
    assert words in refusal_of(plan_with(old, new))


def test_a_code_that_stands_twice_is_refused() -> None:
    second = (
        '\n[[tasks]]\ncode = "二（一）"\nkind = "mechanism"\nchapter = "机制"\ntitle = "协同"\ntext = "协"\n'
    )
    assert "line 54: the code 二（一） stands twice" in refusal_of((PLAN + second).encode())


def test_all_faults_are_told_at_once() -> None:
    broken = plan_with("2023-09-25", "3").replace(b"value = 1", b"value = true").decode()
    assert [line.split(":")[0] for line in refusal_of(broken.encode()).splitlines()] == [
        "plan.toml, line 4",
        "plan.toml, line 41",
    ]


def test_a_thousand_faults_are_told_in_twenty_lines() -> None:
    units = "".join(f'[[units]]\nname = "县{number}局"\n' for number in range(1000))
    lines = refusal_of((PLAN + units).encode()).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 980 more: correct these first"


def test_a_refusal_is_safe_to_print() -> None:
    lines = refusal_of(PLAN.replace("title", f'"\\u001b[2J\\n{"a" * 9_000}"').encode()).splitlines()
    assert all(line.isprintable() and len(line) < 400 for line in lines)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"title = 1\n\xff", "line 2: not UTF-8", id="not UTF-8"),
        pytest.param(b"a = " + b"[" * 50_000, "nested too deeply", id="nested"),
        pytest.param(b"a = " + b"9" * 5_000, "line 1: no TOML", id="huge number"),
        pytest.param(b"a" * 2_000_001, "this is no plan file", id="too large"),
        pytest.param(b"", "`units` is missing", id="empty"),
        pytest.param(b"PK\x03\x04 a renamed document", "line 1", id="no text"),
    ],
)
def test_what_is_no_plan_file_is_refused(content: bytes, words: str) -> None:
    assert words in refusal_of(content)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="line 1: cannot be opened"):
        load_plan(tmp_path / "none.toml")


def outcome_of(content: bytes) -> Plan | PlanError:
    try:
        return read_plan(content, "plan.toml")
    except PlanError as refusal:
        return refusal


PIECES = st.sampled_from(
    [*PLAN.splitlines(), "[[units]]", "[units]", "[a.b]", "x.y = 1", '"""', "a = [", "]"]
)


@given(st.one_of(st.binary(), st.text().map(str.encode), st.lists(PIECES).map("\n".join).map(str.encode)))
def test_anything_loads_or_is_refused(content: bytes) -> None:
    outcome = outcome_of(content)
    assert isinstance(outcome, Plan) or str(outcome).startswith("plan.toml, line ")


@given(st.integers(0, len(PLAN) - 1), st.characters())
def test_a_plan_with_one_other_letter_loads_or_is_refused(place: int, letter: str) -> None:
    outcome = outcome_of((PLAN[:place] + letter + PLAN[place + 1 :]).encode("utf-8", "replace"))
    assert isinstance(outcome, Plan) or all(1 <= problem.line <= 56 for problem in outcome.problems)
