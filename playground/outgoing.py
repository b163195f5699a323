"""What all messages of the bot have in common, whatever they carry."""

from playground.chats import Chat
from playground.errors import bad_request
from playground.markup import split_markup
from playground.params import Params
from playground.rights import known_chat
from playground.wire import Json
from playground.world import World


def send(world: World, chat: Chat, params: Params, content: Json) -> Json:
    """Post the bot's message with its reply, keyboard and protection; return the Message."""
    inline, keyboard = split_markup(params.mapping("reply_markup"))
    content = common(world, chat, params) | content
    if inline:
        content["reply_markup"] = inline
    return world.post(chat, content, sender=world.bot, keyboard=keyboard)


def common(world: World, chat: Chat, params: Params) -> Json:
    """Return the fields that each message of a call shares: what it replies to, its protection."""
    if params.integer("message_thread_id"):
        raise bad_request("message thread not found")
    shared = _reply(world, chat, params)
    if params.flag("protect_content"):
        shared["has_protected_content"] = True
    return shared


def _reply(world: World, chat: Chat, params: Params) -> Json:
    given = params.mapping("reply_parameters")
    wanted = Params(given) if given is not None else params
    name = "message_id" if given is not None else "reply_to_message_id"
    message_id = wanted.integer(name)
    if not message_id:
        return {}
    source = known_chat(world, wanted) if given and "chat_id" in given else chat
    quoted = world.quoted(source, message_id)
    if quoted is None:
        if wanted.flag("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": quoted} if source is chat else _external_reply(quoted)


def _external_reply(quoted: Json) -> Json:
    origin = {"type": "user", "sender_user": quoted.get("from"), "date": quoted["date"]}
    return {"external_reply": {"origin": origin, "chat": quoted["chat"], "message_id": quoted["message_id"]}}
