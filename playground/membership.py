"""Who is in which chat: joining, leaving, blocking the bot, a group becoming a supergroup."""

from playground.chats import Chat, User
from playground.wire import Json
from playground.world import World

LEFT = ("left", "kicked")


def make_chat(world: World, kind: str, title: str, members: list[int]) -> Chat:
    """Make a group by its first member, who adds the bot; the bot is told."""
    chat = world.add_chat(kind, title, members)
    chat.bot_status = "left"
    set_bot_status(world, chat, "member", by=world.users[members[0]])
    return chat


def join(world: World, chat: Chat, user: User) -> None:
    """Add a person; those who are in already stay as they are."""
    if user.id not in chat.members:
        chat.members.append(user.id)
        card = user.card()
        service_message(world, chat, card, {"new_chat_members": [card]})
        _member_update(world, chat, user, "left", "member")
        world.events.emit("chat", chat=chat.describe())


def leave(world: World, chat: Chat, user: User) -> None:
    if user.id in chat.members:
        chat.members.remove(user.id)
        chat.admins.discard(user.id)
        service_message(world, chat, user.card(), {"left_chat_member": user.card()})
        _member_update(world, chat, user, "member", "left")
        world.events.emit("chat", chat=chat.describe())


def block(world: World, user: User, *, blocked: bool) -> None:
    """Block or unblock the bot; it learns of it as of a membership."""
    if user.blocked != blocked:
        user.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        _bot_update(world, world.chats[user.id], user, before, after)
        world.events.emit("user", user=user.describe())


def set_bot_status(world: World, chat: Chat, status: str, *, by: User) -> None:
    """Add, promote or remove the bot in a chat. One that was removed hears of that alone."""
    before, chat.bot_status = chat.bot_status, status
    if before == status:
        return
    _bot_update(world, chat, by, before, status)
    if status in LEFT and before not in LEFT:
        world.post(chat, {"left_chat_member": world.bot}, sender=by.card())
    elif before in LEFT and chat.type != "channel":
        service_message(world, chat, by.card(), {"new_chat_members": [world.bot]})
    world.events.emit("chat", chat=chat.describe())


def migrate(world: World, chat: Chat) -> Chat:
    """Make a supergroup of a group: a new id, and a service message in both chats."""
    new = world.add_chat("supergroup", chat.card["title"], chat.members)
    new.bot_status, new.admins = chat.bot_status, set(chat.admins)
    creator = world.users[chat.members[0]].card()
    service_message(world, chat, creator, {"migrate_to_chat_id": new.id})
    service_message(world, new, creator, {"migrate_from_chat_id": chat.id})
    # Last, so that the service messages still go out from the old chat.
    chat.migrated_to = new.id
    world.events.emit("chat", chat=chat.describe())
    return new


def service_message(world: World, chat: Chat, sender: Json, content: Json) -> Json:
    """Post what happened in a chat. Bots in it see these messages whatever their privacy mode."""
    message = world.post(chat, content, sender=sender)
    if chat.bot_status not in LEFT:
        world.updates.add("message", message, chat=chat.id)
    return message


def chat_member(chat: Chat, user: User) -> Json:
    """Return a person's ChatMember."""
    if chat.type != "private" and user.id not in chat.members:
        return {"status": "left", "user": user.card()}
    if chat.type != "private" and user.id == chat.members[0]:
        return {"status": "creator", "user": user.card(), "is_anonymous": False}
    if user.id in chat.admins:
        return administrator(user.card())
    return {"status": "member", "user": user.card()}


def bot_member(world: World, status: str) -> Json:
    """Return the bot's own ChatMember."""
    if status == "administrator":
        return administrator(world.bot)
    member: Json = {"status": status, "user": world.bot}
    return member | {"until_date": 0} if status == "kicked" else member


RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
    "can_send_welcome_messages",
)


def administrator(card: Json) -> Json:
    """Return an administrator's ChatMember with all the rights."""
    rights = dict.fromkeys(RIGHTS, True)
    return {"status": "administrator", "user": card, "can_be_edited": False, "is_anonymous": False} | rights


def _bot_update(world: World, chat: Chat, by: User, before: str, after: str) -> None:
    change = _change(world, chat, by, bot_member(world, before), bot_member(world, after))
    world.updates.add("my_chat_member", change, chat=chat.id)


def _member_update(world: World, chat: Chat, user: User, before: str, after: str) -> None:
    old, new = ({"status": status, "user": user.card()} for status in (before, after))
    # Others' comings and goings are told to administrators alone.
    if chat.bot_status == "administrator":
        world.updates.add("chat_member", _change(world, chat, user, old, new), chat=chat.id)


def _change(world: World, chat: Chat, by: User, old: Json, new: Json) -> Json:
    moment = int(world.clock.now())
    return {
        "chat": chat.card,
        "from": by.card(),
        "date": moment,
        "old_chat_member": old,
        "new_chat_member": new,
    }
