"""Message entities: what the server finds in a text by itself, and how it cleans a text.

Offsets and lengths count UTF-16 code units, as everywhere in the Bot API.
"""

import re
from collections.abc import Iterator

from playground.errors import bad_request
from playground.wire import Json

MAX_ENTITIES = 100
STYLES = {"bold", "italic", "underline", "strikethrough", "spoiler"}
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
    return sorted(given + found, key=lambda entity: (entity["offset"], -entity["length"]))


def _matches(text: str) -> Iterator[tuple[str, int, int]]:
    if not any(sign in text for sign in "/@#$."):
        return
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            end = match.end()
            if kind == "url":
                end = match.start() + len(match.group().rstrip(_TRAILING))
            yield kind, match.start(), end


def _overlap(entity: Json, offset: int, length: int) -> bool:
    return bool(entity["offset"] < offset + length and offset < entity["offset"] + entity["length"])


def first_url(content: Json) -> str | None:
    """Return the first address in a message's text, shown or behind a link."""
    for entity in content.get("entities", ()):
        if entity["type"] == "text_link":
            return str(entity["url"])
        if entity["type"] == "url":
            encoded = content["text"].encode("utf-16-le")
            return str(
                encoded[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
            )
    return None


def checked(entities: list[object] | None, text: str) -> list[Json]:
    """Return the entities a client gave, without those that the server ignores.

    Raises ApiError when one reaches beyond the text or lacks a field.
    """
    kept = []
    limit = utf16_length(text)
    for entity in entities or []:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise bad_request("can't parse MessageEntity: required fields are missing")
        offset, length = int(entity["offset"]), int(entity["length"])
        if offset < 0 or offset + length > limit:
            raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the end of the text")
        if entity["type"] in KNOWN and length > 0:
            kept.append({name: value for name, value in entity.items() if value is not None})
    return kept


def cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Return the text without outer white space and control characters, entities moved along."""
    text = text.replace("\r", "") if not entities else text
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
    moved.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, moved[:MAX_ENTITIES]
