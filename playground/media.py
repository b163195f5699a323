"""Media of a message: from an upload, an attached part or a known file to what the message holds."""

from playground.errors import ApiError, bad_request
from playground.files import STATED, StoredFile
from playground.params import Params, Upload
from playground.wire import Json
from playground.world import World

ATTACH = "attach://"
MESSAGE_FLAGS = {"has_spoiler": "has_media_spoiler", "show_caption_above_media": "show_caption_above_media"}


def media_content(world: World, params: Params, kind: str, name: str) -> Json:
    """Return the media part of a message; the file stands in the request under `name`."""
    file = _known(world, params, kind, name) or world.files.store(
        kind, _upload(params, name), _stated(world, params, kind)
    )
    content = shown(file)
    for flag, mark in MESSAGE_FLAGS.items():
        if params.flag(flag):
            content[mark] = True
    return content


def shown(file: StoredFile) -> Json:
    """Return the field of a Message for this file. An animation also shows as a document, for old clients."""
    content: Json = {file.kind: file.shown}
    if file.kind == "animation" and isinstance(file.shown, dict):
        content["document"] = {
            name: value for name, value in file.shown.items() if name not in STATED["animation"]
        }
    return content


def _known(world: World, params: Params, kind: str, name: str) -> StoredFile | None:
    reference = params.text(name)
    if not reference or reference.startswith(ATTACH):
        return None
    if "://" in reference:
        raise bad_request("failed to get HTTP URL content")
    file = world.files.get(reference)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request("type of file mismatch")
    return file


def _upload(params: Params, name: str) -> Upload:
    reference = params.text(name)
    upload = params.upload(reference.removeprefix(ATTACH) if reference else name)
    if upload is None:
        raise _missing(name)
    return upload


def _missing(name: str) -> ApiError:
    return bad_request(f"there is no {name.replace('_', ' ')} in the request")


def _stated(world: World, params: Params, kind: str) -> Json:
    """Return what the sender says about the file: duration, title, thumbnail ..."""
    stated: Json = {}
    for name in STATED[kind]:
        value = params.text(name) if name in ("performer", "title") else params.integer(name)
        if value:
            stated[name] = value
    if params.text("thumbnail") or params.upload("thumbnail"):
        sizes = world.files.store("photo", _upload(params, "thumbnail")).shown
        stated["thumbnail"] = sizes[-1] if isinstance(sizes, list) else sizes
    return stated
