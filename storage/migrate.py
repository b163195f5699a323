"""The schema's version: create a new database, bring an old one up to date, refuse a newer one."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from storage.database import open_writer

FOLDER = Path(__file__).parent / "migrations"


class SchemaError(RuntimeError):
    """The database is not ready for this version; the text says what to do."""


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
            _refuse_newer(connection)
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _check_references(connection)
    engine.dispose()


def check(url: str) -> None:
    """Raise `SchemaError` unless the database has this version's schema."""
    engine = open_writer(url)
    with engine.connect() as connection:
        current, head = _revision(connection), _scripts().get_current_head()
        if current is not None:
            _refuse_newer(connection)
    engine.dispose()
    if current is None:
        raise SchemaError("the database has no plan yet: run `duban init --plan FILE` first")
    if current != head:
        raise SchemaError("the database is of an older version: make a backup, then run `duban init` again")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(connection: Connection) -> None:
    revision = _revision(connection)
    try:
        if revision is not None:
            _scripts().get_revision(revision)
    except CommandError:
        raise SchemaError("the database was written by a newer version of Duban: install that one") from None


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise SchemaError(f"the migration would break {len(broken)} references; nothing was changed")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
