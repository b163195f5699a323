"""Answers to button presses, chat actions and reactions: what shows without being a message."""

from playground.errors import bad_request
from playground.params import Params
from playground.rights import named_message, own_chat
from playground.world import World

MAX_ANSWER = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def answer_callback_query(world: World, params: Params) -> bool:
    """Answer a press once; later or unknown ones are refused."""
    query = world.queries.pop(params.text("callback_query_id"), None)
    if query is None or query["expires_at"] <= world.clock.now():
        raise bad_request(TOO_OLD)
    text = params.text("text")
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {
        "user": query["user"],
        "chat": query["chat"],
        "text": text,
        "show_alert": params.flag("show_alert"),
    }
    world.events.emit("callback_answer", callback_answer=answer)
    return True


def send_chat_action(world: World, params: Params) -> bool:
    chat = own_chat(world, params)
    action = params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.events.emit("chat_action", chat=chat.id, action=action)
    return True


def set_message_reaction(world: World, params: Params) -> bool:
    """Put the bot's one reaction on a message, or take it away."""
    chat = own_chat(world, params)
    message = named_message(chat, params, "react")
    wanted = params.mappings("reaction")
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat.reactions[message["message_id"]] = wanted
    world.events.emit("reaction", message=world.shown(chat, message))
    return True


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
}
