"""What all tables share: names of constraints, and columns that keep their promises."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, ClassVar, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlmodel import SQLModel

# A constraint needs a name of ours, or a later migration can't drop it on both databases.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# PostgreSQL keeps neither U+0000 nor a lone surrogate. Each becomes one U+FFFD, so that the
# offsets of the evidence stay true.
_UNSTORABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class StoredRow(SQLModel):
    """A row of one of our tables."""

    metadata: ClassVar[MetaData] = metadata

    @classmethod
    def table(cls) -> Table:
        """The table itself, for statements."""
        return cast(Table, vars(cls)["__table__"])


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: only aware datetimes go in, UTC comes out, on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone can't be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class PlainText(TypeDecorator[str]):
    """Text of any length, without what a database can't keep."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value).translate(_UNSTORABLE)


class Json(TypeDecorator[Any]):
    """Plain data: JSONB on PostgreSQL, text on SQLite."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON(none_as_null=True))
        # A start on SQLite doesn't wait for what it doesn't use.
        from sqlalchemy.dialects.postgresql import JSONB  # noqa: PLC0415

        return dialect.type_descriptor(JSONB(none_as_null=True))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return storable(value)


RowId = BigInteger().with_variant(Integer(), "sqlite")
"""An id that the database gives; SQLite counts only in a column called INTEGER."""


def storable(value: Any) -> Any:
    """The plain data without characters that a database can't keep."""
    if isinstance(value, str):
        return value.translate(_UNSTORABLE)
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    return value


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """The column holds one of these words."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def not_negative(column: str) -> CheckConstraint:
    """The column's number is zero or more."""
    return CheckConstraint(f"{column} >= 0", name=column)
