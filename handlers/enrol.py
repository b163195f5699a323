"""Binding: an invitation's code becomes a member, once, with the duties shown at once.

A code comes by the deep link or typed; its card says what is offered and what is kept, the name in
reply completes it. A successor's invitation ends the predecessor's term in the same transaction.
"""

import re
from typing import Any

from domain.messages import ChatKind, Rows
from domain.roles import Role
from handlers import groups, welcome
from handlers.help import menu
from handlers.registry import Action, Answer, Command, Conversation, Step
from handlers.strangers import say_once
from handlers.turn import Reply, Turn
from storage import dialogues, drafts, invitations, members
from storage.invitations import Invitation
from storage.members import Member

LONGEST_NAME = 20
LINK_CODE = re.compile(r"[?&]start(?:group)?=([\w-]{1,64})", re.ASCII)
TYPED_CODE = re.compile(r"(?<![\w-])[\w-]{20,64}(?![\w-])", re.ASCII)
INTRODUCTION = re.compile(r"^(?:我叫|我是|我的名字是|姓名|名字|my name is|i am|i'm)[::\s]*", re.IGNORECASE)
A_NAME = re.compile(r"[^\W\d_][\w ·.'’-]*")


def start(turn: Turn, rest: str) -> Answer:
    """/start: what the invitation link sends; without a code the menu, or a greeting."""
    if turn.incoming.chat_kind is ChatKind.GROUP:
        return groups.bind_by_code(turn, rest)
    if rest:
        return present(turn, code_in(rest) or rest)
    return menu(turn) if turn.member else greet_stranger(turn)


def code_in(text: str) -> str | None:
    """Return the code in a link or among words, if there is something like one."""
    link = LINK_CODE.search(text)
    if link:
        return link[1]
    typed = TYPED_CODE.search(text)
    return typed[0] if typed else None


def greet_stranger(turn: Turn) -> Answer:
    """Answer someone unknown: a typed code opens its card, anything else one greeting an hour."""
    if turn.incoming.chat_kind is ChatKind.GROUP:
        return None
    code = code_in(turn.incoming.text)
    if code:
        return present(turn, code)
    say_once(turn, "stranger")
    return None


def present(turn: Turn, code: str) -> Answer:
    """Show what a code offers; wrong ones are counted, and too many of them end the answers."""
    channel, _chat, account = turn.place
    if invitations.too_many_attempts(turn.tx, channel, account, turn.now):
        if say_once(turn, "enrol-too-many"):
            turn.record("invitation.locked", f"chat:{turn.incoming.chat}")
        return None
    offered = invitations.valid(turn.tx, code, turn.now)
    if offered is None:
        invitations.note_attempt(turn.tx, channel, account, turn.now)
        turn.record("invitation.refused", f"chat:{turn.incoming.chat}")
        return Reply(turn.say("enrol-unknown-code"))
    held = _held(turn, offered)
    if held is not None:
        return _offer_switch(turn, offered, held)
    turn.ask("enrol.name", invitation=offered.id)
    return Reply(welcome.offer(turn, offered), ((turn.button("enrol-not-me", "enrol.decline"),),))


def _held(turn: Turn, offered: Invitation) -> Member | None:
    """Return the role that this account already plays in the programme of the invitation."""
    channel, _chat, account = turn.place
    return members.of_account_in(turn.tx, offered.programme_id, channel, account)


def _offer_switch(turn: Turn, offered: Invitation, held: Member) -> Reply:
    if (held.role, held.unit_id) == (offered.role, offered.unit_id):
        return Reply(turn.say("enrol-already", post=welcome.post(turn, held.role, held.unit)))
    text = turn.say(
        "enrol-switch",
        old=welcome.post(turn, held.role, held.unit),
        new=welcome.post(turn, offered.role, offered.unit),
    )
    yes = turn.button("enrol-switch-yes", "enrol.switch", offered.id)
    return Reply(text, ((yes, turn.button("enrol-switch-no", "enrol.decline")),))


def decline(turn: Turn) -> Reply:
    """不是我: nothing is bound, and the invitation stays for whom it was meant."""
    turn.forget()
    return Reply(turn.say("enrol-declined"))


