"""通报, 督办单, 会议纪要: what they say, of whom, and what they leave out."""

from dataclasses import replace
from datetime import date

import pytest

from domain.lights import Light
from summaries.facts import InstructionLine
from summaries.forms import FORMS
from summaries.making import Material
from summaries.subjects import SubjectKind
from tests.forms_scene import MARKUP
from tests.official_scene import (
    LATE,
    NOTHING_OWED,
    RETURNED,
    cells,
    heads,
    paper,
    stands,
    week_over,
    words,
)
from tests.scene import Scene
from tests.summary_scene import BUREAU

DUE = "10月13日17:00"
NEXT = "10月20日17:00"
INSTRUCTED = InstructionLine(1, "李县长", "用地的事请自然资源局下周拿出办法", date(2023, 10, 13), noted=False)


@pytest.fixture
def over(scene: Scene) -> Scene:
    week_over(scene)
    return scene


def instructed(material: Material, text: str = INSTRUCTED.text) -> Material:
    return replace(material, facts=replace(material.facts, instructions=(replace(INSTRUCTED, text=text),)))


def settled(material: Material) -> Material:
    """The same with nothing amiss."""
    tasks = tuple(replace(line, light=Light.GREEN) for line in material.facts.tasks)
    return replace(material, facts=replace(material.facts, tasks=tasks, duties=(), due_next=()))


def test_a_circular_names_what_is_late_missing_or_returned_with_its_day(over: Scene) -> None:
    rows = cells(paper("circular", stands(over)).tables[0])
    assert rows[0] == ["单位", "编号", "任务", "报送", "期限"]
    assert [LATE, "迟报", DUE] in [[row[0], *row[3:]] for row in rows]
    assert [RETURNED, "退回待重报", DUE] in [[row[0], *row[3:]] for row in rows]
    assert ["县财政局", "到期未报", DUE] in [[row[0], *row[3:]] for row in rows]


def test_a_circular_keeps_the_order_of_the_plan_and_ranks_nobody(over: Scene) -> None:
    material = stands(over)
    listed = [row[0] for row in cells(paper("circular", material).tables[0])[1:]]
    told = set(listed)
    in_plan = [unit for unit in dict.fromkeys(duty.unit for duty in material.facts.duties) if unit in told]
    assert list(dict.fromkeys(listed)) == in_plan


def test_a_circular_asks_for_an_answer_by_the_next_due_day(over: Scene) -> None:
    text = words(paper("circular", stands(over)))
    assert "关于2023年第41周进展报送情况的通报" in text
    assert f"于{NEXT}前补报" in text
    assert "请迟报的单位按期报送以后各期" in text
    assert "应县专业镇领导小组办公室\n2023年10月15日" in text


def test_a_circular_on_a_good_week_has_no_empty_part(over: Scene) -> None:
    document = paper("circular", settled(stands(over)))
    assert heads(document) == ["一、总体情况"]
    assert document.tables == []


def test_a_circular_may_be_about_a_chapter(over: Scene) -> None:
    material = stands(over, SubjectKind.CHAPTER, "支持")
    assert f"关于{material.facts.subject.name}2023年第41周" in words(paper("circular", material))


def test_a_slip_tells_a_unit_what_it_owes(over: Scene) -> None:
    document = paper("slip", stands(over, SubjectKind.UNIT, BUREAU))
    rows = cells(document.tables[0])
    assert rows[0] == ["编号", "任务", "督办事项", "期限"]
    assert {row[2] for row in rows[1:]} == {"到期未报"}
    assert f"{BUREAU}：" in words(document)
    assert f"请于{NEXT}前补报" in words(document)
    assert "请将办理情况填入回执" in words(document)


def test_a_slip_leaves_number_receipt_and_signature_blank(over: Scene) -> None:
    document = paper("slip", stands(over, SubjectKind.UNIT, BUREAU))
    assert "督办〔2023〕　　号" in words(document)
    blanks = [row[place] for row in cells(document.tables[1]) for place in (1, 3)]
    assert set(blanks) == {""}
    assert cells(document.tables[2])[0][0] == "办理情况"


