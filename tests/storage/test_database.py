"""Opening and migrating: it works, or one clear sentence says why not."""

import asyncio
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from sqlalchemy import text

import storage
from domain.errors import LedarbotError
from storage.database import (
    BackupFailed,
    ChangedMeanwhile,
    Database,
    DatabaseReadOnly,
    DatabaseTooNew,
    DatabaseUnavailable,
)
from tests.storage.examples import WEST, community

ROOT = Path(storage.__file__).parent.parent
PASSWORD = "hemligt-losen"


async def _refusal(url: str) -> LedarbotError:
    with pytest.raises(LedarbotError) as caught:
        await Database.open(url)
    return caught.value


@pytest.mark.parametrize("scheme", ["sqlite", "sqlite+aiosqlite"])
async def test_a_file_is_made_with_its_folder_for_our_eyes_alone(
    tmp_path: Path, scheme: str
) -> None:
    path = tmp_path / "data" / "ledarbot.db"
    database = await Database.open(f"{scheme}:///{path}")
    await database.migrate()
    async with database.unit_of_work().write() as tx:
        await tx.communities.save(community())
    assert database.dialect == "sqlite"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in (path, path.with_name("ledarbot.db-wal")):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    await database.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite+aiosqlite://"])
async def test_a_database_without_a_place_is_gone_when_closed(url: str) -> None:
    database = await Database.open(url)
    await database.migrate()
    uow = database.unit_of_work()
    async with uow.write() as tx:
        await tx.communities.save(community())
    async with uow.read() as tx:
        assert await tx.communities.get(WEST) == community()
    folder = Path(database.engines.url.database or "").parent
    assert folder.is_dir()
    await database.close()
    assert not folder.exists()


@pytest.mark.parametrize("prefix", ["postgres://", "postgresql://", "postgresql+psycopg://"])
@pytest.mark.postgres
async def test_postgresql_by_each_of_its_names(postgresql_url: str, prefix: str) -> None:
    database = await Database.open(postgresql_url.replace("postgresql://", prefix))
    assert database.dialect == "postgresql"
    await database.close()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ledarbot.db",
        "mysql://anna:hemligt-losen@server/ledarbot",
        "postgresql://anna:hemligt-losen@server:not-a-port/ledarbot",
        "oracle+unknown://hemligt-losen",
    ],
)
async def test_an_address_that_is_none_is_refused(url: str) -> None:
    refusal = await _refusal(url)
    assert isinstance(refusal, DatabaseUnavailable)
    assert refusal.args_for_text["reason"] == "address"
    assert PASSWORD not in f"{refusal!s} {refusal.args_for_text} {refusal.__cause__}"


async def test_a_missing_folder_is_refused_not_made(tmp_path: Path) -> None:
    refusal = await _refusal(f"sqlite:///{tmp_path}/one/two/ledarbot.db")
    assert isinstance(refusal, DatabaseUnavailable)
    assert refusal.args_for_text == {"reason": "no-folder", "detail": f"{tmp_path}/one/two"}
    assert os.listdir(tmp_path) == []


async def test_a_folder_where_a_file_stands_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    refusal = await _refusal(f"sqlite:///{tmp_path}/file/ledarbot.db")
    assert isinstance(refusal, DatabaseUnavailable)
    assert refusal.args_for_text["reason"] == "no-folder"


@pytest.mark.parametrize("content", [b"Not a database, but a letter. " * 100, b"\x00" * 5000])
async def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    refusal = await _refusal(f"sqlite:///{path}")
    assert isinstance(refusal, DatabaseUnavailable)
    assert refusal.args_for_text == {"reason": "not-a-database", "detail": str(path)}
    assert path.read_bytes() == content


async def test_a_folder_for_a_file_is_refused(tmp_path: Path) -> None:
    refusal = await _refusal(f"sqlite:///{tmp_path}")
    assert isinstance(refusal, DatabaseUnavailable)
    assert refusal.args_for_text["reason"] == "not-a-database"


