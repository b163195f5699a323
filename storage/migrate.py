"""Migrations: create a new database, bring an old one up to date, refuse a newer one."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from storage.database import open_writer
from storage.schema import SchemaError, refuse_newer

FOLDER = Path(__file__).parent / "migrations"


def migrate(url: str) -> None:
    """Create or upgrade the schema in one transaction: a failing step changes nothing."""
    engine = open_writer(url)
    with engine.connect() as connection:
        # Rebuilding a table drops the old one, which would delete its children through their references;
        # and the setting does nothing inside a transaction.
        raw = connection.connection.dbapi_connection
        if raw is not None:
            raw.cursor().execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            refuse_newer(_revision(connection))
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _check_references(connection)
    engine.dispose()


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise SchemaError(f"the migration would break {len(broken)} references; nothing was changed")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config
