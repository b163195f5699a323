"""From a document and a person's answers to the plan that can be loaded, and what it changes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.plan import Plan, PlannedTask, PlannedUnit, TaskKind, UnitKind
from plans import load_plan
from plans.differences import compare
from plans.document_kinds import task_kind, unit_kind
from plans.documents import ParsedPlan, parse_text
from plans.from_document import StillOpenError, empty_plan, plan_from_document, post_of
from plans.questions import Answers, Choice, Topic, open_questions
from plans.register import Register
from tests.import_scene import COUNTY, plan_text

TOML = load_plan(Path(__file__).parents[1] / "plans/samples/yingxian-2023.toml")
EMPTY = empty_plan("某县专业镇")


def usual(parsed: ParsedPlan, current: Plan = EMPTY, **other: str) -> Answers:
    """The first choice of every question, save those answered otherwise by topic."""
    questions = open_questions(parsed, Register.of(current.units), Answers())
    return Answers({one.key: other.get(one.topic, one.choices[0]) for one in questions})


def converted(text: str, current: Plan = EMPTY, **other: str) -> Plan:
    parsed = parse_text(text)
    return plan_from_document(parsed, usual(parsed, current, **other), current)


def with_units(*units: PlannedUnit) -> Plan:
    return replace(EMPTY, units=units)


def a_unit(name: str, *aliases: str, kind: UnitKind = UnitKind.COUNTY_DEPARTMENT) -> PlannedUnit:
    return PlannedUnit(name, kind, name, aliases)


def a_task(code: str, title: str, *leads: str) -> PlannedTask:
    return PlannedTask(code, TaskKind.KEY_TASK, "重点任务", title, title, "", leads)


def a_plan(*tasks: PlannedTask) -> Plan:
    return replace(EMPTY, tasks=tasks)


def topics(text: str, current: Plan = EMPTY) -> list[Topic]:
    return [one.topic for one in open_questions(parse_text(text), Register.of(current.units), Answers())]


def test_the_county_document_gives_the_duties_of_the_county_plan_file() -> None:
    plan = converted(COUNTY, TOML)
    written = {task.code: (task.leads, task.co_responsible) for task in plan.tasks}
    assert written == {task.code: (task.leads, task.co_responsible) for task in TOML.tasks}
    assert {unit.name for unit in plan.units} == {unit.name for unit in TOML.units}


def test_the_county_documents_kinds_are_those_of_the_plan_file() -> None:
    plan = converted(COUNTY)
    assert [task.kind for task in plan.tasks] == [task.kind for task in TOML.tasks]
    kinds = {unit.name: unit.kind for unit in TOML.units}
    alike = [unit.name for unit in plan.units if unit.kind is kinds.get(unit.name)]
    assert len(alike) >= 25


def test_what_is_open_is_refused() -> None:
    with pytest.raises(StillOpenError) as refused:
        plan_from_document(parse_text(COUNTY), Answers(), TOML)
    assert {question.topic for question in refused.value.questions} == {Topic.PROSE}


def test_a_register_without_units_takes_the_documents_own_names() -> None:
    assert topics(plan_text("培育。做好。(县工信局牵头,县财政局配合)")) == []


def test_a_name_that_the_register_does_not_know_is_asked() -> None:
    known = with_units(a_unit("县工信局"))
    assert topics(plan_text("培育。做好。(县工信局牵头,县林业局配合)"), known) == [Topic.NAME]


def test_an_alias_of_the_register_is_no_question_and_gives_the_units_own_name() -> None:
    known = with_units(a_unit("县工信局", "县工业和信息化局"))
    plan = converted(plan_text("培育。做好。(县工业和信息化局牵头)"), known)
    assert plan.tasks[0].leads == ("县工信局",)


def test_a_name_settled_as_an_alias_is_kept_as_one() -> None:
    known = with_units(a_unit("县工信局"))
    plan = converted(plan_text("培育。做好。(县工信委牵头)"), known, name="alias:县工信局")
    assert plan.tasks[0].leads == ("县工信局",)
    assert plan.units == (a_unit("县工信局", "县工信委"),)


def test_units_without_a_clause_can_be_left_out() -> None:
    text = plan_text("培育。做好。(县工信局牵头)", "保障。县财政局要加大投入。")
    assert converted(text).tasks[1].co_responsible == ("县财政局",)
    assert converted(text, prose=Choice.LEAVE_OUT).tasks[1].co_responsible == ()


def test_who_is_only_responsible_leads_or_shares_as_the_office_says() -> None:
    text = plan_text("培育。做好。(县工信局负责)")
    assert converted(text).tasks[0].leads == ("县工信局",)
    assert converted(text, lead=Choice.CO_RESPONSIBLE).tasks[0].co_responsible == ("县工信局",)


def test_townships_are_listed_one_by_one_only_when_the_office_says_so() -> None:
    known = with_units(a_unit("县工信局"), a_unit("金城镇", kind=UnitKind.TOWNSHIP))
    text = plan_text("培育。做好。(县工信局牵头,各乡镇人民政府配合)")
    assert converted(text, known).tasks[0].open_refs == ("各乡镇人民政府",)
    expanded = converted(text, known, towns=Choice.EXPAND)
    assert expanded.tasks[0].co_responsible == ("金城镇",)
    assert expanded.tasks[0].open_refs == ()


def test_a_number_that_stands_twice_gets_a_figure_behind_it() -> None:
    text = plan_text("培育。做好。(县工信局牵头)") + "\n(一)拓展。做好。(县商务局牵头)"
    assert [task.code for task in converted(text).tasks] == ["一(一)", "一(一)-2"]


def test_short_titles_are_kept_while_the_title_stays() -> None:
    plan = converted(COUNTY, TOML)
    assert [task.short for task in plan.tasks] == [task.short for task in TOML.tasks]


def test_a_deadline_ends_the_task_on_its_day() -> None:
    plan = converted(plan_text("培育。做好。(县工信局牵头,2024年6月底前完成)"))
    assert plan.tasks[0].ends_on == date(2024, 6, 30)


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("张某县委副书记、县长", "县委副书记、县长"),
        ("贾某某副县长", "副县长"),
        ("县长", "县长"),
        ("县委常委、副县长", "县委常委、副县长"),
    ],
)
def test_persons_are_not_kept_only_their_posts(written: str, post: str) -> None:
    assert post_of(written) == post


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("县发改局", UnitKind.COUNTY_DEPARTMENT),
        ("县委组织部", UnitKind.PARTY_ORGAN),
        ("市生态环境局应县分局", UnitKind.BRANCH_OFFICE),
        ("人行应县支行", UnitKind.BANK),
        ("县融媒体中心", UnitKind.PLATFORM),
        ("金城镇人民政府", UnitKind.TOWNSHIP),
    ],
)
def test_the_kind_of_a_unit_is_read_off_its_name(name: str, kind: UnitKind) -> None:
    assert unit_kind(name) is kind


def test_the_kind_of_a_task_is_read_off_its_chapter() -> None:
    chapters = ("重点任务", "支持专业镇发展政策措施", "形成协调联动工作机制", "保障措施")
    assert [task_kind(chapter).value for chapter in chapters] == [
        "key_task",
        "policy_measure",
        "mechanism",
        "mechanism",
    ]


def test_the_same_plan_again_changes_nothing() -> None:
    plan = converted(COUNTY)
    assert compare(plan, plan) == compare(EMPTY, EMPTY)


def test_a_task_put_in_the_middle_moves_the_numbers_but_changes_no_task() -> None:
    old = a_plan(a_task("二(一)", "甲"), a_task("二(二)", "乙"))
    new = a_plan(a_task("二(一)", "甲"), a_task("二(二)", "新"), a_task("二(三)", "乙"))
    difference = compare(old, new)
    assert [task.title for task in difference.added] == ["新"]
    assert dict(difference.codes) == {"二(二)": "二(三)"}
    assert [change.fields for change in difference.changed] == [("code",)]


def test_a_new_title_under_the_same_number_is_a_change() -> None:
    [change] = compare(a_plan(a_task("一", "甲")), a_plan(a_task("一", "甲行动"))).changed
    assert change.fields == ("title",)


def test_a_dropped_task_makes_room_for_the_one_that_takes_its_number() -> None:
    old = a_plan(a_task("一", "甲"), a_task("二", "乙"))
    difference = compare(old, a_plan(a_task("一", "乙")))
    assert [task.title for task in difference.dropped] == ["甲"]
    assert dict(difference.codes) == {"二": "一", "一": "一~1"}


def test_another_lead_is_a_change() -> None:
    old, new = a_task("一", "甲", "县工信局"), a_task("一", "甲", "县财政局")
    [change] = compare(a_plan(old), a_plan(new)).changed
    assert change.fields == ("leads",)


def test_the_same_units_in_another_order_are_no_change() -> None:
    old, new = a_task("一", "甲", "县工信局", "县财政局"), a_task("一", "甲", "县财政局", "县工信局")
    assert compare(a_plan(old), a_plan(new)).changed == ()
