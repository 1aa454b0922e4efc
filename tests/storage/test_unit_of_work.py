"""Transactions: together or not at all, in order of arrival, and never in each other's way."""

import asyncio
import os
import sqlite3
import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from domain import applications as rules
from domain.ids import UserId
from storage.database import Database
from storage.unit_of_work import Transaction, UnitOfWork
from tests.storage.examples import ANNA, NOW, WEST, application, community

PATIENCE = 30


async def _count_up(tx: Transaction) -> int:
    """What a service does: read, decide, write. Two that overlap would lose one."""
    found = await tx.communities.get(WEST, lock=True)
    assert found is not None
    number = found.waiting_days + 1
    await tx.communities.save(community(waiting_days=number))
    return number


async def test_what_a_failing_write_did_is_taken_back(uow: UnitOfWork) -> None:
    async def fail_half_way() -> None:
        async with uow.write() as tx:
            await tx.communities.save(community())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_half_way()
    async with uow.read() as tx:
        assert await tx.communities.get(WEST) is None


async def test_a_cancelled_write_is_taken_back_and_lets_the_next_one_in(uow: UnitOfWork) -> None:
    inside = asyncio.Event()

    async def never_ends() -> None:
        async with uow.write() as tx:
            await tx.communities.save(community())
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(never_ends())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(PATIENCE), uow.write() as tx:
        assert await tx.communities.get(WEST) is None


async def test_fifty_at_once_lose_nobody(database: Database) -> None:
    uow = database.unit_of_work()
    async with uow.write() as tx:
        await tx.communities.save(community(waiting_days=0))

    async def one() -> int:
        async with uow.write() as tx:
            return await _count_up(tx)

    numbers = await asyncio.gather(*(one() for _ in range(50)))
    assert sorted(numbers) == list(range(1, 51))
    if database.dialect == "sqlite":
        assert numbers == sorted(numbers)  # in order of arrival


