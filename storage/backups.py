"""Backups of a living database, each verified before it gets its name."""

import asyncio
import glob
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo
from sqlalchemy import text

from storage.engine import Engines
from storage.errors import BackupFailed

# What the database has, not what this program expects: the one to save may be older.
_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_POSTGRESQL_TABLES = text(
    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
    " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
)


async def back_up(engines: Engines, path: Path) -> None:
    """Write the backup to a file that must not exist, or leave nothing behind."""
    _reserve(path)
    partial = path.with_name(path.name + ".partial")
    try:
        if engines.dialect == "sqlite":
            source = engines.url.database or ""
            await asyncio.to_thread(_copy, Path(source), partial)
        else:
            await _dump(engines, partial)
        await asyncio.to_thread(_settle, partial, path)
    except BaseException:
        _drop(partial, path)
        raise


def _drop(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _reserve(path: Path) -> None:
    """Take the name, so that nothing is ever overwritten; for our own eyes alone."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        raise BackupFailed(reason="exists", detail=str(path)) from None
    except OSError:
        raise BackupFailed(reason="no-folder", detail=str(path.parent)) from None


def _settle(partial: Path, path: Path) -> None:
    partial.chmod(0o600)
    partial.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _copy(source: Path, target: Path) -> None:
    try:
        _copied(source, target)
    except sqlite3.OperationalError as error:  # such as a full disk; it quotes no values
        raise BackupFailed(reason="tool", detail=str(error)) from None
    except sqlite3.DatabaseError:
        raise BackupFailed(reason="damaged", detail=str(source)) from None


def _copied(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(source, isolation_level=None)) as old,
        closing(sqlite3.connect(target, isolation_level=None)) as new,
    ):
        # One snapshot for the copy and the counts; writers go on meanwhile.
        old.execute("BEGIN")
        expected = _counted(old)
        old.backup(new)
        old.execute("ROLLBACK")
        # A single file, without a log beside it.
        new.execute("PRAGMA journal_mode=DELETE")
        if new.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError
        if _counted(new) != expected:
            raise BackupFailed(reason="unverified", detail=str(target))


def _counted(connection: sqlite3.Connection) -> dict[str, int]:
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in connection.execute(_SQLITE_TABLES).fetchall()
    }


async def _dump(engines: Engines, target: Path) -> None:
    dump, restore = _tool("pg_dump"), _tool("pg_restore")
    known = {option.keyword.decode() for option in Conninfo.get_defaults()}
    options = engines.writers.dialect.create_connect_args(engines.url)[1]
    address = {name: value for name, value in options.items() if name in known}
    async with engines.readers.connect() as connection:
        # The dump and the counts see the same moment.
        snapshot = await connection.scalar(text("SELECT pg_export_snapshot()"))
        expected = {
            table: await connection.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608
            for table in (await connection.scalars(_POSTGRESQL_TABLES)).all()
        }
        await asyncio.to_thread(_run_dump, dump, address, snapshot, target)
    if await asyncio.to_thread(_restored, restore, target) != expected:
        raise BackupFailed(reason="unverified", detail=str(target))


def _run_dump(dump: str, address: Mapping[str, Any], snapshot: str, target: Path) -> None:
    """Other people of the machine can read a command line, so the password isn't in it."""
    secret = {"PGPASSWORD": str(address["password"])} if address.get("password") else {}
    public = {name: value for name, value in address.items() if "password" not in name}
    done = subprocess.run(  # noqa: S603 (a program of PostgreSQL's own, no shell)
        [
            dump,
            "--format=custom",
            f"--snapshot={snapshot}",
            "--no-password",
            f"--file={target}",
            f"--dbname={make_conninfo(**public)}",
        ],
        env={**os.environ, **secret},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BackupFailed(reason="tool", detail=said[-1] if said else dump)


def _restored(restore: str, target: Path) -> dict[str, int]:
    """Turn the whole archive back into statements and count the rows of each table."""
    rows: dict[str, int] = {}
    table: str | None = None
    with subprocess.Popen(  # noqa: S603 (a program of PostgreSQL's own, no shell)
        [restore, "--data-only", "--file=-", str(target)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line == b"\\.\n":
                table = None
            elif table is not None:
                rows[table] += 1
            elif line.startswith(b"COPY "):
                table = line.split()[1].decode()
                rows[table] = 0
    return rows if process.returncode == 0 else {}


def _tool(name: str) -> str:
    """The program, as found on the path or where Debian keeps it, the newest first."""
    kept = glob.glob(f"/usr/lib/postgresql/*/bin/{name}")
    newest = max(kept, key=lambda path: float(Path(path).parts[4]), default=None)
    tool = shutil.which(name) or newest
    if tool is None:
        raise BackupFailed(reason="no-tool", detail=name)
    return tool
