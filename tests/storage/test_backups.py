"""Backups: whole, new, verified, and good to start from."""

import asyncio
import os
import shutil
import sqlite3
import stat
import subprocess
from pathlib import Path

import psycopg
import pytest

from storage import backups
from storage.database import BackupFailed, Database
from storage.unit_of_work import Transaction
from tests.databases import Cluster
from tests.storage.examples import (
    ANNA,
    NOW,
    WEST,
    community,
    full_application,
)


async def _fill(tx: Transaction) -> None:
    await tx.communities.save(community())
    await tx.applications.add(full_application(question="rad ett\nrad två\t\\."))
    await tx.people.save(ANNA, "sv", NOW)


@pytest.fixture
def readable(tmp_path: Path) -> Path:
    """A folder that PostgreSQL's programs, run by us, can write to."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


async def test_a_backup_of_sqlite_opens_with_everything_in_it(
    sqlite_database: Database, readable: Path
) -> None:
    async with sqlite_database.unit_of_work().write() as tx:
        await _fill(tx)
    copy = readable / "copy.db"
    await sqlite_database.backup(copy)
    assert os.listdir(readable) == ["copy.db"]
    assert stat.S_IMODE(os.stat(copy).st_mode) == 0o600
    restored = await Database.open(f"sqlite:///{copy}")
    await restored.migrate()
    async with (
        restored.unit_of_work().read() as theirs,
        sqlite_database.unit_of_work().read() as ours,
    ):
        assert await theirs.communities.all() == await ours.communities.all()
        assert await theirs.applications.listing(WEST) == await ours.applications.listing(WEST)
        assert len(await theirs.applications.listing(WEST)) == 1
    await restored.close()


async def test_a_backup_of_a_busy_sqlite_is_of_one_moment(
    sqlite_database: Database, readable: Path
) -> None:
    """Each write adds a person and a notice; a copy with one and not the other is torn."""
    uow = sqlite_database.unit_of_work()
    stopped = asyncio.Event()

    async def keep_writing() -> int:
        number = 0
        while not stopped.is_set():
            number += 1
            async with uow.write() as tx:
                await tx.people.save(type(ANNA)(number), "sv", NOW)
                await tx.people.stop(type(ANNA)(number), "welcome", NOW)
        return number

    writer = asyncio.create_task(keep_writing())
    try:
        for number in range(5):
            await sqlite_database.backup(readable / f"{number}.db")
    finally:
        stopped.set()
        assert await writer > 0
    for number in range(5):
        connection = sqlite3.connect(readable / f"{number}.db")
        people, notices = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("people", "stopped_notices")
        )
        connection.close()
        assert people == notices


@pytest.mark.postgres
async def test_a_backup_of_postgresql_restores_with_everything_in_it(
    postgresql_url: str, empty_postgresql_url: str, readable: Path
) -> None:
    database = await Database.open(postgresql_url)
    async with database.unit_of_work().write() as tx:
        await _fill(tx)
    await database.backup(readable / "copy.dump")
    assert os.listdir(readable) == ["copy.dump"]
    assert stat.S_IMODE(os.stat(readable / "copy.dump").st_mode) == 0o600
    _restore(readable / "copy.dump", empty_postgresql_url)
    restored = await Database.open(empty_postgresql_url)
    await restored.migrate()
    async with (
        restored.unit_of_work().read() as theirs,
        database.unit_of_work().read() as ours,
    ):
        assert await theirs.communities.all() == await ours.communities.all()
        assert await theirs.applications.listing(WEST) == await ours.applications.listing(WEST)
    await restored.close()
    await database.close()


def _restore(dump: Path, url: str) -> None:
    tool = backups._tool("pg_restore")
    subprocess.run([tool, "--exit-on-error", f"--dbname={url}", str(dump)], check=True)


async def test_nothing_is_overwritten(database: Database, readable: Path) -> None:
    path = readable / "letter.txt"
    path.write_text("my letter")
    with pytest.raises(BackupFailed) as caught:
        await database.backup(path)
    assert caught.value.args_for_text == {"reason": "exists", "detail": str(path)}
    assert path.read_text() == "my letter"
    assert os.listdir(readable) == ["letter.txt"]


async def test_a_folder_that_is_missing_is_told(database: Database, readable: Path) -> None:
    with pytest.raises(BackupFailed) as caught:
        await database.backup(readable / "none" / "copy.db")
    assert caught.value.args_for_text == {"reason": "no-folder", "detail": f"{readable}/none"}


async def test_a_backup_before_the_first_migration(empty_database_url: str, readable: Path) -> None:
    database = await Database.open(empty_database_url)
    await database.backup(readable / "copy")
    await database.close()
    assert os.listdir(readable) == ["copy"]


async def test_a_damaged_sqlite_gives_no_backup(sqlite_url: str, readable: Path) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    database = await Database.open(sqlite_url)
    async with database.unit_of_work().write() as tx:
        for number in range(300):
            await tx.facts.set(f"key {number}", "value" * 100)
    await database.close()
    _damage(path)
    database = await Database.open(sqlite_url)
    with pytest.raises(BackupFailed) as caught:
        await database.backup(readable / "copy.db")
    await database.close()
    assert caught.value.args_for_text["reason"] == "damaged"
    assert os.listdir(readable) == []


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)


@pytest.mark.postgres
async def test_a_dump_that_fails_leaves_nothing_and_says_why(
    postgresql_url: str, readable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = readable.parent / "tools"
    tools.mkdir()
    for name, program in (
        ("pg_dump", "echo 'pg_dump: error: the server is tired' >&2; exit 1"),
        ("pg_restore", "exit 0"),
    ):
        (tools / name).write_text(f"#!/bin/sh\n{program}\n")
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    database = await Database.open(postgresql_url)
    with pytest.raises(BackupFailed) as caught:
        await database.backup(readable / "copy.dump")
    assert caught.value.args_for_text == {
        "reason": "tool",
        "detail": "pg_dump: error: the server is tired",
    }
    # A dump that says it went well and is empty is found out.
    empty = 'for a; do case $a in --file=*) : > "${a#*=}";; esac; done'
    (tools / "pg_dump").write_text(f"#!/bin/sh\n{empty}\n")
    with pytest.raises(BackupFailed) as caught:
        await database.backup(readable / "copy.dump")
    await database.close()
    assert caught.value.args_for_text["reason"] == "unverified"
    assert os.listdir(readable) == []


@pytest.mark.postgres
async def test_the_password_is_on_no_command_line(
    postgresql_url: str, readable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = readable.parent / "tools"
    tools.mkdir()
    real = shutil.which("pg_dump") or backups._tool("pg_dump")
    (tools / "pg_dump").write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > {tools}/said\nprintf "%s" "$PGPASSWORD" > {tools}/kept\n'
        f'exec {real} "$@"\n'
    )
    (tools / "pg_dump").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    database = await Database.open(postgresql_url.replace("ledarbot@/", "ledarbot:hemligt@/"))
    await database.backup(readable / "copy.dump")
    await database.close()
    assert "hemligt" not in (tools / "said").read_text()
    assert "ledarbot" in (tools / "said").read_text()
    assert (tools / "kept").read_text() == "hemligt"


@pytest.mark.postgres
async def test_rows_are_counted_as_the_dump_has_them(
    postgresql_cluster: Cluster, empty_postgresql_url: str, readable: Path
) -> None:
    """Names that need quotes, other schemas, and texts that look like the end of a table."""
    with psycopg.connect(empty_postgresql_url, autocommit=True) as connection:
        connection.execute('CREATE TABLE "Mixed" (words text)')
        connection.execute("CREATE SCHEMA other")
        connection.execute("CREATE TABLE other.things (words text)")
        connection.execute(
            'INSERT INTO "Mixed" VALUES (%s), (%s), (%s)', ("\\.", "COPY a FROM stdin;\n\\.\n", "")
        )
    database = await Database.open(empty_postgresql_url)
    await database.backup(readable / "copy.dump")
    await database.close()
    tool = backups._tool("pg_restore")
    counted = backups._restored(tool, readable / "copy.dump")
    assert counted == {'public."Mixed"': 3, "other.things": 0}