async def test_of_two_moderators_at_once_one_wins(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        kept = await tx.applications.add(application())

    async def take(by: int) -> str:
        try:
            async with uow.write() as tx:
                found = await tx.applications.get(WEST, kept.application_id)
                assert found is not None
                taken = rules.take(found, by=UserId(by), now=NOW)
                await tx.applications.save(taken)
        except rules.TakenByOther:
            return "lost"
        return "won"

    outcomes = await asyncio.gather(*(take(number) for number in range(1, 11)))
    assert sorted(outcomes) == ["lost"] * 9 + ["won"]


async def test_of_two_forms_at_once_one_is_kept(uow: UnitOfWork) -> None:
    async def apply() -> bool:
        try:
            async with uow.write() as tx:
                await tx.applications.add(application())
        except rules.AlreadyApplied:
            return False
        return True

    assert sum(await asyncio.gather(*(apply() for _ in range(10)))) == 1


async def test_readers_are_not_kept_waiting_by_a_writer(uow: UnitOfWork) -> None:
    async with asyncio.timeout(PATIENCE), uow.write() as writing:
        await writing.communities.save(community())

        async def look() -> object:
            async with uow.read() as tx:
                return await tx.communities.get(WEST)

        assert await asyncio.gather(*(look() for _ in range(20))) == [None] * 20
    async with uow.read() as tx:
        assert await tx.communities.get(WEST) == community()


async def test_a_writer_is_not_kept_waiting_by_readers(uow: UnitOfWork) -> None:
    async with asyncio.timeout(PATIENCE), uow.read() as one, uow.read() as two:
        for tx in (one, two):
            assert await tx.communities.get(WEST) is None
        async with uow.write() as tx:
            await tx.communities.save(community())
        # A read sees one moment, from its first question to its last.
        for tx in (one, two):
            assert await tx.communities.get(WEST) is None


async def test_a_read_can_not_write(uow: UnitOfWork) -> None:
    with pytest.raises(DBAPIError):
        async with uow.read() as tx:
            await tx.communities.save(community())
    async with uow.write() as tx:  # and the connection is none the worse for it
        await tx.communities.save(community())


async def test_a_write_inside_a_write_is_refused_instead_of_waiting_for_ever(
    uow: UnitOfWork,
) -> None:
    async with asyncio.timeout(PATIENCE), uow.write():
        with pytest.raises(RuntimeError, match="inside a write"):
            async with uow.write():
                pass
    async with uow.write() as tx:
        await tx.facts.set("still", "works")


async def test_on_commit_is_told_of_new_work_alone(database: Database) -> None:
    told: list[str] = []
    uow = database.unit_of_work(on_commit=lambda: told.append("woken"))
    async with uow.write() as tx:
        await tx.facts.set("a", "b")
    assert told == []
    message = {"community_id": WEST, "payload": {}, "due_at": NOW, "now": NOW}
    async with uow.write() as tx:
        await tx.outbox.add("card", dedupe_key="one", **message)
        assert told == []  # nothing is sent that may still be taken back
    assert told == ["woken"]
    async with uow.write() as tx:
        assert not await tx.outbox.add("card", dedupe_key="one", **message)
    assert told == ["woken"]

    async def fail_half_way() -> None:
        async with uow.write() as tx:
            await tx.outbox.add("card", dedupe_key="two", **message)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_half_way()
    assert told == ["woken"]
    async with uow.write() as tx:
        await tx.jobs.schedule("lapse", due_at=NOW, now=NOW)
    assert told == ["woken", "woken"]


async def test_many_readers_share_few_connections(uow: UnitOfWork) -> None:
    async def look() -> object:
        async with uow.read() as tx:
            return await tx.people.get(ANNA)

    async with asyncio.timeout(PATIENCE):
        assert await asyncio.gather(*(look() for _ in range(200))) == [None] * 200


@pytest.mark.postgres
async def test_a_server_that_was_restarted_is_found_again(postgresql_url: str) -> None:
    database = await Database.open(postgresql_url)
    uow = database.unit_of_work()
    async with uow.write() as tx:
        await tx.facts.set("key", "before")
    with psycopg.connect(postgresql_url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    async with uow.write() as tx:
        assert await tx.facts.get("key") == "before"
        await tx.facts.set("key", "after")
    async with uow.read() as tx:
        assert await tx.facts.get("key") == "after"
    await database.close()


async def test_a_writer_waits_for_another_process(sqlite_url: str) -> None:
    """Somebody runs `ledarbot erase` while the bot is up: both get their turn."""
    path = make_url(sqlite_url).database
    assert path is not None
    database = await Database.open(sqlite_url)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    begun = threading.Event()

    async def write() -> None:
        begun.set()
        async with database.unit_of_work().write() as tx:
            await tx.facts.set("key", "value")

    task = asyncio.create_task(write())
    await asyncio.to_thread(begun.wait, PATIENCE)
    other.execute("COMMIT")
    other.close()
    async with asyncio.timeout(PATIENCE):
        await task
    await database.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT value FROM facts").fetchone() == ("value",)
    connection.close()


async def test_an_acknowledged_write_survives_a_power_cut(sqlite_url: str) -> None:
    database = await Database.open(sqlite_url)
    async with database.unit_of_work().write() as tx:
        pragmas = [
            await tx.connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        ]
    assert pragmas == ["wal", 2, 1, 1]
    async with database.unit_of_work().read() as tx:
        assert await tx.connection.scalar(text("PRAGMA foreign_keys")) == 1
    await database.close()


async def test_a_closed_file_needs_no_log_beside_it(sqlite_url: str, tmp_path: Path) -> None:
    database = await Database.open(sqlite_url)
    async with database.unit_of_work().write() as tx:
        await tx.facts.set("key", "value")
    await database.close()
    assert os.listdir(tmp_path) == ["ledarbot.db"]
