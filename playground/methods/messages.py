"""sendMessage, and what becomes of messages afterwards: edits and deletion."""

from collections.abc import Collection

from playground.chats import Chat
from playground.entities import first_url
from playground.errors import bad_request
from playground.formatting import formatted_caption, formatted_text
from playground.markup import split_markup
from playground.outgoing import send
from playground.params import Params
from playground.rights import deletable, is_own, named_message, own_chat, writable_chat
from playground.wire import Json
from playground.world import World

MAX_DELETED = 100
TEXT_FIELDS = ("text", "entities", "link_preview_options")
CAPTION_FIELDS = ("caption", "caption_entities")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def send_message(world: World, params: Params) -> Json:
    content = _text_content(world, params)
    return send(world, writable_chat(world, params), params, content)


def edit_message_text(world: World, params: Params) -> Json:
    chat, message = editable(world, params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    content = _text_content(world, params)
    return changed(world, chat, message, exchanged(message, TEXT_FIELDS, content), params)


def _text_content(world: World, params: Params) -> Json:
    """Return the text with its preview: the first address in it, unless the call names one or wants none."""
    content = formatted_text(world, params)
    preview = params.mapping("link_preview_options")
    if preview is None:
        preview = {"is_disabled": True} if params.flag("disable_web_page_preview") else {}
    url = first_url(content)
    if url and not preview.get("is_disabled") and not preview.get("url"):
        preview = preview | {"url": url}
    return content | ({"link_preview_options": preview} if preview else {})


def edit_message_caption(world: World, params: Params) -> Json:
    chat, message = editable(world, params)
    if "text" in message:
        raise bad_request("there is no caption in the message to edit")
    content = formatted_caption(world, params)
    return changed(world, chat, message, exchanged(message, CAPTION_FIELDS, content), params)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    chat, message = editable(world, params)
    return changed(world, chat, message, message, params)


def editable(world: World, params: Params) -> tuple[Chat, Json]:
    """Return the bot's own message that the call wants to edit, or raise ApiError."""
    if params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = own_chat(world, params)
    message = named_message(chat, params, "edit")
    if not is_own(world, message):
        raise bad_request("message can't be edited")
    return chat, message


def exchanged(message: Json, fields: Collection[str], content: Json) -> Json:
    """Return the message with these fields gone and this content in their place."""
    return {name: value for name, value in message.items() if name not in fields} | content


def changed(world: World, chat: Chat, message: Json, new: Json, params: Params) -> Json:
    """Store a message's new form with the call's keyboard; one without any change is refused."""
    # An edit that names no keyboard takes the present one away.
    keyboard, _ = split_markup(params.mapping("reply_markup"))
    new = exchanged(new, ("reply_markup",), {"reply_markup": keyboard} if keyboard else {})
    if new == message:
        raise bad_request(NOT_MODIFIED)
    return world.replace(chat, new)


def delete_message(world: World, params: Params) -> bool:
    chat = own_chat(world, params)
    message = named_message(chat, params, "delete")
    if not deletable(world, chat, message):
        raise bad_request("message can't be deleted")
    world.remove(chat, message["message_id"])
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Delete what can be deleted; unknown messages are passed over."""
    chat = own_chat(world, params)
    ids = params.integers("message_ids")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > MAX_DELETED:
        raise bad_request("too many message identifiers specified")
    for message_id in ids:
        message = chat.messages.get(message_id)
        if message and deletable(world, chat, message):
            world.remove(chat, message["message_id"])
    return True


METHODS = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
