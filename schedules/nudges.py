"""Queueing nudges (催报): one message a person, for everything that person owes.

What was said is kept by key, so a pass that runs twice adds nothing. A message that was not sent in time,
or whose duties were reported meanwhile, is dropped and counts as never said.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy import Connection

from domain.calendar import DAY, WorkingCalendar
from domain.leave import Leave
from domain.messages import Lane
from domain.nudges import (
    Duty,
    NudgedDuty,
    PlannedNudge,
    Recipient,
    is_permitted,
    midnight_after,
    next_nudge_moment,
    next_permitted,
    owed,
    plan_nudge,
    stage_moments,
)
from storage import leaves, members, nudges, outbox, periods
from storage.members import Member
from storage.nudges import NudgeLine
from storage.outbox import Post
from storage.programmes import Programme
from summaries.asked_people import AskedDuty, Person, people
from summaries.nudge_parts import Desk
from texts.nudge_card import Reader, nudge_buttons, nudge_text

SNOOZED = "snoozed"  # the stage of a reminder that the person asked for
Token = Callable[[], str]


def queue_nudges(
    tx: Connection, programme: Programme, calendar: WorkingCalendar, now: datetime, token: Token
) -> datetime | None:
    """Queue each person's nudge whose time has come; return when the next one can come if nothing changes."""
    nudges.drop_pointless(tx, now)
    today = programme.rules.local(now).date()
    away = leaves.active(tx, programme.id, today)
    crew = members.of_programme(tx, programme.id)
    round_ = Round(Desk(tx, programme, calendar, now), token)
    asked = people(crew, away, periods.owing(tx, programme.id, now), today)
    moments = [round_.attend(person, recipient) for person, recipient in _recipients(round_.desk, asked)]
    moments += [_return_moment(leave, programme, calendar) for leave in away]
    return min((moment for moment in moments if moment is not None and moment > now), default=None)


def _recipients(desk: Desk, asked: Iterable[Person]) -> list[tuple[Person, Recipient]]:
    rules = desk.programme.rules
    keys = nudges.keys_sent(desk.tx, desk.programme.id, desk.now)
    midnight = rules.moment(rules.local(desk.now).date(), time())
    sent = nudges.sent_since(desk.tx, desk.programme.id, midnight)
    return [
        (
            person,
            Recipient(
                tuple(_rule_duty(duty) for duty in person.duties),
                keys.get(person.member.id, frozenset()),
                sent.get(person.member.id, 0),
            ),
        )
        for person in asked
    ]


def _rule_duty(asked: AskedDuty) -> Duty:
    duty = asked.duty
    return Duty(duty.id, asked.role, duty.opens_at, duty.answer_by, duty.locks_at)


def _return_moment(leave: Leave, programme: Programme, calendar: WorkingCalendar) -> datetime:
    """Whoever comes back from leave is asked again from the next morning on."""
    return next_permitted(programme.rules.moment(leave.last + DAY, time()), programme.rules, calendar)


@dataclass(frozen=True, slots=True)
class Round:
    """One pass over the people of a programme."""

    desk: Desk
    token: Token

    def attend(self, person: Person, recipient: Recipient) -> datetime | None:
        """Queue the person's nudge if it is time; return when the next one can come."""
        rules, calendar, now = self.desk.programme.rules, self.desk.calendar, self.desk.now
        snoozed = person.member.snoozed_until
        if snoozed is not None and snoozed > now:
            return next_permitted(snoozed, rules, calendar)
        plan = plan_nudge(recipient, rules, calendar, now)
        if snoozed is not None:
            if not is_permitted(now, rules, calendar):
                return next_permitted(now, rules, calendar)
            plan = plan or _reminder(recipient, snoozed, now)
            nudges.end_snooze(self.desk.tx, person.member.id)
        if plan is not None:
            self._queue(person, plan, self._expiry(recipient, plan))
            sent = recipient.sent_keys | plan.keys
            recipient = replace(recipient, sent_keys=sent, sent_today=recipient.sent_today + 1)
        return next_nudge_moment(recipient, rules, calendar, now)

    def _queue(self, person: Person, plan: PlannedNudge, expires_at: datetime) -> None:
        """Queue the message; its own key names the minute, as a dropped one may be wanted again later."""
        desk, member = self.desk, person.member
        stages = {line.period_id: line.stage for line in (*plan.duties, *plan.others)}
        said = [asked for asked in person.duties if asked.duty.id in stages]
        post = self._message(member, said, expires_at)
        key = f"{min(plan.keys)}:{member.id}:{desk.now:%Y-%m-%dT%H:%M}"
        row = outbox.add(desk.tx, replace(post, dedupe_key=key), desk.now)
        if row is None:
            return
        lines = [NudgeLine(_period_of(key), key, stages[_period_of(key)]) for key in sorted(plan.keys)]
        nudges.keep(desk.tx, (member.programme_id, member.id), lines, row, desk.now)
        today = desk.programme.rules.local(desk.now).date()
        nudges.count_burden(desk.tx, {asked.duty.unit_id for asked in said}, today)

    def _message(self, member: Member, said: Sequence[AskedDuty], expires_at: datetime) -> Post:
        parts = self.desk.parts(said)
        reader = Reader(member.language, member.zone, self.desk.now)
        return Post(
            member.channel,
            member.chat,
            nudge_text(parts, reader),
            nudge_buttons(parts, member.language),
            lane=Lane.NUDGE,
            about=nudges.ABOUT,
            token=self.token(),
            language=member.language,
            expires_at=expires_at,
        )

    def _expiry(self, recipient: Recipient, plan: PlannedNudge) -> datetime:
        """The words hold until the next stage begins, and no longer than today: they count working days."""
        rules, calendar = self.desk.programme.rules, self.desk.calendar
        ends = [
            stage.ends_at
            for duty in recipient.duties
            for stage in stage_moments(duty, rules, calendar)
            if stage.key in plan.keys
        ]
        return min([*ends, midnight_after(self.desk.now, rules)])


def _reminder(recipient: Recipient, snoozed: datetime, now: datetime) -> PlannedNudge | None:
    """What is still owed when the person asked to be reminded (稍后提醒)."""
    lines = tuple(NudgedDuty(duty.period_id, SNOOZED) for duty in owed(recipient.duties, now))
    keys = frozenset(f"nudge:{line.period_id}:{snoozed:%Y-%m-%dT%H%MZ}:{SNOOZED}" for line in lines)
    return PlannedNudge(lines, (), keys) if lines else None


def _period_of(key: str) -> int:
    return int(key.split(":")[1])
