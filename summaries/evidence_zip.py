"""A zip of evidence (佐证): files under readable names, and an index that also lists what is missing."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile
from zoneinfo import ZoneInfo

from storage.evidence import EvidenceFile
from summaries.evidence import Fetched, Parcel
from summaries.file_names import safe_name
from summaries.ledger_csv import csv_table
from summaries.sheets import Row
from texts.catalogue import say

ENDS = {"photo": ".jpg", "video": ".mp4", "voice": ".ogg", "audio": ".mp3"}  # for files sent without a name
INDEX = "index.csv"
COLUMNS = ("number", "unit", "code", "task", "due", "member", "sent", "file", "size", "report", "missing")


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
