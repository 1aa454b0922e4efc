"""Blocks and stops: shaken off by nobody, and leading from no thread to another."""

from datetime import timedelta
from typing import Any

import pytest

from bot.secrets import Vault
from bot.services import anonymity, anonymity_privacy, privacy, thread_turns, threads
from bot.services.thread_cases import BLOCK_JOB, LIFT_JOB
from domain.anonymity import BLOCK_DAYS, BLOCK_MOST
from domain.ids import Handle, UserId
from domain.thread_refusals import Blocked, NotRecognised, Stopped
from domain.thread_values import Thread, ThreadState
from storage.audit import AuditRow
from storage.jobs import Job
from tests.services.anonymous_desks import MORA, NOVA, OLLE, answered, authors, codes, out, wondered
from tests.services.conftest import ANNA, BO, COMMUNITY, Desk
from tests.services.report_desks import log
from tests.services.thread_desks import VAULT, in_days, opened, step, stored

HOURS = timedelta(hours=9)
WORDS = {"title": "Nya ord", "text": "Nya ord", "link": "", "topic_id": None}


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


async def twice(desk: Desk) -> tuple[Thread, Handle, Thread, Handle]:
    """The same person wrote in two threads: asked in one, answered in the other."""
    first, second = await wondered(desk), await wondered(desk, by=OLLE, title="En annan sak")
    post = await out(desk, await answered(desk, second, by=MORA))
    return first, Handle(first.handle or 0), second, post.handle


def about(desk: Desk, handle: Handle) -> dict[str, Any]:
    return {"community_id": COMMUNITY, "handle": handle, "now": desk.now}


async def blocked(desk: Desk, handle: Handle) -> None:
    """A moderator has asked for a block, and its time has come."""
    await anonymity.block(desk.uow, **about(desk, handle), by=BO, wait=HOURS)
    await come(desk, BLOCK_JOB)


async def lifted(desk: Desk, handle: Handle) -> None:
    """A moderator has taken the block back, and its time has come."""
    await anonymity.lift_block(desk.uow, **about(desk, handle), by=BO, wait=HOURS)
    await come(desk, LIFT_JOB)


async def come(desk: Desk, name: str, vault: Vault = VAULT) -> list[Job]:
    """The jobs of a kind are due and done."""
    desk.now += BLOCK_MOST
    async with desk.uow.write() as tx:
        due = await tx.jobs.claim(desk.now, limit=50, by="test")
        for job in due:
            await tx.jobs.done(job.id, desk.now)
    mine = [job for job in due if job.name == name]
    do = anonymity.lay_block if name == BLOCK_JOB else anonymity.end_block
    for job in mine:
        await do(desk.uow, vault, **about(desk, Handle(job.payload["handle"])))
    return mine


async def is_blocked(
    desk: Desk, thread: Thread, *, by: UserId = MORA, vault: Vault = VAULT
) -> bool:
    try:
        await anonymity.must_be_free_to_answer(
            desk.uow, vault, thread=thread, user_id=by, now=desk.now
        )
    except Blocked:
        return True
    return False


# --------------------------------------------------------------------------------------- stops


async def test_an_erasure_lifts_no_stop(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread, by=NOVA))
    await anonymity.stop(ready.uow, **about(ready, post.handle), by=ANNA, stopped=True)
    await erase(ready, NOVA)
    with pytest.raises(Stopped):
        await answered(ready, thread, by=NOVA)
    async with ready.uow.read() as tx:
        assert [link.handle for link in await tx.anonymity.links()] == [thread.handle]
    known = {"user_id": NOVA, "community_id": COMMUNITY}
    assert not await anonymity_privacy.has_written(ready.uow, VAULT, **known)
    # Elsewhere they are as free as anybody.
    await answered(ready, await wondered(ready, by=OLLE, title="En annan sak"), by=NOVA)


