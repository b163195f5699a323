"""The evidence (佐证) of a summary's reports, shared out over zips small enough to be sent.

The chat service keeps the files. They are fetched into a folder first, by whoever can reach the service, and
then packed by `evidence_zip`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from storage.evidence import EvidenceFile

LARGEST_ZIP = 45 * 2**20  # bytes; a bot may send 50 MB, and the index wants its place
LARGEST_FILE = 20 * 2**20  # bytes; more a bot may not fetch


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes into one zip, and how its index is written."""

    files: Sequence[EvidenceFile]
    zone: str
    language: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """Files in a folder, each named by its id; by id why others are missing: too-big, gone, unreached."""

    folder: Path
    missing: Mapping[int, str] = field(default_factory=dict)

    def path(self, file_id: int) -> Path:
        return self.folder / str(file_id)


def shares(files: Iterable[EvidenceFile]) -> list[list[EvidenceFile]]:
    """Share the files out, in their order, over as few zips as can be sent."""
    found: list[list[EvidenceFile]] = []
    weight = LARGEST_ZIP
    for file in files:
        weight += _weight(file)
        if weight > LARGEST_ZIP or not found:
            found.append([])
            weight = _weight(file)
        found[-1].append(file)
    return found


def too_big(file: EvidenceFile) -> bool:
    return file.size > LARGEST_FILE


def _weight(file: EvidenceFile) -> int:
    """What a file takes in its zip; one of unknown size may be as large as can be fetched."""
    return 0 if too_big(file) else file.size or LARGEST_FILE
