"""HTML mode: from tags to a plain text with entities, as strict as the Bot API."""

import re
from dataclasses import dataclass, field

from playground.entities import utf16_length, whole_url
from playground.errors import ApiError, bad_request
from playground.wire import Json

TYPES = {
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
_REFERENCE = re.compile(r"&(#x?[0-9a-fA-F]{1,8}|[a-z]+);?")
_PIECE = re.compile(
    r"""<(?P<tag>(?:"[^"]*"|'[^']*'|[^>"'])*)(?P<end>>?)|(?P<reference>&(?:#x?[0-9a-fA-F]{1,8}|[a-z]+);?)|[^<&]+|&"""
)
_TAG = re.compile(r"(?P<close>/?)(?P<name>[^\s>]*)(?P<attributes>.*)", re.DOTALL)
_ATTRIBUTE = re.compile(r"([a-zA-Z0-9-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


@dataclass(slots=True)
class _Open:
    """A tag that still waits for its end."""

    name: str
    attributes: dict[str, str]
    offset: int
    part: int  # how many parts of the text stood before it


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
            _read_tag(reader, match["tag"], bool(match["end"]), len(source[: match.start()].encode()))
        elif match["reference"]:
            reader.write(_decoded(match["reference"]))
        else:
            reader.write(match.group())
    if reader.open:
        raise _refusal(f'Can\'t find end tag corresponding to start tag "{reader.open[-1].name}"')
    return "".join(reader.parts), reader.entities


def _refusal(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def _decoded(reference: str) -> str:
    """Decode the four named references and the numeric ones; others stay as they are written."""
    inner = reference[1:].removesuffix(";")
    if not inner.startswith("#"):
        return NAMED.get(inner, reference)
    hexadecimal = inner.startswith("#x")
    digits = inner[2:] if hexadecimal else inner[1:]
    if not hexadecimal and not digits.isdecimal():
        return reference
    code = int(digits, 16 if hexadecimal else 10)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else reference


def _read_tag(reader: _Reader, inside: str, ended: bool, at: int) -> None:
    parsed = _TAG.match(inside)
    closes, name, rest = parsed.groups() if parsed else ("", "", "")
    name = name.lower()
    if not closes and name not in TYPES and (ended or rest):
        raise _refusal(f'Unsupported start tag "{name}" at byte offset {at}')
    if not ended:
        raise _refusal(f"Unclosed {'end' if closes else 'start'} tag at byte offset {at}")
    if closes:
        _close(reader, name, at)
        return
    attributes = {key.lower(): _unquoted(value) for key, value in _ATTRIBUTE.findall(rest)}
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    reader.open.append(_Open(name, attributes, reader.length, len(reader.parts)))


def _unquoted(value: str) -> str:
    bare = value[1:-1] if value[:1] in ("'", '"') else value
    return _REFERENCE.sub(lambda match: _decoded(match[0]), bare)


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
    entity: Json = {"type": TYPES[tag.name], "offset": tag.offset, "length": length}
    outer = reader.open[-1] if reader.open else None
    match tag.name:
        case "a":
            return _link(reader, tag, entity)
        case "code" if outer and outer.name == "pre":
            # <pre><code class="language-x">: the outer tag becomes the entity and takes the language.
            outer.attributes["language"] = tag.attributes.get("class", "").removeprefix("language-")
            return None
        case "pre" if tag.attributes.get("language"):
            entity["language"] = tag.attributes["language"]
        case "blockquote" if "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        case "tg-emoji":
            entity["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
        case "tg-time":
            return _moment(tag, entity)
    return entity


def _moment(tag: _Open, entity: Json) -> Json | None:
    unix = tag.attributes.get("unix", "")
    if not re.fullmatch("[0-9]{1,12}", unix):
        return None
    shown = {"date_time_format": tag.attributes["format"]} if "format" in tag.attributes else {}
    return entity | {"unix_time": int(unix)} | shown


def _link(reader: _Reader, tag: _Open, entity: Json) -> Json | None:
    """Return the link, a mention for tg://user, or None for a link to nowhere: that stays plain text."""
    url = tag.attributes.get("href") or "".join(reader.parts[tag.part :])
    if user := re.fullmatch(r"tg://user/?\?id=([0-9]{1,18})", url):
        return entity | {"type": "text_mention", "user": {"id": int(user[1])}}
    address = whole_url(url)
    return entity | {"url": address} if address else None
