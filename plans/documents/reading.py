"""From a file to its text: what kind of file it is by its first bytes, never by its name.

Runs in the child process (`child.py`) only: the libraries under it meet
files that anyone may send.
"""

import io
import zipfile
from pathlib import Path

from plans.documents.plain_text import decode
from plans.documents.read_doc import read_doc
from plans.documents.read_docx import read_docx
from plans.documents.read_pdf import read_pdf
from plans.documents.refusals import NotAPlan, Refusal

LARGEST = 20 * 2**20
_LARGEST_UNPACKED = 64 * 2**20
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_OTHER_KINDS = (b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"SQLite format")


def read_file(path: Path) -> str:
    """Return the text of a plan document, or raise NotAPlan with the reason."""
    try:
        if path.stat().st_size > LARGEST:
            raise NotAPlan(Refusal.TOO_LARGE)
        content = path.read_bytes()
    except OSError:
        raise NotAPlan(Refusal.MISSING) from None
    return read_bytes(content)


def read_bytes(content: bytes) -> str:
    """Return the text in the content of a file."""
    if not content.strip():
        raise NotAPlan(Refusal.EMPTY)
    if content.startswith(_PICTURES):
        raise NotAPlan(Refusal.SCAN)
    if content.startswith(_OTHER_KINDS):
        raise NotAPlan(Refusal.UNKNOWN_KIND)
    if content.startswith(b"PK\x03\x04"):
        return _read_zip(content)
    if content.startswith(_COMPOUND):
        return read_doc(content)
    return read_pdf(content) if b"%PDF-" in content[:1024] else decode(content)


def _read_zip(content: bytes) -> str:
    """Look into the archive before unpacking it: a small file can hold gigabytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise NotAPlan(Refusal.DAMAGED) from None
    if any(member.flag_bits & 1 for member in members):
        raise NotAPlan(Refusal.PROTECTED)
    if "word/document.xml" not in {member.filename for member in members}:
        raise NotAPlan(Refusal.UNKNOWN_KIND)
    if sum(member.file_size for member in members) > _LARGEST_UNPACKED:
        raise NotAPlan(Refusal.TOO_LARGE)
    return read_docx(content)
