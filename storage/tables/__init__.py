"""All tables: one module a subject, one metadata for queries and migrations."""

from storage.tables import imports, messages, people, plan, records, reporting
from storage.tables.base import metadata

__all__ = ["imports", "messages", "metadata", "people", "plan", "records", "reporting"]
