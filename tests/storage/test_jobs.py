"""Jobs: planned once at a time, run by one process, planned again when done."""

from datetime import timedelta
from typing import Any

from storage.jobs import Job
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import NOW, WEST

MINUTE = timedelta(minutes=1)


async def _schedule(uow: UnitOfWork, *keys: str | None, **changes: Any) -> list[bool]:
    values: dict[str, Any] = {"due_at": NOW, "now": NOW, "community_id": WEST}
    async with uow.write() as tx:
        return [
            await tx.jobs.schedule("applications.lapse", dedupe_key=key, **values | changes)
            for key in keys
        ]


async def _claim(uow: UnitOfWork, *, now: Any = NOW, limit: int = 10, by: str = "one") -> list[Job]:
    async with uow.write() as tx:
        return await tx.jobs.claim(now, limit=limit, by=by)


async def test_a_claimed_job_carries_what_was_planned(uow: UnitOfWork) -> None:
    assert await _schedule(uow, "lapse:7", payload={"application_id": 7}) == [True]
    [job] = await _claim(uow)
    assert job == Job(
        id=job.id,
        name="applications.lapse",
        community_id=WEST,
        dedupe_key="lapse:7",
        payload={"application_id": 7},
        due_at=NOW,
        state="in_flight",
        attempts=1,
        last_error=None,
        created_at=NOW,
    )
    assert await _claim(uow) == []


async def test_the_same_is_planned_once_until_it_is_finished(uow: UnitOfWork) -> None:
    assert await _schedule(uow, "a", "a", "b") == [True, False, True]
    first, second = await _claim(uow)
    assert await _schedule(uow, "a", "b") == [False, False]
    async with uow.write() as tx:
        assert await tx.jobs.done(first.id, NOW)
        assert await tx.jobs.fail(second.id, NOW, "LookupError")
    assert await _schedule(uow, "a", "b") == [True, True]


async def test_jobs_without_a_key_are_all_kept(uow: UnitOfWork) -> None:
    assert await _schedule(uow, None, None) == [True, True]
    assert len(await _claim(uow)) == 2


async def test_jobs_come_when_they_are_due(uow: UnitOfWork) -> None:
    await _schedule(uow, "later", due_at=NOW + MINUTE)
    await _schedule(uow, "now")
    async with uow.read() as tx:
        assert await tx.jobs.next_due() == NOW
    assert [job.dedupe_key for job in await _claim(uow)] == ["now"]
    async with uow.read() as tx:
        assert await tx.jobs.next_due() == NOW + MINUTE


async def test_a_retry_comes_back_with_its_cause(uow: UnitOfWork) -> None:
    await _schedule(uow, "a")
    [job] = await _claim(uow)
    async with uow.write() as tx:
        assert await tx.jobs.retry(job.id, at=NOW + MINUTE, error="TimeoutError")
    assert await _claim(uow) == []
    [again] = await _claim(uow, now=NOW + MINUTE)
    assert (again.attempts, again.last_error) == (2, "TimeoutError")


async def test_lost_claims_are_taken_over_or_handed_back(uow: UnitOfWork) -> None:
    await _schedule(uow, "a", "b")
    await _claim(uow, limit=1, by="dead")
    assert len(await _claim(uow, by="me")) == 1
    assert await _claim(uow, now=NOW + timedelta(seconds=119), by="me") == []
    async with uow.write() as tx:
        assert await tx.jobs.release_of_dead("me", NOW) == 1
    assert [job.dedupe_key for job in await _claim(uow, by="me")] == ["a"]
    assert len(await _claim(uow, now=NOW + timedelta(seconds=120), by="other")) == 2


async def test_only_what_nobody_has_begun_is_cancelled(uow: UnitOfWork) -> None:
    await _schedule(uow, "begun", "planned")
    await _claim(uow, limit=1)
    async with uow.write() as tx:
        keys = ("begun", "planned", "planned", "unknown")
        assert [await tx.jobs.cancel(key) for key in keys] == [False, True, False, False]
    assert await _schedule(uow, "planned") == [True]


async def test_prune_deletes_what_is_finished_alone(uow: UnitOfWork) -> None:
    await _schedule(uow, "done", "failed", "in_flight", "queued")
    done, failed, _ = await _claim(uow, limit=3)
    async with uow.write() as tx:
        await tx.jobs.done(done.id, NOW)
        await tx.jobs.fail(failed.id, NOW, "LookupError")
        assert await tx.jobs.prune(NOW) == 0
        assert await tx.jobs.prune(NOW + MINUTE) == 2
    assert await _schedule(uow, "done", "in_flight", "queued") == [True, False, False]
