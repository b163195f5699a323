"""Backup and restore: a copy is checked, and restoring sends nothing twice."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plans import load_plan
from storage import outbox, plan_loading
from storage.backup import BackupError, back_up, restore
from storage.database import open_writer
from storage.migrate import migrate
from storage.outbox import Post
from tests.scene import PLAN

NOW = datetime(2023, 10, 9, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with the county plan and one message that waits."""
    path = tmp_path / "bot.db"
    url = f"sqlite+aiosqlite:///{path}"
    migrate(url)
    engine = open_writer(url)
    with engine.begin() as tx:
        plan_loading.load(tx, load_plan(PLAN), "应县专业镇", date(2023, 10, 9), NOW)
        outbox.add(tx, Post("telegram", "100", "您好"), NOW)
    engine.dispose()
    return path


def waiting(path: Path) -> int:
    engine = open_writer(f"sqlite+aiosqlite:///{path}")
    with engine.begin() as tx:
        claimed = outbox.claim(tx, NOW, 10, frozenset())
    engine.dispose()
    return len(claimed)


def test_a_backup_is_a_whole_database(database: Path, tmp_path: Path) -> None:
    assert back_up(database, tmp_path / "copy.db") > 0
    assert waiting(tmp_path / "copy.db") == 1


def test_a_backup_and_what_is_restored_from_it_are_for_the_owner_alone(
    database: Path, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", database)
    assert [path.stat().st_mode & 0o777 for path in (tmp_path / "copy.db", database)] == [0o600, 0o600]


def test_restoring_brings_everything_back_and_sends_nothing_again(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    assert restore(tmp_path / "copy.db", database) == 1
    assert waiting(database) == 0


def test_what_a_restore_replaces_is_kept(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", database)
    assert waiting(tmp_path / "bot.db.before-restore") == 1


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 4096])
def test_a_file_that_is_no_backup_is_refused_and_changes_nothing(
    database: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "bad.db").write_bytes(content)
    with pytest.raises(BackupError):
        restore(tmp_path / "bad.db", database)
    assert waiting(database) == 1


def test_a_missing_database_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="DUBAN_DATABASE_URL"):
        back_up(tmp_path / "none.db", tmp_path / "copy.db")


def test_a_damaged_backup_is_refused_by_name(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    engine = open_writer(f"sqlite+aiosqlite:///{copy}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA writable_schema=ON")
        connection.exec_driver_sql("DELETE FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        connection.commit()
    engine.dispose()
    with pytest.raises(BackupError, match="damaged"):
        restore(copy, database)
    assert waiting(database) == 1


def test_a_missing_backup_is_named(database: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="there is no file"):
        restore(tmp_path / "none.db", database)


def test_only_a_file_can_be_replaced_by_a_backup(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="names no file"):
        restore(tmp_path / "copy.db", None)
