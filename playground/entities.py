"""Message entities: what the server finds in a text by itself, and how it cleans a text.

Offsets and lengths count UTF-16 code units, as everywhere in the Bot API.
"""

import re
from collections.abc import Iterator

from playground.errors import bad_request
from playground.wire import Json

MAX_ENTITIES = 100
STYLES = {"bold", "italic", "underline", "strikethrough", "spoiler"}
CODE = {"code", "pre"}
OPAQUE = {"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"}
KNOWN = STYLES | OPAQUE | {"blockquote", "expandable_blockquote"}
DETECTED = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}

_PATTERNS = (
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("url", re.compile(r"(?ai)(?<![\w@.])(?:https?://|tg://|t\.me/|www\.)[^\s<>\"，。；、（）「」]+")),
    (
        "url",
        re.compile(r"(?ai)(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|cn|gov|edu|io|me)\b(?:/[^\s<>\"]*)?"),
    ),
    ("email", re.compile(r"(?a)(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z0-9_]{3,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#@])#(?=\w*[^\W\d_])[\w·]{1,256}")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?!\w)")),
)
_TRAILING = ".,:;!?'\")]}"


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def with_detected(text: str, given: list[Json]) -> list[Json]:
    """Return the given entities and those found in the text, in the server's order."""
    taken = [entity for entity in given if entity["type"] in OPAQUE]
    found: list[Json] = []
    for kind, start, end in _matches(text):
        offset, length = utf16_length(text[:start]), utf16_length(text[start:end])
        if not any(_overlap(entity, offset, length) for entity in (*taken, *found)):
            found.append({"type": kind, "offset": offset, "length": length})
    return sorted(given + found, key=_order)


def _matches(text: str) -> Iterator[tuple[str, int, int]]:
    if not any(sign in text for sign in "/@#$."):
        return
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            end = match.end()
            # A stop or bracket after an address belongs to the sentence.
            if kind == "url":
                end = match.start() + len(match.group().rstrip(_TRAILING))
            yield kind, match.start(), end


def _overlap(entity: Json, offset: int, length: int) -> bool:
    return bool(entity["offset"] < offset + length and offset < entity["offset"] + entity["length"])


def whole_url(url: str) -> str | None:
    """Return the address of a link as the server keeps it, or None when it is none."""
    match = re.fullmatch(r"(?:(\w+)://)?([^\s/?#]+)(\S*)", url)
    if match is None or (match[1] is None and "." not in match[2]):
        return None
    scheme, host, rest = (match[1] or "http").lower(), match[2], match[3]
    return f"{scheme}://{host}{rest}" if rest or scheme == "tg" else f"{scheme}://{host}/"


def excerpt(text: str, entity: Json) -> str:
    """Return the part of the text that an entity covers."""
    units = text.encode("utf-16-le")
    return units[entity["offset"] * 2 : _end(entity) * 2].decode("utf-16-le")


def first_url(content: Json) -> str | None:
    """Return the first address in a message's text, shown or behind a link."""
    for entity in content.get("entities", ()):
        if entity["type"] == "text_link":
            return str(entity["url"])
        if entity["type"] == "url":
            return excerpt(content["text"], entity)
    return None


def checked(entities: list[Json], text: str) -> list[Json]:
    """Return the entities a client gave, without those that the server ignores.

    Raises ApiError when one reaches beyond the text or lacks a field.
    """
    kept = []
    limit = utf16_length(text)
    for entity in entities:
        kind, offset, length = (entity.get(name) for name in ("type", "offset", "length"))
        if not (isinstance(kind, str) and isinstance(offset, int) and isinstance(length, int)):
            raise bad_request("can't parse MessageEntity: a field is missing or malformed")
        if offset < 0 or offset + length > limit:
            raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the end of the text")
        if kind in KNOWN and length > 0:
            kept.append({name: value for name, value in entity.items() if value is not None})
    return kept


def cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Return the text without outer white space and control characters, its entities moved and mended."""
    text = "".join(" " if ord(sign) < 32 and sign != "\n" else sign for sign in text)
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    text = text.strip()
    limit = utf16_length(text)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, limit)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return text, _mended(moved)[:MAX_ENTITIES]


def _mended(entities: list[Json]) -> list[Json]:
    """Join touching entities of one style, and keep styles out of code."""
    code = [entity for entity in entities if entity["type"] in CODE]
    styles = [part for entity in entities if entity["type"] in STYLES for part in _outside(entity, code)]
    joined: list[Json] = []
    for entity in sorted(styles, key=lambda style: (style["type"], style["offset"])):
        last = joined[-1] if joined else None
        if last and last["type"] == entity["type"] and entity["offset"] <= _end(last):
            last["length"] = max(_end(last), _end(entity)) - last["offset"]
        else:
            joined.append(dict(entity))
    others = [entity for entity in entities if entity["type"] not in STYLES]
    return sorted(others + joined, key=_order)


def _outside(entity: Json, code: list[Json]) -> list[Json]:
    """Return the parts of an entity that lie outside all code."""
    parts = [(entity["offset"], _end(entity))]
    for block in code:
        start, end = block["offset"], _end(block)
        sides = [side for a, b in parts for side in ((a, min(b, start)), (max(a, end), b))]
        parts = [(a, b) for a, b in sides if b > a]
    return [entity | {"offset": a, "length": b - a} for a, b in parts]


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _order(entity: Json) -> tuple[int, int, str]:
    return entity["offset"], -entity["length"], entity["type"]
