"""What the access to every area shares: reading rows, and writing them once."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import CursorResult, Executable, RowMapping, Select, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import may_write

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as Postgres

_NUMBER_BITS = 62


def number_aside() -> int:
    """A row's number that tells nothing of when it came: at random, and below nought.

    The numbers of other rows go on as if it had never been, so that it leaves no gap either.
    """
    return -1 - secrets.randbits(_NUMBER_BITS)


class Access:
    """Reads and writes the rows of one area inside one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def _locked(self, statement: Select[Any]) -> Select[Any]:
        """The statement, which keeps others from changing what we are about to change.

        SQLite leaves the words out and needs none: it has one writer at a time.
        """
        return statement.with_for_update() if may_write(self._connection) else statement

    def _locked_in(self, statement: Select[Any], table: Table) -> Select[Any]:
        """As `_locked`, for a statement that joins several tables: the rows of this one."""
        return statement.with_for_update(of=table) if may_write(self._connection) else statement

    async def _first(self, statement: Executable) -> RowMapping | None:
        return (await self._connection.execute(statement)).mappings().first()

    async def _all(self, statement: Executable) -> Sequence[RowMapping]:
        return (await self._connection.execute(statement)).mappings().all()

    async def _changed(self, statement: Executable, values: Mapping[str, Any] | None = None) -> int:
        """Run the statement and say how many rows it touched."""
        result = await self._connection.execute(statement, values)
        return cast("CursorResult[Any]", result).rowcount

    async def _insert_new(self, table: Table, values: Mapping[str, Any]) -> int | None:
        """Insert the row and answer its first key column; None when the table has it already."""
        key = next(iter(table.primary_key.columns))
        statement = self._insert(table).on_conflict_do_nothing().returning(key)
        # The values beside the statement, here and below: within it, each would be an expression.
        return cast("int | None", await self._connection.scalar(statement, dict(values)))

    async def _put(
        self, table: Table, values: Mapping[str, Any], *, keep: Collection[str] = ()
    ) -> None:
        """Insert the row, or change the one with its key except for the columns in `keep`."""
        await self._put_all(table, [values], keep=keep)

    async def _put_all(
        self, table: Table, rows: Sequence[Mapping[str, Any]], *, keep: Collection[str] = ()
    ) -> None:
        """As `_put`, for rows that all have the same columns."""
        key = [column.name for column in table.primary_key.columns]
        statement = self._insert(table)
        changes = {
            name: statement.excluded[name]
            for name in rows[0]
            if name not in key and name not in keep
        }
        values = [dict(row) for row in rows]
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=key, set_=changes),
            values if len(values) > 1 else values[0],
        )

    def _insert(self, table: Table) -> "sqlite.Insert | Postgres":
        if self._connection.dialect.name != "postgresql":
            return sqlite.insert(table)
        # A start on SQLite doesn't wait for what it doesn't use.
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415

        return postgresql.insert(table)
