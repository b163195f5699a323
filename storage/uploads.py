"""Files that a chat service keeps: sent again by the service's own id, without making them again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from domain.delivery import Delivered
from storage.tables.records import upload


@dataclass(frozen=True, slots=True)
class Upload:
    """What the service calls the file, and what it can be sent again as: photo or document."""

    file_id: str
    kind: str


KNOWN = select(upload.c.file_id, upload.c.kind).where(
    upload.c.channel == bindparam("channel"), upload.c.path == bindparam("path")
)


def known(tx: Connection, channel: str, path: str) -> Upload | None:
    """Return the file that was sent under this name on the channel, or None."""
    row = tx.execute(KNOWN, {"channel": channel, "path": path}).first()
    return None if row is None else Upload(*row)


def keep(tx: Connection, channel: str, delivered: Delivered, now: datetime) -> None:
    """Remember a file that was just sent; one known under its name before is forgotten."""
    facts = {"file_id": delivered.file_id, "kind": delivered.file_kind, "uploaded_at": now}
    row = insert(upload).values(channel=channel, path=delivered.kept_as, **facts)
    tx.execute(row.on_conflict_do_update(index_elements=["channel", "path"], set_=facts))
