"""What people do in the made-up half-year, one thing after another: units report, the office reviews."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count, groupby
from random import Random

from sqlalchemy import Connection, select

from domain.calendar import WorkingCalendar
from domain.periods import lock_moment
from schedules.engine import run_due
from storage import drafts, extensions, issues, outbox, periods, reports, withdrawals
from storage.extensions import Extension
from storage.members import Member
from storage.periods import Duty
from storage.programmes import Programme
from storage.reports import NewReport
from storage.tables.messages import outbox as messages
from tests.half_year_habits import Habit
from tests.half_year_words import COMMON, STORIES, UNCHANGED, Progress

HOUR = timedelta(hours=1)
MORNING, EVENING = time(9, 20), time(18, 40)
Act = Callable[[], object]


@dataclass(slots=True)
class Life:
    """A programme with its people; what is to come waits in the agenda, and `now` is when it happens."""

    tx: Connection
    programme: Programme
    calendar: WorkingCalendar
    random: Random
    office: Member
    contacts: dict[int, Member]  # by unit
    habits: dict[int, Habit]
    now: datetime
    progress: dict[int, Progress] = field(default_factory=dict)  # by assignment
    expected: set[int] = field(default_factory=set)  # periods that a unit has made up its mind about
    agenda: list[tuple[datetime, int, Act]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def at(self, moment: datetime, act: Act) -> None:
        heappush(self.agenda, (moment.astimezone(UTC), next(self.numbers), act))

    def run(self) -> None:
        while self.agenda:
            self.now, _, act = heappop(self.agenda)
            act()

    def work_through(self) -> None:
        """A pass of the schedules; then everything queued arrives and units see what they owe."""
        run_due(self.tx, self.now, lambda: f"h{next(self.numbers)}")
        for row in list(self.tx.scalars(select(messages.c.id).where(messages.c.state == "waiting"))):
            outbox.confirm(self.tx, row, str(row), self.now)
        owed = periods.owing(self.tx, self.programme.id, self.now)
        news = sorted(
            (duty for duty in owed if duty.id not in self.expected),
            key=lambda duty: (duty.unit_id, duty.due_at),
        )
        for (unit_id, due_at), duties in groupby(news, key=lambda duty: (duty.unit_id, duty.due_at)):
            self.expect(unit_id, due_at, list(duties))

    def expect(self, unit_id: int, due_at: datetime, duties: Sequence[Duty]) -> None:
        """Decide what a unit will do about what it owes at one moment."""
        self.expected |= {duty.id for duty in duties}
        habit, due_on = self.habits[unit_id], self.programme.rules.local(due_at).date()
        if habit.silent and habit.silent[0] <= due_on <= habit.silent[1]:
            return
        filed = [duty.id for duty in duties if self.chance(habit.files)]
        moment = due_at - HOUR * self.random.uniform(*habit.hours)
        if self.chance(habit.asks_for_time):
            self.at(self.at_work(due_at - 30 * HOUR), partial(self.ask_for_time, unit_id, filed))
            moment = due_at + HOUR * self.random.uniform(2, 60)
        self.at(self.at_work(moment), partial(self.report, unit_id, filed))

    def report(self, unit_id: int, period_ids: Sequence[int]) -> None:
        """File one submission for all that is still owed of these periods."""
        owed = [duty for duty in map(self.duty, period_ids) if duty.owing and duty.locks_at > self.now]
        if not owed:
            return
        contact, habit = self.contacts[unit_id], self.habits[unit_id]
        receipt = self.receipt(contact)
        for duty in owed:
            self.file(duty, receipt, contact)
        if self.chance(habit.withdraws):
            self.at(self.now + HOUR / 2, partial(self.withdraw, unit_id, receipt))

    def file(self, duty: Duty, receipt: int, contact: Member) -> None:
        habit = self.habits[duty.unit_id]
        story = STORIES.get(duty.code, COMMON)
        progress = self.progress.setdefault(duty.assignment_id, Progress(story))
        if self.chance(habit.unchanged):
            last = reports.last_percent(self.tx, duty.assignment_id)
            new = NewReport(duty.id, UNCHANGED, percent=last, no_change=True)
        else:
            new = NewReport(duty.id, **progress.next_report(self.random))
        filed = reports.file(self.tx, new, receipt, contact, self.now)
        self.at(self.at_work(self.now + 20 * HOUR), partial(self.review, filed))
        if new.difficulties and self.chance(0.5):
            self.raise_issue(duty, filed, new.difficulties)
        if self.chance(habit.attaches):
            self.attach(filed, contact)
        if self.chance(habit.corrects):
            self.at(
                self.at_work(self.now + HOUR * self.random.uniform(1, 30)), partial(self.correct, duty.id)
            )

    def correct(self, period_id: int) -> None:
        """A new version in other words, for as long as the period takes reports."""
        duty, standing = self.duty(period_id), reports.live_for(self.tx, period_id)
        if standing is None or standing.no_change or duty.locks_at <= self.now:
            return
        contact = self.contacts[duty.unit_id]
        percent = None if standing.percent is None else min(standing.percent + 1, 100)
        new = NewReport(period_id, f"更正:{standing.text}", percent, tuple(standing.figures))
        filed = reports.file(self.tx, new, self.receipt(contact), contact, self.now)
        self.at(self.at_work(self.now + 20 * HOUR), partial(self.review, filed))

    def withdraw(self, unit_id: int, receipt: int) -> None:
        """Taken back; half of it comes again."""
        taken = withdrawals.withdraw(self.tx, receipt, self.contacts[unit_id].id)
        self.at(self.at_work(self.now + 2 * HOUR), partial(self.report, unit_id, taken[::2]))

    def review(self, report_id: int) -> None:
        """The office accepts, or returns with a reason and waits for the rework."""
        report = reports.by_id(self.tx, report_id)
        assert report is not None
        if report.state != "submitted" or not self.chance(self.habits[report.unit_id].sent_back):
            reports.accept(self.tx, report_id, self.office.id, self.now)
            return
        reason = "缺少具体数据,请补充后重报"
        reports.return_for_rework(self.tx, report_id, self.office.id, reason, self.now)
        rules = self.programme.rules
        next_day = self.calendar.add_working_days(rules.local(self.now).date(), 1)
        answer_by = max(report.due_at, rules.moment(next_day, rules.local(report.due_at).time()))
        periods.mark_returned(
            self.tx, report.period_id, answer_by, lock_moment(answer_by, rules, self.calendar)
        )
        if self.chance(0.85):
            again = self.at_work(self.now + HOUR * self.random.uniform(3, 40))
            self.at(again, partial(self.report, report.unit_id, [report.period_id]))

    def raise_issue(self, duty: Duty, report_id: int, text: str) -> None:
        """Two of three issues are closed within seven weeks."""
        raised = issues.raise_from(self.tx, duty.assignment_id, report_id, text, self.now)
        if self.chance(0.66):
            closed_at = self.at_work(self.now + 24 * HOUR * self.random.uniform(4, 49))
            self.at(closed_at, lambda: issues.close(self.tx, raised, self.now))

    def ask_for_time(self, unit_id: int, period_ids: Sequence[int]) -> None:
        """Two of three requests are granted."""
        rules, contact = self.programme.rules, self.contacts[unit_id]
        for duty in map(self.duty, period_ids):
            later_on = self.calendar.add_working_days(rules.local(duty.due_at).date(), 2)
            due_at = rules.moment(later_on, rules.local(duty.due_at).time())
            wanted = Extension(0, duty.id, contact.id, due_at, "等待统计数据", "requested")
            asked = extensions.request(self.tx, self.programme.id, wanted, self.now)
            if asked is None or not duty.owing:
                continue
            granted = self.chance(0.66)
            state = "granted" if granted else "refused"
            extensions.decide(self.tx, asked, state, self.office.id, self.now)
            if granted:
                periods.extend(self.tx, duty.id, due_at, lock_moment(due_at, rules, self.calendar))

    def attach(self, report_id: int, contact: Member) -> None:
        name = f"现场{report_id}.jpg"
        facts = {"file_id": f"file-{report_id}", "kind": "photo", "name": name, "size": 180_000, "album": ""}
        facts |= {"report_id": report_id, "member_id": contact.id, "channel": "telegram", "at": self.now}
        drafts.add_evidence(self.tx, None, facts)

    def receipt(self, contact: Member) -> int:
        number = str(next(self.numbers))
        return reports.open_submission(self.tx, self.programme.id, contact.id, [number], self.now)

    def duty(self, period_id: int) -> Duty:
        duty = periods.by_id(self.tx, period_id)
        assert duty is not None
        return duty

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def at_work(self, moment: datetime) -> datetime:
        """Return the moment, or the next morning if nobody is at work then; never the past."""
        local = self.programme.rules.local(max(moment, self.now + HOUR / 4))
        if local.time() > EVENING:
            local += timedelta(days=1)
        day = self.calendar.next_working(local.date())
        if day == local.date() and MORNING <= local.time() <= EVENING:
            return local.astimezone(UTC)
        return self.programme.rules.moment(day, MORNING)
