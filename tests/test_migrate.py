"""The schema: created whole, brought up to date, and never used in the wrong version."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from storage.database import open_writer
from storage.migrate import migrate
from storage.schema import SchemaError, check
from storage.tables import metadata


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/bot.db"


def test_the_migrations_give_exactly_the_tables_that_the_code_uses(url: str) -> None:
    migrate(url)
    engine = open_writer(url)
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert difference == []


def test_migrating_twice_changes_nothing(url: str) -> None:
    migrate(url)
    migrate(url)
    check(url)


def test_the_audit_trail_is_append_only_from_the_first_day(url: str) -> None:
    migrate(url)
    engine = open_writer(url)
    with engine.connect() as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        triggers = connection.exec_driver_sql(query).scalars().all()
    engine.dispose()
    assert triggers == ["audit_no_delete", "audit_no_update"]


def test_a_missing_database_says_what_to_do(url: str) -> None:
    with pytest.raises(SchemaError, match="duban init"):
        check(url)


def test_a_database_of_a_newer_version_is_refused(url: str) -> None:
    migrate(url)
    engine = open_writer(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(SchemaError, match="newer version"):
        migrate(url)


def test_a_failing_step_leaves_nothing_behind(url: str) -> None:
    engine = open_writer(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE unit (id INTEGER)")  # in the way of the first schema
    with pytest.raises(Exception, match="unit"):
        migrate(url)
    assert inspect(engine).get_table_names() == ["unit"]
    engine.dispose()
