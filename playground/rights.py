"""Where the bot may act: the chat a call names, and the refusals that bar it."""

from playground.chats import Chat
from playground.errors import ApiError, bad_request, forbidden, migrated
from playground.params import Params
from playground.wire import Json
from playground.world import World

DELETE_LIMIT = 48 * 3600  # seconds after which a message stays
KINDS = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


def known_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """Return the chat that the call names, or raise ApiError when there is none or it has moved."""
    reference = params.text(name)
    if not reference:
        raise bad_request(f"{name} is empty")
    chat = world.find_chat(reference)
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to:
        raise migrated(chat.migrated_to)
    return chat


def own_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """Return a chat in which the bot may act, or raise ApiError 403."""
    chat = known_chat(world, params, name)
    refusal = _private_refusal(world, chat) if chat.type == "private" else _group_refusal(chat)
    if refusal:
        raise refusal
    return chat


def writable_chat(world: World, params: Params, *, messages: int = 1) -> Chat:
    """Return a chat to which so many messages may go now; count them against the limits."""
    chat = own_chat(world, params)
    if world.faults.limits:
        world.limits.spend(chat.id, messages)
    return chat


def _private_refusal(world: World, chat: Chat) -> ApiError | None:
    user = world.users[chat.id]
    if user.deactivated:
        return forbidden("user is deactivated")
    if user.blocked:
        return forbidden("bot was blocked by the user")
    if not user.started:
        return forbidden("bot can't initiate conversation with a user")
    return None


def _group_refusal(chat: Chat) -> ApiError | None:
    kind = KINDS[chat.type]
    if chat.bot_status == "kicked":
        return forbidden(f"bot was kicked from the {kind}")
    if chat.bot_status == "left":
        return forbidden(f"bot is not a member of the {kind}")
    return None


def named_message(chat: Chat, params: Params, verb: str, name: str = "message_id") -> Json:
    """Return the message that the call names, or raise ApiError "message to <verb> not found"."""
    message_id = params.integer(name)
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {verb} not found")
    return message


def is_own(world: World, message: Json) -> bool:
    """Whether the bot wrote it: posts of a channel are its own too."""
    return bool(message.get("from", {}).get("id", world.bot["id"]) == world.bot["id"])


def deletable(world: World, chat: Chat, message: Json) -> bool:
    """Own messages for 48 hours; others' in private chats, or where the bot is an administrator."""
    if world.clock.now() - message["date"] > DELETE_LIMIT:
        return False
    return is_own(world, message) or chat.type == "private" or chat.bot_status == "administrator"
