"""Many at once at the same poll, through several processes' connections, on both databases."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.box_keys import KeyFolder
from bot.services import poll_turns
from bot.services.poll_cases import CLOSE_JOB, REMINDER, RESULT, box_of
from bot.services.polls import Voted
from bot.services.urns import Urns
from domain.feedback_values import VOTE
from domain.ids import UserId
from domain.poll_refusals import PollClosed
from domain.poll_values import Poll, PollEnd
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.services.conftest import COMMUNITY, Desk
from tests.services.poll_desks import (
    DAYS,
    all_voted,
    choices,
    deliver,
    ended,
    of,
    opened,
    rows,
    run_jobs,
    stored,
    voted,
)

PROCESSES = 3


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


@pytest.fixture
async def processes(database_url: str, desk: Desk) -> AsyncIterator[list[UnitOfWork]]:
    """Several connections of their own to the desk's database, as several processes have."""
    opened_here = [await Database.open(database_url) for _ in range(PROCESSES)]
    yield [database.unit_of_work() for database in opened_here]
    for database in opened_here:
        await database.close()


@pytest.fixture
def urns(processes: list[UnitOfWork], keys: KeyFolder) -> list[Urns]:
    return [Urns(uow, keys) for uow in processes]


async def log(desk: Desk) -> list[str]:
    async with desk.uow.read() as tx:
        found = await tx.audit.of(COMMUNITY, subject_kind="poll")
    return [row.action for row in reversed(found)]


def counts(poll: Poll) -> Any:
    assert poll.results is not None
    table = poll.results.table(VOTE)
    return None if table is None else table.counts


async def test_sixty_vote_through_three_processes_and_each_is_counted_once(
    desk: Desk, keys: KeyFolder, urns: list[Urns]
) -> None:
    poll = await opened(desk, keys)
    people = list(range(1, 61)) * 2
    random.Random(7).shuffle(people)

    async def press(place: int, user: int) -> Voted:
        way = urns[place % PROCESSES]
        return await voted(desk, keys, poll, user, str(user % 3 + 1), urns=way)

    outcomes = await asyncio.gather(*(press(place, user) for place, user in enumerate(people)))
    assert sum(each.is_new for each in outcomes) == 60
    assert max(each.answered for each in outcomes) == 60
    closed = await ended(desk, keys, poll)
    assert counts(closed) == (20, 20, 20)


async def test_two_devices_at_once_are_one_ballot(
    desk: Desk, keys: KeyFolder, urns: list[Urns]
) -> None:
    poll = await opened(desk, keys)
    outcomes = await asyncio.gather(
        *(voted(desk, keys, poll, 1, str(place + 1), urns=urns[place]) for place in range(3))
    )
    assert sorted(each.is_new for each in outcomes) == [False, False, True]
    [kept] = await choices(desk, poll)
    assert kept in ("1", "2", "3")


async def test_the_quorum_reached_by_many_at_once_closes_it_once(
    desk: Desk, keys: KeyFolder, urns: list[Urns], processes: list[UnitOfWork]
) -> None:
    poll = await opened(desk, keys, quorum=10)
    await asyncio.gather(
        *(
            voted(desk, keys, poll, user, str(user % 2 + 1), urns=urns[user % PROCESSES])
            for user in range(1, 13)
        ),
        return_exceptions=True,
    )
    ran = await asyncio.gather(*(run_jobs(desk, keys, uow=uow) for uow in processes))
    assert [job.name for each in ran for job in each] == [CLOSE_JOB]
    closed = await stored(desk, poll)
    assert closed.end is PollEnd.QUORUM
    assert await log(desk) == ["poll.opened", "poll.closed"]
    assert len(await rows(desk, RESULT)) == 1
    # Everybody who was told that it was noted is in the result.
    assert counts(closed) == (6, 6, 0)


async def test_two_who_close_at_once_close_it_once(
    desk: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, {user: str(user % 2 + 1) for user in range(1, 9)})
    found = await asyncio.gather(
        *(
            ended(desk, keys, poll, uow=uow, end=end)
            for uow, end in zip(
                processes, (PollEnd.BY_HAND, PollEnd.TIME, PollEnd.QUORUM), strict=True
            )
        )
    )
    assert len({each.end for each in found}) == 1
    assert found[0] == found[1] == found[2] == await stored(desk, poll)
    assert counts(found[0]) == (4, 4, 0)
    assert await log(desk) == ["poll.opened", "poll.closed"]
    assert len(await rows(desk, RESULT)) == 1
    assert keys.known() == frozenset()


