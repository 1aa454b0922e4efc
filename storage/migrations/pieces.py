"""What revisions are written with; they keep what stands here as it is."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

MOMENT = sa.DateTime(timezone=True)
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def column(name: str, kind: Any, *more: Any, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, *more, nullable=nullable)


def person(name: str, *more: Any, nullable: bool = False) -> sa.Column[Any]:
    """A number of Discord's, or one of ours that is as large."""
    return column(name, sa.BigInteger(), *more, nullable=nullable)


def own_number(name: str) -> sa.Column[Any]:
    """A primary key that we choose ourselves."""
    return sa.Column(name, ROW_ID, autoincrement=False, nullable=False)


def not_negative(table: str, name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{name} >= 0", name=op.f(f"ck_{table}_{name}"))


def one_of(table: str, name: str, *words: str) -> sa.CheckConstraint:
    allowed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{name} IN ({allowed})", name=op.f(f"ck_{table}_{name}"))


def key(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names, name=op.f(f"pk_{table}"))


def leads_to(table: str, name: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}_{other}"), ondelete=ondelete
    )


def index(table: str, *names: str, unique: bool = False) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(names)}"), table, list(names), unique=unique)
