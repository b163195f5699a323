"""Summaries of any span, corrections, recipients, uploads; measurements of targets"""

import sqlalchemy as sa
from alembic import op

import storage.tables.base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The facts of summaries that were sent keep their numbers; the words for week and previous week change.
RENAMED = """
    UPDATE summary SET facts = json_remove(
        json_set(facts, '$.span', json_extract(facts, '$.week')), '$.week')
    WHERE json_extract(facts, '$.week') IS NOT NULL
"""
RENAMED_BEFORE = """
    UPDATE summary SET facts = json_remove(
        json_set(facts, '$.previous.span', json_extract(facts, '$.previous.week')), '$.previous.week')
    WHERE json_extract(facts, '$.previous.week') IS NOT NULL
"""


def upgrade() -> None:
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_at", storage.tables.base.Moment(length=32), nullable=True))
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.add_column(sa.Column("upper", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("ended_at", storage.tables.base.Moment(length=32), nullable=True))
    with op.batch_alter_table("summary", schema=None) as batch_op:
        batch_op.add_column(sa.Column("made_up", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("summary_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("corrected_by", sa.Integer(), nullable=True),
        sa.Column("corrected_at", storage.tables.base.Moment(length=32), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_correction_programme_id")),
        sa.ForeignKeyConstraint(["summary_id"], ["summary.id"], name=op.f("fk_correction_summary_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_summary_id"), "correction", ["summary_id"], unique=False)
    op.create_table(
        "recipient",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_recipient_programme_id")),
        sa.PrimaryKeyConstraint("programme_id", "kind", "form", "member_id", name=op.f("pk_recipient")),
    )
    op.create_table(
        "upload",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("uploaded_at", storage.tables.base.Moment(length=32), nullable=False),
        sa.PrimaryKeyConstraint("channel", "path", name=op.f("pk_upload")),
    )
    op.create_table(
        "measurement",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("measured_at", storage.tables.base.Moment(length=32), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_measurement_programme_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_measurement_report_id")),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_measurement_target_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
    )
    op.create_index("measurements_of_target", "measurement", ["target_id", "measured_at"], unique=False)
    op.create_index(op.f("ix_measurement_report_id"), "measurement", ["report_id"], unique=False)
    op.drop_index(op.f("ix_issue_programme_id"), table_name="issue")
    op.create_index("issues_by_end", "issue", ["programme_id", "closed_at"], unique=False)
    op.execute(RENAMED)
    op.execute(RENAMED_BEFORE)
