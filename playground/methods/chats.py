"""What the bot asks about chats and changes in them: members, pins, title, leaving."""

from playground.chats import Chat
from playground.errors import bad_request
from playground.membership import bot_member, chat_member, service_message, set_bot_status
from playground.params import Params
from playground.rights import named_message, own_chat
from playground.wire import Json
from playground.world import World

MAX_TITLE = 128
MAX_DESCRIPTION = 255
DEFAULT_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def get_chat(world: World, params: Params) -> Json:
    """Return the ChatFullInfo; the newest pin shows."""
    chat = own_chat(world, params)
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    info = chat.card | {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11} | chat.about
    info["accepted_gift_types"] = dict.fromkeys(gifts, False)
    if chat.type in ("group", "supergroup"):
        info["permissions"] = dict.fromkeys(DEFAULT_PERMISSIONS, True)
    if chat.pinned:
        info["pinned_message"] = world.quoted(chat, chat.pinned[-1])
    return info


def get_chat_member(world: World, params: Params) -> Json:
    chat, user_id = own_chat(world, params), params.integer("user_id")
    if user_id == world.bot["id"]:
        return bot_member(world, chat.bot_status)
    user = world.users.get(user_id or 0)
    if user is None:
        raise bad_request("user not found" if user_id else "invalid user_id specified")
    return chat_member(chat, user)


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """Return the creator and the administrators; other bots only on request."""
    chat = own_chat(world, params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    people = [world.users[member] for member in chat.members]
    members = [chat_member(chat, user) for user in people if params.flag("return_bots") or not user.is_bot]
    own = [bot_member(world, chat.bot_status)]
    return [member for member in members + own if member["status"] in ("creator", "administrator")]


def get_chat_member_count(world: World, params: Params) -> int:
    chat = own_chat(world, params)
    return len(chat.members) + 1


def leave_chat(world: World, params: Params) -> bool:
    chat = own_chat(world, params)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    set_bot_status(world, chat, "left", by=world.users[chat.members[0]])
    return True


def ban_chat_member(world: World, params: Params) -> bool:
    """Remove a person; only an administrator may, and never the creator."""
    chat = _managed_chat(world, params)
    user = world.users.get(params.integer("user_id") or 0)
    if user is None or user.id not in chat.members:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if user.id == chat.members[0]:
        raise bad_request("can't remove chat owner")
    chat.members.remove(user.id)
    service_message(world, chat, world.bot, {"left_chat_member": user.card()})
    world.events.emit("chat", chat=chat.describe())
    return True


def set_chat_title(world: World, params: Params) -> bool:
    chat, title = _managed_chat(world, params), params.text("title").strip()
    if not 1 <= len(title) <= MAX_TITLE:
        raise bad_request("CHAT_TITLE_EMPTY" if not title else "title is too long")
    chat.card = chat.card | {"title": title}
    world.post(chat, {"new_chat_title": title}, sender=world.bot)
    world.events.emit("chat", chat=chat.describe())
    return True


def set_chat_description(world: World, params: Params) -> bool:
    chat = _managed_chat(world, params)
    chat.about["description"] = params.text("description")[:MAX_DESCRIPTION]
    return True


def export_chat_invite_link(world: World, params: Params) -> str:
    """Make a new primary link; the former one ends."""
    chat = _managed_chat(world, params)
    chat.about["invite_link"] = f"https://t.me/+{world.new_id()}"
    return str(chat.about["invite_link"])


def pin_chat_message(world: World, params: Params) -> bool:
    chat = own_chat(world, params)
    message = named_message(chat, params, "pin")
    _forget_pin(chat, message["message_id"])
    chat.pinned.append(message["message_id"])
    world.post(chat, {"pinned_message": world.quoted(chat, message["message_id"])}, sender=world.bot)
    return True


def unpin_chat_message(world: World, params: Params) -> bool:
    """Unpin the named message, or the newest pin."""
    chat = own_chat(world, params)
    message_id = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    _forget_pin(chat, message_id)
    return True


def unpin_all_chat_messages(world: World, params: Params) -> bool:
    own_chat(world, params).pinned.clear()
    return True


def _forget_pin(chat: Chat, message_id: int) -> None:
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)


def _managed_chat(world: World, params: Params) -> Chat:
    """Return a chat in which the bot is an administrator, or raise ApiError 400."""
    chat = own_chat(world, params)
    if chat.type == "private":
        raise bad_request("can't do this in private chats")
    if chat.bot_status != "administrator":
        raise bad_request("not enough rights")
    return chat


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "banChatMember": ban_chat_member,
    "setChatTitle": set_chat_title,
    "setChatDescription": set_chat_description,
    "exportChatInviteLink": export_chat_invite_link,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
