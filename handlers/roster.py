"""联络员: who is bound for each unit, who is missing or cannot be reached, and 解绑."""

from domain.messages import Button
from domain.roles import OFFICE, UNIT_ROLES, Role
from handlers.enrol import end_term
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Answer, Command, Conversation
from handlers.turn import Reply, Turn
from handlers.welcome import post
from storage import members, units
from storage.members import Member
from storage.units import Unit
from texts.catalogue import say
from texts.moments import shortened

LONGEST_LABEL = 8
EVERY, MISSING = "every", "missing"  # which units a list shows


def people(turn: Turn, rest: str) -> Answer:
    """联络员 [单位]: the whole list, or one unit."""
    if not rest:
        return roster(turn, EVERY, "0")
    unit = units.by_name(turn.tx, turn.sender.programme_id, rest)
    if unit is None:
        return Reply(turn.say("invite-unit-unknown", name=shortened(rest, 20)), _to_list(turn))
    return _unit_card(turn, unit)


def _to_list(turn: Turn) -> tuple[tuple[Button, ...], ...]:
    return ((turn.button("back", "roster.show", EVERY, 0),),)


def roster(turn: Turn, which: str, number: str) -> Reply:
    """A page of units with their people; the head counts who is missing."""
    programme_id = turn.sender.programme_id
    by_unit: dict[int | None, list[Member]] = {}
    for member in members.of_programme(turn.tx, programme_id):
        by_unit.setdefault(member.unit_id, []).append(member)
    every = units.every(turn.tx, programme_id)
    missing = [unit for unit in every if not _contacts(by_unit.get(unit.id, []))]
    page = page_of(missing if which == MISSING else every, int(number))
    head = turn.say(
        "people-head",
        units=len(every),
        missing=len(missing),
        unreachable=sum(1 for found in by_unit.values() for member in found if member.unreachable_at),
    )
    lines = [_unit_line(turn, unit, by_unit.get(unit.id, [])) for unit in page.items]
    lines.append(turn.say("page-of", page=page.number + 1, pages=page.pages))
    buttons = [Button(shortened(u.name, LONGEST_LABEL), "roster.unit", (str(u.id),)) for u in page.items]
    other, label = (EVERY, "people-every") if which == MISSING else (MISSING, "people-missing")
    below = (
        *page.arrows(turn, "roster.show", which),
        turn.button(label, "roster.show", other, 0),
    )
    return Reply("\n".join([head, *lines]), (*in_rows(buttons, 2), below))


def _contacts(found: list[Member]) -> list[Member]:
    return [member for member in found if member.role is Role.CONTACT]


def _unit_line(turn: Turn, unit: Unit, found: list[Member]) -> str:
    if not found:
        return turn.say("people-unit-missing", unit=unit.name)
    return turn.say("people-unit", unit=unit.name, people="、".join(_named(turn, m) for m in found))


def _named(turn: Turn, member: Member) -> str:
    key = "people-unreachable" if member.unreachable_at else "people-reachable"
    return turn.say(key, name=member.name, role=turn.say(f"role-{member.role}"))


def unit_pressed(turn: Turn, unit_id: str) -> Reply:
    unit = units.in_programme(turn.tx, turn.sender.programme_id, int(unit_id))
    return roster(turn, EVERY, "0") if unit is None else _unit_card(turn, unit)


def _unit_card(turn: Turn, unit: Unit) -> Reply:
    """One unit's people, each with 解绑, and an invitation at hand."""
    found = members.of_unit(turn.tx, unit.id, *UNIT_ROLES)
    unbind = [turn.button("unbind-name", "roster.unbind", m.id, name=shortened(m.name, 6)) for m in found]
    invite = turn.button("invite", "invite.unit", Role.CONTACT, unit.id)
    rows = (*in_rows(unbind, 3), (invite, turn.button("back", "roster.show", EVERY, 0)))
    return Reply(_unit_line(turn, unit, found), rows)


def unbind(turn: Turn, rest: str) -> Answer:
    """解绑 姓名: of several with the same name each is offered."""
    everyone = members.of_programme(turn.tx, turn.sender.programme_id)
    found = [member for member in everyone if rest and rest in (member.name, f"{member.unit}{member.name}")]
    if len(found) == 1:
        return _confirm(turn, found[0])
    if not found:
        return roster(turn, EVERY, "0")
    buttons = [
        Button(f"{m.unit or turn.say(f'role-{m.role}')} {m.name}", "roster.unbind", (str(m.id),))
        for m in found
    ]
    return Reply(turn.say("unbind-which"), (*in_rows(buttons, 1), *_to_list(turn)))


def unbind_pressed(turn: Turn, member_id: str) -> Reply:
    member = _colleague(turn, member_id)
    return _confirm(turn, member) if member else Reply(turn.say("unbind-already"), _to_list(turn))


def _colleague(turn: Turn, member_id: str) -> Member | None:
    member = members.by_id(turn.tx, int(member_id))
    return member if member and member.programme_id == turn.sender.programme_id else None


def _confirm(turn: Turn, member: Member) -> Reply:
    text = turn.say("unbind-sure", name=member.name, post=post(turn, member.role, member.unit))
    yes = turn.button("unbind-yes", "roster.unbind_yes", member.id)
    return Reply(text, ((turn.button("back", "roster.show", EVERY, 0), yes),))


def unbind_confirmed(turn: Turn, member_id: str) -> Reply:
    """End the term; the person is told, and the office can invite a successor at once."""
    member = _colleague(turn, member_id)
    if member is None:
        return Reply(turn.say("unbind-already"), _to_list(turn))
    if member.id == turn.sender.id:
        return Reply(turn.say("unbind-not-yourself"), _to_list(turn))
    turn.tell(member, say(member.language, "unbound-told", programme=member.programme))
    end_term(turn, member, reason="unbound")
    rows = _to_list(turn)
    if member.unit_id is not None:
        rows = ((turn.button("invite-successor", "invite.unit", member.role, member.unit_id), *rows[0]),)
    return Reply(turn.say("unbound", name=member.name), rows)


CONVERSATION = Conversation(
    commands=(
        Command(("联络员", "/people"), people, OFFICE),
        Command(("解绑", "/unbind"), unbind, OFFICE),
    ),
    actions={
        "roster.show": Action(roster, OFFICE),
        "roster.unit": Action(unit_pressed, OFFICE),
        "roster.unbind": Action(unbind_pressed, OFFICE),
        "roster.unbind_yes": Action(unbind_confirmed, OFFICE),
    },
)
