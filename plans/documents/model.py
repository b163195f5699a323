"""What is found in a plan document: plain values, each with its place in the cleaned text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from plans.documents.quotes import Quote

DeadlineKind = Literal["by", "from", "ongoing", "immediate", "recurring", "stage", "relative", "period"]
Comparison = Literal["ge", "le", "gt", "lt", "eq", "approx", "range"]


class Role(StrEnum):
    """What a clause gives a unit to do."""

    LEAD = "lead"  # 牵头
    CO_RESPONSIBLE = "co_responsible"  # 配合, 分工负责, 责任单位
    OWNER = "owner"  # 负责 alone: leads or shares, as the rest of the clause decides
    NEITHER = "neither"  # 督导, 指导, 考核, and persons


class DoubtKind(StrEnum):
    """What a person should look at before the plan is loaded."""

    DATE_REPAIRED = "date_repaired"
    DATE_AMBIGUOUS = "date_ambiguous"
    NUMBER_REPAIRED = "number_repaired"
    NO_YEAR = "no_year"
    NO_CLAUSE = "no_clause"
    PROSE_DUTY = "prose_duty"
    SOLE_OWNER = "sole_owner"
    LEAD_BY_WORDING = "lead_by_wording"
    ROLE_UNCLEAR = "role_unclear"
    GROUP_LEADS = "group_leads"
    NAMED_TWICE = "named_twice"
    SEVERAL_CLAUSES = "several_clauses"
    BRACKET_OPEN = "bracket_open"
    CLAUSE_DIFFERS = "clause_differs"
    CODE_TWICE = "code_twice"
    SEVERAL_DEADLINES = "several_deadlines"
    INHERITED = "inherited"
    RULE_APPLIED = "rule_applied"
    SAME_UNIT = "same_unit"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to confirm; `about` quotes what it concerns."""

    kind: DoubtKind
    about: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task is to be done (完成时限); `on` is the last day, None if no day follows from the words."""

    quote: Quote
    on: date | None
    kind: DeadlineKind


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified goal (指标). `value` is in `unit` as written; a range has `low` and `high` instead."""

    quote: Quote
    value: float | None
    unit: str | None
    comparison: Comparison
    low: float | None = None
    high: float | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that decides roles beyond its own clause; applied only when a person confirms it."""

    kind: Literal["first_leads", "responsible_leads", "group_joins", "chapter_lead", "shared_clause"]
    quote: Quote


@dataclass(frozen=True, slots=True)
class Task:
    """One item of the plan. Names are as written; a unit is either in `leads` or in `co_responsible`."""

    code: str
    chapter: str
    title: Quote
    text: Quote
    clause: Quote | None
    leads: tuple[Quote, ...] = ()
    co_responsible: tuple[Quote, ...] = ()
    open_refs: tuple[Quote, ...] = ()
    deadline: Deadline | None = None
    targets: tuple[Target, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class LeadingGroup:
    """The leading group (领导小组): leader and deputies as written, members as units or groups of units."""

    leader: Quote | None
    deputies: tuple[Quote, ...]
    members: tuple[Quote, ...]
    member_groups: tuple[Quote, ...]
    office_unit: Quote | None


@dataclass(frozen=True, slots=True)
class UnitNames:
    """A unit by the name met first, and the other names that stand for it."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParsedPlan:
    """A plan document as read; `text` is its cleaned text, in which all quotes stand."""

    text: str
    title: str
    doc_no: str | None
    issued_on: date | None
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    leading_group: LeadingGroup | None
    units: tuple[UnitNames, ...]
    rules_found: tuple[Rule, ...]
    doubts: tuple[Doubt, ...]
