"""From the tables of a plan file to the plan, with every unit under its canonical name."""

from dataclasses import replace

from domain.plan import LeadingGroup, Plan, PlannedTarget, PlannedTask
from plans.register import Register
from plans.schema import LeadingGroupEntry, PlanFile, TaskEntry


def register_of(file: PlanFile) -> Register:
    return Register.of([*(unit.built() for unit in file.units), *(group.built() for group in file.groups)])


def plan_from(file: PlanFile, register: Register) -> Plan:
    """Return the plan in a file that `plans.checks` finds no fault with."""
    return Plan(
        title=file.title,
        name=file.name,
        region=file.region,
        units=tuple(unit.built() for unit in file.units),
        groups=tuple(group.built() for group in file.groups),
        tasks=tuple(_task(task, register) for task in file.tasks),
        targets=tuple(PlannedTarget(**dict(target)) for target in file.targets),
        rules=replace(file.rules.built(), zone=file.zone.key),
        leading_group=_leading_group(file.leading_group, register) if file.leading_group else None,
        doc_no=file.doc_no,
        issued_on=file.issued_on,
    )


def _task(entry: TaskEntry, register: Register) -> PlannedTask:
    return PlannedTask(
        code=entry.code,
        kind=entry.kind,
        chapter=entry.chapter,
        title=entry.title,
        short=entry.short or entry.title,
        text=entry.text,
        leads=register.canonical_all(entry.leads),
        co_responsible=register.canonical_all(entry.co_responsible),
        open_refs=register.canonical_all(entry.open_refs),
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        cadence=entry.cadence.built() if entry.cadence else None,
        cadences={register.canonical(unit): cadence.built() for unit, cadence in entry.cadences.items()},
    )


def _leading_group(entry: LeadingGroupEntry, register: Register) -> LeadingGroup:
    return LeadingGroup(
        name=entry.name,
        leader=entry.leader,
        deputies=entry.deputies,
        members=register.canonical_all(entry.members),
        member_groups=register.canonical_all(entry.member_groups),
        office_unit=register.canonical(entry.office_unit),
        office_director=entry.office_director,
        office_deputies=entry.office_deputies,
    )
