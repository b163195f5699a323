"""Backup and restore of the SQLite file: one step, checked, and never sending anything twice."""

import shutil
from contextlib import closing
from pathlib import Path

from storage.database import driver

OWNER_ONLY = 0o600  # it holds names and all that units reported


class BackupError(RuntimeError):
    """The copy was not made or not usable; the text says why and what to do."""


def back_up(database: Path | None, target: Path) -> int:
    """Copy the database in one step beside a running bot, check the copy, return its size in bytes.

    A copy in many steps starts anew at each commit of the bot and may never end.
    """
    if database is None or not database.exists():
        raise BackupError(f"there is no database at {database}: set DUBAN_DATABASE_URL")
    target.touch(OWNER_ONLY)
    with closing(driver.connect(str(database))) as source, closing(driver.connect(str(target))) as copy:
        source.backup(copy, pages=-1)
    _check(target)
    return target.stat().st_size


def restore(backup: Path, database: Path | None) -> int:
    """Put a backup in the database's place, keeping what was there; return how many messages it drops.

    What waits in the outbox of a backup was sent or became stale since: it is never sent again.
    """
    if database is None:
        raise BackupError("DUBAN_DATABASE_URL names no file")
    if not backup.exists():
        raise BackupError(f"there is no file {backup}")
    _check(backup)
    fresh = database.with_name(f"{database.name}.restoring")
    fresh.touch(OWNER_ONLY)
    shutil.copyfile(backup, fresh)
    dropped = _drop_waiting(fresh)
    # The write-ahead log belongs to the file: without it the newest reports would be missing.
    for suffix in ("", "-wal", "-shm"):
        if (part := Path(f"{database}{suffix}")).exists():
            part.replace(f"{database}.before-restore{suffix}")
    fresh.replace(database)
    return dropped


def _check(path: Path) -> None:
    """Refuse a file that is no database of ours or is damaged."""
    try:
        with closing(driver.connect(str(path))) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            copy.execute("SELECT 1 FROM programme LIMIT 1")
    except driver.DatabaseError as error:
        raise BackupError(f"{path} is no usable backup: {error}") from None
    if verdict != "ok":
        raise BackupError(f"{path} is damaged: {verdict}")


def _drop_waiting(path: Path) -> int:
    with closing(driver.connect(str(path))) as copy:
        cursor = copy.execute(
            "UPDATE outbox SET state = 'dropped', error = ? WHERE state IN ('waiting', 'sending', 'unknown')",
            ("restored from a backup",),
        )
        copy.commit()
        copy.execute("PRAGMA journal_mode=WAL")
        return int(cursor.rowcount)
