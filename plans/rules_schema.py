"""The shape of a plan file's rules: each may be left out and then is as `domain.rules` has it."""

from abc import ABC, abstractmethod
from datetime import date, time
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from domain.roles import Role
from domain.rules import (
    MOST_DAYS_AFTER,
    Anchor,
    Cadence,
    Condition,
    Ground,
    LightRule,
    NudgeStage,
    RestDayRule,
    Rhythm,
    Rules,
    SummaryRule,
)
from plans.entries import Entry, Label, Number

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def weekday_number(written: object) -> int:
    if written not in WEEKDAYS:
        raise ValueError("write a weekday from monday to sunday")
    return WEEKDAYS.index(str(written))


def cadence_table(written: object) -> object:
    """Let the rhythm alone stand for a whole cadence: "monthly"."""
    return {"rhythm": written} if isinstance(written, str) else written


Weekday = Annotated[int, BeforeValidator(weekday_number)]
OneRole = Annotated[Role, Field(strict=False)]


class RuleEntry(Entry, ABC):
    """A table that stands for a value of `domain.rules`."""

    @abstractmethod
    def built(self) -> object: ...

    def given(self) -> dict[str, Any]:
        """Return what the file names as the domain's values; the rest is left to the domain's defaults."""
        return {name: value_of(part) for name, part in self if part is not None}


def value_of(part: object) -> object:
    if isinstance(part, tuple):
        return tuple(value_of(inner) for inner in part)
    return part.built() if isinstance(part, RuleEntry) else part


class CadenceEntry(RuleEntry):
    rhythm: Annotated[Rhythm, Field(strict=False)]
    weekday: Weekday | None = None
    day: int | None = None
    at: time | None = None
    on_rest_day: Annotated[RestDayRule | None, Field(strict=False)] = None
    on: date | None = None

    @model_validator(mode="after")
    def consistent(self) -> Self:
        self.built()
        return self

    def built(self) -> Cadence:
        # A weekly report is for its week: it may not slip into the next one.
        weekly = {"on_rest_day": RestDayRule.EARLIER} if self.rhythm is Rhythm.WEEKLY else {}
        return Cadence(**weekly | self.given())


CadenceField = Annotated[CadenceEntry, BeforeValidator(cadence_table)]


class StageEntry(RuleEntry):
    name: Label
    anchor: Annotated[Anchor, Field(strict=False)]
    working_days: Annotated[int, Field(ge=-60, le=60)] | None = None
    at: time | None = None
    hours_before: Annotated[int, Field(ge=0, le=1000)] | None = None
    roles: Annotated[tuple[OneRole, ...], Field(strict=False, min_length=1)] | None = None
    daily: bool | None = None

    def built(self) -> NudgeStage:
        return NudgeStage(**self.given())


DaysAfter = Annotated[int, Field(ge=0, le=MOST_DAYS_AFTER)]


class SummaryEntry(RuleEntry):
    weekday: Weekday | None = None
    draft_at: time | None = None
    send_at: time | None = None
    weekly: bool | None = None
    monthly: DaysAfter | None = None
    quarterly: DaysAfter | None = None
    yearly: DaysAfter | None = None

    def built(self) -> SummaryRule:
        return SummaryRule(**self.given())


class ConditionEntry(RuleEntry):
    ground: Annotated[Ground, Field(strict=False)]
    limit: Number
    months: Annotated[int, Field(ge=1, le=24)] | None = None

    def built(self) -> Condition:
        return Condition(**self.given())


Conditions = Annotated[tuple[ConditionEntry, ...], Field(strict=False, max_length=20)]


class LightEntry(RuleEntry):
    red: Conditions | None = None
    yellow: Conditions | None = None

    def built(self) -> LightRule:
        return LightRule(**self.given())


Stages = Annotated[tuple[StageEntry, ...], Field(strict=False, max_length=20)]


class RulesEntry(RuleEntry):
    lead_cadence: CadenceField | None = None
    co_responsible_cadence: CadenceField | None = None
    opens: time | None = None
    lock_after_working_days: Annotated[int, Field(le=60)] | None = None
    ladder: Stages | None = None
    daily_cap: Annotated[int, Field(ge=1, le=100)] | None = None
    quiet_from: time | None = None
    quiet_until: time | None = None
    summary: SummaryEntry | None = None
    light: LightEntry | None = None

    @model_validator(mode="after")
    def consistent(self) -> Self:
        self.built()
        return self

    def built(self) -> Rules:
        return Rules(**self.given())
