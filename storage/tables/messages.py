"""What came in, what goes out, and where each conversation stands."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from storage.tables.base import Json, Moment, fixed, key, metadata

inbox = Table(
    "inbox",
    metadata,
    key(),
    Column("channel", String, nullable=False),
    Column("event_id", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("payload", String, nullable=False),  # as the chat service sent it
    Column("received_at", Moment, nullable=False),
    Column("state", String, nullable=False),  # new, done, parked
    Column("attempts", Integer, nullable=False),
    Column("retry_at", Moment),
    UniqueConstraint("channel", "event_id"),
)
new = inbox.c.state == fixed("new")
Index("inbox_new", inbox.c.channel, inbox.c.chat, inbox.c.id, sqlite_where=new, postgresql_where=new)
Index("inbox_received", inbox.c.received_at)

outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("channel", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("lane", String, nullable=False),
    Column("text", String, nullable=False),
    Column("extra", Json, nullable=False),  # buttons, document, reply_to, reaction, press to answer
    Column("token", String),  # names this card in its buttons
    Column("dedupe_key", String, unique=True),
    Column("edits_id", Integer),  # the row whose message this one changes
    Column("about", String),  # what it speaks of, so that a reply to it has a context
    Column("state", String, nullable=False),  # waiting, sending, unknown, sent, refused, dropped
    Column("attempts", Integer, nullable=False),
    Column("repeated", Boolean, nullable=False),  # sent again after an unknown outcome
    Column("due_at", Moment, nullable=False),
    Column("expires_at", Moment),  # not worth sending after this
    Column("sent_at", Moment),
    Column("message_id", String),
    Column("error", String),
)
pending = outbox.c.state.in_([fixed("waiting"), fixed("sending"), fixed("unknown")])
Index("outbox_pending", outbox.c.lane, outbox.c.id, sqlite_where=pending, postgresql_where=pending)
Index("outbox_token", outbox.c.token)
Index("outbox_message", outbox.c.channel, outbox.c.chat, outbox.c.message_id)

dialogue = Table(
    "dialogue",
    metadata,
    Column("channel", String, primary_key=True),
    Column("chat", String, primary_key=True),
    Column("account", String, primary_key=True),
    Column("step", String, nullable=False),
    Column("data", Json, nullable=False),
    Column("updated_at", Moment, nullable=False),
)
