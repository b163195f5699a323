"""Pictures, documents and other files; albums; downloads."""

from collections.abc import Callable
from functools import partial

from playground.errors import bad_request
from playground.files import MAX_DOWNLOAD, STATED
from playground.formatting import formatted_caption
from playground.media import MESSAGE_FLAGS, media_content
from playground.methods.messages import CAPTION_FIELDS, changed, editable, exchanged
from playground.outgoing import common, send
from playground.params import Params
from playground.rights import own_chat, writable_chat
from playground.wire import Json
from playground.world import World

MAX_ALBUM = 10
ALBUM_KINDS = ("photo", "video", "document", "audio")
ALONE = frozenset({"document", "audio"})  # kinds that share an album only with their own
MEDIA_FIELDS = (*STATED, *CAPTION_FIELDS, *MESSAGE_FLAGS.values())


def _send_media(kind: str, world: World, params: Params) -> Json:
    chat = own_chat(world, params)
    # The content is checked before the limits are charged.
    content = media_content(world, params, kind, kind)
    if kind != "video_note":
        content |= formatted_caption(world, params)
    writable_chat(world, params)
    return send(world, chat, params, content)


def send_media_group(world: World, params: Params) -> list[Json]:
    """Send an album: its messages share a media_group_id, each counts as a message."""
    items = [_item(params, given) for given in params.mappings("media")]
    kinds = {item.text("type") for item in items}
    if not 2 <= len(items) <= MAX_ALBUM:
        raise bad_request("too few or too many messages to send as an album")
    if not kinds <= set(ALBUM_KINDS) or (len(kinds) > 1 and kinds & ALONE):
        raise bad_request("document and audio can't be mixed with other media types")
    chat = own_chat(world, params)
    contents = [_item_content(world, item) for item in items]
    shared = common(world, chat, params) | {"media_group_id": world.new_id()}
    writable_chat(world, params, messages=len(items))
    return [world.post(chat, shared | content, sender=world.bot) for content in contents]


def _item(params: Params, given: Json) -> Params:
    """Return an album item's own fields, with the files of the whole request."""
    item = Params(given, params.uploads)
    if item.text("type") not in STATED:
        raise bad_request("can't parse InputMedia: expected a supported type")
    return item


def _item_content(world: World, item: Params) -> Json:
    return media_content(world, item, item.text("type"), "media") | formatted_caption(world, item)


def edit_message_media(world: World, params: Params) -> Json:
    chat, message = editable(world, params)
    content = _item_content(world, _item(params, params.mapping("media") or {}))
    if "text" in message:
        raise bad_request("there is no media in the message to edit")
    return changed(world, chat, message, exchanged(message, MEDIA_FIELDS, content), params)


def get_file(world: World, params: Params) -> Json:
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": params.text("file_id"),
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }


METHODS: dict[str, Callable[[World, Params], object]] = {
    "sendPhoto": partial(_send_media, "photo"),
    "sendDocument": partial(_send_media, "document"),
    "sendAudio": partial(_send_media, "audio"),
    "sendVoice": partial(_send_media, "voice"),
    "sendVideo": partial(_send_media, "video"),
    "sendAnimation": partial(_send_media, "animation"),
    "sendVideoNote": partial(_send_media, "video_note"),
    "sendMediaGroup": send_media_group,
    "editMessageMedia": edit_message_media,
    "getFile": get_file,
}
