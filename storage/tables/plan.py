"""A programme's plan: units, tasks, who answers for what, targets, calendar."""

from sqlalchemy import Boolean, Column, Date, Float, Index, Integer, String, Table, UniqueConstraint

from storage.tables.base import Json, Moment, belongs_to, key, metadata

programme = Table(
    "programme",
    metadata,
    key(),
    Column("name", String, nullable=False, unique=True),
    Column("title", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("rules", String, nullable=False),
    Column("leading_group", Json, nullable=False),
    Column("office_unit", String),
    Column("created_at", Moment, nullable=False),
)

unit = Table(
    "unit",
    metadata,
    key(),
    belongs_to("programme"),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("programme_id", "name"),
)

unit_alias = Table(
    "unit_alias",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("unit", index=True),
    Column("alias", String, nullable=False),
    UniqueConstraint("programme_id", "alias"),
)

task = Table(
    "task",
    metadata,
    key(),
    belongs_to("programme"),
    Column("code", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("chapter", String, nullable=False),
    Column("title", String, nullable=False),
    Column("short", String, nullable=False),
    Column("text", String, nullable=False),
    Column("open_refs", Json, nullable=False),
    Column("position", Integer, nullable=False),
    Column("starts_on", Date),
    Column("ends_on", Date),
    Column("closed_out_at", Moment),
    Column("ended_at", Moment),  # the plan's newer version no longer has it
    UniqueConstraint("programme_id", "code"),
)

assignment = Table(
    "assignment",
    metadata,
    key(),
    belongs_to("programme"),
    belongs_to("task"),
    belongs_to("unit", index=True),
    Column("role", String, nullable=False),
    Column("cadence", String),
    Column("acknowledged_at", Moment),
    Column("ended_at", Moment),  # the plan's newer version no longer names the unit
    UniqueConstraint("task_id", "unit_id"),
)

target = Table(
    "target",
    metadata,
    key(),
    belongs_to("programme", index=True),
    belongs_to("task", optional=True),
    Column("phrase", String, nullable=False),
    Column("metric", String, nullable=False),
    Column("comparison", String, nullable=False),
    Column("value", Float),
    Column("upper", Float),  # of a range
    Column("unit", String),
    Column("due", String),
    Column("kind", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("ended_at", Moment),  # the plan's newer version no longer names it
)

calendar_override = Table(
    "calendar_override",
    metadata,
    key(),
    belongs_to("programme"),
    Column("day", Date, nullable=False),
    Column("working", Boolean, nullable=False),
    Column("set_by", Integer),
    Column("set_at", Moment, nullable=False),
    UniqueConstraint("programme_id", "day"),
)

Index("tasks_in_order", task.c.programme_id, task.c.position)
