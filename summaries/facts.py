"""A summary as data: every number with the periods and reports it was counted from.

Forms (chat text, picture, documents) show this and compute nothing. It is stored with the summary as JSON.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from domain.lights import Light
from domain.punctuality import Standing
from domain.spans import Span, span_of
from summaries.subjects import WHOLE, Subject


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it was counted from."""

    count: int
    periods: tuple[int, ...] = ()
    reports: tuple[int, ...] = ()


NOTHING = Figure(0)


@dataclass(frozen=True, slots=True)
class Overall:
    """How many reports were owed and came; docs/definitions.md has the terms. Rates go from 0 to 1."""

    owed: Figure
    reported: Figure
    on_time: Figure
    late: Figure
    pending: Figure
    missing: Figure
    returned: Figure
    reporting_rate: float | None
    on_time_rate: float | None
    accepted: Figure = NOTHING


@dataclass(frozen=True, slots=True)
class PreviousSpan:
    """The span before as it stands in the end (定案); `came_since` is what came after its summary."""

    span: str
    overall: Overall
    came_since: Figure


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One report that is owed in the span: how it counts, and the unit's own words shortened."""

    period_id: int
    unit_id: int
    unit: str
    role: str
    code: str
    short: str
    standing: Standing
    report_id: int | None
    percent: float | None
    words: str
    difficulties: str
    no_change: bool
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How many reports a unit owed and how they count; the periods behind it are its duties."""

    unit: str
    owed: int
    on_time: int
    late: int
    pending: int
    missing: int
    returned: int


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """How a task stood when a week ended; `reports` are those of its leads that fell due in the week."""

    week: str
    light: Light
    percent: float | None
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task: its light with the reason, the percent and the one before, and its lead's words."""

    code: str
    short: str
    kind: str
    units: tuple[str, ...]  # that the light is about: who has not reported, or all who answer for it
    light: Light
    reason: str
    percent: float | None
    before: float | None
    reports: tuple[int, ...]
    words: str
    id: int = 0
    light_before: Light | None = None  # in the last summary that was sent
    course: tuple[CoursePoint, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class DueLine:
    """One report that falls due."""

    unit: str
    code: str
    short: str


@dataclass(frozen=True, slots=True)
class DueNext:
    """What falls due at one moment of the next week."""

    due_at: datetime
    owed: Figure
    units: int
    lines: tuple[DueLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SilentUnit:
    """A unit that owes reports in the span and has sent none."""

    unit: str
    owed: Figure
    overdue: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """A target's value on a day, and the report that told it."""

    on: date
    value: float
    report_id: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the course leads by the target's due day, and whether that would meet it."""

    value: float
    met: bool


@dataclass(frozen=True, slots=True)
class TargetLine:
    phrase: str
    due_on: date | None
    code: str | None
    light: Light | None  # of its task
    id: int = 0
    metric: str = ""
    comparison: str = ""
    value: float | None = None
    upper: float | None = None
    unit: str = ""
    course: tuple[Measured, ...] = ()
    forecast: Forecast | None = None
    met: bool | None = None  # by the latest value; None: nothing measured
    gap: float | None = None  # what the latest value lacks of the goal; less than 0: so much too much


class IssueStanding(StrEnum):
    NEW = "new"  # 新增: raised in the span
    OPEN = "open"
    STALE = "stale"  # 久拖未决: open for longer than STALE_DAYS
    CLOSED = "closed"  # 销号 in the span


@dataclass(frozen=True, slots=True)
class IssueLine:
    id: int
    unit: str
    code: str
    short: str
    text: str
    standing: IssueStanding
    raised_on: date
    closed_on: date | None
    report_id: int | None


@dataclass(frozen=True, slots=True)
class InstructionLine:
    """批示 given in the span, or not attended to yet."""

    id: int
    name: str
    text: str
    on: date
    noted: bool


@dataclass(frozen=True, slots=True)
class BurdenLine:
    """How often a unit was asked for something in the span."""

    unit: str
    automatic: int
    by_office: int


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """What the office corrected (更正) in a summary after it was sent."""

    span: str
    title: str
    body: str
    on: date


@dataclass(frozen=True, slots=True)
class SummaryFacts:
    """A span of days (`first` to `last`) as it stood at the moment."""

    programme_id: int
    programme: str
    zone: str
    span: str  # 2023-W41, 2023-10; domain/spans.py has the names
    first: date
    last: date
    moment: datetime
    overall: Overall
    previous: PreviousSpan | None
    tasks: tuple[TaskLine, ...]
    duties: tuple[DutyLine, ...]
    due_next: tuple[DueNext, ...]
    silent_units: tuple[SilentUnit, ...]
    targets: tuple[TargetLine, ...]
    subject: Subject = WHOLE
    issues: tuple[IssueLine, ...] = ()
    instructions: tuple[InstructionLine, ...] = ()
    burden: tuple[BurdenLine, ...] = ()
    corrections: tuple[CorrectionLine, ...] = ()
    units: tuple[UnitLine, ...] = ()

    @property
    def covered(self) -> Span:
        return span_of(self.span)


FACTS = TypeAdapter(SummaryFacts)


def to_json(facts: SummaryFacts) -> dict[str, Any]:
    plain: dict[str, Any] = FACTS.dump_python(facts, mode="json")
    return plain


def from_json(plain: dict[str, Any]) -> SummaryFacts:
    return FACTS.validate_python(plain)
