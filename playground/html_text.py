"""HTML mode: from tags to a plain text with entities, as strict as the Bot API."""

import re
from dataclasses import dataclass, field

from playground.entities import utf16_length
from playground.errors import ApiError, bad_request
from playground.wire import Json

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PIECE = re.compile(
    r"<(?P<tag>/?[^>]*)(?P<end>>?)|&(?P<reference>#x?[0-9a-fA-F]+|[a-z]+);?|[^<&]+|&", re.DOTALL
)
_TAG = re.compile(r"(?P<close>/?)\s*(?P<name>[^\s/>]*)(?P<attributes>.*)", re.DOTALL)
_ATTRIBUTE = re.compile(r"([a-zA-Z0-9-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


@dataclass(slots=True)
class _Open:
    """A tag that still waits for its end."""

    name: str
    attributes: dict[str, str]
    offset: int
    byte_offset: int


@dataclass(slots=True)
class _Reader:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += utf16_length(text)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return the text and its entities; raise ApiError 400 with the byte offset of what is wrong."""
    reader = _Reader()
    for match in _PIECE.finditer(source):
        if match["tag"] is not None:
            at = len(source[: match.start()].encode())
            _read_tag(reader, match["tag"], bool(match["end"]), at)
        elif match["reference"]:
            reader.write(_decode(match.group(), match["reference"]))
        else:
            reader.write(match.group())
    if reader.open:
        unclosed = reader.open[-1]
        raise _refusal(f'Can\'t find end tag corresponding to start tag "{unclosed.name}"')
    return "".join(reader.parts), reader.entities


def _refusal(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def _decode(whole: str, reference: str) -> str:
    """Decode the four named references and the numeric ones; others stay as they are written."""
    if not reference.startswith("#"):
        return NAMED.get(reference, whole)
    digits = reference[1:]
    code = int(digits[1:] or "0", 16) if digits.startswith("x") else int(digits) if digits.isdigit() else 0
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else whole


def _read_tag(reader: _Reader, inside: str, ended: bool, at: int) -> None:
    parsed = _TAG.fullmatch(inside)
    name = parsed["name"].lower() if parsed else ""
    if parsed is None or not ended:
        raise _refusal(f"Unclosed start tag at byte offset {at}")
    if parsed["close"]:
        _close(reader, name, at)
        return
    if name not in SIMPLE:
        raise _refusal(f'Unsupported start tag "{name}" at byte offset {at}')
    attributes = {
        key.lower(): _unquoted(value) for key, value in _ATTRIBUTE.findall(parsed["attributes"].rstrip("/"))
    }
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    reader.open.append(_Open(name, attributes, reader.length, at))


def _unquoted(value: str) -> str:
    bare = value[1:-1] if value[:1] in ("'", '"') else value
    return re.sub(r"&(#x?[0-9a-fA-F]+|[a-z]+);?", lambda match: _decode(match[0], match[1]), bare)


def _close(reader: _Reader, name: str, at: int) -> None:
    """End the innermost tag; `</>` ends whichever that is."""
    if not reader.open:
        raise _refusal(f"Unexpected end tag at byte offset {at}")
    tag = reader.open.pop()
    if name and name != tag.name:
        raise _refusal(f'Unmatched end tag at byte offset {at}, expected "</{tag.name}>", found "</{name}>"')
    entity = _entity(reader, tag)
    if entity and entity["length"]:
        reader.entities.append(entity)


def _entity(reader: _Reader, tag: _Open) -> Json | None:
    length = reader.length - tag.offset
    entity: Json = {"type": SIMPLE[tag.name], "offset": tag.offset, "length": length}
    if tag.name == "a":
        return _link(reader, tag, entity)
    if tag.name == "code" and reader.open and reader.open[-1].name == "pre":
        # <pre><code class="language-x">: the outer tag becomes the entity and takes the language.
        language = tag.attributes.get("class", "").removeprefix("language-")
        reader.open[-1].attributes["language"] = language
        return None
    if tag.name == "pre" and tag.attributes.get("language"):
        entity["language"] = tag.attributes["language"]
    if tag.name == "blockquote" and "expandable" in tag.attributes:
        entity["type"] = "expandable_blockquote"
    if tag.name == "tg-emoji":
        entity["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
    if tag.name == "tg-time":
        entity |= {"unix_time": int(tag.attributes.get("unix") or 0)}
        if "format" in tag.attributes:
            entity["date_time_format"] = tag.attributes["format"]
    return entity


def _link(reader: _Reader, tag: _Open, entity: Json) -> Json | None:
    url = tag.attributes.get("href") or "".join(reader.parts)[-entity["length"] :]
    if user := re.fullmatch(r"tg://user\?id=(\d+)", url):
        return entity | {"type": "text_mention", "user": {"id": int(user[1])}}
    if "." not in url and "://" not in url:
        return None  # a link to nowhere becomes plain text
    return entity | {"url": url if "://" in url else f"http://{url}"}
