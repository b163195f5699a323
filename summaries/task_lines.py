"""How each task of the plan stands: its light with the reason, its percent and the words of its lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.calendar import WorkingCalendar
from domain.lights import Light, ShownLight, light_for
from domain.rules import Ground, Rules
from storage.periods import Duty
from storage.progress import DutyReport, Percent
from storage.tasks import Assignment, Task
from summaries.excerpts import excerpt
from summaries.facts import TaskLine
from summaries.standings import Reported, standing_of

LONGEST_WORDS = 80
SHORTEST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Course:
    """What lights and percents are worked out from, by assignment."""

    percents: Mapping[int, Sequence[Percent]]
    overdue: Mapping[int, int]
    owed: Mapping[int, Duty]  # the nearest period that is open and unreported
    reports: Mapping[int, DutyReport]  # of the span
    past: Sequence[tuple[date, Mapping[int, Sequence[Percent]]]] = ()  # percents at the ends of past months
    before: Mapping[int, Sequence[Percent]] | None = (
        None  # when the span began; None: the report before counts
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """By which rules and on which day things are looked at."""

    rules: Rules
    calendar: WorkingCalendar
    moment: datetime
    lights_before: Mapping[str, Light] = field(default_factory=dict)  # by task, in the last summary

    @property
    def today(self) -> date:
        return self.rules.local(self.moment).date()


def task_line(task: Task, assigned: Sequence[Assignment], course: Course, setting: Setting) -> TaskLine:
    """Return the line of a task; who leads it speaks for it, or else those co-responsible."""
    leads = speakers(assigned)
    chain = _least(leads, course.percents)
    light = shown_light(task, leads, course, setting)
    told = [duty for item in leads if (duty := course.reports.get(item.id)) and duty.report_id is not None]
    return TaskLine(
        code=task.code,
        short=task.short,
        kind=task.kind,
        units=tuple(item.unit for item in _concerned(leads, light, course)),
        light=light.light,
        reason=light.reason,
        percent=_newest(chain),
        before=_before(leads, course, chain),
        reports=tuple(
            dict.fromkeys([d.report_id for d in told if d.report_id] + [p.report_id for p in chain])
        ),
        words=_words(told, several=len(leads) > 1),
        id=task.id,
        light_before=setting.lights_before.get(task.code),
        starts_on=task.starts_on,
        ends_on=task.ends_on,
    )


def speakers(assigned: Sequence[Assignment]) -> Sequence[Assignment]:
    """Return who speaks for a task: its leads, or else all who answer for it."""
    return [item for item in assigned if item.role == "lead"] or assigned


def percent_of(leads: Sequence[Assignment], percents: Mapping[int, Sequence[Percent]]) -> float | None:
    """Return the percent of the lead that is least far."""
    return _newest(_least(leads, percents))


def _before(leads: Sequence[Assignment], course: Course, chain: Sequence[Percent]) -> float | None:
    """What the percent is compared with: the report before, or how far it was when the span began."""
    if course.before is not None:
        return percent_of(leads, course.before)
    return chain[1].value if len(chain) > 1 else None


def _concerned(leads: Sequence[Assignment], light: ShownLight, course: Course) -> Sequence[Assignment]:
    """Return whom the light is about: where a report is missing, those who have not sent theirs."""
    if light.reason == Ground.OVERDUE_REPORT:
        return [item for item in leads if course.overdue.get(item.id)]
    if light.reason == Ground.DUE_SOON:
        return [item for item in leads if item.id in course.owed]
    return leads


def _least(leads: Sequence[Assignment], percents: Mapping[int, Sequence[Percent]]) -> Sequence[Percent]:
    """Return the percents of the lead that is least far: it speaks for the task."""
    known = [percents[item.id] for item in leads if percents.get(item.id)]
    return min(known, key=lambda chain: chain[0].value, default=())


def shown_light(task: Task, leads: Sequence[Assignment], course: Course, setting: Setting) -> ShownLight:
    """Return a task's light by the programme's rule, as of the setting's moment."""
    overdue = max((course.overdue.get(item.id, 0) for item in leads), default=0)
    waiting = [course.owed[item.id].answer_by for item in leads if item.id in course.owed]
    ahead = min((at for at in waiting if at > setting.moment), default=None)
    left = None
    if ahead is not None:
        due_on = setting.rules.local(ahead).date()
        left = max(0, setting.calendar.working_days_between(setting.today, due_on))
    chains = [(setting.today, course.percents), *course.past]
    known = [Reported(day, percent_of(leads, percents)) for day, percents in chains]
    now, before = (*(p.value for p in _least(leads, course.percents)), 0.0, 0.0)[:2]
    standing = standing_of(task, known, fell_by=before - now, overdue=overdue, working_days_to_due=left)
    return light_for(standing, setting.rules.light)


def _newest(chain: Sequence[Percent]) -> float | None:
    return chain[0].value if chain else None


def _words(told: Sequence[DutyReport], several: bool) -> str:
    """What the leads said, shortened so that all of it keeps within the limit; no change is no news."""
    news = [duty for duty in told if not duty.no_change]
    most = max(SHORTEST_WORDS, LONGEST_WORDS // max(1, len(news)))
    words = [excerpt(duty.text or "", most, (duty.difficulties, duty.next_steps)) for duty in news]
    if not several:
        return "\n".join(words)
    return "\n".join(f"{duty.unit}:{said}" for duty, said in zip(news, words, strict=True))
