"""The shape of a control action, and how it finds what it is about."""

from collections.abc import Callable

from playground.chats import Chat, User
from playground.errors import ApiError, bad_request
from playground.params import Params
from playground.wire import Json
from playground.world import World

Act = Callable[[World, Params], object]
Action = tuple[str, str, Act]  # HTTP verb, path below /playground, what it does


def the_user(world: World, params: Params, name: str = "user") -> User:
    """Return the person whom the request names, or raise ApiError 404."""
    user = world.users.get(params.integer(name) or 0)
    if user is None:
        raise ApiError(404, f"no user {params.text(name)!r} ({name})")
    return user


def the_chat(world: World, params: Params) -> Chat:
    """Return the chat that the request names; one that moved answers with its new self."""
    chat = world.chats.get(params.integer("chat") or 0)
    if chat is None:
        raise ApiError(404, f"no chat {params.text('chat')!r}")
    return world.chats[chat.migrated_to] if chat.migrated_to else chat


def the_message(chat: Chat, params: Params) -> Json:
    message = chat.messages.get(params.integer("message_id") or 0)
    if message is None:
        raise ApiError(404, f"no message {params.text('message_id')!r} in chat {chat.id}")
    return message


def required(params: Params, name: str) -> str:
    value = params.text(name)
    if not value:
        raise bad_request(f"{name} is missing")
    return value
