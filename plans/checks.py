"""What a plan file must keep beyond its shape: every name known, every code and owner single."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.plan import Comparison, UnitKind
from plans.register import Register, fold
from plans.schema import GroupEntry, PlanFile, TargetEntry, TaskEntry, UnitEntry
from plans.source_lines import Location


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a plan file: its place, and the reason with what to do."""

    location: Location
    reason: str


Owners = list[tuple[Location, UnitEntry | GroupEntry]]


def findings(file: PlanFile, register: Register) -> Iterator[Finding]:
    """Yield every fault; none means that the plan can be loaded."""
    owners: Owners = [
        *((("units", index), unit) for index, unit in enumerate(file.units)),
        *((("groups", index), group) for index, group in enumerate(file.groups)),
    ]
    yield from _owners(owners)
    yield from _singles("code", ((("tasks", index), task.code) for index, task in enumerate(file.tasks)))
    yield from _singles("key", ((place, owner.key or owner.name) for place, owner in owners))
    for index, task in enumerate(file.tasks):
        yield from _task(("tasks", index), task, register)
    codes = {task.code for task in file.tasks}
    for index, target in enumerate(file.targets):
        yield from _target(("targets", index), target, codes)
    yield from _leading_group(file, register)


def _owners(owners: Owners) -> Iterator[Finding]:
    """Find names and aliases that belong to two, and groups among the units."""
    seen: dict[str, UnitEntry | GroupEntry] = {}
    for place, owner in owners:
        if isinstance(owner, UnitEntry) and owner.kind is UnitKind.GROUP:
            yield Finding((*place, "kind"), f"{owner.name} is a group: list it under [[groups]]")
        for field, name in (("name", owner.name), *(("aliases", alias) for alias in owner.aliases)):
            first = seen.setdefault(fold(name), owner)
            if first is not owner:
                yield Finding(
                    (*place, field), f"{name} already names {first.name}: remove it from one of them"
                )


def _singles(field: str, places: Iterable[tuple[Location, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, value in places:
        if fold(value) in seen:
            yield Finding((*place, field), f"the {field} {value} stands twice: give each its own")
        seen.add(fold(value))


def _task(place: Location, task: TaskEntry, register: Register) -> Iterator[Finding]:
    for field, names in (("leads", task.leads), ("co_responsible", task.co_responsible)):
        yield from _known((*place, field), names, register, group=False)
    yield from _known((*place, "open_refs"), task.open_refs, register, group=True)
    yield from _parts(place, task, register)
    if task.starts_on and task.ends_on and task.ends_on < task.starts_on:
        yield Finding((*place, "ends_on"), f"{task.code} ends before it starts: correct one of the two dates")


def _parts(place: Location, task: TaskEntry, register: Register) -> Iterator[Finding]:
    """Find units with two parts in a task, and cadences of units with none."""
    leads = set(register.canonical_all(task.leads))
    for name in task.co_responsible:
        if register.canonical(name) in leads:
            reason = f"{name} leads {task.code} and is co-responsible for it: keep one of the two"
            yield Finding((*place, "co_responsible"), reason)
    named = leads.union(register.canonical_all(task.co_responsible))
    for name in task.cadences:
        if register.canonical(name) not in named:
            reason = f"{name} has no part in {task.code}: give it one, or remove its cadence"
            yield Finding((*place, "cadences", name), reason)


def _target(place: Location, target: TargetEntry, codes: set[str]) -> Iterator[Finding]:
    if target.task and target.task not in codes:
        reason = f"no task has the code {target.task}: correct it, or leave it out for the whole programme"
        yield Finding((*place, "task"), reason)
    if (target.comparison is Comparison.RANGE) != (target.upper is not None):
        reason = "a range needs `value` and `upper`, any other comparison has no `upper`"
        yield Finding((*place, "comparison"), reason)
    elif target.upper is not None and target.upper < target.value:
        yield Finding((*place, "upper"), "`upper` is below `value`: exchange the two")


def _leading_group(file: PlanFile, register: Register) -> Iterator[Finding]:
    if group := file.leading_group:
        yield from _known(("leading_group", "members"), group.members, register, group=False)
        yield from _known(("leading_group", "office_unit"), (group.office_unit,), register, group=False)
        yield from _known(("leading_group", "member_groups"), group.member_groups, register, group=True)


def _known(place: Location, names: tuple[str, ...], register: Register, *, group: bool) -> Iterator[Finding]:
    """Find names that are unknown, stand twice, or are a group where a unit is due, and vice versa."""
    table = "[[groups]]" if group else "[[units]]"
    seen: set[str] = set()
    for name in names:
        unit = register.find(name)
        if unit is None or (unit.kind is UnitKind.GROUP) != group:
            nearest = register.nearest(name, group=group)
            hint = f"do you mean {nearest}? " if nearest else ""
            yield Finding(place, f"{name} is not among the {table}: {hint}correct it, or list it there")
        elif unit.name in seen:
            yield Finding(place, f"{name} stands twice: keep it once")
        else:
            seen.add(unit.name)
