"""What an implementation plan (实施方案) says: its units, tasks, targets and leading group.

Plain values, loaded from a plan file by `plans` and stored by `storage`. Units are named by
their canonical name everywhere; aliases serve only to recognise what people write.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.rules import Cadence, Rules


class UnitKind(StrEnum):
    COUNTY_DEPARTMENT = "county_department"  # 县直部门
    PARTY_ORGAN = "party_organ"  # 党委部门、群团
    BRANCH_OFFICE = "branch_office"  # 上级部门的派驻机构
    BANK = "bank"  # 银行、金融监管机构
    PLATFORM = "platform"  # 开发区、事业单位、国有企业
    TOWNSHIP = "township"  # 乡镇
    GROUP = "group"  # an open reference such as 县直有关部门: it names no one and owes nothing


class TaskKind(StrEnum):
    KEY_TASK = "key_task"  # 重点任务
    POLICY_MEASURE = "policy_measure"  # 政策措施
    MECHANISM = "mechanism"  # 工作机制


class Comparison(StrEnum):
    GE = "ge"  # 不少于
    LE = "le"  # 不超过
    GT = "gt"  # 超过
    LT = "lt"  # 低于
    EQ = "eq"  # 达到
    APPROX = "approx"  # 左右
    RANGE = "range"  # 1-2个: from `value` to `upper`


class TargetKind(StrEnum):
    TARGET = "target"  # a goal to be met
    TIER = "tier"  # a step of a reward ladder (10亿级、20亿级…): worth a notice, never behind schedule
    THRESHOLD = "threshold"  # a first time worth a commendation (首次突破10亿元)
    FLOOR = "floor"  # a limit that a policy sets, such as the lowest price of land


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A unit, or a group that stands for units not named one by one."""

    name: str
    kind: UnitKind
    key: str  # stays when a later version of the plan renames the unit
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """One item of the plan with the units its clause names; a mechanism may name none."""

    code: str  # as the document numbers it: 二(三)
    kind: TaskKind
    chapter: str
    title: str
    short: str  # for buttons and lists
    text: str
    leads: tuple[str, ...] = ()  # 牵头
    co_responsible: tuple[str, ...] = ()  # 分工负责
    open_refs: tuple[str, ...] = ()  # groups
    starts_on: date | None = None
    ends_on: date | None = None
    cadence: Cadence | None = None  # goes before what the rules say for leads and co-responsible units
    cadences: Mapping[str, Cadence] = field(default_factory=dict)  # by unit; goes before `cadence`


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A number that the plan sets, for one task or for the whole programme."""

    phrase: str  # as the document words it
    metric: str
    comparison: Comparison
    value: float
    unit: str
    kind: TargetKind = TargetKind.TARGET
    task: str | None = None  # code
    upper: float | None = None  # of a range
    due_on: date | None = None  # None: no end is written


@dataclass(frozen=True, slots=True)
class LeadingGroup:
    """The leading group (领导小组) by posts; persons are never named."""

    name: str
    leader: str
    deputies: tuple[str, ...]
    members: tuple[str, ...]  # units
    member_groups: tuple[str, ...]
    office_unit: str
    office_director: str
    office_deputies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan; every unit, group and task that it refers to is in it."""

    title: str
    name: str  # what people call the programme: 应县专业镇
    region: str
    units: tuple[PlannedUnit, ...]
    groups: tuple[PlannedUnit, ...]
    tasks: tuple[PlannedTask, ...]
    targets: tuple[PlannedTarget, ...]
    rules: Rules
    leading_group: LeadingGroup | None = None
    doc_no: str | None = None
    issued_on: date | None = None
