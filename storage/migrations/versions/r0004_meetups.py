"""Meetups, their speakers and sign-ups, seasons and who follows them."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
# What communities that exist begin with.
SETTINGS: dict[str, tuple[Any, sa.TextClause]] = {
    "meetup_approval": (sa.Boolean(), sa.text("true")),
    "direct_pace": (sa.Integer(), sa.text("30")),
}


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _big(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, MOMENT, nullable=nullable)


def _truth(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)


def _not_negative(table: str, column: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{column} >= 0", name=op.f(f"ck_{table}_{column}"))


def _one_of(table: str, column: str, *words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _belongs_to(
    table: str, column: str, other: str, *, at_end: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=at_end)


def upgrade() -> None:
    _create_seasons()
    _create_meetups()
    _create_signups()
    for name, (sort, first) in SETTINGS.items():
        op.add_column("communities", sa.Column(name, sort, nullable=False, server_default=first))
    with op.batch_alter_table("communities") as communities:
        for name in SETTINGS:
            communities.alter_column(name, server_default=None)
        communities.create_check_constraint(op.f("ck_communities_direct_pace"), "direct_pace >= 0")


def _create_seasons() -> None:
    op.create_table(
        "seasons",
        sa.Column("id", ROW_ID, nullable=False),
        _big("community_id"),
        _big("host_id"),
        _moment("created_at"),
        _text("name"),
        _text("state"),
        _number("revision"),
        _text("description"),
        _text("venue"),
        _text("address"),
        _text("link"),
        _text("usual_time"),
        _big("previous_id", nullable=True),
        _number("state_seen"),
        _big("card_channel_id", nullable=True),
        _big("card_message_id", nullable=True),
        _one_of("seasons", "state", "draft", "running", "ended"),
        _not_negative("seasons", "revision"),
        sa.PrimaryKeyConstraint("id", name="pk_seasons"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_seasons_community_id_state", "seasons", ["community_id", "state"])
    op.create_table(
        "season_members",
        _key("season_id"),
        _key("user_id"),
        _big("community_id"),
        _moment("joined_at"),
        _big("order"),
        _truth("confirmed"),
        _belongs_to("season_members", "season_id", "seasons"),
        sa.PrimaryKeyConstraint("season_id", "user_id", name="pk_season_members"),
    )
    op.create_index(
        "ix_season_members_community_id_user_id", "season_members", ["community_id", "user_id"]
    )


def _create_meetups() -> None:
    op.create_table(
        "meetups",
        sa.Column("id", ROW_ID, nullable=False),
        _big("community_id"),
        _big("season_id", nullable=True),
        _number("position"),
        _big("host_id"),
        _moment("created_at"),
        _moment("changed_at"),
        _text("state"),
        _number("revision"),
        *(_text(name) for name in ("title", "description", "agenda", "venue", "address", "link")),
        _moment("start_at", nullable=True),
        _moment("end_at", nullable=True),
        _text("date_note"),
        _truth("reservation"),
        _moment("signup_closes_at", nullable=True),
        sa.Column("roles", JSON, nullable=False),
        _text("cost"),
        _text("contact"),
        *(_truth(name) for name in ("asks_diet", "asks_accessibility", "shows_names")),
        _number("capacity", nullable=True),
        _number("guests"),
        _number("employer_cap", nullable=True),
        _truth("first_timers_first"),
        _number("offer_hours"),
        _number("confirm_hours"),
        sa.Column("reminders", JSON, nullable=False),
        _text("reason"),
        *(_number(name) for name in ("sequence", "state_seen", "interested")),
        *(
            _big(name, nullable=True)
            for name in ("card_channel_id", "card_message_id", "thread_id", "event_id")
        ),
        _text("event_shape"),
        _moment("needs_erased_at", nullable=True),
        _one_of(
            "meetups",
            "state",
            "draft",
            "proposed",
            "date_to_come",
            "open",
            "full",
            "closed",
            "under_way",
            "held",
            "postponed",
            "cancelled",
        ),
        *(
            _not_negative("meetups", name)
            for name in ("revision", "position", "guests", "confirm_hours")
        ),
        _belongs_to("meetups", "season_id", "seasons", at_end="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_meetups"),
        sqlite_autoincrement=True,
    )
    for columns in (["community_id", "state", "start_at"], ["community_id", "event_id"]):
        op.create_index(f"ix_meetups_{'_'.join(columns)}", "meetups", columns)
    op.create_index("ix_meetups_season_id", "meetups", ["season_id"])
    op.create_table(
        "meetup_speakers",
        sa.Column("id", ROW_ID, nullable=False),
        _big("meetup_id"),
        _number("position"),
        _text("name"),
        _text("role"),
        _text("topic"),
        _moment("at", nullable=True),
        _not_negative("meetup_speakers", "position"),
        _belongs_to("meetup_speakers", "meetup_id", "meetups"),
        sa.PrimaryKeyConstraint("id", name="pk_meetup_speakers"),
    )
    op.create_index("ix_meetup_speakers_meetup_id", "meetup_speakers", ["meetup_id"])


def _create_signups() -> None:
    op.create_table(
        "signups",
        _key("meetup_id"),
        _key("user_id"),
        _big("community_id"),
        _text("standing"),
        _big("order"),
        _moment("answered_at"),
        _number("guests"),
        _text("employer_key"),
        _truth("is_first_timer"),
        _moment("offered_until", nullable=True),
        _moment("confirmed_at", nullable=True),
        _moment("confirm_by", nullable=True),
        _text("diet"),
        _text("accessibility"),
        _truth("wants_direct"),
        _moment("unreached_at", nullable=True),
        _one_of("signups", "standing", "seated", "offered", "waiting", "maybe", "no"),
        _not_negative("signups", "guests"),
        _belongs_to("signups", "meetup_id", "meetups"),
        sa.PrimaryKeyConstraint("meetup_id", "user_id", name="pk_signups"),
    )
    for columns in (["meetup_id", "standing", "order"], ["community_id", "user_id"]):
        op.create_index(f"ix_signups_{'_'.join(columns)}", "signups", columns)


def downgrade() -> None:
    with op.batch_alter_table("communities") as communities:
        communities.drop_constraint(op.f("ck_communities_direct_pace"), type_="check")
        for name in SETTINGS:
            communities.drop_column(name)
    for table in ("signups", "meetup_speakers", "meetups", "season_members", "seasons"):
        op.drop_table(table)
