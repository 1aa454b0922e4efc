"""Feedback: ballot boxes, who was asked, polls, surveys and their rounds."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations.pieces import (
    JSON,
    MOMENT,
    ROW_ID,
    column,
    index,
    key,
    leads_to,
    not_negative,
    one_of,
    own_number,
    person,
)

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What communities that exist begin with.
HABITS: dict[str, tuple[Any, sa.TextClause]] = {
    "feedback_limit": (sa.Integer(), sa.text("5")),
    "asks_after_meetups": (sa.Boolean(), sa.text("true")),
    "meetup_survey_key": (sa.Text(), sa.text("'after-meetup'")),
}
LIMIT = "feedback_limit"


def upgrade() -> None:
    _communities()
    _boxes()
    _polls()
    _surveys()
    _rounds()


def _communities() -> None:
    for name, (sort, first) in HABITS.items():
        op.add_column("communities", sa.Column(name, sort, nullable=False, server_default=first))
    with op.batch_alter_table("communities") as communities:
        for name in HABITS:
            communities.alter_column(name, server_default=None)
        communities.create_check_constraint(op.f(f"ck_communities_{LIMIT}"), f"{LIMIT} >= 0")


def _boxes() -> None:
    op.create_table(
        "ballot_boxes",
        own_number("id"),
        person("community_id"),
        column("turn", sa.Integer()),
        key("ballot_boxes", "id"),
    )
    op.create_table(
        "ballots",
        own_number("id"),
        person("box_id"),
        column("seal", sa.Text(), nullable=True),
        column("answers", JSON),
        column("is_counted", sa.Boolean()),
        leads_to("ballots", "box_id", "ballot_boxes", "CASCADE"),
        key("ballots", "id"),
        sqlite_with_rowid=False,
    )
    index("ballots", "box_id", "seal", unique=True)
    index("ballots", "box_id", "is_counted")
    op.create_table(
        "invited",
        own_number("id"),
        person("box_id"),
        person("community_id"),
        person("user_id"),
        leads_to("invited", "box_id", "ballot_boxes", "CASCADE"),
        key("invited", "id"),
        sqlite_with_rowid=False,
    )
    index("invited", "box_id", "user_id", unique=True)
    index("invited", "user_id")
    op.create_table(
        "answer_drafts",
        column("seal", sa.Text()),
        person("box_id"),
        column("locked", sa.LargeBinary()),
        leads_to("answer_drafts", "box_id", "ballot_boxes", "CASCADE"),
        key("answer_drafts", "seal"),
        sqlite_with_rowid=False,
    )
    index("answer_drafts", "box_id")


def _polls() -> None:
    op.create_table(
        "polls",
        own_number("id"),
        person("community_id"),
        column("kind", sa.Text()),
        column("question", sa.Text()),
        column("options", JSON),
        column("takes_several", sa.Boolean()),
        column("hides_results", sa.Boolean()),
        person("role_id", nullable=True),
        person("created_by"),
        person("channel_id"),
        person("message_id", nullable=True),
        column("opened_at", MOMENT),
        column("closes_at", MOMENT, nullable=True),
        column("quorum", sa.Integer(), nullable=True),
        column("remind_at", MOMENT, nullable=True),
        column("asked", sa.Integer(), nullable=True),
        column("limit_of", sa.Integer()),
        column("state", sa.Text()),
        column("live", JSON, nullable=True),
        column("pending", JSON, nullable=True),
        column("results", JSON, nullable=True),
        column("ending", sa.Text(), nullable=True),
        column("closed_at", MOMENT, nullable=True),
        column("drawn", sa.Integer()),
        one_of("polls", "kind", "native", "single", "multiple", "ranked", "scale", "yes_no"),
        one_of("polls", "state", "open", "closed"),
        one_of("polls", "ending", "by_hand", "time", "quorum", "key_lost", "message_gone"),
        *(not_negative("polls", name) for name in ("quorum", "asked", "limit_of")),
        key("polls", "id"),
    )
    index("polls", "community_id", "state")
    index("polls", "message_id")


def _surveys() -> None:
    op.create_table(
        "surveys",
        sa.Column("id", ROW_ID, nullable=False),
        person("community_id"),
        column("key", sa.Text()),
        column("version", sa.Integer()),
        person("created_by", nullable=True),
        column("is_retired", sa.Boolean()),
        key("surveys", "id"),
        sqlite_autoincrement=True,
    )
    index("surveys", "community_id", "key", unique=True)
    op.create_table(
        "survey_versions",
        sa.Column("survey_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        person("community_id"),
        column("form", JSON),
        column("toml", sa.Text()),
        leads_to("survey_versions", "survey_id", "surveys", "CASCADE"),
        key("survey_versions", "survey_id", "version"),
    )


def _rounds() -> None:
    op.create_table(
        "survey_rounds",
        own_number("id"),
        person("community_id"),
        person("survey_id"),
        column("version", sa.Integer()),
        column("number", sa.Integer()),
        person("opened_by", nullable=True),
        column("opened_at", MOMENT),
        column("closes_at", MOMENT),
        person("meetup_id", nullable=True),
        column("subject", sa.Text()),
        person("role_id", nullable=True),
        column("remind_at", MOMENT, nullable=True),
        column("asked", sa.Integer()),
        column("limit_of", sa.Integer()),
        column("state", sa.Text()),
        person("channel_id", nullable=True),
        person("message_id", nullable=True),
        column("results", JSON, nullable=True),
        column("ending", sa.Text(), nullable=True),
        column("closed_at", MOMENT, nullable=True),
        one_of("survey_rounds", "state", "open", "closed", "not_sent"),
        one_of("survey_rounds", "ending", "by_hand", "time", "key_lost"),
        *(not_negative("survey_rounds", name) for name in ("asked", "limit_of")),
        leads_to("survey_rounds", "survey_id", "surveys", "CASCADE"),
        key("survey_rounds", "id"),
    )
    index("survey_rounds", "community_id", "state")
    index("survey_rounds", "survey_id", "number", unique=True)
    index("survey_rounds", "meetup_id", unique=True)
    index("survey_rounds", "message_id")
    op.create_table(
        "round_hosts",
        sa.Column("round_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        person("community_id"),
        leads_to("round_hosts", "round_id", "survey_rounds", "CASCADE"),
        key("round_hosts", "round_id", "user_id"),
    )


TABLES = (
    "round_hosts",
    "survey_rounds",
    "survey_versions",
    "surveys",
    "polls",
    "answer_drafts",
    "invited",
    "ballots",
    "ballot_boxes",
)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    with op.batch_alter_table("communities") as communities:
        communities.drop_constraint(op.f(f"ck_communities_{LIMIT}"), type_="check")
        for name in HABITS:
            communities.drop_column(name)
