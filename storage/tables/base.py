"""What every table shares: the metadata, constraint names, and the column types."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnClause,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    TypeDecorator,
    literal_column,
)

from domain.roles import Role

# Constraints have names from the first day: SQLite cannot drop one that has none.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as ISO text in UTC: it sorts, and a person can read it."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


class RoleText(TypeDecorator[Role]):
    """A role, kept as its name."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Role | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Role | None:  # noqa: ARG002
        return None if value is None else Role(value)


class Json(TypeDecorator[Any]):
    """Plain data as JSON text, readable Chinese included."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        return None if value is None else json.loads(value)


def key() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def belongs_to(table: str, *, optional: bool = False, index: bool = False) -> Column[int]:
    """A reference to another table's row, named `<table>_id`."""
    return Column(f"{table}_id", Integer, ForeignKey(f"{table}.id"), nullable=optional, index=index)


def fixed(value: str) -> ColumnClause[str]:
    """A constant written into the statement: SQLite takes a partial index only for values that it sees."""
    return literal_column(f"'{value}'", String)
