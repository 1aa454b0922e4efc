"""The database as the program sees it: open, migrate, work, back up, close."""

import asyncio
import errno
import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from sqlalchemy import URL, Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engines, create_engines, normalised
from storage.errors import (
    BackupFailed,
    ChangedMeanwhile,
    DatabaseReadOnly,
    DatabaseTooNew,
    DatabaseUnavailable,
)
from storage.migrations import HEAD, REVISIONS
from storage.unit_of_work import UnitOfWork

__all__ = [
    "BackupFailed",
    "ChangedMeanwhile",
    "Database",
    "DatabaseReadOnly",
    "DatabaseTooNew",
    "DatabaseUnavailable",
]

_IS_VERSIONED = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'",
    "postgresql": "SELECT 1 WHERE to_regclass('alembic_version') IS NOT NULL",
}
# Two processes that start at once migrate one after the other. Any number will do, as long as
# every version of the program uses the same.
_MIGRATION_LOCK = 7_513_004_202


class Database:
    """One open database."""

    def __init__(self, engines: Engines, *, folder: TemporaryDirectory[str] | None = None) -> None:
        self.engines = engines
        self._folder = folder

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the database at this address, or refuse with one clear sentence.

        `sqlite://` alone is a database of its own in a temporary folder, gone when closed.
        """
        place, folder = normalised(url), None
        if place.get_backend_name() == "sqlite":
            place, folder = _prepared(place)
        database = cls(create_engines(place), folder=folder)
        try:
            await database._check()
        except BaseException:
            await database.close()
            raise
        return database

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engines.dialect

    async def migrate(self) -> None:
        """Bring the schema up to this program's version; nothing is kept if a step fails."""
        if await self.version() == HEAD:
            return
        async with (
            self.engines.turn(),
            self.engines.writers.connect() as connection,
            _without_foreign_keys(connection),
        ):
            # Both wait here for another one that migrates, and then find nothing left to do.
            await connection.begin()
            if self.dialect == "postgresql":
                await connection.execute(
                    text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK}
                )
            await connection.run_sync(_upgraded)
            await connection.commit()

    def unit_of_work(self, on_commit: Callable[[], None] | None = None) -> UnitOfWork:
        """A way to open transactions; `on_commit` is told when there is something to send."""
        return UnitOfWork(self.engines, on_commit=on_commit)

    async def backup(self, path: Path) -> None:
        """Copy everything into a new file while the bot works on, and verify the copy."""
        from storage.backups import back_up  # noqa: PLC0415 (rarely needed)

        await back_up(self.engines, path)

    async def forget_past(self) -> None:
        """Have the files forget what rows were before: SQLite's log is emptied into the database,
        where what was deleted is overwritten; PostgreSQL clears the places of old rows.
        """
        async with self.engines.turn(), self.engines.writers.connect() as connection:
            if self.dialect == "sqlite":
                raw = (await connection.get_raw_connection()).driver_connection
                assert raw is not None
                # Past the engine, which would begin a transaction. Who reads meanwhile keeps it
                # from being whole; the next time comes with the next closing, or the next day.
                cursor = await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                await cursor.fetchall()
                # A statement that is still open would keep the next transaction from its end.
                await cursor.close()
                return
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await alone.execute(text("VACUUM ballots, invited, answer_drafts"))

    async def close(self) -> None:
        """Close every connection."""
        await self.engines.dispose()
        if self._folder is not None:
            await asyncio.to_thread(self._folder.cleanup)

    async def _check(self) -> None:
        try:
            async with self.engines.turn(), self.engines.writers.connect() as connection:
                if self.dialect == "postgresql":
                    setting = text("SELECT current_setting('transaction_read_only')")
                    if await connection.scalar(setting) == "on":
                        raise DatabaseReadOnly(detail=_shown(self.engines.url))
                else:
                    # A change that is taken back at once: only a change shows that we may.
                    await connection.execute(text("PRAGMA user_version = 0"))
            version = await self.version()
        except (DBAPIError, sqlite3.Error) as error:
            raise _refusal(error, self.engines.url) from None
        if version is not None and version not in REVISIONS:
            raise DatabaseTooNew(detail=version)

    async def version(self) -> str | None:
        """The schema's version; None for a database without our tables."""
        async with self.engines.readers.connect() as connection:
            if await connection.scalar(text(_IS_VERSIONED[self.dialect])) is None:
                return None
            version: str | None = await connection.scalar(
                text("SELECT version_num FROM alembic_version")
            )
            return version


@asynccontextmanager
async def _without_foreign_keys(connection: AsyncConnection) -> AsyncIterator[None]:
    """On SQLite a table that is copied and dropped must not take its children along."""
    if connection.dialect.name != "sqlite":
        yield
        return
    # The switch has no effect inside a transaction, so it goes past the engine.
    raw = (await connection.get_raw_connection()).driver_connection
    assert raw is not None
    await raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        await connection.invalidate()  # the next connection has them on again


def _upgraded(connection: Connection) -> None:
    from storage.schema import upgrade  # noqa: PLC0415 (Alembic takes half a second to load)

    upgrade(connection)
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise RuntimeError(f"the migration left rows of {broken[0]} without their parent")


def _prepared(url: URL) -> tuple[URL, TemporaryDirectory[str] | None]:
    """The address of a file that can be opened; its own folder and the file are made."""
    name = url.database
    if not name or name == ":memory:":
        folder = TemporaryDirectory(prefix="ledarbot-")
        return url.set(database=str(Path(folder.name) / "ledarbot.db")), folder
    if not name.startswith("file:"):
        _make_private(Path(name))
    return url, None


def _make_private(path: Path) -> None:
    """Make the file and, when only it is missing, its folder: for our own eyes alone."""
    if not path.parent.parent.is_dir():
        raise DatabaseUnavailable(reason="no-folder", detail=str(path.parent))
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except IsADirectoryError:
        raise DatabaseUnavailable(reason="not-a-database", detail=str(path)) from None
    except PermissionError:
        raise DatabaseReadOnly(detail=str(path)) from None
    except OSError as error:
        if error.errno == errno.EROFS:
            raise DatabaseReadOnly(detail=str(path)) from None
        raise DatabaseUnavailable(reason="no-folder", detail=str(path.parent)) from None


def _refusal(error: Exception, url: URL) -> DatabaseReadOnly | DatabaseUnavailable:
    """Which of our refusals this is; the library's text may quote the address, ours does not."""
    name = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
    place = _shown(url)
    if name.startswith("SQLITE_READONLY"):
        return DatabaseReadOnly(detail=place)
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return DatabaseUnavailable(reason="not-a-database", detail=place)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseUnavailable(reason="busy", detail=place)
    return DatabaseUnavailable(reason="no-answer", detail=place)


def _shown(url: URL) -> str:
    """The place without user or password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    host = url.host or url.query.get("host") or "localhost"
    return f"{host}:{url.port or 5432}/{url.database or ''}"
