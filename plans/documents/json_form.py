"""The form in which `duban plan parse --json` prints a plan."""

from typing import Any

from plans.documents.doubts import say
from plans.documents.model import Deadline, LeadingGroup, ParsedPlan, Target, Task
from plans.documents.quotes import Quote


def to_json(plan: ParsedPlan) -> dict[str, Any]:
    """Return the plan as plain values; `targets` beside `tasks` are goals of the whole plan (发展目标)."""
    return {
        "title": plan.title,
        "doc_no": plan.doc_no,
        "issued_on": plan.issued_on.isoformat() if plan.issued_on else None,
        "tasks": [_task(task) for task in plan.tasks],
        "targets": [_target(target) for target in plan.targets],
        "leading_group": _leading_group(plan.leading_group) if plan.leading_group else None,
        "units": [{"name": unit.name, "aliases": list(unit.aliases)} for unit in plan.units],
        "rules_found": [rule.quote.text for rule in plan.rules_found],
        "warnings": [say(doubt) for doubt in plan.doubts],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "code": task.code,
        "title": task.title.text,
        "text": task.text.text,
        "clause": _words(task.clause),
        "leads": [name.text for name in task.leads],
        "co_responsible": [name.text for name in task.co_responsible],
        "open_refs": [name.text for name in task.open_refs],
        "deadline": _deadline(task.deadline) if task.deadline else None,
        "targets": [_target(target) for target in task.targets],
        "warnings": [say(doubt) for doubt in task.doubts],
    }


def _words(quote: Quote | None) -> str | None:
    return quote.text if quote else None


def _deadline(deadline: Deadline) -> dict[str, Any]:
    day = deadline.on.isoformat() if deadline.on else None
    return {"text": deadline.quote.text, "date": day, "kind": deadline.kind}


def _target(target: Target) -> dict[str, Any]:
    return {
        "phrase": target.quote.text,
        "value": _number(target.value),
        "unit": target.unit,
        "comparison": target.comparison,
        "min": _number(target.low),
        "max": _number(target.high),
        "due": target.due,
    }


def _number(value: float | None) -> float | int | None:
    """Whole numbers print without a fraction."""
    return int(value) if value is not None and value.is_integer() else value


def _leading_group(group: LeadingGroup) -> dict[str, Any]:
    return {
        "leader": _words(group.leader),
        "deputies": [deputy.text for deputy in group.deputies],
        "members": [member.text for member in group.members],
        "member_groups": [member.text for member in group.member_groups],
        "office_unit": _words(group.office_unit),
    }