@pytest.mark.parametrize("seed", range(4))
async def test_every_vote_that_was_noted_is_in_the_result(
    desk: Desk, keys: KeyFolder, urns: list[Urns], processes: list[UnitOfWork], seed: int
) -> None:
    poll, dice = await opened(desk, keys), random.Random(seed)
    await all_voted(desk, keys, poll, dict.fromkeys(range(1, 6), "1"))

    noted, refused, enough = [], [], asyncio.Event()

    async def press_in_turn(users: range) -> None:
        for user in users:
            try:
                await voted(desk, keys, poll, user, "2", urns=dice.choice(urns))
                noted.append(user)
            except PollClosed:
                refused.append(user)
            if len(noted) >= 7:
                enough.set()

    async def close() -> None:
        await enough.wait()
        await ended(desk, keys, poll, uow=dice.choice(processes))

    await asyncio.gather(*(press_in_turn(range(n, n + 8)) for n in range(100, 140, 8)), close())
    # Some came in time, some too late.
    assert noted
    assert refused
    closed = await stored(desk, poll)
    assert closed.results is not None
    assert closed.results.answered == 5 + len(noted)
    assert await choices(desk, poll) == ["1"] * 5 + ["2"] * len(noted)


async def test_two_who_draw_at_once_take_one_step(
    desk: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, {user: str(user % 2 + 1) for user in range(1, 7)})
    await asyncio.gather(*(poll_turns.drawn(uow, **of(poll)) for uow in processes))
    after = await stored(desk, poll)
    # A second step would show the six at once.
    assert after.live is None
    assert after.pending is not None
    assert after.pending.answered == 6


async def test_a_lost_key_and_a_closing_at_once_are_one_end(
    desk: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, {user: str(user % 2 + 1) for user in range(1, 9)})
    keys.destroy(box_of(poll.poll_id))
    await asyncio.gather(
        poll_turns.close_lost(processes[0], keys, now=desk.now),
        poll_turns.close_lost(processes[1], keys, now=desk.now),
        ended(desk, keys, poll, uow=processes[2]),
    )
    assert counts(await stored(desk, poll)) == (4, 4, 0)
    assert await log(desk) == ["poll.opened", "poll.closed"]
    assert len(await rows(desk, RESULT)) == 1


async def test_polls_that_are_opened_and_closed_meanwhile_are_never_taken_for_lost(
    desk: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    async def live() -> Poll:
        poll = await opened(desk, keys, is_posted=False)
        return await ended(desk, keys, poll)

    async def look(uow: UnitOfWork) -> list[Poll]:
        found = []
        for _ in range(12):
            found += await poll_turns.close_lost(uow, keys, now=desk.now)
        return found

    lived, *looked = await asyncio.gather(
        asyncio.gather(*(live() for _ in range(8))), *(look(uow) for uow in processes)
    )
    assert looked == [[]] * PROCESSES
    assert {poll.end for poll in lived} == {PollEnd.BY_HAND}


async def test_two_processes_remind_once(
    desk: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    poll = await opened(desk, keys, remind_at=desk.now + DAYS / 2)
    desk.now += DAYS / 2
    people = [UserId(number) for number in range(1, 21)]
    numbers = await asyncio.gather(
        *(poll_turns.remind(uow, **of(poll), voters=people, now=desk.now) for uow in processes)
    )
    assert sorted(numbers) == [0, 0, 20]
    assert len(await rows(desk, REMINDER)) == 20


async def test_voting_drawing_and_closing_never_wait_for_each_other_in_a_circle(
    desk: Desk, keys: KeyFolder, urns: list[Urns], processes: list[UnitOfWork]
) -> None:
    poll = await opened(desk, keys, quorum=40)

    async def vote(user: int) -> None:
        await voted(desk, keys, poll, user, str(user % 3 + 1), urns=urns[user % PROCESSES])

    async def send(uow: UnitOfWork) -> None:
        for number in range(15):
            await deliver(uow, desk.now + number * DAYS / 100)

    async with asyncio.timeout(60):
        await asyncio.gather(*(vote(user) for user in range(1, 40)), *map(send, processes))
    await vote(40)
    await asyncio.gather(
        *(run_jobs(desk, keys, uow=uow) for uow in processes), *map(send, processes)
    )
    closed = await stored(desk, poll)
    assert closed.results is not None
    assert (closed.end, closed.results.answered) == (PollEnd.QUORUM, 40)
    # The last drawing shows the end, however many drew.
    desk.now += DAYS
    await deliver(desk.uow, desk.now)
    assert (await stored(desk, poll)).drawn == 40