async def test_the_seal_of_a_stop_goes_with_the_links_of_the_thread(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread, by=NOVA))
    await anonymity.stop(ready.uow, **about(ready, post.handle), by=ANNA, stopped=True)
    await erase(ready, NOVA)
    for days, is_kept in ((89, True), (1, False)):
        in_days(ready, days)
        await keep_house(ready)
        seals = {each.handle: each.seal for each in await authors(ready, thread)}
        assert (seals[post.handle] is not None) is is_kept


async def test_a_stop_of_an_erased_author_can_be_lifted_and_leaves_nothing(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread, by=NOVA))
    for is_stopped in (True, False):
        await anonymity.stop(ready.uow, **about(ready, post.handle), by=ANNA, stopped=is_stopped)
        if is_stopped:
            await erase(ready, NOVA)
    seals = {each.handle: each.seal for each in await authors(ready, thread)}
    assert seals[post.handle] is None
    assert (await answered(ready, thread, by=NOVA)).handle != post.handle


async def erase(desk: Desk, user_id: UserId) -> None:
    await privacy.erase(
        desk.uow, user_id=user_id, community_id=COMMUNITY, vault=VAULT, now=desk.now
    )


async def keep_house(desk: Desk) -> None:
    async with desk.uow.read() as tx:
        community = await tx.communities.get(COMMUNITY)
    assert community is not None
    await thread_turns.keep_house(desk.uow, community=community, now=desk.now)


# ------------------------------------------------------------------------------ one's question


async def test_a_blocked_asker_writes_nothing_through_the_question(ready: Desk) -> None:
    thread = await wondered(ready)
    await blocked(ready, Handle(thread.handle or 0))
    given = step(thread, MORA, in_days(ready, 9))
    with pytest.raises(Blocked):
        await threads.edit(ready.uow, VAULT, **given, **WORDS)
    with pytest.raises(Blocked):
        await threads.ask_again(ready.uow, VAULT, **given)
    before = await stored(ready, thread.thread_id)
    assert (before.title, before.state) == (thread.title, ThreadState.OPEN)
    await threads.close(ready.uow, VAULT, **given)
    with pytest.raises(Blocked):
        await threads.reopen(ready.uow, VAULT, **given)
    assert (await stored(ready, thread.thread_id)).state is ThreadState.CLOSED


async def test_a_stopped_asker_brings_the_question_up_no_more(ready: Desk) -> None:
    thread = await wondered(ready)
    handle = Handle(thread.handle or 0)
    await anonymity.stop(ready.uow, **about(ready, handle), by=ANNA, stopped=True)
    given = step(thread, MORA, in_days(ready, 9))
    with pytest.raises(Stopped):
        await threads.ask_again(ready.uow, VAULT, **given)
    await threads.close(ready.uow, VAULT, **given)
    with pytest.raises(Stopped):
        await threads.reopen(ready.uow, VAULT, **given)


# -------------------------------------------------------------------------------------- lifting


async def test_a_block_is_lifted_through_no_other_thread(ready: Desk) -> None:
    first, handle, second, other = await twice(ready)
    await blocked(ready, handle)
    await lifted(ready, other)
    assert await is_blocked(ready, first)
    assert await is_blocked(ready, second)
    await lifted(ready, handle)
    assert not await is_blocked(ready, first)
    assert not await is_blocked(ready, second)


async def test_who_is_blocked_through_two_threads_is_so_until_both_are_lifted(ready: Desk) -> None:
    first, handle, second, other = await twice(ready)
    for each in (handle, other):
        await blocked(ready, each)
    await lifted(ready, handle)
    # Or else it would show that the other one is the same person.
    assert await is_blocked(ready, second)
    assert await is_blocked(ready, first)
    await lifted(ready, handle)
    assert await is_blocked(ready, second)
    await lifted(ready, other)
    assert not await is_blocked(ready, second)


