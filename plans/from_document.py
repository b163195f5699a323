"""From a plan document and what a person settled about it to the plan that can be loaded."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from domain.plan import Comparison, LeadingGroup, Plan, PlannedTarget, PlannedTask, PlannedUnit, UnitKind
from domain.rules import Rules
from plans.document_kinds import task_kind, unit_kind
from plans.documents.dates import last_day
from plans.documents.model import Deadline, ParsedPlan, Target, Task
from plans.documents.model import LeadingGroup as ParsedGroup
from plans.documents.quotes import Quote
from plans.questions import Answers, Choice, Question, Topic, known_unit, open_questions, task_key, townships
from plans.register import Register

LONGEST_SHORT, LONGEST_TEXT, LONGEST_CODE = 20, 4000, 20
SEPARATORS = re.compile(r"[、,，;；\s]+")
POST = re.compile(r"^[\u4e00-\u9fff]{2,4}?(?=[省市县区旗州]|党|常务|副|政府|人大|政协)")
ENDS = ("by", "stage", "period")


class StillOpenError(ValueError):
    """A document of which something is still to be settled."""

    def __init__(self, questions: list[Question]) -> None:
        super().__init__(f"{len(questions)} questions are open")
        self.questions = tuple(questions)


def empty_plan(name: str) -> Plan:
    """Return what a programme holds before its first plan."""
    return Plan(title=name, name=name, region="", units=(), groups=(), tasks=(), targets=(), rules=Rules())


def plan_from_document(parsed: ParsedPlan, answers: Answers, current: Plan) -> Plan:
    """Return the plan that takes the place of `current`, whose units, rules and short titles it keeps.

    Raises StillOpenError while a question is open.
    """
    if still := open_questions(parsed, Register.of(current.units), answers):
        raise StillOpenError(still)
    return _Conversion(parsed, answers, current).plan()


@dataclass(frozen=True)
class _Conversion:
    parsed: ParsedPlan
    answers: Answers
    current: Plan

    @cached_property
    def register(self) -> Register:
        return Register.of(self.current.units)

    def plan(self) -> Plan:
        tasks = tuple(self._tasks())
        units = self._units(tasks)
        named = {unit.name for unit in units}
        group = self.parsed.leading_group
        return replace(
            self.current,
            title=self.parsed.title,
            units=units,
            groups=_groups(tasks),
            tasks=tasks,
            targets=tuple(self._targets(tasks)),
            leading_group=self._leading_group(group, named) if group else self.current.leading_group,
            doc_no=self.parsed.doc_no,
            issued_on=self.parsed.issued_on,
        )

    def canonical(self, written: str) -> str:
        """Return the unit's name to keep; whether it is a unit at all says `is_group`."""
        known = known_unit(self.register, written)
        if known:
            return known.name
        choice, _, owner = self._choice(written).partition(":")
        return self.canonical(owner) if choice == Choice.ALIAS and owner != written else written

    def is_group(self, written: str) -> bool:
        return self._choice(self.canonical(written)) == Choice.GROUP

    def _choice(self, written: str) -> str:
        choices = self.answers.choices
        return choices.get(f"{Topic.SAME}:{written}") or choices.get(f"{Topic.NAME}:{written}", "")

    def _units(self, tasks: Iterable[PlannedTask]) -> tuple[PlannedUnit, ...]:
        """Return every unit the plan names, in its order, with all other names written for it."""
        aliases: dict[str, list[str]] = {}
        written = [name for unit in self.parsed.units for name in (unit.name, *unit.aliases)]
        for name in (*written, *(name for task in tasks for name in (*task.leads, *task.co_responsible))):
            if not self.is_group(name):
                aliases.setdefault(self.canonical(name), []).append(name)
        return tuple(self._unit(name, others) for name, others in aliases.items())

    def _unit(self, name: str, others: list[str]) -> PlannedUnit:
        known = self.register.find(name)
        unit = known or PlannedUnit(name, unit_kind(name), name)
        new = (other for other in others if self.register.find(other) is None and other != name)
        return replace(unit, aliases=tuple(dict.fromkeys((*unit.aliases, *new))))

    def _tasks(self) -> Iterator[PlannedTask]:
        for place, (code, task) in enumerate(zip(self._codes(), self.parsed.tasks, strict=True)):
            corrections = self.answers.corrections.get(code, {})
            if "drop" not in corrections:
                yield self._corrected(self._task(place, task, code), corrections)

    def _task(self, place: int, task: Task, code: str) -> PlannedTask:
        leads, co_responsible = self._duties(place, task)
        title = task.title.text
        old = next((known for known in self.current.tasks if known.title == title), None)
        groups = [name.text for name in (*task.leads, *task.co_responsible) if self.is_group(name.text)]
        return PlannedTask(
            code=code,
            kind=task_kind(task.chapter),
            chapter=task.chapter,
            title=title,
            short=old.short if old else title[:LONGEST_SHORT],
            text=task.text.text.strip()[:LONGEST_TEXT],
            leads=leads,
            co_responsible=co_responsible,
            open_refs=tuple(dict.fromkeys([*self._groups(place, task), *groups])),
            starts_on=_day(task.deadline, ("from",)),
            ends_on=_day(task.deadline, ENDS),
            cadence=old.cadence if old else None,
            cadences=dict(old.cadences) if old else {},
        )

    def _duties(self, place: int, task: Task) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return leads and co-responsible units as the answers about this task have it; a lead is no more."""
        answered = {topic: self.answers.choices.get(task_key(place, topic)) for topic in Topic}
        if answered[Topic.PROSE] == Choice.LEAVE_OUT:
            return (), ()
        leads, others = self._named(task.leads), self._named(task.co_responsible)
        if any(self._expanded(name.text) for name in task.open_refs):
            others = (*others, *townships(self.register))
        if answered[Topic.LEAD] == Choice.CO_RESPONSIBLE:
            leads, others = (), (*leads, *others)
        if answered[Topic.ROLE] == Choice.LEAD:
            leads, others = (*leads, *others), ()
        leads = tuple(dict.fromkeys(leads))
        return leads, tuple(name for name in dict.fromkeys(others) if name not in leads)

    def _groups(self, place: int, task: Task) -> list[str]:
        left_out = self.answers.choices.get(task_key(place, Topic.PROSE)) == Choice.LEAVE_OUT
        return [] if left_out else [n.text for n in task.open_refs if not self._expanded(n.text)]

    def _expanded(self, group: str) -> bool:
        return self.answers.choices.get(f"{Topic.TOWNS}:{group}") == Choice.EXPAND

    def _named(self, names: Iterable[Quote]) -> tuple[str, ...]:
        return tuple(self.canonical(name.text) for name in names if not self.is_group(name.text))

    def _corrected(self, task: PlannedTask, given: Mapping[str, str]) -> PlannedTask:
        if "title" in given:
            task = replace(task, title=given["title"], short=given["title"][:LONGEST_SHORT])
        if "due" in given:
            task = replace(task, ends_on=date.fromisoformat(given["due"]))
        leads = self._listed(given["leads"]) if "leads" in given else task.leads
        others = self._listed(given["co_responsible"]) if "co_responsible" in given else task.co_responsible
        return replace(task, leads=leads, co_responsible=tuple(n for n in others if n not in leads))

    def _listed(self, names: str) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(self.canonical(n) for n in SEPARATORS.split(names) if n and not self.is_group(n))
        )

    def _targets(self, tasks: Iterable[PlannedTask]) -> Iterator[PlannedTarget]:
        kept = {task.code for task in tasks}
        for target in self.parsed.targets:
            yield from _target(target, None)
        for code, task in zip(self._codes(), self.parsed.tasks, strict=True):
            for target in task.targets if code in kept else ():
                yield from _target(target, code)

    def _codes(self) -> list[str]:
        """The number of each task; one that stands twice has a figure behind it the second time."""
        taken: list[str] = []
        for task in self.parsed.tasks:
            taken.append(_free(task.code.replace(" ", "")[:LONGEST_CODE], taken))
        return taken

    def _leading_group(self, group: ParsedGroup, units: set[str]) -> LeadingGroup | None:
        if group.leader is None:
            return self.current.leading_group
        office = self.canonical(group.office_unit.text) if group.office_unit else ""
        members = self._named(group.members)
        return LeadingGroup(
            name="领导小组",
            leader=post_of(group.leader.text),
            deputies=tuple(post_of(deputy.text) for deputy in group.deputies),
            members=tuple(name for name in dict.fromkeys(members) if name in units),
            member_groups=tuple(name.text for name in group.member_groups),
            office_unit=office,
            office_director="",
            office_deputies=(),
        )


def post_of(written: str) -> str:
    """Return the post without the person's name before it (张某某县委副书记): persons are not kept."""
    return POST.sub("", written)


