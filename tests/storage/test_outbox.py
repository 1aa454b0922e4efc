"""The outbox: every message once, whichever process dies when."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from storage.database import Database
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork
from tests.storage.examples import ANNA, NORTH, NOW, WEST

MINUTE = timedelta(minutes=1)


async def _add(tx: Transaction, key: str, **changes: Any) -> bool:
    values: dict[str, Any] = {
        "community_id": WEST,
        "payload": {"application_id": 7, "user_ids": [ANNA]},
        "due_at": NOW,
        "now": NOW,
    }
    return await tx.outbox.add("applications.card", dedupe_key=key, **values | changes)


async def _queued(uow: UnitOfWork, *keys: str) -> None:
    async with uow.write() as tx:
        for key in keys:
            assert await _add(tx, key)


async def _claim(uow: UnitOfWork, *, now: Any = NOW, limit: int = 10, by: str = "one") -> list[Any]:
    async with uow.write() as tx:
        return await tx.outbox.claim(now, limit=limit, by=by)


async def _states(uow: UnitOfWork) -> dict[str, str]:
    async with uow.read() as tx:
        return {message.dedupe_key: message.state for message in await tx.outbox.recent(100)}


async def test_a_claimed_message_carries_what_was_added(uow: UnitOfWork) -> None:
    await _queued(uow, "card:7")
    [message] = await _claim(uow)
    assert message == OutboxMessage(
        id=message.id,
        kind="applications.card",
        community_id=WEST,
        dedupe_key="card:7",
        payload={"application_id": 7, "user_ids": [ANNA]},
        attempts=1,
        first_attempt_at=NOW,
        created_at=NOW,
        state="in_flight",
        due_at=NOW,
        last_error=None,
        sent_at=None,
        result=None,
    )
    assert await _claim(uow) == []


async def test_a_key_is_used_once_whatever_became_of_it(uow: UnitOfWork) -> None:
    await _queued(uow, "sent", "failed", "withdrawn")
    async with uow.write() as tx:
        assert await tx.outbox.withdraw("withdrawn")
    sent, failed = await _claim(uow)
    async with uow.write() as tx:
        await tx.outbox.sent(sent.id, now=NOW, result={"message_id": 5})
        await tx.outbox.fail(failed.id, now=NOW, error="50007")
        assert [await _add(tx, key) for key in ("sent", "failed", "withdrawn")] == [False] * 3


async def test_two_who_add_the_same_at_once_add_one(uow: UnitOfWork) -> None:
    async def add() -> bool:
        async with uow.write() as tx:
            return await _add(tx, "same")

    assert sum(await asyncio.gather(*(add() for _ in range(10)))) == 1


async def test_what_is_due_comes_in_turn(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await _add(tx, "later", due_at=NOW + MINUTE)
        await _add(tx, "second", due_at=NOW)
        await _add(tx, "third", due_at=NOW)
        await _add(tx, "first", due_at=NOW - MINUTE)
        assert await tx.outbox.next_due() == NOW - MINUTE
    keys = [message.dedupe_key for message in await _claim(uow, limit=2)]
    keys += [message.dedupe_key for message in await _claim(uow)]
    assert keys == ["first", "second", "third"]
    async with uow.read() as tx:
        assert await tx.outbox.next_due() == NOW + MINUTE
    assert len(await _claim(uow, now=NOW + MINUTE)) == 1
    async with uow.read() as tx:
        assert await tx.outbox.next_due() is None


async def test_a_retry_waits_and_remembers_its_first_attempt(uow: UnitOfWork) -> None:
    await _queued(uow, "card")
    [message] = await _claim(uow)
    async with uow.write() as tx:
        assert await tx.outbox.retry(message.id, at=NOW + MINUTE, error="503")
        assert not await tx.outbox.retry(message.id, at=NOW, error="again")
    assert await _claim(uow) == []
    [again] = await _claim(uow, now=NOW + MINUTE)
    assert (again.attempts, again.first_attempt_at, again.last_error) == (2, NOW, "503")


async def test_a_lost_claim_is_taken_over_after_two_minutes(uow: UnitOfWork) -> None:
    await _queued(uow, "card")
    [message] = await _claim(uow, by="dead")
    assert await _claim(uow, now=NOW + timedelta(seconds=119), by="alive") == []
    [again] = await _claim(uow, now=NOW + timedelta(seconds=120), by="alive")
    assert (again.id, again.attempts, again.first_attempt_at) == (message.id, 2, NOW)


async def test_an_answer_that_comes_late_still_counts(uow: UnitOfWork) -> None:
    """The first process was only slow: its message is out, whoever holds the row now."""
    await _queued(uow, "card")
    [message] = await _claim(uow, by="slow")
    await _claim(uow, now=NOW + 3 * MINUTE, by="other")
    async with uow.write() as tx:
        assert await tx.outbox.sent(message.id, now=NOW + 3 * MINUTE, result={"message_id": 5})
        # The other's failure doesn't make it unsent.
        assert not await tx.outbox.retry(message.id, at=NOW, error="timeout")
        assert not await tx.outbox.fail(message.id, now=NOW, error="timeout")
    async with uow.read() as tx:
        [kept] = await tx.outbox.recent(10)
    assert (kept.state, kept.result) == ("sent", {"message_id": 5})


async def test_at_a_start_what_the_dead_had_is_handed_back(uow: UnitOfWork) -> None:
    await _queued(uow, "one", "two")
    await _claim(uow, limit=1, by="dead")
    await _claim(uow, limit=1, by="me")
    async with uow.write() as tx:
        assert await tx.outbox.release_of_dead("me", NOW + MINUTE) == 1
    assert await _states(uow) == {"one": "retry", "two": "in_flight"}
    [again] = await _claim(uow, now=NOW + MINUTE, by="me")
    assert (again.dedupe_key, again.attempts) == ("one", 2)


async def test_only_what_has_not_left_is_withdrawn(uow: UnitOfWork) -> None:
    await _queued(uow, "in_flight", "retry", "queued")
    _, retry = await _claim(uow, limit=2)
    async with uow.write() as tx:
        await tx.outbox.retry(retry.id, at=NOW, error="503")
        keys = ("in_flight", "retry", "queued", "unknown")
        assert [await tx.outbox.withdraw(key) for key in keys] == [False, True, True, False]
        assert await tx.outbox.next_due() is None
    assert await _claim(uow) == []


async def test_recent_shows_the_newest_of_one_or_all(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await _add(tx, "west")
        await _add(tx, "north", community_id=NORTH)
        await _add(tx, "nobody", community_id=None)
    async with uow.read() as tx:
        recent = await tx.outbox.recent(2)
        assert [message.dedupe_key for message in recent] == ["nobody", "north"]
        assert [message.dedupe_key for message in await tx.outbox.recent(9, WEST)] == ["west"]


async def test_prune_deletes_what_is_finished_alone(uow: UnitOfWork) -> None:
    await _queued(uow, "sent", "failed", "in_flight", "withdrawn", "queued")
    sent, failed, _ = await _claim(uow, limit=3)
    async with uow.write() as tx:
        await tx.outbox.sent(sent.id, now=NOW, result=None)
        await tx.outbox.fail(failed.id, now=NOW, error="403")
        await tx.outbox.withdraw("withdrawn")
        assert await tx.outbox.prune(NOW) == 0
        assert await tx.outbox.prune(NOW + MINUTE) == 3
    assert await _states(uow) == {"in_flight": "in_flight", "queued": "queued"}


@pytest.mark.parametrize("several", [2, 5])
async def test_processes_that_claim_at_once_share_without_doubles(
    database: Database, database_url: str, several: int
) -> None:
    await _queued(database.unit_of_work(), *(f"card:{number}" for number in range(40)))
    others = [await Database.open(database_url) for _ in range(several)]

    async def work(process: Database, name: str) -> list[int]:
        mine: list[int] = []
        while batch := await _claim(process.unit_of_work(), limit=3, by=name):
            mine += [message.id for message in batch]
        return mine

    try:
        shares = await asyncio.gather(
            *(work(process, f"process {number}") for number, process in enumerate(others))
        )
    finally:
        for process in others:
            await process.close()
    claimed = [message_id for share in shares for message_id in share]
    assert len(claimed) == len(set(claimed)) == 40


@pytest.mark.postgres
async def test_a_claim_under_way_holds_up_nobody_else(postgresql_url: str) -> None:
    """SKIP LOCKED: the second process takes the next rows while the first is still claiming."""
    first, second = [await Database.open(postgresql_url) for _ in range(2)]
    await _queued(first.unit_of_work(), "one", "two")
    try:
        async with asyncio.timeout(30), first.unit_of_work().write() as tx:
            [mine] = await tx.outbox.claim(NOW, limit=1, by="first")
            theirs = await _claim(second.unit_of_work(), by="second")
        assert [mine.dedupe_key, *(message.dedupe_key for message in theirs)] == ["one", "two"]
    finally:
        await first.close()
        await second.close()


async def _renew(uow: UnitOfWork, *, now: Any = NOW, pause: Any = MINUTE, **payload: Any) -> None:
    async with uow.write() as tx:
        await tx.outbox.renew(
            "meetups.card_update",
            community_id=WEST,
            dedupe_key="card",
            payload={"meetup_id": 7, **payload},
            pause=pause,
            now=now,
        )


async def test_what_waits_is_not_queued_twice(uow: UnitOfWork) -> None:
    await _renew(uow)
    await _renew(uow, now=NOW + MINUTE)
    [message] = await _claim(uow, now=NOW + MINUTE)
    assert message.due_at == NOW


async def test_what_is_on_its_way_stays_so_and_who_sends_it_may_queue_it_again(
    uow: UnitOfWork,
) -> None:
    await _renew(uow)
    [message] = await _claim(uow)
    await _renew(uow)
    assert await _states(uow) == {"card": "in_flight"}
    async with uow.write() as tx:
        await tx.outbox.sent(message.id, now=NOW, result={"state_seen": 3})
        await tx.outbox.renew(
            "meetups.card_update",
            community_id=WEST,
            dedupe_key="card",
            payload={"meetup_id": 7},
            now=NOW,
        )
    assert await _states(uow) == {"card": "queued"}


async def test_what_was_sent_is_sent_again_after_a_pause(uow: UnitOfWork) -> None:
    await _renew(uow)
    [message] = await _claim(uow)
    async with uow.write() as tx:
        await tx.outbox.sent(message.id, now=NOW, result={})
    await _renew(uow, now=NOW + MINUTE / 2, user_id=ANNA)
    assert await _claim(uow, now=NOW + MINUTE / 2) == []
    # The pause runs from the last time, however many ask for it meanwhile.
    await _renew(uow, now=NOW + MINUTE * 3 / 4)
    [again] = await _claim(uow, now=NOW + MINUTE)
    assert again.due_at == NOW + MINUTE
    assert (again.id, again.attempts, again.first_attempt_at) == (message.id, 1, again.due_at)
    assert again.payload == {"meetup_id": 7, "user_id": ANNA}


async def test_what_failed_is_tried_again_after_the_pause_too(uow: UnitOfWork) -> None:
    await _renew(uow)
    [message] = await _claim(uow)
    async with uow.write() as tx:
        await tx.outbox.fail(message.id, now=NOW, error="403:50013")
    await _renew(uow, now=NOW + MINUTE / 2)
    assert await _claim(uow, now=NOW + MINUTE / 2) == []
    assert len(await _claim(uow, now=NOW + MINUTE * 2)) == 1


async def test_long_after_the_last_time_it_goes_at_once(uow: UnitOfWork) -> None:
    await _renew(uow)
    [message] = await _claim(uow)
    async with uow.write() as tx:
        await tx.outbox.sent(message.id, now=NOW, result={})
    await _renew(uow, now=NOW + MINUTE * 2)
    [again] = await _claim(uow, now=NOW + MINUTE * 2)
    assert again.due_at == NOW + MINUTE * 2


async def test_whoever_renews_does_not_wait_for_who_is_marking_it_sent(
    database: Database,
) -> None:
    """Only PostgreSQL lets two write at once; there both would wait for each other."""
    if database.dialect == "sqlite":
        return
    uow = database.unit_of_work()
    await _renew(uow)
    [message] = await _claim(uow)
    async with asyncio.timeout(20), uow.write() as tx:
        await tx.outbox.sent(message.id, now=NOW, result={})
        await asyncio.create_task(_renew(uow))
    assert await _states(uow) == {"card": "sent"}


async def test_what_nobody_has_begun_to_send_is_taken_back_by_its_keys(uow: UnitOfWork) -> None:
    await _queued(uow, "told:1:a", "told:1:b", "told:1:c", "told:10:a", "toldx1:a")
    async with uow.write() as tx:
        claimed = await tx.outbox.claim(NOW, limit=2, by="here")
        await tx.outbox.retry(claimed[1].id, at=NOW, error="500:0")
    async with uow.write() as tx:
        taken = await tx.outbox.take_back("told:1:")
        assert [each.dedupe_key for each in taken] == ["told:1:c"]
        assert await tx.outbox.take_back("told:1:") == []
    states = await _states(uow)
    assert states["told:1:a"] == "in_flight"
    assert (states["told:1:b"], states["told:1:c"]) == ("retry", "withdrawn")
    assert (states["told:10:a"], states["toldx1:a"]) == ("queued", "queued")
