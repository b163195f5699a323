"""邀请: the office invites by one line of words or by buttons; the answer is a message to forward."""

from typing import Any

from domain.messages import Button, Rows
from domain.roles import OFFICE, REPORTERS, UNIT_ROLES, Role
from handlers import links
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Answer, Command, Conversation, Step
from handlers.turn import Reply, Turn
from handlers.welcome import post
from storage import invitations, members, units
from storage.units import Unit
from texts.catalogue import say_all
from texts.moments import moment, shortened

# Administrators are invited where the bot is installed, not in chat.
INVITED = (Role.CONTACT, Role.UNIT_HEAD, Role.OFFICE, Role.LEADER)
LONGEST_LABEL = 8


def invite(turn: Turn, rest: str) -> Answer:
    """邀请 [单位] [角色]: as much as is said is taken, the rest is asked by buttons."""
    name, role = _unit_and_role(rest)
    if not name:
        return _for_role(turn, role) if role else which_role(turn)
    return _by_name(turn, name, role or Role.CONTACT)


def _unit_and_role(words: str) -> tuple[str, Role | None]:
    """Split 县工信局联络员 or 县工信局 联络员 into the unit's name and the role."""
    for role in INVITED:
        for word in say_all(f"role-{role}"):
            if words.lower().endswith(word):
                return words[: -len(word)].strip(), role
    return words.strip(), None


def _by_name(turn: Turn, name: str, role: Role) -> Reply:
    unit = units.by_name(turn.tx, turn.sender.programme_id, name)
    if unit is not None and role in UNIT_ROLES:
        return _whom_to_replace(turn, role, unit)
    found = [unit for unit in units.every(turn.tx, turn.sender.programme_id) if name in unit.name]
    if not found:
        return _unit_list(turn, role, 0, turn.say("invite-unit-unknown", name=shortened(name, 20)))
    buttons = [_unit_button(unit, role) for unit in found[:8]]
    turn.ask("invite.unit", role=role.value)
    return Reply(turn.say("invite-which-unit"), in_rows(buttons, 2))


def which_role(turn: Turn) -> Reply:
    buttons = [turn.button(f"role-{role}", "invite.role", role) for role in INVITED]
    rows = (*in_rows(buttons, 2), (turn.button("cancel", "menu.show"),))
    return Reply(turn.say("invite-which-role"), rows)


def role_chosen(turn: Turn, role: str) -> Reply:
    return _for_role(turn, Role(role))


def _for_role(turn: Turn, role: Role) -> Reply:
    return _unit_list(turn, role, 0) if role in UNIT_ROLES else _issue(turn, role, None, None)


def unit_page(turn: Turn, role: str, page: str) -> Reply:
    return _unit_list(turn, Role(role), int(page))


def _unit_list(turn: Turn, role: Role, number: int, notice: str = "") -> Reply:
    """A page of units; the name may also be written."""
    page = page_of(units.every(turn.tx, turn.sender.programme_id), number)
    turn.ask("invite.unit", role=role.value)
    rows: Rows = (
        *in_rows([_unit_button(unit, role) for unit in page.items], 2),
        (*page.arrows(turn, "invite.units", role), turn.button("back", "invite.start")),
    )
    where = turn.say("page-of", page=page.number + 1, pages=page.pages)
    lines = [notice, turn.say("invite-choose-unit", role=turn.say(f"role-{role}"), page=where)]
    return Reply("\n".join(filter(None, lines)), rows)


def _unit_button(unit: Unit, role: Role) -> Button:
    return Button(shortened(unit.name, LONGEST_LABEL), "invite.unit", (role, str(unit.id)))


def unit_written(turn: Turn, data: dict[str, Any]) -> Answer:
    """A unit's name, or a part of it, instead of a button."""
    turn.forget()
    return _by_name(turn, turn.incoming.text.strip(), Role(data["role"]))


def unit_chosen(turn: Turn, role: str, unit_id: str) -> Reply:
    unit = units.in_programme(turn.tx, turn.sender.programme_id, int(unit_id))
    return which_role(turn) if unit is None else _whom_to_replace(turn, Role(role), unit)


def _whom_to_replace(turn: Turn, role: Role, unit: Unit) -> Reply:
    """A unit that has somebody in this role: one more, or a successor?"""
    turn.forget()
    present = members.of_unit(turn.tx, unit.id, role)
    if not present:
        return _issue(turn, role, unit, None)
    buttons = [turn.button("invite-one-more", "invite.issue", role, unit.id, "")]
    buttons += [
        turn.button("invite-instead-of", "invite.issue", role, unit.id, member.id, name=member.name)
        for member in present
    ]
    names = "、".join(member.name for member in present)
    text = turn.say("invite-whom-to-replace", post=post(turn, role, unit.name), names=names)
    return Reply(text, (*in_rows(buttons, 2), (turn.button("back", "invite.units", role, 0),)))


def issue_pressed(turn: Turn, role: str, unit_id: str, replaces_id: str) -> Reply:
    unit = units.in_programme(turn.tx, turn.sender.programme_id, int(unit_id))
    if unit is None:
        return which_role(turn)
    return _issue(turn, Role(role), unit, int(replaces_id) if replaces_id else None)


def _issue(turn: Turn, role: Role, unit: Unit | None, replaces_id: int | None) -> Reply:
    turn.forget()
    return invitation_card(turn, role, unit, replaces_id)


def invitation_card(turn: Turn, role: Role, unit: Unit | None, replaces_id: int | None = None) -> Reply:
    """Issue an invitation; return the message that is forwarded to whom it is meant for.

    Its button stays behind when it is forwarded: chat services pass on links only.
    """
    code = turn.token()
    new = {
        "programme_id": turn.sender.programme_id,
        "unit_id": unit.id if unit else None,
        "role": role.value,
        "replaces_id": replaces_id,
        "invited_by": turn.sender.id,
    }
    invitation_id = invitations.add(turn.tx, code, new, turn.now)
    turn.record("invitation.issued", f"invitation:{invitation_id}", role=role.value, unit=new["unit_id"])
    text = turn.say(
        "invitation",
        programme=turn.sender.programme,
        post=post(turn, role, unit.name if unit else ""),
        link=links.private_link(turn.bot_link, code),
        code=code,
        expires=moment(turn.language, turn.now + invitations.LIFETIME, turn.sender.zone, turn.now),
    )
    return Reply(text, ((turn.button("invite-revoke", "invite.revoke", invitation_id),),))


def revoke(turn: Turn, invitation_id: str) -> Reply:
    """撤销邀请: a code that went astray opens nothing any more."""
    revoked = invitations.revoke(turn.tx, int(invitation_id), turn.sender.id, turn.now)
    if revoked:
        turn.record("invitation.revoked", f"invitation:{invitation_id}")
    return Reply(turn.say("invite-revoked" if revoked else "invite-used"))


CONVERSATION = Conversation(
    commands=(Command(("邀请", "/invite"), invite, OFFICE),),
    actions={
        "invite.start": Action(which_role, OFFICE),
        "invite.role": Action(role_chosen, OFFICE),
        "invite.units": Action(unit_page, OFFICE),
        "invite.unit": Action(unit_chosen, OFFICE),
        "invite.issue": Action(issue_pressed, OFFICE),
        "invite.revoke": Action(revoke, OFFICE | REPORTERS),
    },
    steps={"invite.unit": Step(unit_written, OFFICE)},
)
