"""Forwarding and copying messages."""

from playground.chats import Chat
from playground.errors import bad_request
from playground.formatting import formatted_caption
from playground.outgoing import common, send
from playground.params import Params
from playground.rights import named_message, own_chat, writable_chat
from playground.wire import Json
from playground.world import World

MAX_MESSAGES = 100
# What belongs to the one message and not to its content.
OWN_FIELDS = frozenset(
    {
        "message_id",
        "date",
        "chat",
        "from",
        "sender_chat",
        "edit_date",
        "reply_to_message",
        "external_reply",
        "media_group_id",
        "has_protected_content",
        "reply_markup",
    }
)
SERVICE = ("new_chat_members", "left_chat_member", "pinned_message", "migrate_to_chat_id", "new_chat_title")


def forward_message(world: World, params: Params) -> Json:
    source, message = _source(world, params)
    chat = writable_chat(world, params)
    return send(world, chat, params, _forwarded(source, message))


def forward_messages(world: World, params: Params) -> list[Json]:
    """Forward several; those that cannot be are left out."""
    source = own_chat(world, params, "from_chat_id")
    chat, found = _several(world, params, source)
    shared = common(world, chat, params)
    sent = [world.post(chat, shared | _forwarded(source, message), sender=world.bot) for message in found]
    return [{"message_id": message["message_id"]} for message in sent]


def copy_message(world: World, params: Params) -> Json:
    """Send the content anew, with another caption if one is given."""
    _, message = _source(world, params)
    content = _copied(message)
    # An empty caption is given too: it takes the old one away.
    if "caption" in params.values and "text" not in content:
        content = {name: value for name, value in content.items() if not name.startswith("caption")}
        content |= formatted_caption(world, params)
    return {"message_id": send(world, writable_chat(world, params), params, content)["message_id"]}


def copy_messages(world: World, params: Params) -> list[Json]:
    chat, found = _several(world, params, own_chat(world, params, "from_chat_id"))
    shared = common(world, chat, params)
    sent = [world.post(chat, shared | _copied(message), sender=world.bot) for message in found]
    return [{"message_id": message["message_id"]} for message in sent]


def _source(world: World, params: Params) -> tuple[Chat, Json]:
    source = own_chat(world, params, "from_chat_id")
    message = named_message(source, params, "forward")
    if message.get("has_protected_content") or any(mark in message for mark in SERVICE):
        raise bad_request("message can't be forwarded")
    return source, message


def _several(world: World, params: Params, source: Chat) -> tuple[Chat, list[Json]]:
    """Return where to and which of the named messages; each counts against the limits."""
    ids = params.integers("message_ids")
    if not 1 <= len(ids) <= MAX_MESSAGES:
        raise bad_request("wrong number of message identifiers specified")
    found = [source.messages[message_id] for message_id in ids if message_id in source.messages]
    found = [message for message in found if not message.get("has_protected_content")]
    if not found:
        raise bad_request("there are no messages to forward")
    return writable_chat(world, params, messages=len(found)), found


def _copied(message: Json) -> Json:
    return {name: value for name, value in message.items() if name not in OWN_FIELDS | {"forward_origin"}}


def _forwarded(source: Chat, message: Json) -> Json:
    """Keep the first origin of a message that is forwarded on."""
    content = {name: value for name, value in message.items() if name not in OWN_FIELDS}
    if "forward_origin" in content:
        return content
    origin: Json = {"type": "user", "sender_user": message.get("from"), "date": message["date"]}
    if source.type == "channel":
        origin = {
            "type": "channel",
            "chat": source.card,
            "message_id": message["message_id"],
            "date": message["date"],
        }
    return content | {"forward_origin": origin}


METHODS = {
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
}
