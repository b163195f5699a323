"""The evidence (佐证) of a summary's reports as zips with an index.

The chat service keeps the files. They are fetched into a folder first, by whoever can reach the service; here
they are shared out over zips small enough to be sent, named, and packed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile
from zoneinfo import ZoneInfo

from storage.evidence import EvidenceFile
from summaries.file_names import safe_name
from summaries.ledger_csv import csv_table
from summaries.sheets import Row
from texts.catalogue import say

LARGEST_ZIP = 45 * 2**20  # bytes; a bot may send 50 MB, and the index wants its place
LARGEST_FILE = 20 * 2**20  # bytes; more a bot may not fetch
ENDS = {"photo": ".jpg", "video": ".mp4", "voice": ".ogg", "audio": ".mp3"}  # for files sent without a name
INDEX = "index.csv"
COLUMNS = ("number", "unit", "code", "task", "due", "member", "sent", "file", "size", "report", "missing")


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


def pack(parcel: Parcel, fetched: Fetched, path: Path) -> None:
    """Write the zip: what was fetched under readable names, and an index with what is missing and why."""
    # Pictures are compressed already.
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for file in parcel.files:
            if file.id not in fetched.missing:
                archive.write(fetched.path(file.id), name_in_zip(file, parcel.zone))
        heads = [say(parcel.language, f"form-evidence-{column}") for column in COLUMNS]
        archive.writestr(INDEX, csv_table(heads, _index(parcel, fetched), ZoneInfo(parcel.zone)))


def name_in_zip(file: EvidenceFile, zone: str) -> str:
    """Return unit/task/due-number-name; its number keeps it apart from all others."""
    name = file.name or f"{file.kind}{ENDS.get(file.kind, '')}"
    due = file.due_at.astimezone(ZoneInfo(zone))
    return "/".join(map(safe_name, (file.unit, file.code, f"{due:%Y-%m-%d}-{file.id}-{name}")))


def _index(parcel: Parcel, fetched: Fetched) -> Iterator[Row]:
    for number, file in enumerate(parcel.files, start=1):
        reason = fetched.missing.get(file.id)
        yield (
            number,
            file.unit,
            file.code,
            file.short,
            file.due_at,
            file.member,
            file.at,
            "" if reason else name_in_zip(file, parcel.zone),
            file.size if reason else fetched.path(file.id).stat().st_size,
            file.report_id,
            say(parcel.language, f"form-missing-{reason}") if reason else "",
        )