def switch(turn: Turn, invitation_id: str) -> Reply:
    """Take the new role in place of the old one, under the same name."""
    offered = invitations.by_id(turn.tx, int(invitation_id), turn.now)
    held = _held(turn, offered) if offered else None
    if offered is None or held is None:
        return Reply(turn.say("enrol-unknown-code"))
    return _bind(turn, offered, held.name, held)


def name_given(turn: Turn, data: dict[str, Any]) -> Answer:
    """The answer to the card: the person's name, which completes the binding."""
    code = code_in(turn.incoming.text)
    if code:
        return present(turn, code)
    name = " ".join(INTRODUCTION.sub("", turn.incoming.text.strip()).split())
    if len(name) > LONGEST_NAME or not A_NAME.fullmatch(name):
        return Reply(turn.say("enrol-name-again"), ((turn.button("enrol-not-me", "enrol.decline"),),))
    turn.forget()
    offered = invitations.by_id(turn.tx, int(data["invitation"]), turn.now)
    if offered is None:
        return Reply(turn.say("enrol-unknown-code"))
    held = _held(turn, offered)
    return _offer_switch(turn, offered, held) if held else _bind(turn, offered, name)


def _bind(turn: Turn, offered: Invitation, name: str, held: Member | None = None) -> Reply:
    if not invitations.use(turn.tx, offered.id, turn.now):
        return Reply(turn.say("enrol-unknown-code"))
    if held is not None:
        end_term(turn, held, reason="switched")
    member = _new_member(turn, offered, name)
    invitations.note_user(turn.tx, offered.id, member.id)
    facts = {"role": member.role.value, "unit": member.unit_id, "invitation": offered.id}
    turn.record("member.bound", member.actor, programme=member.programme_id, **facts)
    replaced = _replace(turn, offered, member)
    _tell_inviter(turn, offered, member)
    return Reply(welcome.bound(turn, member, replaced), _first_steps(turn, member))


def _new_member(turn: Turn, offered: Invitation, name: str) -> Member:
    channel, chat, account = turn.place
    member_id = members.add(
        turn.tx,
        {
            "programme_id": offered.programme_id,
            "unit_id": offered.unit_id,
            "role": offered.role.value,
            "name": name,
            "language": turn.language,
            "channel": channel,
            "account": account,
            "chat": chat,
            "since": turn.now,
        },
    )
    return members.known(turn.tx, member_id)


def _replace(turn: Turn, offered: Invitation, successor: Member) -> Member | None:
    """End the predecessor's term; duties belong to the unit, so the successor has them from now on."""
    predecessor = members.by_id(turn.tx, offered.replaces_id) if offered.replaces_id else None
    if predecessor is None:
        return None
    turn.tell(predecessor, welcome.replaced_by(predecessor, successor))
    end_term(turn, predecessor, reason="succeeded")
    return predecessor


def end_term(turn: Turn, member: Member, reason: str) -> None:
    """End a term of office: access ends at once, and nothing half said is left behind."""
    members.end_term(turn.tx, member.id, turn.now)
    draft = drafts.open_of(turn.tx, member.id)
    if draft is not None:
        drafts.close(turn.tx, draft.id, "dropped")
    dialogues.drop(turn.tx, (member.channel, member.chat, member.account))
    turn.record("member.ended", member.actor, programme=member.programme_id, reason=reason)


def _tell_inviter(turn: Turn, offered: Invitation, member: Member) -> None:
    inviter = members.by_id(turn.tx, offered.invited_by) if offered.invited_by else None
    if inviter is not None:
        turn.tell(inviter, welcome.told_to_inviter(inviter, member))


def _first_steps(turn: Turn, member: Member) -> Rows:
    how = turn.button("help-how", "help.show")
    if member.role is Role.CONTACT:
        now = turn.button("report-now", "report.each")
        return ((now, turn.button("my-tasks", "report.list", 0), how),)
    return ((turn.button("menu", "menu.show"), how),)


CONVERSATION = Conversation(
    commands=(Command(("/start", "/bind", "绑定"), start, strangers=True, groups=True),),
    actions={"enrol.decline": Action(decline, strangers=True), "enrol.switch": Action(switch)},
    steps={"enrol.name": Step(name_given, strangers=True)},
)
