"""Markdown and MarkdownV2 modes: from marks to a plain text with entities.

MarkdownV2's block quotes are left out: a line that begins with > is refused as unescaped.
"""

import re
from dataclasses import dataclass, field

from playground.entities import utf16_length, whole_url
from playground.errors import ApiError, bad_request
from playground.wire import Json

V1_MARKS = {"*": "bold", "_": "italic"}
V2_MARKS = {"*": "bold", "__": "underline", "_": "italic", "~": "strikethrough", "||": "spoiler"}
V2_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_PRE = re.compile(r"```(?:(\w+)\n)?(.*?)```", re.DOTALL)
_CODE = re.compile(r"`([^`]*)`")
_TARGET = re.compile(r"\]\(((?:\\.|[^)\\])*)\)")


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    open: list[tuple[str, int, int]] = field(default_factory=list)  # mark, text offset, source position
    entities: list[Json] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += utf16_length(text)

    def mark(self, kind: str, offset: int, **more: str) -> None:
        if self.length > offset:
            self.entities.append({"type": kind, "offset": offset, "length": self.length - offset, **more})


def parse_markdown(source: str, *, second: bool) -> tuple[str, list[Json]]:
    """Return the text and its entities; `second` means MarkdownV2. Raises ApiError 400."""
    reader = _Reader(source)
    while reader.at < len(source):
        if not (_read_escape(reader, second=second) or _read_code(reader) or _read_link(reader)):
            _read_mark(reader, V2_MARKS if second else V1_MARKS, second=second)
    if reader.open:
        raise _unended(reader, reader.open[-1][2])
    return "".join(reader.parts), reader.entities


def _refusal(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def _unended(reader: _Reader, at: int) -> ApiError:
    offset = len(reader.source[:at].encode())
    return _refusal(f"Can't find end of the entity starting at byte offset {offset}")


def _read_escape(reader: _Reader, *, second: bool) -> bool:
    following = reader.source[reader.at + 1 : reader.at + 2]
    escapable = following and (ord(following) < 127 if second else following in "_*`[")
    if reader.source[reader.at] != "\\" or not escapable:
        return False
    reader.write(following)
    reader.at += 2
    return True


def _read_code(reader: _Reader) -> bool:
    start, offset = reader.at, reader.length
    if reader.source[start] != "`":
        return False
    match = _PRE.match(reader.source, start) or _CODE.match(reader.source, start)
    if match is None:
        raise _unended(reader, start)
    reader.write(match[match.lastindex or 1])
    reader.at = match.end()
    if match.re is _CODE:
        reader.mark("code", offset)
    elif match[1]:
        reader.mark("pre", offset, language=match[1])
    else:
        reader.mark("pre", offset)
    return True


def _read_link(reader: _Reader) -> bool:
    """Open a link at [, and end it at ](address)."""
    if reader.source[reader.at] == "[":
        reader.open.append(("[", reader.length, reader.at))
        reader.at += 1
        return True
    match = _TARGET.match(reader.source, reader.at)
    if match is None or not reader.open or reader.open[-1][0] != "[":
        return False
    _, offset, _ = reader.open.pop()
    if address := whole_url(re.sub(r"\\(.)", r"\1", match[1])):
        reader.mark("text_link", offset, url=address)
    reader.at = match.end()
    return True


def _read_mark(reader: _Reader, marks: dict[str, str], *, second: bool) -> None:
    candidates = (mark for mark in marks if reader.source.startswith(mark, reader.at))
    mark = max(candidates, key=len, default="")
    sign = mark or reader.source[reader.at]
    if not mark and second and sign in V2_RESERVED:
        raise _refusal(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")
    if not mark:
        reader.write(sign)
    elif reader.open and reader.open[-1][0] == mark:
        _, offset, _ = reader.open.pop()
        reader.mark(marks[mark], offset)
    else:
        reader.open.append((mark, reader.length, reader.at))
    reader.at += len(sign)
