"""Fresh, migrated databases for tests, on SQLite and on PostgreSQL."""

import asyncio
import glob
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from storage.database import Database
from storage.tables import metadata
from storage.unit_of_work import UnitOfWork

DIALECTS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))
_numbers = itertools.count(1)


class Cluster:
    """A PostgreSQL server of our own, on a socket that only this machine's tests know."""

    def __init__(self, binaries: Path, folder: Path, user: str | None) -> None:
        self.binaries = binaries
        self.folder = folder
        self._user = user
        self._stopper: subprocess.Popen[bytes] | None = None

    def run(self, program: str, *arguments: str) -> None:
        # Its output goes to a file: a server that inherits a pipe would keep it open.
        log = self.folder / "programs.log"
        with log.open("ab") as output:
            done = subprocess.run(
                [self.binaries / program, *arguments],
                user=self._user,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=120,
            )
        if done.returncode != 0:
            pytest.fail(f"{program} failed:\n{log.read_text()}")

    def start(self) -> None:
        self.run(
            "initdb", "--auth=trust", "--username=ledarbot", "--encoding=UTF8",
            "--locale=C.UTF-8", "--no-sync", "--pgdata=cluster",
        )  # fmt: skip
        # No disk is waited for: these databases are thrown away.
        settings = (
            "-c listen_addresses='' -c fsync=off -c full_page_writes=off"
            f" -c synchronous_commit=off -c max_connections=60 -k {self.folder}"
        )
        self.run("pg_ctl", "start", "-w", "-D", "cluster", "-l", "server.log", "-o", settings)
        # Waits for the end of its input, which comes also when the tests are killed.
        self._stopper = subprocess.Popen(
            ["sh", "-c", 'cat; "$0" stop -w -m immediate -D cluster', self.binaries / "pg_ctl"],
            user=self._user,
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def stop(self) -> None:
        if self._stopper is not None:
            self._stopper.communicate(timeout=120)

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def url(self, name: str) -> str:
        return f"postgresql://ledarbot@/{name}?host={self.folder}"


def _missing(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _binaries() -> Path:
    found = shutil.which("initdb")
    kept = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    if found is None and not kept:
        _missing("PostgreSQL's server programs (initdb, pg_ctl) are not installed")
    return Path(found or max(kept, key=lambda path: float(Path(path).parts[4]))).parent


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root, so root's tests run it as the user it brings."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        _missing("PostgreSQL can't run as root, and there is no user called postgres")
        raise


@pytest.fixture(scope="session")
def postgresql_cluster() -> Iterator[Cluster]:
    """A running server, stopped at the end."""
    binaries, user = _binaries(), _server_user()
    with tempfile.TemporaryDirectory(prefix="ledarbot-pg-") as name:
        if user is not None:
            shutil.chown(name, user)
        cluster = Cluster(binaries, Path(name), user)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()


def _migrate(url: str) -> None:
    async def migrate() -> None:
        database = await Database.open(url)
        await database.migrate()
        await database.close()

    # In a thread of its own: the tests' event loop stays as it is.
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, migrate()).result()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "ledarbot.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_home(postgresql_cluster: Cluster) -> str:
    postgresql_cluster.execute("CREATE DATABASE ledarbot")
    url = postgresql_cluster.url("ledarbot")
    _migrate(url)
    return url


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh, migrated SQLite database."""
    path = tmp_path / "ledarbot.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgresql_home: str) -> str:
    """The address of a migrated PostgreSQL database with nothing in it.

    It is emptied for each test, which is several times quicker than making one; tests that
    change the schema take `empty_postgresql_url`.
    """
    names = ", ".join(table.name for table in metadata.sorted_tables)
    with psycopg.connect(postgresql_home, autocommit=True) as connection:
        # What an earlier test left open must not hold this one up.
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute(f"TRUNCATE {names} RESTART IDENTITY")
    return postgresql_home


@pytest.fixture
def empty_postgresql_url(postgresql_cluster: Cluster) -> Iterator[str]:
    """The address of a PostgreSQL database without tables."""
    name = f"empty_{next(_numbers)}"
    postgresql_cluster.execute(f"CREATE DATABASE {name}")
    yield postgresql_cluster.url(name)
    postgresql_cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=DIALECTS)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database; each test runs on both kinds."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=DIALECTS)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables; each test runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    url: str = request.getfixturevalue("empty_postgresql_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh, migrated, open database; each test runs on both kinds."""
    opened = await Database.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """A fresh, migrated, open SQLite database, for tests that need no more than one kind."""
    opened = await Database.open(sqlite_url)
    yield opened
    await opened.close()


@pytest.fixture
def uow(database: Database) -> UnitOfWork:
    return database.unit_of_work()
