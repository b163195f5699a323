"""催办: the office asks for what is missing now, after it has seen whom that disturbs.

Everyone gets one message for all units and tasks concerned. It counts as one of the day's messages and in
the units' burden, and never goes beyond the daily cap or into quiet hours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from functools import cached_property

from domain.messages import Lane, Rows
from domain.nudges import is_permitted, midnight_after, next_permitted
from domain.roles import OFFICE, Role
from handlers.office_week import OfficeWeek
from handlers.registry import Action, Command, Conversation
from handlers.scope import Scope, read_scope, scope_of
from handlers.turn import Reply, Turn
from storage import leaves, members, nudges, outbox
from storage.nudges import NudgeLine
from storage.outbox import Post
from storage.periods import Duty
from summaries.asked_people import AskedDuty, Person, people
from summaries.nudge_parts import Desk
from texts.moments import listed, moment, shortened
from texts.nudge_card import Reader, nudge_buttons, nudge_text

MANY = 4  # so many messages on one day are worth a thought before the next
MOST_NAMES = 5
EVERYONE, FRESH = "everyone", "fresh"  # who is sent to: all, or those who heard nothing today


@dataclass(frozen=True)
class Chase:
    """What is missing now within a scope, and who is asked for it."""

    turn: Turn
    scope: Scope

    @cached_property
    def week(self) -> OfficeWeek:
        return OfficeWeek(self.turn)

    @cached_property
    def missing(self) -> list[Duty]:
        """What is wanted by the end of this week; of a single unit or task else whatever it owes."""
        wanted = [duty for duty in self.scope.owed if duty.answer_by < self.week.until]
        return wanted or (self.scope.owed if self.scope.is_limited else [])

    @cached_property
    def asked(self) -> list[Person]:
        """Whom a message would reach, with what is missing; heads are asked for overdue reports only."""
        tx, programme_id, today = self.turn.tx, self.week.programme.id, self.week.today
        crew, away = members.of_programme(tx, programme_id), leaves.active(tx, programme_id, today)
        missing = {duty.id for duty in self.missing}
        everyone = [
            replace(person, duties=[a for a in person.duties if a.duty.id in missing and self._owes(a)])
            for person in people(crew, away, self.week.owing, today)
        ]
        return [person for person in everyone if person.duties]

    def _owes(self, asked: AskedDuty) -> bool:
        return asked.role is not Role.UNIT_HEAD or asked.duty.answer_by <= self.turn.now

    @cached_property
    def sent_today(self) -> Mapping[int, int]:
        midnight = self.week.programme.rules.moment(self.week.today, time())
        return nudges.sent_since(self.turn.tx, self.week.programme.id, midnight)

    def heard(self, person: Person) -> int:
        """How many messages the person had today that the bot or the office began."""
        return self.sent_today.get(person.member.id, 0)

    @property
    def within_cap(self) -> list[Person]:
        return [person for person in self.asked if self.heard(person) < self.week.programme.rules.daily_cap]

    @property
    def fresh(self) -> list[Person]:
        return [person for person in self.within_cap if not self.heard(person)]

    @property
    def unasked(self) -> list[str]:
        """Units that owe something and have nobody to ask."""
        reached = {asked.duty.unit_id for person in self.asked for asked in person.duties}
        return list(dict.fromkeys(duty.unit for duty in self.missing if duty.unit_id not in reached))


def chase(turn: Turn, rest: str) -> Reply:
    """催办 [单位或任务]; a name that is not understood is never taken for everyone."""
    scope, _left = read_scope(turn, rest.split())
    if rest and not scope.is_limited:
        return Reply(turn.say("chase-unknown", words=shortened(rest, 20)), _back(turn))
    return start(turn, *map(str, scope.args))


def _back(turn: Turn) -> Rows:
    return ((turn.button("back", "overview.status"),),)


def start(turn: Turn, task_id: str, unit_id: str) -> Reply:
    """Show who would be disturbed, before anybody is."""
    found = Chase(turn, scope_of(turn, task_id, unit_id))
    if not found.missing:
        return Reply(turn.say("chase-nothing"), _back(turn))
    rules, calendar = found.week.programme.rules, found.week.calendar
    if not is_permitted(turn.now, rules, calendar):
        free_at = next_permitted(turn.now, rules, calendar)
        when = moment(turn.language, free_at, turn.sender.zone, turn.now)
        return Reply(turn.say("chase-quiet", when=when), _back(turn))
    return Reply("\n".join(_disturbed(found)), _choices(found))


def _disturbed(found: Chase) -> list[str]:
    turn, reached = found.turn, found.within_cap
    concerned = len({asked.duty.unit_id for person in reached for asked in person.duties})
    busy = sum(found.heard(person) >= MANY for person in reached)
    lines = [turn.say("chase-card", people=len(reached), units=concerned, busy=busy, many=MANY)]
    if capped := len(found.asked) - len(reached):
        lines.append(turn.say("chase-capped", count=capped, cap=found.week.programme.rules.daily_cap))
    if nobody := found.unasked:
        names = listed(turn.language, nobody[:MOST_NAMES])
        lines.append(turn.say("chase-nobody", count=len(nobody), names=names))
    return lines


def _choices(found: Chase) -> Rows:
    turn, scope = found.turn, found.scope.args
    row = [turn.button("chase-send", "chase.send", *scope, EVERYONE)] if found.within_cap else []
    if found.fresh and len(found.fresh) < len(found.within_cap):
        row.append(turn.button("chase-fresh", "chase.send", *scope, FRESH))
    return (tuple(row), (turn.button("cancel", "overview.status"),))


def send(turn: Turn, task_id: str, unit_id: str, whom: str) -> Reply:
    """Send to whoever still owes it at this moment; a second press on the same card reaches nobody twice."""
    found = Chase(turn, scope_of(turn, task_id, unit_id))
    if not is_permitted(turn.now, found.week.programme.rules, found.week.calendar):
        return start(turn, task_id, unit_id)
    to = found.fresh if whom == FRESH else found.within_cap
    sent = sum(_send_one(found, person) for person in to)
    turn.record("chase.sent", f"programme:{found.week.programme.id}", people=sent)
    return Reply(turn.say("chase-sent", count=sent), _back(turn))


def _send_one(found: Chase, person: Person) -> bool:
    turn, week, member = found.turn, found.week, person.member
    parts = Desk(turn.tx, week.programme, week.calendar, turn.now).parts(person.duties)
    reader = Reader(member.language, member.zone, turn.now)
    post = Post(
        member.channel,
        member.chat,
        "\n".join([turn.say_in(member.language, "chase-head"), nudge_text(parts, reader)]),
        nudge_buttons(parts, member.language),
        lane=Lane.NUDGE,
        about=nudges.ABOUT,
        token=turn.token(),
        language=member.language,
        dedupe_key=f"chase:{turn.pressed_root}:{member.id}",
        expires_at=midnight_after(turn.now, week.programme.rules),
    )
    row = outbox.add(turn.tx, post, turn.now)
    if row is None:
        return False
    lines = [NudgeLine(a.duty.id, f"chase:{row}:{a.duty.id}", nudges.BY_OFFICE) for a in person.duties]
    nudges.keep(turn.tx, (member.programme_id, member.id), lines, row, turn.now)
    concerned = {asked.duty.unit_id for asked in person.duties}
    nudges.count_burden(turn.tx, concerned, week.today, by_office=True)
    return True


CONVERSATION = Conversation(
    commands=(Command(("催办", "催报", "/chase"), chase, OFFICE),),
    actions={
        "chase.start": Action(start, OFFICE),
        "chase.send": Action(send, OFFICE),
    },
)
