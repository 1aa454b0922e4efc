"""SQLite's statements in one trip each to the thread that runs them.

The driver's own cursor is made, executed, fetched from and closed in four, and a press that saves a
step takes a dozen statements: most of its time was spent waiting for the next trip.
"""

import sqlite3
from collections import deque
from collections.abc import Sequence
from contextlib import closing
from typing import Any, NamedTuple

from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)
from sqlalchemy.engine import Dialect


class _Outcome(NamedTuple):
    """What a statement left behind; the names are those of Python's database interface."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()


def _executed(
    connection: sqlite3.Connection, operation: str, parameters: Any, *, many: bool
) -> _Outcome:
    """Runs in the connection's thread."""
    with closing(connection.cursor()) as cursor:
        (cursor.executemany if many else cursor.execute)(operation, parameters or ())
        rows = cursor.fetchall() if cursor.description else ()
        return _Outcome(cursor.description, cursor.rowcount, cursor.lastrowid, rows)


class Cursor(AsyncAdapt_aiosqlite_cursor):
    """Holds what the statement gave; nothing of it stays open in the database."""

    __slots__ = ("_outcome", "arraysize")

    def __init__(self, adapt_connection: Any) -> None:
        # Not the base's own: it makes the driver's cursor.
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._rows = deque()
        self._outcome = _Outcome()
        self.arraysize = 1

    @property
    def description(self) -> Any:
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> Any:
        return self._outcome.lastrowid

    async def _execute_async(self, operation: Any, parameters: Any) -> None:
        await self._run(operation, parameters, many=False)

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:
        await self._run(operation, seq_of_parameters, many=True)

    async def _run(self, operation: str, parameters: Any, *, many: bool) -> None:
        driver: Any = self._connection
        async with self._adapt_connection._execute_mutex:
            self._outcome = await driver._execute(
                _executed, driver._conn, operation, parameters, many=many
            )
        self._rows = deque(self._outcome.rows)

    async def _async_soft_close(self) -> None:
        """Nothing is open."""

    def close(self) -> None:
        self._rows.clear()


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = Cursor


def connected(dialect: Dialect, record: object, args: Any, settings: Any) -> Any:
    """A new connection with these cursors; for the engine's event `do_connect`."""
    made: Any = dialect.connect(*args, **settings)
    return _Connection(made.dbapi, made._connection)
