"""The shape of a plan file, checked by pydantic: nothing unknown, nothing converted in silence.

`docs/plan-format.md` explains each field to the people who write such files.
"""

from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from domain.plan import Comparison, TargetKind, TaskKind, UnitKind

ONE_LINE = r"^[^\x00-\x1f\x7f\u2028\u2029]+$"
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=ONE_LINE)
]
Label = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20, pattern=ONE_LINE)
]
Text = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=4000, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]+$"
    ),
]
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[^\s\x00-\x1f\x7f]+$")]
Number = Annotated[float, Field(allow_inf_nan=False)]
# TOML knows only arrays and strings: these fields alone may turn them into tuples and enums.
Lines = Annotated[tuple[Line, ...], Field(strict=False, max_length=500)]


class Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class UnitEntry(Entry):
    name: Line
    kind: Annotated[UnitKind, Field(strict=False)]
    key: Line | None = None
    aliases: Lines = ()


class GroupEntry(Entry):
    name: Line
    key: Line | None = None
    aliases: Lines = ()


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
