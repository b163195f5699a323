"""The schema's version: create a new database, bring an old one up to date, refuse a newer one."""

from sqlalchemy import inspect

from storage.database import open_writer
from storage.tables import metadata


class SchemaError(RuntimeError):
    """The database is not ready for this version; the text says what to do."""


def migrate(url: str) -> None:
    """Create or upgrade the schema; a failing step changes nothing."""
    engine = open_writer(url)
    metadata.create_all(engine)
    engine.dispose()


def check(url: str) -> None:
    """Raise `SchemaError` unless the database has this version's schema."""
    engine = open_writer(url)
    with engine.connect() as connection:
        ready = inspect(connection).has_table("programme")
    engine.dispose()
    if not ready:
        raise SchemaError("the database has no plan yet: run `duban init --plan FILE` first")
