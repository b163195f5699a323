"""The made-up plans, read as text, Word and PDF: every field is scored and must reach its gate."""

import pytest

from plans.documents import ParsedPlan, parse_text
from plans.documents.doubts import say
from plans.documents.model import DoubtKind
from plans.documents.reading import read_bytes
from tests.plan_documents.damage import damaged
from tests.plan_documents.facts import MadePlan
from tests.plan_documents.files import as_docx, as_pdf, as_text
from tests.plan_documents.made import made_plans
from tests.plan_documents.scoring import score

PLANS = made_plans()
GATES = {
    "titles": 0.98,
    "leads": 0.98,
    "co_responsible": 0.97,
    "open_refs": 0.97,
    "deadlines": 0.95,
    "targets": 0.90,
    "leading_group": 0.98,
    "rules": 0.98,
    "cover": 0.98,
}


def read(plan: MadePlan, form: str) -> ParsedPlan:
    if form == "docx":
        return parse_text(read_bytes(as_docx(plan)))
    if form == "pdf":
        return parse_text(read_bytes(as_pdf(plan)))
    return parse_text(damaged(plan) if form == "damaged text" else as_text(plan))


def test_the_set_has_a_dozen_plans_and_150_items() -> None:
    assert len(PLANS) >= 12
    assert sum(len(plan.items) for plan in PLANS) >= 150


@pytest.mark.parametrize("form", ["text", "damaged text", "docx", "pdf"])
def test_every_field_reaches_its_gate(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    scores = score([(plan, read(plan, form)) for plan in PLANS])
    with capsys.disabled():
        print(f"\n{form:13}", " ".join(f"{name} {result.f1:.3f}" for name, result in scores.items()))
    below = {name: result.wrong for name, result in scores.items() if result.f1 < GATES[name]}
    assert not below


def test_no_rule_changes_who_leads_until_it_is_applied() -> None:
    ruled = next(plan for plan in PLANS if plan.rules)
    text = as_text(ruled)
    assert not any(task.leads for task in parse_text(text).tasks)
    applied = parse_text(text, apply_rules=True)
    assert [task.leads[0].text for task in applied.tasks[:5]] == ["县工信局"] * 5
    assert [task.leads[0].text for task in applied.tasks[5:]] == [
        item.co_responsible[0] for item in ruled.items[5:]
    ]
    marked = [
        task for task in applied.tasks if any(doubt.kind is DoubtKind.RULE_APPLIED for doubt in task.doubts)
    ]
    assert len(marked) == len(applied.tasks)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_clause_is_understood_to_the_last_word(plan: MadePlan) -> None:
    tasks = parse_text(as_text(plan)).tasks
    doubts = [say(doubt) for task in tasks for doubt in task.doubts if doubt.kind is DoubtKind.CLAUSE_DIFFERS]
    assert doubts == []
