"""Files: storing what is uploaded, and how messages show it.

A picture's smaller size points to the same bytes as the full one: nothing is
scaled here, only the measures are those of a thumbnail.
"""

import hashlib
import mimetypes
from dataclasses import dataclass
from itertools import count

from playground.errors import bad_request, too_large
from playground.images import picture_size
from playground.params import Upload
from playground.wire import Json

MAX_PHOTO = 10 * 2**20  # bytes
MAX_UPLOAD = 50 * 2**20
MAX_DOWNLOAD = 20 * 2**20
MAX_PHOTO_SIDES = 10_000  # width and height together
MAX_PHOTO_RATIO = 20
THUMBNAIL_SIDE = 90
# Fields that a sender states and the message repeats.
STATED = {
    "photo": (),
    "document": (),
    "audio": ("duration", "performer", "title"),
    "voice": ("duration",),
    "video": ("duration", "width", "height"),
    "animation": ("duration", "width", "height"),
    "video_note": ("duration", "length"),
}
REQUIRED = {"duration": 0, "width": 320, "height": 240, "length": 240}  # what the server would have measured
FOLDERS = {kind: f"{kind}s" for kind in STATED} | {"voice": "voice", "audio": "music"}
MIME_TYPES = {"voice": "audio/ogg", "video_note": "video/mp4"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Bytes known to the server, and the part of a Message that shows them."""

    id: str
    unique_id: str
    kind: str
    path: str
    mime_type: str
    data: bytes
    shown: Json | list[Json]


class Files:
    """All files by id and by path. The same bytes get a new id each time, but one `unique_id`."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = count(1)

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def forget(self) -> None:
        """Know none of the ids handed out so far, as after a change of the bot's account."""
        self._by_id.clear()
        self._by_path.clear()

    def store(self, kind: str, upload: Upload, stated: Json | None = None) -> StoredFile:
        """Keep an upload as this kind of media, or raise ApiError 400 when it cannot be one."""
        _check(kind, upload)
        number = next(self._numbers)
        digest = hashlib.sha256(upload.data).hexdigest()[:16]
        mime_type = _mime_type(kind, upload)
        suffix = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        base = {"file_id": f"PG{number:06d}{digest}", "file_unique_id": f"AQ{digest}"}
        path = f"{FOLDERS[kind]}/file_{number}.{suffix}"
        shown = _photo_sizes(base, upload) if kind == "photo" else _media(kind, base, upload, stated or {})
        file = StoredFile(base["file_id"], base["file_unique_id"], kind, path, mime_type, upload.data, shown)
        self._by_path[path] = file
        for file_id in _ids(file):
            self._by_id[file_id] = file
        return file


def _ids(file: StoredFile) -> list[str]:
    return [size["file_id"] for size in file.shown] if isinstance(file.shown, list) else [file.id]


def _check(kind: str, upload: Upload) -> None:
    size = len(upload.data)
    if not size:
        raise bad_request("file must be non-empty")
    if size > MAX_UPLOAD:
        raise too_large()
    if kind == "photo":
        _check_photo(upload)


def _check_photo(upload: Upload) -> None:
    if len(upload.data) > MAX_PHOTO:
        raise bad_request("file is too big")
    measures = picture_size(upload.data)
    if measures is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(measures) > MAX_PHOTO_SIDES or max(measures) > MAX_PHOTO_RATIO * min(measures):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _mime_type(kind: str, upload: Upload) -> str:
    guessed = mimetypes.guess_type(upload.name)[0]
    given = upload.content_type if "/" in upload.content_type else None
    return MIME_TYPES.get(kind) or guessed or given or "application/octet-stream"


def _photo_sizes(base: Json, upload: Upload) -> list[Json]:
    """Return a thumbnail's and the full size, smallest first."""
    width, height = picture_size(upload.data) or (1, 1)
    shrink = min(1.0, THUMBNAIL_SIDE / max(width, height))
    full = base | {"width": width, "height": height, "file_size": len(upload.data)}
    small = {
        "file_id": f"{base['file_id']}s",
        "file_unique_id": f"{base['file_unique_id']}s",
        "width": max(1, round(width * shrink)),
        "height": max(1, round(height * shrink)),
        "file_size": len(upload.data),
    }
    return [small, full]


def _media(kind: str, base: Json, upload: Upload, stated: Json) -> Json:
    shown = dict(base)
    for name in STATED[kind]:
        value = stated.get(name, REQUIRED.get(name))
        if value is not None:
            shown[name] = value
    if kind not in ("voice", "video_note"):
        shown["file_name"] = upload.name
    if kind != "video_note":
        shown["mime_type"] = _mime_type(kind, upload)
    shown["file_size"] = len(upload.data)
    if "thumbnail" in stated:
        shown["thumbnail"] = stated["thumbnail"]
    return shown
