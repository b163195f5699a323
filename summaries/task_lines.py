"""How each task of the plan stands: its light with the reason, its percent and the words of its lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import WorkingCalendar
from domain.lights import ShownLight, light_for
from domain.rules import Ground, Rules
from storage.periods import Duty
from storage.progress import DutyReport, Percent
from storage.tasks import Assignment, Task
from summaries.excerpts import excerpt
from summaries.standings import standing_of
from summaries.weekly import TaskLine

LONGEST_WORDS = 80
UNREPORTED = frozenset({Ground.OVERDUE_REPORT, Ground.DUE_SOON})


@dataclass(frozen=True, slots=True)
class Course:
    """What lights and percents are worked out from, by assignment."""

    percents: Mapping[int, Sequence[Percent]]
    overdue: Mapping[int, int]
    owed: Mapping[int, Duty]  # the nearest period that is open and unreported
    reports: Mapping[int, DutyReport]  # of this week


@dataclass(frozen=True, slots=True)
class Setting:
    """By which rules and on which day things are looked at."""

    rules: Rules
    calendar: WorkingCalendar
    moment: datetime

    @property
    def today(self) -> date:
        return self.rules.local(self.moment).date()


def task_line(task: Task, assigned: Sequence[Assignment], course: Course, setting: Setting) -> TaskLine:
    """Return the line of a task; who leads it speaks for it, or else those co-responsible."""
    leads = [item for item in assigned if item.role == "lead"] or list(assigned)
    known = [course.percents[item.id] for item in leads if course.percents.get(item.id)]
    # Of several leads the one that is least far speaks for the task.
    chain = min(known, key=lambda percents: percents[0].value, default=())
    values = [percent.value for percent in chain]
    light = _light(task, leads, values, course, setting)
    told = [duty for item in leads if (duty := course.reports.get(item.id)) and duty.report_id is not None]
    return TaskLine(
        code=task.code,
        short=task.short,
        kind=task.kind,
        units=tuple(item.unit for item in _concerned(leads, light, course)),
        light=light.light,
        reason=light.reason,
        percent=next(iter(values), None),
        before=next(iter(values[1:]), None),
        reports=tuple(
            dict.fromkeys([d.report_id for d in told if d.report_id] + [p.report_id for p in chain])
        ),
        words="\n".join(_words(duty, len(leads)) for duty in told),
    )


def _concerned(leads: Sequence[Assignment], light: ShownLight, course: Course) -> Sequence[Assignment]:
    """Return whom the light is about: where a report is missing, those who have not sent theirs."""
    if light.reason not in UNREPORTED:
        return leads
    return [item for item in leads if item.id in course.owed or course.overdue.get(item.id)]


def _light(
    task: Task, leads: Sequence[Assignment], percents: Sequence[float], course: Course, setting: Setting
) -> ShownLight:
    overdue = max((course.overdue.get(item.id, 0) for item in leads), default=0)
    waiting = [course.owed[item.id].answer_by for item in leads if item.id in course.owed]
    ahead = min((at for at in waiting if at > setting.moment), default=None)
    left = None
    if ahead is not None:
        due_on = setting.rules.local(ahead).date()
        left = max(0, setting.calendar.working_days_between(setting.today, due_on))
    standing = standing_of(task, percents, overdue, left, setting.today)
    return light_for(standing, setting.rules.light)


def _words(duty: DutyReport, speakers: int) -> str:
    words = excerpt(duty.text or "", LONGEST_WORDS)
    return f"{duty.unit}:{words}" if speakers > 1 else words