def _free(code: str, taken: list[str]) -> str:
    """Return the code, with a number behind it where it stands twice."""
    number = 1
    free = code
    while free in taken:
        number += 1
        free = f"{code}-{number}"
    return free


def _groups(tasks: Iterable[PlannedTask]) -> tuple[PlannedUnit, ...]:
    names = dict.fromkeys(name for task in tasks for name in task.open_refs)
    return tuple(PlannedUnit(name, UnitKind.GROUP, name) for name in names)


def _day(deadline: Deadline | None, kinds: tuple[str, ...]) -> date | None:
    return deadline.on if deadline and deadline.kind in kinds else None


def _target(target: Target, code: str | None) -> Iterator[PlannedTarget]:
    """Yield the target unless it names no number (高于全省平均水平)."""
    value = target.low if target.comparison == "range" else target.value
    if value is None:
        return
    words = target.quote.text
    yield PlannedTarget(
        phrase=words,
        metric=words,
        comparison=Comparison(target.comparison),
        value=value,
        unit=target.unit or "",
        task=code,
        upper=target.high if target.comparison == "range" else None,
        due_on=_due(target.due),
    )


def _due(written: str | None) -> date | None:
    """Return the last day of a year, a month, or the day itself."""
    parts = [int(part) for part in (written or "").split("-") if part]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        return last_day(parts[0], parts[1])
    return date(parts[0], 12, 31) if parts else None
