"""Documents as LibreOffice lays them out: converted together, read back from PDF."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pdfplumber

MM = 72 / 25.4  # pt
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
    """Return the pages of each document; LibreOffice has a profile of its own, in the folder."""
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    files = [str(folder / f"{name}.docx") for name in documents]
    assert shutil.which("soffice"), "LibreOffice is needed (Debian: apt install libreoffice-writer-nogui)"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return {name: list(_pages(folder / f"{name}.pdf")) for name in documents}


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
