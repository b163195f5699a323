"""Files that are no plan, or no file that can be read: each with the refusal it must get."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from plans.documents import Refusal
from tests.plan_documents.files import typeset

_ENCRYPTED_PDF = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>endobj
trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>
""" % (b"41" * 32, b"42" * 32)
_NOVEL = """第一章　归途
那年冬天，他沿着河边走了很久。风把芦苇吹得沙沙作响，谁也没有说话。
第二章　旧信
她把信收好，放进抽屉里。
"""
_MEGABYTE = 2**20


def write_bad_files(folder: Path, plan: str) -> Iterator[tuple[Path, Refusal]]:
    """Write every bad file into a folder; `plan` is the text of a real plan, for the wrong encodings."""
    for name, (content, refusal) in _bad_files(plan).items():
        path = folder / name
        path.write_bytes(content)
        yield path, refusal
    huge = folder / "50-megabytes.docx"
    with huge.open("wb") as file:
        file.truncate(50 * _MEGABYTE)
    yield huge, Refusal.TOO_LARGE
    yield folder / "missing.docx", Refusal.MISSING
    yield folder, Refusal.MISSING


def _bad_files(plan: str) -> dict[str, tuple[bytes, Refusal]]:
    return {
        "scan.pdf": (
            typeset("#set page(width: 100mm, height: 100mm)\n#rect(width: 50%, height: 50%)"),
            Refusal.SCAN,
        ),
        "password.pdf": (_ENCRYPTED_PDF, Refusal.PROTECTED),
        "cut.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<", Refusal.DAMAGED),
        "2000-pages.pdf": (
            typeset("#set page(width: 50mm, height: 50mm)\n#for _ in range(2000) [页 #pagebreak()]"),
            Refusal.TOO_LONG,
        ),
        "password.docx": (_compound("EncryptedPackage"), Refusal.PROTECTED),
        "bomb.docx": (_zipped(bytes(200 * _MEGABYTE)), Refusal.TOO_LARGE),
        "entities.docx": (_zipped(_entities()), Refusal.DAMAGED),
        "half.docx": (_zipped(b"<w:document>")[:120], Refusal.DAMAGED),
        "locked-member.docx": (_locked(_zipped(b"<w:document/>")), Refusal.PROTECTED),
        "sheet.docx": (_zipped(b"<x/>", name="xl/workbook.xml"), Refusal.UNKNOWN_KIND),
        "sheet.doc": (_compound("Workbook"), Refusal.UNKNOWN_KIND),
        "broken.wps": (_compound("WordDocument"), Refusal.DAMAGED),
        "photo.docx": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), Refusal.SCAN),
        "program.docx": (b"MZ\x90\x00" + bytes(500), Refusal.UNKNOWN_KIND),
        "empty.docx": (b"", Refusal.EMPTY),
        "blank.txt": (b" \r\n\t\n", Refusal.EMPTY),
        "novel.txt": (_NOVEL.encode(), Refusal.NO_TASKS),
        "noise.txt": (bytes(range(128, 256)) * 40, Refusal.ENCODING),
        "traditional.txt": (_traditional(plan).encode(), Refusal.TRADITIONAL),
        "traditional-big5.txt": (_traditional(plan).encode("big5", "ignore"), Refusal.TRADITIONAL),
        "long.txt": ("县".encode() * 4_000_000, Refusal.TOO_LONG),
    }


def _compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(600)


def _zipped(content: bytes, name: str = "word/document.xml") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return written.getvalue()


def _locked(archive: bytes) -> bytes:
    """Set the sign of encryption in the archive's list of members."""
    at = archive.index(b"PK\x01\x02") + 8
    return archive[:at] + b"\x01" + archive[at + 1 :]


def _entities() -> bytes:
    levels = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "县">{levels}]><d>&e11;</d>'.encode()


def _traditional(plan: str) -> str:
    pairs = str.maketrans(
        "县实务国会单门进导总产业发与为经济领责标员区乡镇关于们请组织",
        "縣實務國會單門進導總產業發與為經濟領責標員區鄉鎮關於們請組織",
    )
    return plan.translate(pairs)
