"""What holds for any text at all, however odd."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from plans.documents import NotAPlan, ParsedPlan, parse_text, to_json
from plans.documents.assignment import Assignment, assign
from plans.documents.clauses import find_clauses
from plans.documents.duties import read_duties
from plans.documents.quotes import Quote
from plans.documents.round_trip import rebuild
from tests.plan_documents.files import as_text
from tests.plan_documents.made import made_plans

MADE = [as_text(plan) for plan in made_plans()]
PIECES = st.sampled_from(
    [
        *(
            "一、",
            "（二）",
            "3.",
            "（4）",
            "⑤",
            "第六条",
            "第七章",
            "附件1",
            "附件：",
            "\n",
            "|",
            "\t",
            "。",
            "；",
            "，",
            "、",
            "：",
            "（",
            "）",
        ),
        *(
            "县工信局",
            "市发展和改革委员会",
            "各乡镇（街道）",
            "县直有关部门",
            "分管副县长",
            "等部门",
            "（牵头）",
            "★",
            "和",
            " ",
        ),
        *(
            "牵头",
            "配合",
            "负责",
            "按职责分工负责",
            "责任单位：",
            "牵头单位：",
            "完成时限：",
            "会同",
            "督导",
            "列第一位为牵头单位",
            "下同",
        ),
        *(
            "2024年12月底前",
            "2023925日",
            "每月",
            "长期坚持",
            "不少于3家",
            "10%左右",
            "百家",
            "2—3个",
            "“3+2”",
            "组　长：",
            "成 员：",
        ),
        *("关于印发某某实施方案的通知", "总体要求", "序号|任务|责任单位", "不再列出", "以上任务由"),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


def parsed(text: str) -> ParsedPlan | None:
    try:
        return parse_text(text)
    except NotAPlan:
        return None


def quotes(plan: ParsedPlan) -> Iterator[Quote]:
    for task in plan.tasks:
        yield from (task.title, task.text, *task.leads, *task.co_responsible, *task.open_refs)
        yield from (target.quote for target in task.targets)
        yield from (part for part in (task.clause, task.deadline and task.deadline.quote) if part)
    yield from (rule.quote for rule in plan.rules_found)
    yield from (target.quote for target in plan.targets)


def without_blanks(text: str) -> str:
    return "".join(text.split())


def units(assignment: Assignment) -> tuple[list[str], list[str], list[str]]:
    named = (assignment.leads, assignment.co_responsible, assignment.open_refs)
    leads, shared, groups = ([name.folded for name in names] for names in named)
    return leads, shared, groups


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_plan_or_the_one_refusal(text: str) -> None:
    plan = parsed(text)
    assert plan is None or to_json(plan)["tasks"]


@given(st.sampled_from(MADE), st.data())
@settings(max_examples=60, deadline=None)
def test_a_plan_with_a_piece_cut_out_is_still_read_or_refused(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    plan = parsed(text[:start] + text[end:])
    assert plan is None or plan.tasks


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_quote_stands_in_the_text_where_it_says(text: str) -> None:
    plan = parsed(text)
    for quote in quotes(plan) if plan else ():
        assert 0 <= quote.start <= len(plan.text if plan else "")
        assert plan is not None
        assert without_blanks(plan.text[quote.start :]).startswith(without_blanks(quote.text))


def test_every_quote_of_the_made_up_plans_stands_in_their_text() -> None:
    for text in MADE:
        plan = parse_text(text)
        for quote in quotes(plan):
            assert without_blanks(plan.text[quote.start :]).startswith(without_blanks(quote.text))


@given(st.sampled_from(MADE))
@settings(max_examples=10, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert parse_text(text) == parse_text(text)


def test_a_clause_built_from_its_parse_is_read_the_same() -> None:
    for text in MADE:
        for clause in find_clauses(Quote(text, 0)):
            duties = clause.duties()
            again = read_duties(Quote(rebuild(duties), 0))
            assert units(assign([again])) == units(assign([duties])), clause.quote.text


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=200, deadline=None)
def test_no_clause_names_a_unit_twice(text: str) -> None:
    assignment = assign([read_duties(Quote(text, 0))])
    names = [name.folded for name in (*assignment.leads, *assignment.co_responsible)]
    assert len(names) == len(set(names))
