"""What a person has to settle before a plan document can be loaded.

A reading that could be another one becomes a question with its choices, the likeliest first. Nothing is
loaded while one is open.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.plan import PlannedUnit, UnitKind
from plans.documents.model import DoubtKind, ParsedPlan, Task
from plans.register import Register

SOURCE_SHOWN = 160  # characters
_TOWNSHIPS = re.compile(
    r"各(?:乡镇|乡\(镇\)|乡（镇）|镇乡|乡、镇|镇)(?:\(街道\)|（街道）|、?街道)?(?:人民政府|政府|办事处)?"
)


class Topic(StrEnum):
    """What a question is about; the catalogue has a text `question-…` for each."""

    RULES = "rules"  # a sentence that decides roles beyond its own clause
    NAME = "name"  # a unit that the register does not know
    SAME = "same"  # two names that may stand for one unit
    LEAD = "lead"  # leads by sense, not by the word 牵头
    ROLE = "role"  # neither lead nor co-responsible is written
    PROSE = "prose"  # units taken from the text of an item without a clause
    YEAR = "year"  # a deadline without a year
    CODE = "code"  # a number that stands twice
    TOWNS = "towns"  # 各乡镇, where the register has townships


class Choice(StrEnum):
    """An answer; the catalogue has a label `choice-…` for each. ALIAS is followed by the unit's name."""

    APPLY = "apply"
    IGNORE = "ignore"
    NEW_UNIT = "new"
    GROUP = "group"
    ALIAS = "alias"
    LEAD = "as-lead"
    CO_RESPONSIBLE = "as-co"
    TAKE = "take"
    LEAVE_OUT = "leave-out"
    NO_DAY = "no-day"
    NUMBER_ON = "number-on"
    KEEP = "keep"
    EXPAND = "expand"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person settled: choices by question, and corrections by task code and field."""

    choices: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """`key` names it among the answers; `item` is the task's number and title, `source` its own sentence."""

    key: str
    topic: Topic
    about: str
    choices: tuple[str, ...]
    item: str = ""
    source: str = ""


_OF_DOUBT = {
    DoubtKind.SOLE_OWNER: (Topic.LEAD, (Choice.LEAD, Choice.CO_RESPONSIBLE)),
    DoubtKind.LEAD_BY_WORDING: (Topic.LEAD, (Choice.LEAD, Choice.CO_RESPONSIBLE)),
    DoubtKind.ROLE_UNCLEAR: (Topic.ROLE, (Choice.CO_RESPONSIBLE, Choice.LEAD)),
    DoubtKind.PROSE_DUTY: (Topic.PROSE, (Choice.TAKE, Choice.LEAVE_OUT)),
    DoubtKind.NO_YEAR: (Topic.YEAR, (Choice.NO_DAY,)),
}


def all_questions(plan: ParsedPlan, register: Register) -> list[Question]:
    """Return every question about a plan, settled or not; a register without units asks no names."""
    found = [*_rules(plan), *_names(plan, register), *_townships(plan, register)]
    seen: set[str] = set()
    for place, task in enumerate(plan.tasks):
        found += _of_task(place, task, repeated=task.code in seen)
        seen.add(task.code)
    return found


def open_questions(plan: ParsedPlan, register: Register, answers: Answers) -> list[Question]:
    """Return what is still to be settled, in the order of the document."""
    return [question for question in all_questions(plan, register) if question.key not in answers.choices]


def task_key(place: int, topic: Topic) -> str:
    return f"{topic}:{place}"


def known_unit(register: Register, name: str) -> PlannedUnit | None:
    """Return the unit of a name as written; a county's own prefix 县 may be left out."""
    return register.find(name) or register.find(f"县{name}")


def _rules(plan: ParsedPlan) -> Iterator[Question]:
    if plan.rules_found:
        about = "\n".join(rule.quote.text[:SOURCE_SHOWN] for rule in plan.rules_found)
        yield Question(Topic.RULES, Topic.RULES, about, (Choice.APPLY, Choice.IGNORE))


def _names(plan: ParsedPlan, register: Register) -> Iterator[Question]:
    for unit in plan.units:
        for alias in unit.aliases:
            if not (known_unit(register, alias) and known_unit(register, unit.name)):
                yield Question(
                    f"{Topic.SAME}:{alias}",
                    Topic.SAME,
                    f"{unit.name}={alias}",
                    (f"{Choice.ALIAS}:{unit.name}", Choice.NEW_UNIT),
                    source=_sentence(plan, alias),
                )
        if register.named and not known_unit(register, unit.name):
            yield _name(plan, register, unit.name)


def _name(plan: ParsedPlan, register: Register, name: str) -> Question:
    nearest = register.nearest(name)
    alias = (f"{Choice.ALIAS}:{nearest}",) if nearest else ()
    choices = (Choice.NEW_UNIT, *alias, Choice.GROUP)
    return Question(f"{Topic.NAME}:{name}", Topic.NAME, name, choices, source=_sentence(plan, name))


def townships(register: Register) -> tuple[str, ...]:
    """Return the townships that the register has, in its order."""
    units = dict.fromkeys(register.named.values())
    return tuple(unit.name for unit in units if unit.kind is UnitKind.TOWNSHIP)


def means_townships(group: str) -> bool:
    """Tell whether a group stands for all townships (各乡镇人民政府), and not for some (各相关乡镇)."""
    return bool(_TOWNSHIPS.fullmatch(group))


def _townships(plan: ParsedPlan, register: Register) -> Iterator[Question]:
    groups = dict.fromkeys(name.text for task in plan.tasks for name in task.open_refs)
    for group in groups if townships(register) else ():
        if means_townships(group):
            source = _sentence(plan, group)
            yield Question(
                f"{Topic.TOWNS}:{group}", Topic.TOWNS, group, (Choice.KEEP, Choice.EXPAND), source=source
            )


def _sentence(plan: ParsedPlan, name: str) -> str:
    """Return the clause, or failing that the line, in which a name first stands."""
    clauses = (task.clause.text for task in plan.tasks if task.clause and name in task.clause.text)
    lines = (line for line in plan.text.splitlines() if name in line)
    return next(clauses, next(lines, ""))[:SOURCE_SHOWN]


def _of_task(place: int, task: Task, *, repeated: bool) -> Iterator[Question]:
    item = f"{task.code} {task.title.text}"
    source = (task.clause or task.text).text[:SOURCE_SHOWN]
    if repeated:
        yield Question(task_key(place, Topic.CODE), Topic.CODE, task.code, (Choice.NUMBER_ON,), item, source)
    asked: set[Topic] = set()
    for doubt in task.doubts:
        topic, choices = _OF_DOUBT.get(doubt.kind, (None, ()))
        if topic and topic not in asked:
            asked.add(topic)
            yield Question(task_key(place, topic), topic, doubt.about, choices, item, source)