async def test_lifting_waits_and_says_nothing_of_whether_there_was_a_block(ready: Desk) -> None:
    _, handle, second, other = await twice(ready)
    await blocked(ready, handle)
    for each in (handle, other):
        await anonymity.lift_block(ready.uow, **about(ready, each), by=BO, wait=HOURS)
    assert await is_blocked(ready, second)
    lines = await log(ready, "anonymity.block_lifted")
    assert [_told(line) for line in lines] == [(BO, handle, {}), (BO, other, {})]
    jobs = await come(ready, LIFT_JOB)
    assert [job.payload for job in jobs] == [{"handle": handle}, {"handle": other}]
    assert not await is_blocked(ready, second)
    assert "unblocked" not in await codes(ready)


def _told(line: AuditRow) -> tuple[int | None, int, dict[str, Any]]:
    return line.actor_id, line.subject_id, line.details


async def test_a_block_that_waits_is_taken_back_before_it_is_felt(ready: Desk) -> None:
    first, handle, _, _ = await twice(ready)
    await anonymity.block(ready.uow, **about(ready, handle), by=BO, wait=BLOCK_MOST)
    await anonymity.lift_block(ready.uow, **about(ready, handle), by=BO, wait=HOURS)
    assert await come(ready, BLOCK_JOB) == []
    assert not await is_blocked(ready, first)


async def test_a_block_that_is_asked_for_again_stays(ready: Desk) -> None:
    first, handle, _, _ = await twice(ready)
    await blocked(ready, handle)
    await anonymity.lift_block(ready.uow, **about(ready, handle), by=BO, wait=HOURS)
    await blocked(ready, handle)
    assert await come(ready, LIFT_JOB) == []
    assert await is_blocked(ready, first)
    async with ready.uow.read() as tx:
        assert len(await tx.anonymity.blocks()) == 1


async def test_after_an_erasure_a_block_ends_by_itself_alone(ready: Desk) -> None:
    _, handle, second, _ = await twice(ready)
    await blocked(ready, handle)
    await erase(ready, MORA)
    assert [each.block_slot for each in await authors(ready, await known(ready, handle))] == [None]
    await lifted(ready, handle)
    assert await is_blocked(ready, second)
    in_days(ready, BLOCK_DAYS)
    assert not await is_blocked(ready, second)


async def known(desk: Desk, handle: Handle) -> Thread:
    async with desk.uow.read() as tx:
        author = await tx.anonymity.author(COMMUNITY, handle)
    assert author is not None
    return await stored(desk, author.thread_id)


async def test_two_blocks_of_one_person_look_like_those_of_two(ready: Desk) -> None:
    _, handle, _, other = await twice(ready)
    for each in (handle, other):
        await blocked(ready, each)
    async with ready.uow.read() as tx:
        found = await tx.anonymity.blocks()
        seals = {await tx.anonymity.seal_of_block(each) for each in found}
    assert len(found) == len(seals) == 2
    assert not {handle, other} & set(found)


async def test_a_block_is_lifted_by_the_next_key_as_well(ready: Desk) -> None:
    newer = Vault(bytes(range(1, 33)), old=[bytes(range(32))])
    first, handle, _, _ = await twice(ready)
    await blocked(ready, handle)
    assert (await anonymity_privacy.rotate(ready.uow, newer, now=ready.now)).unreadable == 0
    alone = Vault(bytes(range(1, 33)))
    assert await is_blocked(ready, first, vault=alone)
    await anonymity.lift_block(ready.uow, **about(ready, handle), by=BO, wait=HOURS)
    await come(ready, LIFT_JOB, vault=alone)
    assert not await is_blocked(ready, first, vault=alone)


async def test_an_erased_author_is_not_known_again(ready: Desk) -> None:
    thread = await wondered(ready)
    await erase(ready, MORA)
    with pytest.raises(NotRecognised):
        await threads.edit(ready.uow, VAULT, **step(thread, MORA, ready.now), **WORDS)
