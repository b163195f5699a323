"""People: members with their terms of office, accounts, invitations, leave, chats."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, UniqueConstraint

from storage.tables.base import Moment, belongs_to, key, metadata

member = Table(
    "member",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("unit", optional=True, index=True),
    Column("role", String, nullable=False),
    Column("name", String, nullable=False),
    Column("language", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("account", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),  # the end of the term of office; access ends with it
    Column("unreachable_at", Moment),  # blocked the bot, or the account is gone
    Column("snoozed_until", Moment),  # 稍后提醒
)

# A person's account plays one role in a programme at a time.
Index(
    "one_active_member",
    member.c.programme_id,
    member.c.channel,
    member.c.account,
    unique=True,
    sqlite_where=member.c.until.is_(None),
    postgresql_where=member.c.until.is_(None),
)
Index("member_by_account", member.c.channel, member.c.account)

invitation = Table(
    "invitation",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("unit", optional=True),
    Column("code_hash", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("replaces_id", Integer),  # the member whose duties the successor takes over
    Column("invited_by", Integer),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("used_by", Integer),
)

attempt = Table(
    "attempt",
    metadata,
    key(),
    Column("channel", String, nullable=False),
    Column("account", String, nullable=False),
    Column("at", Moment, nullable=False),
    Index("attempts_of_account", "channel", "account", "at"),
)

leave = Table(
    "leave",
    metadata,
    key(),
    belongs_to("member", index=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("stand_in_id", Integer),
    Column("cancelled", Boolean, nullable=False, default=False),
)

chat = Table(
    "chat",
    metadata,
    key(),
    belongs_to("programme"),
    Column("channel", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("purpose", String, nullable=False),  # leading_group
    Column("title", String, nullable=False),
    Column("language", String, nullable=False),
    Column("bound_by", Integer),
    Column("bound_at", Moment, nullable=False),
    Column("lost_at", Moment),  # the bot was removed
    UniqueConstraint("channel", "chat"),
)
