"""Documents as LibreOffice lays them out: converted together, read back from PDF."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pdfplumber
from docx.oxml import parse_xml

MM = 72 / 25.4  # pt
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FOOTER = (297 - 35) * MM  # what stands lower is the page's number


@dataclass(frozen=True)
class Printed:
    """One line on a page; measures in pt from the page's upper left corner."""

    text: str
    left: float
    right: float
    base: float


Page = list[Printed]


def laid_out(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """Return the pages of each document."""
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    _convert("pdf", [folder / f"{name}.docx" for name in documents], folder)
    return {name: list(_pages(folder / f"{name}.pdf")) for name in documents}


def faces(document: bytes, folder: Path) -> dict[str, str]:
    """Return the face that each style has for Chinese signs, as LibreOffice understands it."""
    (folder / "styles.docx").write_bytes(document)
    _convert("fodt", [folder / "styles.docx"], folder)
    tree = parse_xml((folder / "styles.fodt").read_bytes())
    found = {}
    for style in tree.iter(f"{STYLE}style"):
        text = style.find(f"{STYLE}text-properties")
        if text is not None:
            found[style.get(f"{STYLE}display-name", "")] = text.get(f"{STYLE}font-name-asian", "")
    return found


def _convert(form: str, files: Sequence[Path], folder: Path) -> None:
    """Have LibreOffice convert the files in one run, with a profile of its own in the folder."""
    assert shutil.which("soffice"), "LibreOffice is needed (Debian: apt install libreoffice-writer-nogui)"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=100)


def _pages(path: Path) -> Iterator[Page]:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            yield list(_lines(page.chars, page.height))


def _lines(signs: list[dict[str, Any]], height: float) -> Iterator[Printed]:
    def base(sign: dict[str, Any]) -> float:
        return float(round(height - sign["matrix"][5], 2))

    for at, line in groupby(sorted(signs, key=lambda sign: (base(sign), sign["x0"])), key=base):
        shown = [sign for sign in line if sign["text"].strip()]
        if shown:
            yield Printed("".join(sign["text"] for sign in shown), shown[0]["x0"], shown[-1]["x1"], at)


def body(page: Page) -> Page:
    return [line for line in page if line.base < FOOTER]


def footer(page: Page) -> Printed:
    (line,) = [line for line in page if line.base >= FOOTER]
    return line
