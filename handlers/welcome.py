"""What an invitation's card and a completed binding say."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.roles import UNIT_ROLES, Role
from domain.rules import Rules
from handlers.turn import Turn
from storage import periods, programmes, tasks
from storage.invitations import Invitation
from storage.members import Member
from storage.tasks import Assignment
from texts.catalogue import say
from texts.moments import moment


def post(turn: Turn, role: Role, unit: str) -> str:
    """县工信局 联络员: what a person is called in a programme."""
    return post_in(turn.language, role, unit)


def post_in(language: str, role: Role, unit: str) -> str:
    name = say(language, f"role-{role}")
    return say(language, "post", unit=unit, role=name) if unit else name


def offer(turn: Turn, offered: Invitation) -> str:
    """The card of an invitation: what for, how much it disturbs, what is kept."""
    rules = programmes.by_id(turn.tx, offered.programme_id).rules
    lines = [
        turn.say("enrol-hello", programme=offered.programme),
        turn.say("enrol-offer", post=post(turn, offered.role, offered.unit)),
        turn.say(f"enrol-disturbs-{offered.role}", cap=rules.daily_cap),
        turn.say("enrol-keeps"),
        turn.say("enrol-reply-with-name"),
    ]
    return "\n".join(lines)


def bound(turn: Turn, member: Member, replaced: Member | None) -> str:
    """What a new member sees first: who they are now, and their unit's duties."""
    own_post = post_in(member.language, member.role, member.unit)
    if replaced is None:
        head = turn.say("enrol-bound", name=member.name, post=own_post)
    else:
        head = turn.say("enrol-bound-after", name=member.name, post=own_post, predecessor=replaced.name)
    if member.role not in UNIT_ROLES or member.unit_id is None:
        return f"{head}\n{turn.say(f'enrol-bound-{member.role}')}"
    assigned = tasks.of_unit(turn.tx, member.unit_id)
    rules = programmes.by_id(turn.tx, member.programme_id).rules
    lines = [head, _duties(turn, assigned, rules), owed_now(turn, member), _example(turn, member, assigned)]
    return "\n".join(lines)


def _duties(turn: Turn, assigned: list[Assignment], rules: Rules) -> str:
    led = sum(1 for item in assigned if item.role == "lead")
    return turn.say(
        "enrol-duties",
        total=len(assigned),
        led=led,
        shared=len(assigned) - led,
        led_rhythm=turn.say(f"rhythm-{rules.lead_cadence.rhythm}"),
        shared_rhythm=turn.say(f"rhythm-{rules.co_responsible_cadence.rhythm}"),
    )


def owed_now(turn: Turn, member: Member) -> str:
    """What the member's unit owes first, until when, and how many working days are left."""
    duties = periods.owing_of_unit(turn.tx, member.unit_id or 0, turn.now)
    if not duties:
        return turn.say("enrol-owes-nothing")
    due_at = min(duty.answer_by for duty in duties)
    first = sum(1 for duty in duties if duty.answer_by == due_at)
    return turn.say(
        "enrol-owes" if first == len(duties) else "enrol-owes-first",
        count=first,
        later=len(duties) - first,
        due=moment(turn.language, due_at, member.zone, turn.now),
        left=_working_days_left(turn, member, due_at),
    )


def _working_days_left(turn: Turn, member: Member, due_at: datetime) -> int:
    calendar = programmes.calendar(turn.tx, member.programme_id)
    zone = ZoneInfo(member.zone)
    today, due_on = turn.now.astimezone(zone).date(), due_at.astimezone(zone).date()
    return max(0, calendar.working_days_between(today, due_on))


def _example(turn: Turn, member: Member, assigned: list[Assignment]) -> str:
    if not assigned:
        return turn.say("enrol-no-duties")
    key = "enrol-example" if member.role is Role.CONTACT else "enrol-example-unit_head"
    return turn.say(key, task=assigned[0].short)


def replaced_by(predecessor: Member, successor: Member) -> str:
    """What a predecessor is told."""
    own_post = post_in(predecessor.language, predecessor.role, predecessor.unit)
    return say(predecessor.language, "enrol-replaced", post=own_post, successor=successor.name)


def told_to_inviter(inviter: Member, member: Member) -> str:
    """What the office is told when someone took its invitation."""
    own_post = post_in(inviter.language, member.role, member.unit)
    return say(inviter.language, "enrol-told-inviter", name=member.name, post=own_post)
