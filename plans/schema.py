"""The shape of a plan file's tables, checked by pydantic.

`docs/plan-format.md` explains each field to the people who write such files.
"""

from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

from domain.plan import Comparison, PlannedUnit, TargetKind, TaskKind, UnitKind
from plans.entries import Code, Entry, Label, Line, Lines, Number, Text
from plans.rules_schema import CadenceField, RulesEntry


class UnitEntry(Entry):
    name: Line
    kind: Annotated[UnitKind, Field(strict=False)]
    key: Line | None = None
    aliases: Lines = ()

    def built(self) -> PlannedUnit:
        return PlannedUnit(self.name, self.kind, self.key or self.name, self.aliases)


class GroupEntry(Entry):
    name: Line
    key: Line | None = None
    aliases: Lines = ()

    def built(self) -> PlannedUnit:
        return PlannedUnit(self.name, UnitKind.GROUP, self.key or self.name, self.aliases)


class TaskEntry(Entry):
    code: Code
    kind: Annotated[TaskKind, Field(strict=False)]
    chapter: Line
    title: Line
    short: Label | None = None
    text: Text
    leads: Lines = ()
    co_responsible: Lines = ()
    open_refs: Lines = ()
    starts_on: date | None = None
    ends_on: date | None = None
    cadence: CadenceField | None = None
    cadences: dict[Line, CadenceField] = Field(default_factory=dict)


class TargetEntry(Entry):
    phrase: Line
    metric: Line
    comparison: Annotated[Comparison, Field(strict=False)]
    value: Number
    upper: Number | None = None
    unit: Label
    kind: Annotated[TargetKind, Field(strict=False)] = TargetKind.TARGET
    task: Code | None = None
    due_on: date | None = None


class LeadingGroupEntry(Entry):
    name: Line
    leader: Line
    deputies: Lines = ()
    members: Lines = ()
    member_groups: Lines = ()
    office_unit: Line
    office_director: Line
    office_deputies: Lines = ()


class PlanFile(Entry):
    title: Line
    name: Label
    region: Line
    zone: ZoneInfo = ZoneInfo("Asia/Shanghai")
    doc_no: Line | None = None
    issued_on: date | None = None
    units: Annotated[tuple[UnitEntry, ...], Field(strict=False, min_length=1, max_length=2000)]
    groups: Annotated[tuple[GroupEntry, ...], Field(strict=False, max_length=200)] = ()
    tasks: Annotated[tuple[TaskEntry, ...], Field(strict=False, min_length=1, max_length=2000)]
    targets: Annotated[tuple[TargetEntry, ...], Field(strict=False, max_length=2000)] = ()
    leading_group: LeadingGroupEntry | None = None
    rules: RulesEntry = RulesEntry()
