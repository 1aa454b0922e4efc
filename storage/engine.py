"""Engines for the two databases: where they are, and how their transactions begin."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.errors import DatabaseUnavailable

BUSY_SECONDS: Final = 10
"""How long a process waits for another one that writes to the same SQLite file."""
CONNECT_SECONDS: Final = 5
READERS: Final = 6
_DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_WRITES: Final = "ledarbot_writes"


@dataclass(frozen=True, slots=True)
class Engines:
    """One way to read and one to write; on PostgreSQL both take from the same connections."""

    url: URL
    readers: AsyncEngine
    writers: AsyncEngine
    # SQLite has one writer at a time. A queue of our own hands out turns in order of arrival,
    # so no writer of this process ever finds the file locked by another of them.
    turns: asyncio.Lock | None = field(default=None)

    @property
    def dialect(self) -> str:
        return self.url.get_backend_name()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until it is our turn to write."""
        if self.turns is None:
            yield
            return
        async with self.turns:
            yield

    async def dispose(self) -> None:
        await self.readers.dispose()
        await self.writers.dispose()


def normalised(url: str) -> URL:
    """The address with the driver that we use."""
    try:
        parsed = make_url(url)
        return parsed.set(drivername=_DRIVERS[parsed.drivername])
    except (ArgumentError, KeyError, ValueError):
        # The text may hold a password, so it is not repeated, nor is the error that quotes it.
        raise DatabaseUnavailable(reason="address", detail="") from None


def create_engines(url: URL) -> Engines:
    """Engines for an address that `normalised` gave; nothing is opened yet."""
    # These two print parameters at DEBUG, which are what people wrote.
    for library in ("aiosqlite", "psycopg"):
        logger = logging.getLogger(library)
        logger.setLevel(max(logger.level, logging.INFO))
    return _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)


def _sqlite(url: URL) -> Engines:
    common: dict[str, Any] = {
        "hide_parameters": True,
        "json_serializer": _to_json,
        "connect_args": {"timeout": BUSY_SECONDS},
        "max_overflow": 0,
    }
    readers = create_async_engine(url, pool_size=READERS, **common)
    # A connection of its own for the writer: it can't be starved by many readers.
    writers = create_async_engine(
        url, pool_size=1, execution_options={_WRITES: True}, pool_timeout=120, **common
    )
    # PostgreSQL's driver has no use for it, and a start there doesn't wait for SQLite's.
    from storage.cursors import connected  # noqa: PLC0415

    for engine, pragmas in ((readers, ("query_only=ON",)), (writers, _WRITER_PRAGMAS)):
        event.listen(engine.sync_engine, "do_connect", connected)
        event.listen(engine.sync_engine, "connect", _SqliteConnected(pragmas))
        event.listen(engine.sync_engine, "begin", _begin)
    return Engines(url, readers, writers, turns=asyncio.Lock())


# FULL: what was acknowledged survives a power cut. secure_delete: what was erased is
# overwritten in the file, not only unlinked.
_WRITER_PRAGMAS: Final = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")


class _SqliteConnected:
    """Prepares a new connection: transactions are begun by us, foreign keys hold."""

    def __init__(self, pragmas: tuple[str, ...]) -> None:
        self._pragmas = ("foreign_keys=ON", *pragmas)

    def __call__(self, connection: Any, record: object) -> None:
        connection.isolation_level = None
        # SQLite's own lower() knows only A to Z.
        connection.create_function("lower", 1, _lower, deterministic=True)
        cursor = connection.cursor()
        for pragma in self._pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _lower(text: object) -> object:
    return text.lower() if isinstance(text, str) else text


def _begin(connection: Connection) -> None:
    # A write that begins as a read can be refused half way when another got in between; one
    # that begins as a write can't. Reads stay plain: they must not wait for a writer.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL) -> Engines:
    writers = create_async_engine(
        url,
        execution_options={_WRITES: True},
        hide_parameters=True,
        json_serializer=_to_json,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=10,
        connect_args={"connect_timeout": CONNECT_SECONDS},
    )
    event.listen(writers.sync_engine, "handle_error", _keep_values_out)
    # One snapshot for a whole read, as SQLite gives.
    readers = writers.execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True, **{_WRITES: False}
    )
    return Engines(url, readers, writers)


def may_write(connection: AsyncConnection) -> bool:
    """True for a connection whose transactions may change something."""
    sync = connection.sync_connection
    return sync is not None and bool(sync.get_execution_options().get(_WRITES))


def _keep_values_out(context: ExceptionContext) -> None:
    """PostgreSQL quotes the failing row in its message; only names and codes may go on."""
    error = context.original_exception
    diagnosis: Any = getattr(error, "diag", None)
    state = getattr(diagnosis, "sqlstate", None) or ""
    if not state.startswith(("22", "23")):
        return
    names = (diagnosis.constraint_name, diagnosis.table_name, diagnosis.column_name)
    text = " ".join((f"SQLSTATE {state}", *(name for name in names if name)))
    error.args = (text,)
    if (wrapped := context.sqlalchemy_exception) is not None:
        wrapped.args = (f"({type(error).__name__}) {text}", *wrapped.args[1:])


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
