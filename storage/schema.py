"""Whether a database has the schema that this version uses, without loading what migrates it."""

from pathlib import Path

from sqlalchemy import inspect, text

from storage.database import open_writer

VERSIONS = Path(__file__).parent / "migrations" / "versions"


class SchemaError(RuntimeError):
    """The database is not ready for this version; the text says what to do."""


def known_revisions() -> list[str]:
    """The revisions of this version, oldest first: each migration's file begins with its number."""
    return sorted(path.stem.split("_", 1)[0] for path in VERSIONS.glob("[0-9]*.py"))


def check(url: str) -> None:
    """Raise `SchemaError` unless the database has this version's schema."""
    engine = open_writer(url)
    with engine.connect() as connection:
        created = inspect(connection).has_table("alembic_version")
        revision = connection.scalar(text("SELECT version_num FROM alembic_version")) if created else None
    engine.dispose()
    if revision is None:
        raise SchemaError("the database has no plan yet: run `duban init --plan FILE` first")
    refuse_newer(revision)
    if revision != known_revisions()[-1]:
        raise SchemaError("the database is of an older version: make a backup, then run `duban init` again")


def refuse_newer(revision: str | None) -> None:
    if revision is not None and revision not in known_revisions():
        raise SchemaError("the database was written by a newer version of Duban: install that one")
