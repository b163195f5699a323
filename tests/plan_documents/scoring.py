"""Scores what was read against the facts: found, missed and invented values, field by field."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plans.documents import ParsedPlan
from plans.documents.model import Target, Task
from plans.documents.quotes import Quote, fold
from tests.plan_documents.facts import Goal, MadeItem, MadePlan

Value = tuple[object, ...]


@dataclass(slots=True)
class Score:
    """Right, invented and missed values of one field."""

    right: int = 0
    invented: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, read: Iterable[Value], true: Iterable[Value]) -> None:
        """Compare two bags of values."""
        found, facts = Counter(map(_plain, read)), Counter(map(_plain, true))
        self.right += (found & facts).total()
        self.invented += (found - facts).total()
        self.missed += (facts - found).total()
        self.wrong += [f"{name}: + {value}" for value in found - facts]
        self.wrong += [f"{name}: - {value}" for value in facts - found]

    @property
    def f1(self) -> float:
        """The balance of precision and recall; 1 if there was nothing to find."""
        total = 2 * self.right + self.invented + self.missed
        return 2 * self.right / total if total else 1.0


def score(pairs: Sequence[tuple[MadePlan, ParsedPlan]]) -> dict[str, Score]:
    """Score every field over all plans."""
    fields = (
        "titles",
        "leads",
        "co_responsible",
        "open_refs",
        "deadlines",
        "targets",
        "leading_group",
        "rules",
        "cover",
    )
    scores = {name: Score() for name in fields}
    for made, plan in pairs:
        _score_items(scores, made, plan)
        scores["targets"].add(made.name, [_target(t) for t in plan.targets], [_goal(g) for g in made.aims])
        scores["rules"].add(
            made.name, [(rule.quote.text,) for rule in plan.rules_found], [(r,) for r in made.rules]
        )
        cover = (plan.title, plan.doc_no, plan.issued_on)
        scores["cover"].add(made.name, [cover], [(made.title, made.doc_no, made.issued_on)])
        scores["leading_group"].add(made.name, _group(plan), _made_group(made))
    return scores


def _score_items(scores: dict[str, Score], made: MadePlan, plan: ParsedPlan) -> None:
    scores["titles"].add(
        made.name, [(t.title.text,) for t in plan.tasks], [(item.title,) for item in made.items]
    )
    read = {fold(task.title.text): task for task in plan.tasks}
    for item in made.items:
        task = read.get(fold(item.title))
        where = f"{made.name} {item.title}"
        scores["leads"].add(where, _names(task.leads if task else ()), [(name,) for name in item.leads])
        shared = _names(task.co_responsible if task else ())
        scores["co_responsible"].add(where, shared, [(name,) for name in item.co_responsible])
        scores["open_refs"].add(
            where, _names(task.open_refs if task else ()), [(name,) for name in item.groups]
        )
        scores["deadlines"].add(where, _deadline(task), _due(item))
        scores["targets"].add(
            where, [_target(t) for t in task.targets] if task else [], [_goal(g) for g in item.goals]
        )


def _plain(value: Value) -> Value:
    """Signs in full or half width are the same."""
    return tuple(fold(part) if isinstance(part, str) else part for part in value)


def _names(names: Sequence[Quote]) -> list[Value]:
    return [(name.text,) for name in names]


def _deadline(task: Task | None) -> list[Value]:
    return [(task.deadline.on, task.deadline.kind)] if task and task.deadline else []


def _due(item: MadeItem) -> list[Value]:
    return [(item.due.on, item.due.kind)] if item.due else []


def _target(target: Target) -> Value:
    return target.value, target.low, target.high, target.unit, target.comparison, target.due


def _goal(goal: Goal) -> Value:
    return goal.value, goal.low, goal.high, goal.unit, goal.comparison, goal.due


def _group(plan: ParsedPlan) -> list[Value]:
    group = plan.leading_group
    if group is None:
        return []
    values: list[Value] = [("leader", group.leader.text)] if group.leader else []
    values += [("deputy", quote.text) for quote in group.deputies]
    values += [("member", quote.text) for quote in (*group.members, *group.member_groups)]
    return [*values, ("office", group.office_unit.text if group.office_unit else None)]


def _made_group(made: MadePlan) -> list[Value]:
    group = made.group
    if group is None:
        return []
    values: list[Value] = [("leader", group.leader), ("office", group.office_unit)]
    values += [("deputy", name) for name in group.deputies]
    return [*values, *(("member", name) for name in (*group.members, *group.member_groups))]