def test_a_slip_about_a_task_goes_to_the_units_that_owe(over: Scene) -> None:
    document = paper("slip", stands(over, SubjectKind.TASK, "二(六)"))
    rows = cells(document.tables[0])
    assert [row[0] for row in rows[1:]] == ["县发改局", "县人社局", "县教育局"]
    assert "县发改局、县人社局、县教育局：" in words(document)


def test_a_slip_names_a_red_task_with_its_reason(over: Scene) -> None:
    material = stands(over, SubjectKind.UNIT, NOTHING_OWED)
    first = material.facts.tasks[0]
    red = replace(
        first,
        light=Light.RED,
        reason="behind_by",
        percent=20,
        units=(NOTHING_OWED,),
        ends_on=date(2023, 12, 31),
    )
    material = replace(material, facts=replace(material.facts, tasks=(red, *material.facts.tasks[1:])))
    document = paper("slip", material)
    assert "补报" not in words(document)
    assert cells(document.tables[0])[1] == [first.code, first.short, "落后序时进度(20%)", "12月31日(周日)"]


def test_a_task_red_for_another_reason_is_named_beside_its_missing_reports(over: Scene) -> None:
    material = stands(over, SubjectKind.TASK, "二(六)")
    (line,) = material.facts.tasks
    behind = replace(line, reason="behind_by", percent=20, units=("县发改局", "县教育局"))
    material = replace(material, facts=replace(material.facts, tasks=(behind,)))
    document = paper("slip", material)
    assert cells(document.tables[0])[-1][:2] == ["县发改局、县教育局", "落后序时进度(20%)"]
    assert "县发改局、县人社局、县教育局\uff1a" in words(document)


def test_a_slip_to_a_unit_in_good_order_says_so_and_asks_nothing(over: Scene) -> None:
    document = paper("slip", stands(over, SubjectKind.UNIT, NOTHING_OWED))
    assert "没有到期未报、退回待重报或亮红灯的事项" in words(document)
    assert (heads(document), document.tables) == ([], [])


def test_minutes_leave_who_met_when_and_where_to_the_office(over: Scene) -> None:
    meeting = cells(paper("minutes", stands(over)).tables[0])
    assert [label for label, _ in meeting] == ["时间", "地点", "主持", "出席", "列席", "记录"]
    assert {blank for _, blank in meeting} == {""}


def test_minutes_turn_instructions_into_decisions_with_the_units_they_name(over: Scene) -> None:
    document = paper("minutes", instructed(stands(over)))
    decision = cells(document.tables[1])[1]
    assert decision == ["1", INSTRUCTED.text, "李县长 10月13日(周五)", "县自然资源局", ""]


def test_minutes_end_with_what_falls_due_next_week(over: Scene) -> None:
    document = paper("minutes", stands(over))
    assert heads(document) == ["一、进展情况", "二、困难和问题", "三、下周到期"]
    due, owing = cells(document.tables[-1])[1]
    assert due == NEXT
    assert f"{BUREAU}(6)" in owing


def test_what_a_leader_wrote_comes_out_as_written(over: Scene) -> None:
    document = paper("minutes", instructed(stands(over), MARKUP))
    assert cells(document.tables[1])[1][1] == MARKUP


@pytest.mark.parametrize("form", ["docx", "circular", "minutes"])
def test_papers_are_written_in_english_too(over: Scene, form: str) -> None:
    document = paper(form, stands(over, language="en"))
    assert all("、" not in head for head in heads(document))


@pytest.mark.parametrize(
    ("form", "kind", "part", "name"),
    [
        ("circular", SubjectKind.PROGRAMME, "", "应县专业镇通报-2023-W41.docx"),
        ("slip", SubjectKind.UNIT, BUREAU, "应县专业镇督办单·县工信局-2023-W41.docx"),
        ("minutes", SubjectKind.PROGRAMME, "", "应县专业镇会议纪要-2023-W41.docx"),
    ],
)
def test_a_paper_has_a_readable_name_and_fits_its_subject(
    over: Scene, form: str, kind: SubjectKind, part: str, name: str
) -> None:
    assert FORMS[form].file_name(stands(over, kind, part).facts, "zh-CN") == name
    assert kind in FORMS[form].fits
    assert SubjectKind.TARGET not in FORMS[form].fits
