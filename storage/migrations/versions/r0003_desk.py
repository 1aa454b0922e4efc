"""The desk's habits: decisions that wait, a second reader, claims that lapse, the alarm."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
CHECKED = {
    "decided_from": "decided_from IN ('submitted', 'in_review', 'waiting', 'lapsed')",
    "proposed": "proposed IN ('approved', 'declined')",
}
PLAIN: dict[str, Any] = {
    "decided_revision": sa.Integer(),
    "goes_out_at": MOMENT,
    "proposed_by": sa.BigInteger(),
    "proposed_at": MOMENT,
    "proposed_reason": sa.Text(),
}
# What communities that exist begin with.
HABITS: dict[str, tuple[Any, sa.TextClause]] = {
    "second_reader": (sa.Boolean(), sa.text("false")),
    "claim_hours": (sa.Integer(), sa.text("24")),
    "alarm_hours": (JSON, sa.text("'[]'")),
    "alarm_after_hours": (sa.Integer(), sa.text("48")),
}
NOT_NEGATIVE = ("claim_hours", "alarm_after_hours")


def upgrade() -> None:
    # SQLite would copy the whole table, and its answers would go with the old one: so the
    # checks come with their columns.
    for column, check in CHECKED.items():
        name = f"ck_applications_{column}"
        op.execute(
            f"ALTER TABLE applications ADD COLUMN {column} TEXT CONSTRAINT {name} CHECK ({check})"
        )
    for name, kind in PLAIN.items():
        op.add_column("applications", sa.Column(name, kind, nullable=True))
    for name, (sort, first) in HABITS.items():
        op.add_column("communities", sa.Column(name, sort, nullable=False, server_default=first))
    with op.batch_alter_table("communities") as communities:
        for name in HABITS:
            communities.alter_column(name, server_default=None)
        for name in NOT_NEGATIVE:
            communities.create_check_constraint(op.f(f"ck_communities_{name}"), f"{name} >= 0")


def downgrade() -> None:
    with op.batch_alter_table("communities") as communities:
        for name in NOT_NEGATIVE:
            communities.drop_constraint(op.f(f"ck_communities_{name}"), type_="check")
        for name in HABITS:
            communities.drop_column(name)
    for name in (*CHECKED, *PLAIN):
        op.drop_column("applications", name)
