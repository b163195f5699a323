"""A method's parameters, whichever way the client sent them.

The Bot API takes them in the query string, as a form, as multipart with files,
or as JSON; nested values arrive as JSON text in all but the last.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aiohttp import web

from playground.errors import bad_request, too_large
from playground.wire import Json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """Typed reading of one request; a malformed value is refused in the Bot API's words."""

    values: Mapping[str, object]
    uploads: Mapping[str, Sequence[Upload]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the text sent under `name`, or an empty one."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def upload(self, name: str) -> Upload | None:
        """Return the (first) file sent under `name`."""
        return next(iter(self.uploads.get(name, ())), None)

    def integer(self, name: str) -> int | None:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(str(value))
        except ValueError:
            raise bad_request(f"parameter {name} is not an integer") from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def number(self, name: str) -> float | None:
        value = self.values.get(name)
        try:
            return None if value is None or value == "" else float(str(value))
        except ValueError:
            raise bad_request(f"parameter {name} is not a number") from None

    def structure(self, name: str) -> object:
        """Return the nested value under `name`; None when absent or empty."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        return parsed_json(value, f"can't parse {name} JSON object") if value else None

    def mapping(self, name: str) -> Json | None:
        value = self.structure(name)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"can't parse {name}: expected an Object")
        return value

    def sequence(self, name: str) -> list[object] | None:
        value = self.structure(name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"can't parse {name}: expected an Array")
        return value

    def mappings(self, name: str) -> list[Json]:
        """Return the objects in the array under `name`; none when it is absent."""
        items = self.sequence(name) or []
        if not all(isinstance(item, dict) for item in items):
            raise bad_request(f"can't parse {name}: expected an Array of Objects")
        return [item for item in items if isinstance(item, dict)]

    def integers(self, name: str) -> list[int]:
        items = enumerate(self.sequence(name) or [])
        return [Params({f"{name}[{at}]": item}).integer(f"{name}[{at}]") or 0 for at, item in items]


def parsed_json(text: str, refusal: str) -> object:
    """Return the JSON value, or raise ApiError 400 for what is no JSON or no text in UTF-8."""
    try:
        value = json.loads(text)
        if "\\ud" in text.lower():  # half a surrogate pair, escaped, would break every later answer
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except (ValueError, RecursionError):
        raise bad_request(refusal) from None
    return value


async def read_params(request: web.Request) -> Params:
    """Read path, query, form, multipart or JSON; raise ApiError 413 over the upload limit."""
    values: dict[str, object] = dict(request.query)
    uploads: dict[str, list[Upload]] = {}
    try:
        if request.content_type == "application/json":
            values |= await _json_body(request)
        elif request.can_read_body:
            uploads = _sort_form(await request.post(), values)
    except web.HTTPRequestEntityTooLarge:
        raise too_large() from None
    # What the path names wins: /users/7/block is about 7, whatever the body says.
    return Params(values | request.match_info, uploads)


def _sort_form(form: Mapping[str, object], values: dict[str, object]) -> dict[str, list[Upload]]:
    """Put the plain fields of a form into `values`; return its files."""
    uploads: dict[str, list[Upload]] = {}
    for name, value in form.items():
        if isinstance(value, web.FileField):
            kind = value.content_type.partition(";")[0]
            uploads.setdefault(name, []).append(Upload(value.filename, kind, value.file.read()))
        else:
            values[name] = value
    return uploads


async def _json_body(request: web.Request) -> Json:
    body = parsed_json(await request.text() or "{}", "can't parse request body JSON object")
    if not isinstance(body, dict):
        raise bad_request("can't parse request body: expected an Object")
    return body
