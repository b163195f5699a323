"""Writes the smallest .doc file that holds a text: one stream in a compound file ([MS-CFB], [MS-DOC])."""

import struct

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_TEXT_AT = 0x800
_ROOT, _STREAM = 5, 2


def as_doc(text: str) -> bytes:
    """Return a .doc file with this text, at most 60 KB of it."""
    stream = _word_stream(text)
    sectors = len(stream) // _SECTOR
    chain = [_TABLE, _END, *range(3, sectors + 2), _END]
    table = struct.pack(f"<{_SECTOR // 4}I", *chain, *[_FREE] * (_SECTOR // 4 - len(chain)))
    directory = _entry("Root Entry", _ROOT, child=1, start=_END, size=0)
    directory += _entry("WordDocument", _STREAM, child=_FREE, start=2, size=len(stream))
    return _header() + table + directory.ljust(_SECTOR, b"\0") + stream


def _word_stream(text: str) -> bytes:
    """The information block says where the text begins and how long it is."""
    written = text.replace("\n", "\r").encode("utf-16-le")
    block = bytearray(_TEXT_AT)
    struct.pack_into("<H", block, 0, 0xA5EC)
    struct.pack_into("<II", block, 0x18, _TEXT_AT, _TEXT_AT + len(written))
    struct.pack_into("<I", block, 0x4C, len(written) // 2)
    size = max(len(block) + len(written), 4096)
    return (bytes(block) + written).ljust(-(-size // _SECTOR) * _SECTOR, b"\0")


def _header() -> bytes:
    fields = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + fields
        + places
        + struct.pack("<109I", 0, *[_FREE] * 108)
    )


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1)
    return head + struct.pack("<III", _FREE, _FREE, child) + bytes(36) + struct.pack("<IQ", start, size)
