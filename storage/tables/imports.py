"""Files and texts that the office hands over to be read: plan documents and rosters."""

from sqlalchemy import Column, Integer, String, Table

from storage.tables.base import Json, Moment, belongs_to, key, metadata

import_job = Table(
    "import_job",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("member", index=True),
    Column("kind", String, nullable=False),  # plan, roster
    Column("state", String, nullable=False),  # collecting, waiting, working, preview, loaded, dropped
    Column("file_id", String),  # at the chat service
    Column("text", String),  # pasted instead
    Column("result", Json),  # what was read
    Column("answers", Json, nullable=False),  # what the office settled
    Column("card_id", Integer),  # outbox row of the card that shows it
    Column("created_at", Moment, nullable=False),
)
