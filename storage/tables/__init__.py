"""All tables: one module a subject, one metadata for queries and migrations."""

from storage.tables import messages, people, plan, records, reporting
from storage.tables.base import metadata

__all__ = ["messages", "metadata", "people", "plan", "records", "reporting"]
