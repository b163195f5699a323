"""Text of .doc and .wps files (the binary Word format)."""

import struct

import wps2md

from plans.documents.refusals import NotAPlan, Refusal

_BROKEN = (wps2md.WpsParseError, OSError, struct.error, ValueError, LookupError, OverflowError, TypeError)
# The container names its streams in UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")


def read_doc(content: bytes) -> str:
    """Return the text, a table row as one line with | between its cells."""
    if _ENCRYPTED in content:
        raise NotAPlan(Refusal.PROTECTED)
    if _WORD not in content:
        raise NotAPlan(Refusal.UNKNOWN_KIND)
    try:
        document = wps2md.parse(content)
    except _BROKEN as error:
        protected = "encrypt" in str(error).lower()
        raise NotAPlan(Refusal.PROTECTED if protected else Refusal.DAMAGED) from None
    return "\n".join(_lines(document)) or str(document.main_text)


def _lines(document: wps2md.WpsDocument) -> list[str]:
    lines: list[str] = []
    cells: list[str] = []
    for paragraph in document.paragraphs:
        if paragraph.is_row_end:
            lines.append("|" + "|".join(cells) + "|")
            cells = []
        elif paragraph.in_table:
            cells.append(paragraph.text.strip().replace("\n", "\v"))
        else:
            lines.append(paragraph.text)
    return lines
