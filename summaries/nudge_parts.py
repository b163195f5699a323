"""What a nudge shows of a person's duties: by unit, overdue ones apart, with light and last percent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar, week_of
from domain.lights import Light, light_for
from storage import reports, tasks
from storage.periods import Duty
from storage.programmes import Programme
from storage.tasks import Task
from summaries.asked_people import AskedDuty
from summaries.standings import Reported, standing_of
from texts.nudge_card import MOST_LINES, NudgedTask, Part


@dataclass(frozen=True, slots=True)
class Desk:
    """A programme at the moment of a pass."""

    tx: Connection
    programme: Programme
    calendar: WorkingCalendar
    now: datetime

    def parts(self, duties: Sequence[AskedDuty]) -> list[Part]:
        """Return the parts of a nudge about these duties, unit by unit, overdue ones first."""
        known = {task.id: task for task in tasks.every(self.tx, self.programme.id)}
        ordered = sorted(duties, key=lambda a: (a.duty.unit_id, not self.overdue(a.duty), a.number))
        groups = groupby(ordered, key=lambda a: (a.duty.unit, self.overdue(a.duty)))
        return [self.part(list(group), known) for _, group in groups]

    def part(self, group: Sequence[AskedDuty], known: dict[int, Task]) -> Part:
        """Look up lights and percents of the lines that are shown; the rest is only counted."""
        due_at = min(a.duty.answer_by for a in group)
        asked = [a for a in group if self.overdue(a.duty) or a.duty.answer_by == due_at]
        today, due_on = (self.programme.rules.local(moment).date() for moment in (self.now, due_at))
        shown = [self.line(a, known[a.duty.task_id]) for a in asked[:MOST_LINES]]
        rest = [
            NudgedTask(a.number, a.duty.short, a.duty.code, Light.GREEN, None) for a in asked[MOST_LINES:]
        ]
        return Part(
            unit=asked[0].duty.unit,
            tasks=(*shown, *rest),
            overdue=self.overdue(asked[0].duty),
            this_week=due_on <= week_of(today)[1],
            due_at=due_at,
            locks_at=min(a.duty.locks_at for a in asked),
            working_days=self.working_days_to(due_at),
            later=len(group) - len(asked),
        )

    def line(self, asked: AskedDuty, task: Task) -> NudgedTask:
        percent = reports.last_percent(self.tx, asked.duty.assignment_id)
        late = self.overdue(asked.duty)
        left = None if late else self.working_days_to(asked.duty.answer_by)
        today = self.programme.rules.local(self.now).date()
        known = [Reported(today, percent)]
        standing = standing_of(task, known, overdue=int(late), working_days_to_due=left)
        light = light_for(standing, self.programme.rules.light).light
        return NudgedTask(asked.number, asked.duty.short, asked.duty.code, light, percent)

    def overdue(self, duty: Duty) -> bool:
        return duty.answer_by <= self.now

    def working_days_to(self, moment: datetime) -> int:
        local = self.programme.rules.local
        return max(0, self.calendar.working_days_between(local(self.now).date(), local(moment).date()))
