"""What a newer version of a plan changes, so that reports stay with their tasks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.plan import Plan, PlannedTask
from plans.register import fold


@dataclass(frozen=True, slots=True)
class Change:
    """A task as it was and as it becomes; `fields` names what differs."""

    old: PlannedTask
    new: PlannedTask
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`codes` says which number a task of the old version takes in the new one, where it changes."""

    added: tuple[PlannedTask, ...] = ()
    changed: tuple[Change, ...] = ()
    dropped: tuple[PlannedTask, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)


COMPARED = ("code", "title", "text", "leads", "co_responsible", "open_refs", "starts_on", "ends_on")


def compare(old: Plan, new: Plan) -> Difference:
    """Pair the tasks of two versions: by title, where it is single in both, else by number.

    A task put in the middle moves the numbers of those behind it; by number alone their reports would
    end up with their neighbours.
    """
    pairs = _pairs(old, new)
    changes = (Change(was, now, _changed_fields(was, now)) for was, now in pairs)
    paired_old = {was.code for was, _ in pairs}
    paired_new = {now.code for _, now in pairs}
    dropped = tuple(task for task in old.tasks if task.code not in paired_old)
    moved = {was.code: now.code for was, now in pairs if was.code != now.code}
    return Difference(
        added=tuple(task for task in new.tasks if task.code not in paired_new),
        changed=tuple(change for change in changes if change.fields),
        dropped=dropped,
        codes=moved | _aside(dropped, old, new),
    )


def _pairs(old: Plan, new: Plan) -> list[tuple[PlannedTask, PlannedTask]]:
    titled_old, titled_new = _by_single_title(old), _by_single_title(new)
    pairs = [(titled_old[title], task) for title, task in titled_new.items() if title in titled_old]
    paired_old, paired_new = {was.code for was, _ in pairs}, {now.code for _, now in pairs}
    numbered = {task.code: task for task in old.tasks if task.code not in paired_old}
    pairs += [
        (numbered[task.code], task)
        for task in new.tasks
        if task.code in numbered and task.code not in paired_new
    ]
    return pairs


def _by_single_title(plan: Plan) -> dict[str, PlannedTask]:
    titles = [fold(task.title) for task in plan.tasks]
    return {fold(task.title): task for task in plan.tasks if titles.count(fold(task.title)) == 1}


def _changed_fields(was: PlannedTask, now: PlannedTask) -> tuple[str, ...]:
    return tuple(name for name in COMPARED if _compared(was, name) != _compared(now, name))


def _compared(task: PlannedTask, name: str) -> object:
    """The order of units in a clause says nothing."""
    value = getattr(task, name)
    return frozenset(value) if isinstance(value, tuple) else value


def _aside(dropped: tuple[PlannedTask, ...], old: Plan, new: Plan) -> dict[str, str]:
    """Give a dropped task another number where the new version uses its own."""
    used = {task.code for task in new.tasks}
    taken = used | {task.code for task in old.tasks}
    aside: dict[str, str] = {}
    for task in dropped:
        if task.code in used:
            number = 1
            while (code := f"{task.code}~{number}") in taken:
                number += 1
            taken.add(code)
            aside[task.code] = code
    return aside
