"""All tables of the first version."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
OPEN = sa.text("state IN ('submitted', 'in_review', 'waiting', 'lapsed')")
UNFINISHED = sa.text("state IN ('queued', 'in_flight')")


def one_of(table: str, column: str, *words: str) -> sa.CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def not_negative(table: str, column: str) -> sa.CheckConstraint:
    """The column's number is zero or more."""
    return sa.CheckConstraint(f"{column} >= 0", name=op.f(f"ck_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "applications",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("community_id", sa.BigInteger(), nullable=False),
        sa.Column("applicant_id", sa.BigInteger(), nullable=False),
        sa.Column("applicant_name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("join_request_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("taken_by", sa.BigInteger(), nullable=True),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("asked_by", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_in", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("recommendation", sa.Text(), nullable=True),
        sa.Column("policy_version", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("notes", JSON, nullable=False),
        sa.Column("card_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("card_message_id", sa.BigInteger(), nullable=True),
        one_of("applications", "decided_in", "bot", "discord"),
        one_of("applications", "recommendation", "approve", "review", "decline"),
        one_of("applications", "source", "native", "form"),
        one_of(
            "applications",
            "state",
            "submitted",
            "in_review",
            "waiting",
            "lapsed",
            "approved",
            "declined",
            "withdrawn",
        ),
        not_negative("applications", "revision"),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
        sa.UniqueConstraint(
            "community_id", "join_request_id", name="uq_applications_community_id_join_request_id"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_applications_applicant_id", "applications", ["applicant_id"])
    op.create_index("ix_applications_community_id_state", "applications", ["community_id", "state"])
    op.create_index(
        "uq_applications_open_applicant",
        "applications",
        ["community_id", "applicant_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )

    op.create_table(
        "audit",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("community_id", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("details", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_actor_id", "audit", ["actor_id"])
    op.create_index("ix_audit_community_id_at", "audit", ["community_id", "at"])

    op.create_table(
        "communities",
        sa.Column("community_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("moderator_role_id", sa.BigInteger(), nullable=True),
        sa.Column("organiser_role_id", sa.BigInteger(), nullable=True),
        sa.Column("member_role_id", sa.BigInteger(), nullable=True),
        sa.Column("review_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("welcome_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("announcements_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("threads_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("meetups_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("feedback_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("welcome_message_id", sa.BigInteger(), nullable=True),
        sa.Column("decision_delay_seconds", sa.Integer(), nullable=False),
        sa.Column("welcome_gather_seconds", sa.Integer(), nullable=False),
        sa.Column("waiting_days", sa.Integer(), nullable=False),
        sa.Column("reapply_days", sa.Integer(), nullable=False),
        sa.Column("keep_declined_days", sa.Integer(), nullable=False),
        sa.Column("keep_approved_days", sa.Integer(), nullable=False),
        sa.Column("set_up_at", MOMENT, nullable=True),
        sa.Column("removed_at", MOMENT, nullable=True),
        not_negative("communities", "decision_delay_seconds"),
        not_negative("communities", "keep_approved_days"),
        not_negative("communities", "keep_declined_days"),
        not_negative("communities", "reapply_days"),
        not_negative("communities", "waiting_days"),
        not_negative("communities", "welcome_gather_seconds"),
        sa.PrimaryKeyConstraint("community_id", name="pk_communities"),
    )
    op.create_table(
        "drafts",
        sa.Column("community_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "user_id", name="pk_drafts"),
    )
    op.create_table(
        "facts",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_facts"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("community_id", sa.BigInteger(), nullable=True),
        sa.Column("dedupe_key", sa.Text(), nullable=True),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=True),
        sa.Column("claimed_by", sa.Text(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        one_of("jobs", "state", "queued", "in_flight", "done", "failed"),
        not_negative("jobs", "attempts"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_jobs_state_due_at", "jobs", ["state", "due_at"])
    op.create_index(
        "uq_jobs_unfinished_dedupe_key",
        "jobs",
        ["dedupe_key"],
        unique=True,
        sqlite_where=UNFINISHED,
        postgresql_where=UNFINISHED,
    )

    op.create_table(
        "members",
        sa.Column("community_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "user_id", name="pk_members"),
    )
    op.create_index("ix_members_user_id", "members", ["user_id"])

    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("community_id", sa.BigInteger(), nullable=True),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_attempt_at", MOMENT, nullable=True),
        sa.Column("claimed_at", MOMENT, nullable=True),
        sa.Column("claimed_by", sa.Text(), nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("result", JSON, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        one_of("outbox", "state", "queued", "retry", "in_flight", "sent", "failed", "withdrawn"),
        not_negative("outbox", "attempts"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("dedupe_key", name="uq_outbox_dedupe_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_state_due_at", "outbox", ["state", "due_at"])

    op.create_table(
        "people",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_people"),
    )
    op.create_table(
        "questions",
        sa.Column("community_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("label_key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=True),
        sa.Column("set_at", MOMENT, nullable=False),
        one_of("questions", "meaning", "title", "employer", "work", "staff", "terms", "other"),
        sa.PrimaryKeyConstraint("community_id", "label_key", name="pk_questions"),
    )
    op.create_table(
        "stopped_notices",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stopped_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "kind", name="pk_stopped_notices"),
    )
    op.create_table(
        "welcomes",
        sa.Column("community_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=True),
        sa.Column("approved_at", MOMENT, nullable=False),
        sa.Column("greeted_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("community_id", "user_id", name="pk_welcomes"),
    )
    op.create_table(
        "application_answers",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        one_of(
            "application_answers", "meaning", "title", "employer", "work", "staff", "terms", "other"
        ),
        not_negative("application_answers", "position"),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name="fk_application_answers_application_id_applications",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_application_answers"),
    )
    op.create_index(
        "ix_application_answers_application_id", "application_answers", ["application_id"]
    )

    op.create_table(
        "application_findings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence", JSON, nullable=False),
        one_of(
            "application_findings",
            "criterion",
            "leading_position",
            "staff_responsibility",
            "public_sector",
        ),
        one_of("application_findings", "verdict", "met", "not_met", "unclear"),
        not_negative("application_findings", "position"),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name="fk_application_findings_application_id_applications",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_application_findings"),
    )
    op.create_index(
        "ix_application_findings_application_id", "application_findings", ["application_id"]
    )


def downgrade() -> None:
    for table in (
        "application_findings",
        "application_answers",
        "welcomes",
        "stopped_notices",
        "questions",
        "people",
        "outbox",
        "members",
        "jobs",
        "facts",
        "drafts",
        "communities",
        "audit",
        "applications",
    ):
        op.drop_table(table)
