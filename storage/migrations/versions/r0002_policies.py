"""Policies of the communities, and what they add to the registers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
HOLDS = sa.text("removed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "policies",
        sa.Column("community_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.CheckConstraint("version >= 0", name=op.f("ck_policies_version")),
        sa.PrimaryKeyConstraint("community_id", "version", name="pk_policies"),
    )
    op.create_table(
        "own_terms",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=True),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('organisation', 'title')", name=op.f("ck_own_terms_kind")),
        sa.PrimaryKeyConstraint("id", name="pk_own_terms"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_own_terms_holding",
        "own_terms",
        ["community_id", "kind", "key"],
        unique=True,
        sqlite_where=HOLDS,
        postgresql_where=HOLDS,
    )


def downgrade() -> None:
    op.drop_table("own_terms")
    op.drop_table("policies")
