"""The leading group's chat: how it is bound, lost, found again, and followed to its new id.

Also what happens when a person blocks the bot: the office hears of it, with who else can be asked.
"""

from datetime import datetime

from sqlalchemy import Connection

from domain.messages import ChatKind
from domain.roles import OFFICE, READERS, REPORTERS, Role
from handlers import links
from handlers.office_news import Choice, News, Token, tell_office
from handlers.registry import Action, Answer, Command, Conversation
from handlers.turn import Reply, Turn
from storage import audit, chats, dialogues, invitations, members, outbox
from storage.chats import Chat
from storage.members import Member
from storage.outbox import Post
from texts.catalogue import say
from texts.moments import moment


def invite_group(turn: Turn, _rest: str) -> Reply:
    """绑定群: a link that adds the bot to the leading group's chat and binds it there."""
    code = turn.token()
    sender = turn.sender
    new = {"programme_id": sender.programme_id, "role": Role.LEADER.value, "invited_by": sender.id}
    invitation_id = invitations.add(turn.tx, code, new, turn.now)
    turn.record("invitation.issued", f"invitation:{invitation_id}", role="group")
    text = turn.say(
        "group-invitation",
        link=links.group_link(turn.bot_link, code),
        words=links.group_command(turn.bot_link, code),
        expires=moment(turn.language, turn.now + invitations.LIFETIME, sender.zone, turn.now),
    )
    return Reply(text, ((turn.button("invite-revoke", "invite.revoke", invitation_id),),))


def bind_by_code(turn: Turn, code: str) -> Answer:
    """绑定 CODE, said in the group: only the office and the leading group may, and only with a code."""
    channel, _chat, account = turn.place
    if invitations.too_many_attempts(turn.tx, channel, account, turn.now):
        return None
    offered = invitations.valid(turn.tx, code, turn.now)
    if offered is None or offered.role is not Role.LEADER:
        invitations.note_attempt(turn.tx, channel, account, turn.now)
        turn.record("invitation.refused", f"chat:{turn.incoming.chat}")
        return Reply(turn.say("enrol-unknown-code"))
    sender = members.of_account_in(turn.tx, offered.programme_id, channel, account)
    if sender is None or sender.role not in READERS:
        turn.record("group.refused", f"chat:{turn.incoming.chat}")
        return Reply(turn.say("group-not-yours"))
    if not _bind(turn, sender, turn.incoming.chat, title=""):
        return Reply(turn.say("group-taken"))
    invitations.use(turn.tx, offered.id, turn.now)
    invitations.note_user(turn.tx, offered.id, sender.id)
    return Reply(say(sender.language, "group-bound", programme=sender.programme))


def _bind(turn: Turn, sender: Member, chat: str, title: str) -> bool:
    channel = turn.incoming.channel
    new = Chat(sender.programme_id, sender.programme, channel, chat, title, sender.language, lost_at=None)
    bound = chats.bind(turn.tx, new, sender.id, turn.now)
    if bound:
        turn.record("group.bound", f"chat:{chat}", programme=sender.programme_id)
    return bound


def joined(turn: Turn) -> Answer:
    """The bot can write here again, or was added to a group: the office is asked what it is for."""
    channel, chat, _account = turn.place
    if turn.incoming.chat_kind is ChatKind.PRIVATE:
        for member_id in members.mark_unreachable(turn.tx, channel, chat, None):
            turn.record("member.reachable", f"member:{member_id}")
        return None
    found = chats.mark_lost(turn.tx, channel, chat, None)
    if found is not None:
        news = News("group-found", {"chat": _title(found)})
        tell_office(turn.tx, found.programme_id, news, turn.now, turn.token)
    elif turn.member and turn.member.role in OFFICE and chats.of_place(turn.tx, channel, chat) is None:
        _ask_what_for(turn, turn.member)
    return None


def _ask_what_for(turn: Turn, office: Member) -> None:
    chat, title = turn.incoming.chat, turn.incoming.text
    yes = turn.button("group-yes", "group.bind", chat, title)
    buttons = ((yes, turn.button("group-no", "group.leave_unbound")),)
    # A promotion in the group is reported as another joining: one card a day is enough.
    key = f"group-card:{chat}:{turn.now.date()}"
    turn.tell(office, turn.say("group-what-for", title=title, programme=office.programme), buttons, key=key)


def bind_by_card(turn: Turn, chat: str, title: str) -> Reply:
    """设为领导小组群: the group itself hears of it too."""
    if not _bind(turn, turn.sender, chat, title):
        return Reply(turn.say("group-taken"))
    text = turn.say("group-bound", programme=turn.sender.programme)
    outbox.add(turn.tx, Post(turn.incoming.channel, chat, text, language=turn.language), turn.now)
    return Reply(turn.say("group-bound-receipt", title=title))


def leave_unbound(turn: Turn) -> Reply:
    return Reply(turn.say("group-left-unbound"))


def blocked(turn: Turn) -> Answer:
    """A person blocked the bot, or a group removed it."""
    channel, chat, _account = turn.place
    note_unreachable(turn.tx, channel, chat, turn.now, turn.token)
    return None


def migrated(turn: Turn) -> Answer:
    """A group became a supergroup and has a new id."""
    follow_migration(turn.tx, turn.incoming.channel, turn.incoming.chat, turn.incoming.text)
    return None


def note_unreachable(tx: Connection, channel: str, chat: str, now: datetime, token: Token) -> None:
    """Note that a chat takes no more messages, and tell the office once; safe to repeat."""
    for member_id in members.mark_unreachable(tx, channel, chat, now):
        member = members.known(tx, member_id)
        audit.record(tx, now, "bot", "member.unreachable", member.actor, programme=member.programme_id)
        _tell_of_member(tx, member, now, token)
    lost = chats.mark_lost(tx, channel, chat, now)
    if lost is not None:
        audit.record(tx, now, "bot", "group.lost", f"chat:{chat}", programme=lost.programme_id)
        tell_office(tx, lost.programme_id, News("group-lost", {"chat": _title(lost)}), now, token)


def _tell_of_member(tx: Connection, member: Member, now: datetime, token: Token) -> None:
    """Name the unit's other people, who are asked from now on, or offer to invite somebody."""
    tell_office(tx, member.programme_id, _news_of(tx, member), now, token)


def _news_of(tx: Connection, member: Member) -> News:
    who = {"name": member.name, "unit": member.unit}
    if member.unit_id is None:
        return News("unreachable-other", {"name": member.name})
    reporters = members.of_unit(tx, member.unit_id, *REPORTERS)
    others = "、".join(other.name for other in reporters if other.unreachable_at is None)
    if others:
        return News("unreachable-with-others", who | {"others": others})
    args = (member.role.value, str(member.unit_id), str(member.id))
    return News("unreachable-alone", who, (Choice("invite-successor", "invite.issue", args),))


def _title(chat: Chat) -> str:
    return chat.title or chat.programme


def follow_migration(tx: Connection, channel: str, old: str, new: str) -> None:
    """Let everything that speaks of the old id speak of the new one; safe to repeat."""
    chats.move(tx, channel, old, new)
    outbox.move_chat(tx, channel, old, new)
    dialogues.move_chat(tx, channel, old, new)


CONVERSATION = Conversation(
    commands=(Command(("绑定群", "/bindgroup"), invite_group, OFFICE),),
    actions={
        "group.bind": Action(bind_by_card, OFFICE),
        "group.leave_unbound": Action(leave_unbound, OFFICE),
    },
)
