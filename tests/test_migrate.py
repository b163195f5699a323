"""The schema: created whole, brought up to date, and never used in the wrong version."""

import json
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from storage import summaries
from storage.database import open_writer
from storage.migrate import FOLDER, migrate
from storage.schema import SchemaError, check
from storage.tables import metadata
from summaries.facts import Figure, from_json
from summaries.subjects import WHOLE

COUNTED = ("owed", "reported", "on_time", "late", "pending", "missing", "returned")
RATES = ("reporting_rate", "on_time_rate")


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


OLD_FACTS = {
    "programme_id": 1,
    "programme": "应县专业镇",
    "zone": "Asia/Shanghai",
    "week": "2023-W41",
    "first": "2023-10-09",
    "last": "2023-10-15",
    "moment": "2023-10-13T07:00:00Z",
    "overall": {key: {"count": 2, "periods": [1, 2]} for key in COUNTED} | dict.fromkeys(RATES, None),
    "previous": None,
    "tasks": [],
    "duties": [],
    "due_next": [],
    "silent_units": [],
    "targets": [],
}


def test_a_summary_sent_before_an_upgrade_reads_as_it_was_sent(url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    engine = open_writer(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO programme VALUES (1, '应县', '', 'Asia/Shanghai', '2023-10-01', '', '', NULL, '')"
        )
        connection.exec_driver_sql(
            "INSERT INTO summary VALUES (1, 1, 'weekly', '2023-W41', 'sent', ?, '[]', ?, ?, ?, NULL)",
            (json.dumps(OLD_FACTS), *["2023-10-13T07:00:00.000000+00:00"] * 3),
        )
    engine.dispose()
    migrate(url)
    with engine.connect() as connection:
        sent = summaries.by_id(connection, 1)
    engine.dispose()
    assert sent is not None
    facts = from_json(sent.facts)
    assert (facts.span, facts.overall.owed, facts.subject) == ("2023-W41", Figure(2, (1, 2)), WHOLE)


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
