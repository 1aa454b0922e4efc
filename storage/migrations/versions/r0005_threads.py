"""Threads: topics, threads, anonymous authors and their links, reports, and prompts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations.pieces import (
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

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# What communities that exist begin with.
HABITS: dict[str, tuple[Any, sa.TextClause]] = {
    "unanswered_days": (sa.Integer(), sa.text("3")),
    "quiet_from": (sa.Integer(), sa.text("20")),
    "quiet_until": (sa.Integer(), sa.text("7")),
    "thread_rules": (sa.Text(), sa.text("''")),
    "thread_rules_version": (sa.Integer(), sa.text("1")),
    "allows_anonymous": (sa.Boolean(), sa.text("true")),
    "allows_unmasking": (sa.Boolean(), sa.text("true")),
    "keep_links_days": (sa.Integer(), sa.text("90")),
}
NOT_NEGATIVE = (
    "unanswered_days",
    "quiet_from",
    "quiet_until",
    "thread_rules_version",
    "keep_links_days",
)


def once(name: str, table: str, *names: str, where: str) -> None:
    """Unique among the rows of which the condition holds."""
    condition = sa.text(where)
    op.create_index(
        name,
        table,
        list(names),
        unique=True,
        sqlite_where=condition,
        postgresql_where=condition,
    )


def upgrade() -> None:
    _communities()
    _topics()
    _threads()
    _anonymity()
    _care()
    _prompts()


def _communities() -> None:
    for name, (sort, first) in HABITS.items():
        op.add_column("communities", sa.Column(name, sort, nullable=False, server_default=first))
    op.add_column("communities", sa.Column("threads_foot_id", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("communities") as communities:
        for name in HABITS:
            communities.alter_column(name, server_default=None)
        for name in NOT_NEGATIVE:
            communities.create_check_constraint(op.f(f"ck_communities_{name}"), f"{name} >= 0")


def _topics() -> None:
    op.create_table(
        "topics",
        sa.Column("id", ROW_ID, nullable=False),
        person("community_id"),
        column("key", sa.Text()),
        column("name", sa.Text()),
        column("name_key", sa.Text()),
        column("position", sa.Integer()),
        person("tag_id", nullable=True),
        person("channel_id", nullable=True),
        column("is_retired", sa.Boolean()),
        not_negative("topics", "position"),
        key("topics", "id"),
        sqlite_autoincrement=True,
    )
    index("topics", "community_id", "name_key", unique=True)
    op.create_table(
        "stewards",
        sa.Column("topic_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        person("community_id"),
        leads_to("stewards", "topic_id", "topics", "CASCADE"),
        key("stewards", "topic_id", "user_id"),
    )


def _threads() -> None:
    op.create_table(
        "threads",
        own_number("id"),
        person("community_id"),
        column("kind", sa.Text()),
        person("topic_id", nullable=True),
        column("title", sa.Text()),
        column("text", sa.Text()),
        column("link", sa.Text()),
        person("author_id", nullable=True),
        person("handle", nullable=True),
        column("state", sa.Text()),
        column("revision", sa.Integer()),
        column("shown_revision", sa.Integer()),
        column("is_replied", sa.Boolean()),
        column("is_hidden", sa.Boolean()),
        column("posted_on", sa.Date(), nullable=True),
        column("active_on", sa.Date(), nullable=True),
        column("bumps", sa.Integer()),
        column("bumped_on", sa.Date(), nullable=True),
        person("answer_id", nullable=True),
        person("channel_id", nullable=True),
        person("discord_id", nullable=True),
        column("prompt_key", sa.Text()),
        column("keep_links_days", sa.Integer(), nullable=True),
        column("later_title", sa.Text()),
        column("later_text", sa.Text()),
        person("later_topic_id", nullable=True),
        one_of("threads", "kind", "question", "tip", "discussion", "prompt"),
        one_of("threads", "state", "pending", "open", "answered", "closed", "gone"),
        not_negative("threads", "revision"),
        not_negative("threads", "bumps"),
        leads_to("threads", "topic_id", "topics", "SET NULL"),
        key("threads", "id"),
    )
    for names in (("community_id", "state"), ("discord_id",), ("topic_id",), ("author_id",)):
        index("threads", *names)
    op.create_table(
        "anonymous_posts",
        own_number("id"),
        person("community_id"),
        person("thread_id"),
        person("handle"),
        column("text", sa.Text()),
        column("state", sa.Text()),
        column("is_hidden", sa.Boolean()),
        column("revision", sa.Integer()),
        column("shown_revision", sa.Integer()),
        person("message_id", nullable=True),
        column("later_text", sa.Text()),
        one_of("anonymous_posts", "state", "pending", "posted", "refused"),
        not_negative("anonymous_posts", "revision"),
        leads_to("anonymous_posts", "thread_id", "threads", "CASCADE"),
        key("anonymous_posts", "id"),
    )
    for name in ("message_id", "thread_id"):
        index("anonymous_posts", name)


def _anonymity() -> None:
    op.create_table(
        "anonymous_authors",
        own_number("handle"),
        person("community_id"),
        person("thread_id"),
        column("number", sa.Integer(), nullable=True),
        column("seal", sa.Text(), nullable=True),
        column("key_id", sa.Text()),
        column("is_stopped", sa.Boolean()),
        column("keep_links_days", sa.Integer(), nullable=True),
        column("block_slot", sa.Integer(), nullable=True),
        not_negative("anonymous_authors", "number"),
        leads_to("anonymous_authors", "thread_id", "threads", "CASCADE"),
        key("anonymous_authors", "handle"),
        sa.UniqueConstraint("seal", name=op.f("uq_anonymous_authors_seal")),
    )
    index("anonymous_authors", "thread_id", "number", unique=True)
    op.create_table(
        "anonymous_links",
        own_number("handle"),
        person("community_id"),
        column("locked", sa.LargeBinary()),
        column("key_id", sa.Text()),
        key("anonymous_links", "handle"),
    )
    op.create_table(
        "anonymous_blocks",
        own_number("handle"),
        person("community_id"),
        column("seal", sa.Text()),
        column("key_id", sa.Text()),
        column("ends_on", sa.Date()),
        key("anonymous_blocks", "handle"),
        sa.UniqueConstraint("seal", name=op.f("uq_anonymous_blocks_seal")),
    )
    op.create_table(
        "acceptances",
        column("seal", sa.Text()),
        person("community_id"),
        key("acceptances", "seal"),
        sqlite_with_rowid=False,
    )


def _care() -> None:
    op.create_table(
        "unmaskings",
        sa.Column("id", ROW_ID, nullable=False),
        person("community_id"),
        person("thread_id"),
        person("handle"),
        column("ground", sa.Text()),
        column("reason", sa.Text()),
        column("state", sa.Text()),
        person("asked_by"),
        column("asked_at", MOMENT),
        person("answered_by", nullable=True),
        column("answered_at", MOMENT, nullable=True),
        person("card_channel_id", nullable=True),
        person("card_message_id", nullable=True),
        column("telling", sa.Text()),
        one_of("unmaskings", "state", "asked", "agreed", "refused", "lapsed"),
        one_of("unmaskings", "ground", "danger", "law"),
        one_of("unmaskings", "telling", "sent", "kept", "shown"),
        key("unmaskings", "id"),
        sqlite_autoincrement=True,
    )
    index("unmaskings", "community_id", "state")
    once("uq_unmaskings_asked_handle", "unmaskings", "handle", where="state = 'asked'")
    op.create_table(
        "reports",
        sa.Column("id", ROW_ID, nullable=False),
        person("community_id"),
        person("channel_id"),
        person("message_id"),
        person("thread_id", nullable=True),
        person("post_id", nullable=True),
        person("handle", nullable=True),
        person("author_id", nullable=True),
        person("reporter_id", nullable=True),
        column("reason", sa.Text()),
        column("reported_at", MOMENT),
        column("choice", sa.Text(), nullable=True),
        person("closed_by", nullable=True),
        column("closed_at", MOMENT, nullable=True),
        person("card_channel_id", nullable=True),
        person("card_message_id", nullable=True),
        one_of("reports", "choice", "hide", "remind", "stop", "keep"),
        key("reports", "id"),
        sqlite_autoincrement=True,
    )
    index("reports", "community_id", "message_id")
    once(
        "uq_reports_open_message_id",
        "reports",
        "community_id",
        "message_id",
        where="choice IS NULL",
    )


def _prompts() -> None:
    op.create_table(
        "own_prompts",
        sa.Column("id", ROW_ID, nullable=False),
        person("community_id"),
        person("topic_id", nullable=True),
        column("title", sa.Text()),
        column("text", sa.Text()),
        person("added_by"),
        column("added_at", MOMENT),
        key("own_prompts", "id"),
        sqlite_autoincrement=True,
    )
    index("own_prompts", "community_id")
    op.create_table(
        "prompt_series",
        sa.Column("community_id", sa.BigInteger(), autoincrement=False, nullable=False),
        column("weekday", sa.Integer()),
        column("minute", sa.Integer()),
        column("skips_holidays", sa.Boolean()),
        person("channel_id", nullable=True),
        column("is_paused", sa.Boolean()),
        column("next_at", MOMENT, nullable=True),
        column("round_number", sa.Integer()),
        column("last_key", sa.Text()),
        column("next_key", sa.Text()),
        person("host_id", nullable=True),
        column("seed", sa.Text()),
        *(not_negative("prompt_series", name) for name in ("weekday", "minute", "round_number")),
        key("prompt_series", "community_id"),
    )
    op.create_table(
        "prompt_uses",
        sa.Column("community_id", sa.BigInteger(), autoincrement=False, nullable=False),
        column("key", sa.Text()),
        sa.Column("round_number", sa.Integer(), autoincrement=False, nullable=False),
        person("thread_id", nullable=True),
        key("prompt_uses", "community_id", "key", "round_number"),
    )
    op.create_table(
        "dropped_prompts",
        sa.Column("community_id", sa.BigInteger(), autoincrement=False, nullable=False),
        column("key", sa.Text()),
        key("dropped_prompts", "community_id", "key"),
    )


TABLES = (
    "dropped_prompts",
    "prompt_uses",
    "prompt_series",
    "own_prompts",
    "reports",
    "unmaskings",
    "acceptances",
    "anonymous_blocks",
    "anonymous_links",
    "anonymous_authors",
    "anonymous_posts",
    "threads",
    "stewards",
    "topics",
)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.drop_column("communities", "threads_foot_id")
    with op.batch_alter_table("communities") as communities:
        for name in NOT_NEGATIVE:
            communities.drop_constraint(op.f(f"ck_communities_{name}"), type_="check")
        for name in HABITS:
            communities.drop_column(name)
