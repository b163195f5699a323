"""What was sent and done: nudges, summaries and who gets them, instructions, the audit trail."""

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    event,
    false,
)

from storage.tables.base import Json, Moment, belongs_to, key, metadata

nudge = Table(
    "nudge",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("member"),
    belongs_to("period", index=True),
    Column("dedupe_key", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("outbox_id", Integer, nullable=False),
    Column("by_office", Boolean, nullable=False),  # 催办 by hand, counted in the burden figure
    Column("queued_at", Moment, nullable=False),
    UniqueConstraint("member_id", "dedupe_key"),
    Index("nudges_of_member", "member_id", "queued_at"),
)

summary = Table(
    "summary",
    metadata,
    key(),
    belongs_to("programme"),
    Column("kind", String, nullable=False),
    Column("period", String, nullable=False),  # the name of its span: 2023-W41, 2023-10
    Column("state", String, nullable=False),  # draft, held, sent
    Column("facts", Json, nullable=False),  # the data behind it, never changed once sent
    Column("sections", Json, nullable=False),  # the text, edited by the office
    Column("drafted_at", Moment, nullable=False),
    Column("send_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("decided_by", Integer),
    Column("made_up", Boolean, nullable=False, server_default=false()),  # 补发: late when drafted
    UniqueConstraint("programme_id", "kind", "period"),
)

correction = Table(  # 更正 of a summary that was sent: the summary stays as it was
    "correction",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("summary", index=True),
    Column("section", String, nullable=False),
    Column("title", String, nullable=False),
    Column("body", String, nullable=False),
    Column("corrected_by", Integer),
    Column("corrected_at", Moment, nullable=False),
)

recipient = Table(  # who gets which form of a summary when it is sent
    "recipient",
    metadata,
    Column("programme_id", Integer, ForeignKey("programme.id"), primary_key=True),
    Column("kind", String, primary_key=True),  # weekly, monthly, quarterly, yearly
    Column("form", String, primary_key=True),  # text, png, docx, ...; empty: the office has set its own
    Column("member_id", Integer, primary_key=True),  # 0: the leading group's chat
)

upload = Table(  # a file that the chat service keeps, to be sent again without making it again
    "upload",
    metadata,
    Column("channel", String, primary_key=True),
    Column("path", String, primary_key=True),  # the order that it was made for
    Column("file_id", String, nullable=False),
    Column("kind", String, nullable=False),  # photo, document: it can be sent again only as what it is
    Column("uploaded_at", Moment, nullable=False),
)

instruction = Table(  # 批示: a leader's reply to a summary
    "instruction",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("summary", optional=True),
    Column("account", String, nullable=False),
    Column("name", String, nullable=False),
    Column("text", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("message_id", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String, nullable=False),  # new, noted
    UniqueConstraint("chat", "message_id"),
)

audit = Table(
    "audit",
    metadata,
    key(),
    Column("at", Moment, nullable=False),
    Column("programme_id", Integer),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", Json, nullable=False),
    Column("hash", String, nullable=False),
)

burden = Table(  # every request the bot makes is counted against its sender
    "burden",
    metadata,
    Column("unit_id", Integer, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("automatic", Integer, nullable=False),
    Column("by_office", Integer, nullable=False),
)

Index("audit_by_subject", audit.c.subject)
for change in ("UPDATE", "DELETE"):
    refusal = f"BEFORE {change} ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
    trigger = DDL(f"CREATE TRIGGER audit_no_{change.lower()} {refusal}")  # type: ignore[no-untyped-call]
    event.listen(audit, "after_create", trigger.execute_if(dialect="sqlite"))
