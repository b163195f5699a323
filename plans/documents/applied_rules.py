"""Applies the rules found in a plan (列第一位为牵头单位, …), once a person has confirmed them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from plans.documents.assignment import assign
from plans.documents.items import HeadingClause
from plans.documents.model import Doubt, DoubtKind, Rule, Task
from plans.documents.quotes import Quote

_GROUP = re.compile(
    r"各(?!项|类|条)[^,。;、\s]{1,14}?(?=均|都|要|须|需|按|负责|落实|配合|参与|共同|组织|抓|,|;|。|$)"
)


def apply_rules(
    tasks: Iterable[Task], rules: Iterable[Rule], headings: Iterable[HeadingClause]
) -> tuple[Task, ...]:
    """Return the tasks with every rule worked in; each change is marked on its task."""
    result = tuple(_with_heading_lead(task, headings) for task in tasks)
    for rule in rules:
        result = _applied(rule, result)
    return result


def _applied(rule: Rule, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    if rule.kind == "first_leads":
        return tuple(_first_leads(task, 1) for task in tasks)
    if rule.kind == "responsible_leads":
        return tuple(_first_leads(task, None) for task in tasks)
    if rule.kind == "group_joins":
        return tuple(_joined(task, rule) for task in tasks)
    return _shared(rule, tasks) if rule.kind == "shared_clause" else tasks


def _first_leads(task: Task, count: int | None) -> Task:
    if task.leads or not task.co_responsible:
        return task
    leads = task.co_responsible[:count]
    return _changed(replace(task, leads=leads, co_responsible=task.co_responsible[len(leads) :]), leads)


def _joined(task: Task, rule: Rule) -> Task:
    """A group that needs no mention any more joins the tasks behind the sentence that says so."""
    match = _GROUP.search(rule.quote.folded)
    if match is None or task.text.end < rule.quote.start:
        return task
    group = rule.quote.cut(*match.span())
    if any(group.folded == known.folded for known in task.open_refs):
        return task
    return _changed(replace(task, open_refs=(*task.open_refs, group)), (group,))


def _with_heading_lead(task: Task, headings: Iterable[HeadingClause]) -> Task:
    for heading in headings:
        if task.leads or not task.code.startswith(heading.code):
            continue
        leads = tuple(assign([heading.clause.duties()]).leads)
        others = tuple(
            name for name in task.co_responsible if name.folded not in {lead.folded for lead in leads}
        )
        task = _changed(replace(task, leads=leads, co_responsible=others), leads)
    return task


def _shared(rule: Rule, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """以上任务由…负责: the clause is that of the items before it in its group, up to one with its own."""
    source = next(
        (at for at, task in enumerate(tasks) if task.clause and _within(rule.quote, task.clause)), None
    )
    if source is None:
        return tasks
    result = list(tasks)
    for at in range(source - 1, -1, -1):
        if result[at].clause or result[at].chapter != tasks[source].chapter:
            break
        given = tasks[source]
        changed = replace(
            result[at], leads=given.leads, co_responsible=given.co_responsible, open_refs=given.open_refs
        )
        result[at] = _changed(changed, (*given.leads, *given.co_responsible))
    return tuple(result)


def _within(inner: Quote, outer: Quote) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _changed(task: Task, names: tuple[Quote, ...]) -> Task:
    if not names:
        return task
    about = "、".join(name.text for name in names)
    return replace(task, doubts=(*task.doubts, Doubt(DoubtKind.RULE_APPLIED, about)))
