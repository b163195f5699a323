"""Which programme is looked at, and when; and what of it belongs to a summary's subject."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from domain.spans import Span
from storage import programmes, progress, tasks
from storage.programmes import Programme
from storage.progress import DutyReport, Target
from storage.tasks import Assignment, Task
from summaries.standings import month_ends
from summaries.subjects import Subject, SubjectKind

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class View:
    """A programme as it stands at a moment."""

    tx: Connection
    programme: Programme
    calendar: WorkingCalendar
    moment: datetime

    @property
    def today(self) -> date:
        return self.programme.rules.local(self.moment).date()

    def due_in(self, span: Span) -> list[DutyReport]:
        """Return what falls due in the span."""
        since, until = self.moments(span)
        return progress.due_with_reports(self.tx, self.programme.id, since, until)

    def moments(self, span: Span) -> tuple[datetime, datetime]:
        """Return the moments when the span begins and when it is over."""
        return self.start_of(span.first), self.start_of(span.last + DAY)

    def start_of(self, day: date) -> datetime:
        return self.programme.rules.moment(day, time())

    def month_ends(self, as_of: datetime) -> Iterable[date]:
        """Return the ends of past months that the programme's light rule looks back on."""
        rules = self.programme.rules
        return month_ends(rules.light, rules.local(as_of).date())


def view_at(tx: Connection, programme: Programme, moment: datetime) -> View:
    """Return the programme with the calendar that it keeps."""
    return View(tx, programme, programmes.calendar(tx, programme.id), moment)


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of a programme that a subject names; tasks in the order of the plan."""

    subject: Subject
    tasks: Sequence[Task]
    assigned: dict[int, list[Assignment]]  # by task
    targets: Sequence[Target]

    def duties(self, due: Iterable[DutyReport]) -> list[DutyReport]:
        """Leave what belongs to the subject."""
        if self.subject.kind is SubjectKind.PROGRAMME:
            return list(due)
        if self.subject.kind is SubjectKind.UNIT:
            return [duty for duty in due if duty.unit_id == self.subject.id]
        ids = {task.id for task in self.tasks}
        return [duty for duty in due if duty.task_id in ids]

    def concerns(self, task_code: str | None, unit: str) -> bool:
        """Tell whether something about a unit's part in a task belongs to the subject."""
        if self.subject.kind is SubjectKind.PROGRAMME:
            return True
        if self.subject.kind is SubjectKind.UNIT:
            return unit == self.subject.name
        return any(task.code == task_code for task in self.tasks)


def scope_of(view: View, subject: Subject) -> Scope:
    """Return the tasks with their units and the targets that a summary about the subject looks at."""
    every = tasks.every(view.tx, view.programme.id)
    assigned = tasks.assignments(view.tx, view.programme.id)
    targets = progress.targets(view.tx, view.programme.id)
    match subject.kind:
        case SubjectKind.CHAPTER:
            every = [task for task in every if task.chapter == subject.name]
        case SubjectKind.UNIT:
            # What others did of a shared task says nothing about this unit.
            own = {key: [i for i in items if i.unit_id == subject.id] for key, items in assigned.items()}
            assigned = {key: items for key, items in own.items() if items}
            every = [task for task in every if task.id in assigned]
        case SubjectKind.TASK:
            every = [task for task in every if task.id == subject.id]
        case SubjectKind.TARGET:
            targets = [target for target in targets if target.id == subject.id]
            every = [task for task in every if task.id in {target.task_id for target in targets}]
        case SubjectKind.PROGRAMME:
            return Scope(subject, every, assigned, targets)
    ids = {task.id for task in every}
    about = subject.kind is SubjectKind.TARGET
    return Scope(subject, every, assigned, [t for t in targets if about or t.task_id in ids])