async def test_a_database_that_is_opened_to_read_is_refused(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    refusal = await _refusal(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert isinstance(refusal, DatabaseReadOnly)


def test_a_place_without_the_right_to_write_is_refused(sqlite_template: Path) -> None:
    """As an ordinary user, whom root's tests must become first."""
    shown = _as_ordinary_user(sqlite_template)
    assert shown == ["DatabaseReadOnly", "DatabaseReadOnly"]


def _as_ordinary_user(template: Path) -> list[str]:
    import tempfile

    program = """
import asyncio, os, sys
from storage.database import Database

async def main():
    # Everything that is imported late, while the files can still be read.
    await (await Database.open("sqlite://")).close()
    if os.geteuid() == 0:
        os.setuid(65534)
    for path in sys.argv[1:]:
        try:
            await Database.open(f"sqlite:///{path}")
        except Exception as error:
            print(type(error).__name__)

asyncio.run(main())
"""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(template, folder / "closed.db")
        (folder / "closed.db").chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", program, str(folder / "closed.db"), str(folder / "new.db")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


async def test_a_file_that_another_program_holds_is_refused_as_busy(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.BUSY_SECONDS", 0.05)
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as other:
        other.execute("BEGIN EXCLUSIVE")
        refusal = await _refusal(sqlite_url)
    other.close()
    assert isinstance(refusal, DatabaseUnavailable)
    assert refusal.args_for_text["reason"] == "busy"


@pytest.mark.parametrize(
    "place", ["127.0.0.1:1/ledarbot", "/ledarbot?host=/nonexistent", "[::1]:1/ledarbot"]
)
async def test_a_postgresql_that_does_not_answer_is_refused_without_its_password(
    place: str,
) -> None:
    refusal = await _refusal(f"postgresql://anna:{PASSWORD}@{place}")
    assert isinstance(refusal, DatabaseUnavailable)
    assert refusal.args_for_text["reason"] == "no-answer"
    assert "ledarbot" in str(refusal.args_for_text["detail"])
    assert refusal.__cause__ is None
    told = f"{refusal!s} {refusal.args_for_text}"
    assert PASSWORD not in told
    assert "anna" not in told


@pytest.mark.postgres
async def test_a_postgresql_without_our_database_is_refused(postgresql_url: str) -> None:
    refusal = await _refusal(postgresql_url.replace("/ledarbot?", "/somewhere_else?"))
    assert isinstance(refusal, DatabaseUnavailable)


@pytest.mark.postgres
async def test_a_postgresql_that_only_reads_is_refused(postgresql_url: str) -> None:
    refusal = await _refusal(f"{postgresql_url}&options=-cdefault_transaction_read_only%3Don")
    assert isinstance(refusal, DatabaseReadOnly)


async def test_migrating_twice_is_migrating_once(empty_database_url: str) -> None:
    database = await Database.open(empty_database_url)
    await database.migrate()
    async with database.unit_of_work().write() as tx:
        await tx.communities.save(community())
    await database.migrate()
    await database.close()
    database = await Database.open(empty_database_url)
    await database.migrate()
    async with database.unit_of_work().read() as tx:
        assert await tx.communities.get(WEST) == community()
    await database.close()


async def test_several_that_start_at_once_migrate_one_after_the_other(
    empty_database_url: str,
) -> None:
    several = [await Database.open(empty_database_url) for _ in range(4)]
    async with asyncio.timeout(60):
        await asyncio.gather(*(database.migrate() for database in several))
    async with several[0].unit_of_work().write() as tx:
        await tx.communities.save(community())
    for database in several:
        await database.close()


def test_several_processes_that_start_at_once_all_come_up(empty_database_url: str) -> None:
    program = """
import asyncio, sys
from storage.database import Database

async def main():
    database = await Database.open(sys.argv[1])
    await database.migrate()
    async with database.unit_of_work().read() as tx:
        await tx.communities.all()
    await database.close()

asyncio.run(main())
"""
    processes = [
        subprocess.Popen([sys.executable, "-c", program, empty_database_url], cwd=ROOT)
        for _ in range(3)
    ]
    assert [process.wait(timeout=120) for process in processes] == [0, 0, 0]


async def test_a_newer_schema_is_refused(empty_database_url: str) -> None:
    database = await Database.open(empty_database_url)
    await database.migrate()
    async with database.unit_of_work().write() as tx:
        await tx.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()
    refusal = await _refusal(empty_database_url)
    assert isinstance(refusal, DatabaseTooNew)
    assert refusal.args_for_text == {"detail": "9999"}


async def test_a_failing_migration_leaves_nothing_behind(empty_database_url: str) -> None:
    """A table that stands in the way half way through: all or nothing, on both databases."""
    database = await Database.open(empty_database_url)
    async with database.unit_of_work().write() as tx:
        await tx.connection.execute(text("CREATE TABLE welcomes (mine INTEGER)"))
    with pytest.raises(Exception, match="welcomes"):
        await database.migrate()
    async with database.unit_of_work().write() as tx:
        await tx.connection.execute(text("DROP TABLE welcomes"))
    await database.migrate()
    async with database.unit_of_work().write() as tx:
        await tx.communities.save(community())
    await database.close()


def test_the_program_starts_without_what_it_needs_later() -> None:
    """Alembic and PostgreSQL's driver cost half a second that a start on SQLite doesn't have."""
    program = (
        "import storage.database, sys;"
        "print([name for name in ('alembic', 'psycopg') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize(
    "refusal",
    [
        *(
            DatabaseUnavailable(reason=reason, detail="PLACE")
            for reason in ("no-folder", "not-a-database", "busy", "no-answer")
        ),
        DatabaseUnavailable(reason="address", detail=""),
        DatabaseReadOnly(detail="PLACE"),
        DatabaseTooNew(detail="PLACE"),
        ChangedMeanwhile(),
        *(
            BackupFailed(reason=reason, detail="PLACE")
            for reason in ("exists", "no-folder", "no-tool", "damaged", "tool", "unverified")
        ),
    ],
    ids=str,
)
def test_every_refusal_is_a_sentence(refusal: LedarbotError, locale: str) -> None:
    catalogue = ROOT / "config" / "locales" / locale / "database.ftl"
    bundle = FluentBundle([locale], use_isolating=False)
    bundle.add_resource(FluentResource(catalogue.read_text(encoding="utf-8")))
    pattern = bundle.get_message(refusal.key).value
    sentence, faults = bundle.format_pattern(pattern, dict(refusal.args_for_text))
    assert not faults
    assert ("PLACE" in sentence) == ("PLACE" in refusal.args_for_text.values())
    assert len(sentence) > 20
