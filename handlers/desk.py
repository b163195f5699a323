"""A unit's desk at this moment: what it answers for, what it owes, and the open draft of who writes."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from domain.calendar import WorkingCalendar, week_of
from domain.drafting import Draft, DraftPart, Standing, from_plain
from domain.reading import Figure, Kind, Reading, TaskName, read_message
from handlers.turn import Turn
from storage import drafts, periods, programmes, reports, tasks
from storage.periods import Duty
from storage.programmes import Programme
from storage.reports import Report
from storage.tasks import Assignment

DRAFT_LIFETIME = timedelta(days=3)


@dataclass(frozen=True)
class Desk:
    turn: Turn

    @cached_property
    def unit_id(self) -> int:
        unit_id = self.turn.sender.unit_id
        if unit_id is None:
            raise LookupError("a reporter without a unit")
        return unit_id

    @cached_property
    def today(self) -> date:
        return self.turn.now.astimezone(ZoneInfo(self.turn.sender.zone)).date()

    @cached_property
    def assignments(self) -> dict[str, Assignment]:
        """All that the unit answers for by task code, what it leads first."""
        return {item.code: item for item in tasks.of_unit(self.turn.tx, self.unit_id)}

    @cached_property
    def owed(self) -> dict[str, Duty]:
        """What is owed now by task code, in the order that lists show."""
        found: dict[str, Duty] = {}
        for duty in periods.owing_of_unit(self.turn.tx, self.unit_id, self.turn.now):
            found.setdefault(duty.code, duty)  # of two periods of a task the earlier one comes first
        return found

    @cached_property
    def wanted(self) -> dict[str, Duty]:
        """What is wanted by the end of this week, returned and late ones included; else all that is owed.

        It is what a nudge lists and what “the rest” means: a monthly report due weeks ahead is not meant.
        """
        monday = week_of(self.today)[0] + timedelta(weeks=1)
        end = datetime.combine(monday, time(), ZoneInfo(self.turn.sender.zone))
        soon = {code: duty for code, duty in self.owed.items() if duty.answer_by < end}
        return soon or self.owed

    @cached_property
    def stored(self) -> drafts.Draft | None:
        """The open draft; one left for days is put away, so that old words do not slip into new ones."""
        found = drafts.open_of(self.turn.tx, self.turn.sender.id)
        if found is not None and found.updated_at < self.turn.now - DRAFT_LIFETIME:
            drafts.close(self.turn.tx, found.id, "dropped")
            return None
        return found

    @cached_property
    def draft(self) -> Draft:
        return Draft() if self.stored is None else from_plain(self.stored.content)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The unit's own number of each task: it stays, so that “2” means the same in every list."""
        return {code: place for place, code in enumerate(self.assignments, start=1)}

    def name(self, code: str | None) -> str:
        """The short title of a task, as buttons and cards show it."""
        assignment = self.assignments.get(code or "")
        return assignment.short if assignment else code or ""

    def read(self, text: str, asked: str | None) -> Reading:
        names = [TaskName(item.code, item.title, item.short) for item in self.assignments.values()]
        return read_message(text, names, self.today, asked=asked)

    def standing(self, reading: Reading, kind: Kind) -> Standing:
        """What a message is read against; a correction or a rework starts from what was filed."""
        spoken_of = {part.task for part in reading.parts} | {part.code for part in self.draft.told}
        filed = {code: self._filed(code, kind) for code in spoken_of if code in self.assignments}
        return Standing(
            tuple(self.wanted), {code: part for code, part in filed.items() if code and part is not None}
        )

    def _filed(self, code: str | None, kind: Kind) -> DraftPart | None:
        duty = self.owed.get(code or "")
        if duty is not None and duty.state == "returned":
            report = reports.last_for(self.turn.tx, duty.id)
        elif kind is Kind.CORRECTION and code is not None:
            report = reports.standing_in_open_period(self.turn.tx, self.assignments[code].id, self.turn.now)
        else:
            return None
        return None if report is None else filed_part(report)

    @cached_property
    def programme(self) -> Programme:
        return programmes.by_id(self.turn.tx, self.turn.sender.programme_id)

    @cached_property
    def calendar(self) -> WorkingCalendar:
        return programmes.calendar(self.turn.tx, self.programme.id)

    def last_percent(self, code: str | None) -> float | None:
        """The percent that stands on a task, None where nothing was reported or it names none."""
        assignment = self.assignments.get(code or "")
        return None if assignment is None else reports.last_percent(self.turn.tx, assignment.id)


def filed_part(report: Report) -> DraftPart:
    """A filed report as a part that later words may change."""
    return DraftPart(
        report.code,
        percent=report.percent,
        figures=tuple(Figure(f["value"], f["unit"], f["what"]) for f in report.figures),
        difficulties=report.difficulties,
        next_steps=report.next_steps,
        no_change=report.no_change,
        text=report.text,
    )
