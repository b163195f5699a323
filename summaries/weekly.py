"""The weekly summary as data: every number with the periods and reports it was counted from.

Forms (chat text, picture, documents) show this and compute nothing. It is stored with the summary as JSON.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

from domain.lights import Light
from domain.punctuality import Standing


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it was counted from."""

    count: int
    periods: tuple[int, ...] = ()
    reports: tuple[int, ...] = ()


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


@dataclass(frozen=True, slots=True)
class PreviousWeek:
    """The week before as it stands in the end (上周定案); `came_since` is what came after its summary."""

    week: str
    overall: Overall
    came_since: Figure


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One report that is owed in the week: how it counts, and the unit's own words shortened."""

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


@dataclass(frozen=True, slots=True)
class DueNext:
    """What falls due at one moment of the next week."""

    due_at: datetime
    owed: Figure
    units: int


@dataclass(frozen=True, slots=True)
class SilentUnit:
    """A unit that owes reports in the week and has sent none."""

    unit: str
    owed: Figure
    overdue: bool


@dataclass(frozen=True, slots=True)
class TargetLine:
    phrase: str
    due_on: date | None
    code: str | None
    light: Light | None  # of its task


@dataclass(frozen=True, slots=True)
class WeeklySummary:
    """A week (Monday `first` to Sunday `last`) as it stood at the moment."""

    programme_id: int
    programme: str
    zone: str
    week: str  # 2023-W41
    first: date
    last: date
    moment: datetime
    overall: Overall
    previous: PreviousWeek | None
    tasks: tuple[TaskLine, ...]
    duties: tuple[DutyLine, ...]
    due_next: tuple[DueNext, ...]
    silent_units: tuple[SilentUnit, ...]
    targets: tuple[TargetLine, ...]


FACTS = TypeAdapter(WeeklySummary)


def to_json(summary: WeeklySummary) -> dict[str, Any]:
    plain: dict[str, Any] = FACTS.dump_python(summary, mode="json")
    return plain


def from_json(plain: dict[str, Any]) -> WeeklySummary:
    return FACTS.validate_python(plain)


def week_name(day: date) -> str:
    """Return the ISO week of a day: 2023-W41."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def monday_of(week: str) -> date:
    """Return the first day of a week such as 2023-W41; raises ValueError for anything else."""
    return datetime.strptime(f"{week}-1", "%G-W%V-%u").date()  # noqa: DTZ007 - a day has no zone


def week_before(week: str) -> str:
    return week_name(monday_of(week) - timedelta(days=7))
