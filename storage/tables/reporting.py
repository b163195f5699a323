"""Periods, reports and their version chain, measurements, drafts, evidence, issues, extensions."""

from sqlalchemy import Boolean, Column, Date, Float, Index, Integer, String, Table, UniqueConstraint

from storage.tables.base import Json, Moment, belongs_to, fixed, key, metadata

period = Table(
    "period",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("assignment"),
    Column("start_on", Date, nullable=False),
    Column("opens_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("locks_at", Moment, nullable=False),
    Column("planned_due_at", Moment, nullable=False),  # before any extension
    Column("rework_due_at", Moment),  # by when a returned report must come back; never counts as late
    Column("estimated", Boolean, nullable=False),  # dated by a calendar not yet published
    Column("state", String, nullable=False),  # owed, reported, accepted, returned, waived
    Column("first_reported_at", Moment),
    Column("reason", String),  # why it is late, in the unit's words
    UniqueConstraint("assignment_id", "start_on"),
)
owing = period.c.state.in_([fixed("owed"), fixed("returned")])
Index("periods_owing", period.c.programme_id, period.c.locks_at, sqlite_where=owing, postgresql_where=owing)
Index("periods_due", period.c.programme_id, period.c.due_at)

submission = Table(  # its id is the receipt number 回执
    "submission",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("member"),
    Column("at", Moment, nullable=False),
    Column("message_ids", String, nullable=False),  # the contact's own messages, as a JSON list
    Index("submissions_of_member", "member_id"),
)

report = Table(
    "report",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("period", index=True),
    belongs_to("submission", index=True),
    belongs_to("member"),
    Column("version", Integer, nullable=False),
    Column("state", String, nullable=False),  # submitted, accepted, returned, superseded, withdrawn
    Column("text", String, nullable=False),
    Column("percent", Float),
    Column("figures", Json, nullable=False),
    Column("difficulties", String),
    Column("next_steps", String),
    Column("no_change", Boolean, nullable=False),
    Column("submitted_at", Moment, nullable=False),
    Column("reviewed_at", Moment),
    Column("reviewed_by", Integer),
    Column("reason", String),  # of a return
    UniqueConstraint("period_id", "version"),
)
live = report.c.state.in_([fixed("submitted"), fixed("accepted")])
# A period has at most one report that is waiting or accepted.
Index("one_live_report", report.c.period_id, unique=True, sqlite_where=live, postgresql_where=live)
waiting = report.c.state == fixed("submitted")
Index("reports_waiting", report.c.programme_id, report.c.id, sqlite_where=waiting, postgresql_where=waiting)

measurement = Table(  # a target's value, with the report that told it
    "measurement",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("target"),
    belongs_to("report", index=True),
    Column("value", Float, nullable=False),
    Column("measured_at", Moment, nullable=False),
    Index("measurements_of_target", "target_id", "measured_at"),
)

draft = Table(
    "draft",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("member"),
    Column("state", String, nullable=False),  # open, filed, dropped
    Column("content", Json, nullable=False),
    Column("card_id", Integer),  # outbox row of the card that shows it
    Column("version", Integer, nullable=False),
    Column("updated_at", Moment, nullable=False),
)
opened = draft.c.state == fixed("open")
Index("one_open_draft", draft.c.member_id, unique=True, sqlite_where=opened, postgresql_where=opened)

evidence = Table(
    "evidence",
    metadata,
    key(),
    belongs_to("draft", optional=True, index=True),
    belongs_to("report", optional=True, index=True),
    belongs_to("member"),
    Column("channel", String, nullable=False),
    Column("file_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("album", String, nullable=False),
    Column("at", Moment, nullable=False),
)

issue = Table(
    "issue",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("assignment"),
    belongs_to("report", optional=True),
    Column("text", String, nullable=False),
    Column("raised_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Index("issues_by_end", "programme_id", "closed_at"),  # open ones first
)

extension = Table(
    "extension",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("period", index=True),
    Column("requested_by", Integer),
    Column("due_at", Moment, nullable=False),
    Column("reason", String, nullable=False),
    Column("state", String, nullable=False),  # requested, granted, refused
    Column("decided_by", Integer),
    Column("requested_at", Moment, nullable=False),
    Column("decided_at", Moment),
)
asked = extension.c.state == fixed("requested")
Index("one_open_request", extension.c.period_id, unique=True, sqlite_where=asked, postgresql_where=asked)
