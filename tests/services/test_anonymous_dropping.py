"""What waits without a name and comes to nothing: edits taken back, authors who are gone, numbers
that nobody has seen, and people who do things at the same time.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from typing import Any

import pytest

from bot.services import (
    anonymity,
    anonymous_numbers,
    anonymous_outcomes,
    anonymous_posts,
    anonymous_waiting,
    departures,
    later_edits,
    thread_outcomes,
    thread_turns,
    threads,
)
from bot.services.thread_cases import ANSWER, LATER_EDIT, LEFT, NOTICE, POST
from domain.errors import LedarbotError
from domain.ids import UserId
from domain.thread_refusals import NotTheAuthor
from domain.thread_values import Post, PostState, Thread, ThreadState
from storage.database import Database
from storage.errors import ChangedMeanwhile
from storage.unit_of_work import UnitOfWork
from tests.services.anonymous_desks import (
    MORA,
    NOVA,
    OLLE,
    answered,
    authors,
    carried,
    codes,
    out,
    post_of,
    rows,
    wondered,
)
from tests.services.conftest import ANNA, COMMUNITY, Desk
from tests.services.thread_desks import VAULT, asked, opened, step, stored

LATER = timedelta(hours=2)
NEW_TITLE, NEW_TEXT = "Min chef hör inte på", "Vad skulle ni göra?"
ROUNDS = 12


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


async def edited(desk: Desk, thread: Thread, *, uow: UnitOfWork | None = None) -> Thread:
    words = {"title": NEW_TITLE, "text": NEW_TEXT, "link": "", "topic_id": None}
    given: Any = step(thread, MORA, desk.now)
    return await threads.edit(uow or desk.uow, VAULT, **given, **words, delay=LATER)


async def rewritten(
    desk: Desk, post: Post, *, by: UserId = NOVA, uow: UnitOfWork | None = None, **more: Any
) -> Post:
    return await anonymous_posts.edit_post(
        uow or desk.uow,
        VAULT,
        community_id=COMMUNITY,
        post_id=post.post_id,
        user_id=by,
        text=NEW_TEXT,
        now=desk.now,
        **{"delay": LATER, **more},
    )


async def drop_first(desk: Desk, thread: Thread, by: UserId) -> None:
    await anonymous_posts.drop_first_edit(
        desk.uow, VAULT, community_id=COMMUNITY, thread_id=thread.thread_id, by=by
    )


async def drop(desk: Desk, post: Post, by: UserId) -> None:
    await anonymous_posts.drop_edit(
        desk.uow, VAULT, community_id=COMMUNITY, post_id=post.post_id, by=by
    )


# ------------------------------------------------------------------------------ edits taken back


async def test_edits_that_wait_are_listed_for_their_author_and_taken_back(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    await edited(ready, thread)
    await rewritten(ready, post)
    for by, of, wanted in ((MORA, thread, None), (NOVA, thread, post), (OLLE, None, None)):
        found = await anonymous_waiting.waiting(
            ready.uow, VAULT, community_id=COMMUNITY, user_id=by
        )
        seen = [(each.thread.thread_id, each.post and each.post.post_id) for each in found]
        assert seen == ([] if of is None else [(of.thread_id, wanted and wanted.post_id)])
        assert all(each.is_edit for each in found)
    for other in (NOVA, OLLE):
        with pytest.raises(NotTheAuthor):
            await drop_first(ready, thread, other)
    for other in (MORA, OLLE):
        with pytest.raises(NotTheAuthor):
            await drop(ready, post, other)
    await drop_first(ready, thread, MORA)
    await drop(ready, post, NOVA)
    assert await rows(ready, LATER_EDIT) == []
    kept, there = await stored(ready, thread.thread_id), await post_of(ready, post.post_id)
    assert (kept.title, kept.later_title, kept.later_text) == (thread.title, "", "")
    assert (there.text, there.later_text) == (post.text, "")


async def test_what_does_not_wait_any_more_is_not_taken_back(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    with pytest.raises(ChangedMeanwhile):
        await drop_first(ready, thread, MORA)
    with pytest.raises(ChangedMeanwhile):
        await drop(ready, post, NOVA)


async def test_an_edit_that_is_just_being_made_is_not_put_off_again(ready: Desk) -> None:
    thread = await wondered(ready)
    await edited(ready, thread)
    async with ready.uow.write() as tx:
        await tx.outbox.claim(ready.now + LATER, limit=100, by="now")
    with pytest.raises(ChangedMeanwhile):
        await edited(ready, thread)
    await carried(ready, LATER_EDIT, later_edits.came, thread.thread_id, {})
    assert (await stored(ready, thread.thread_id)).title == NEW_TITLE


# ------------------------------------------------------------------- who left, and nobody heard it


async def test_an_author_is_found_among_people_without_a_link_being_opened(ready: Desk) -> None:
    thread = await asked(ready)
    post = await answered(ready, thread, delay=LATER)
    given: dict[str, Any] = {"community_id": COMMUNITY, "handle": post.handle}

    async def people(*who: UserId) -> AsyncIterator[UserId]:
        for each in who:
            yield each

    async def among(*who: UserId) -> bool:
        return await anonymous_waiting.is_among(ready.uow, VAULT, **given, people=people(*who))

    assert await among(MORA, NOVA)
    assert not await among(MORA, OLLE)
    assert not await among()
    async with ready.uow.read() as tx:
        actions = {line.action for line in await tx.audit.of(COMMUNITY)}
    assert "anonymity.read" not in actions
    async with ready.uow.write() as tx:
        await tx.anonymity.unlink(post.handle)
    # Of whom nobody can tell that, it is not said.
    assert await among()


async def test_of_an_author_who_has_left_nothing_is_kept_and_nobody_is_told(ready: Desk) -> None:
    question = await wondered(ready, is_posted=False)
    thread = await asked(ready)
    only = await answered(ready, thread, by=MORA)
    seen = await out(ready, await answered(ready, thread, by=NOVA))
    later = await answered(ready, thread, by=NOVA)
    skipped = {"skipped": LEFT}
    await carried(ready, POST, thread_outcomes.posted, question.thread_id, skipped)
    for post in (only, later):
        about = {"post_id": post.post_id}
        outcome = anonymous_outcomes.posted
        await carried(ready, ANSWER, outcome, thread.thread_id, skipped, **about)
        kept = await post_of(ready, post.post_id)
        assert (kept.state, kept.text) == (PostState.REFUSED, "")
    gone = await stored(ready, question.thread_id)
    assert (gone.state, gone.title, gone.text) == (ThreadState.GONE, "", "")
    assert await rows(ready, NOTICE) == []
    assert {*(row.kind for row in await ready.outbox())} & {POST, ANSWER} <= {POST}
    async with ready.uow.read() as tx:
        [link] = await tx.anonymity.links()
    assert link.handle == seen.handle


@pytest.mark.parametrize("has_left", [True, False])
async def test_an_edit_that_could_not_be_made_leaves_nothing(ready: Desk, has_left: bool) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    await edited(ready, thread)
    await rewritten(ready, post)
    for _ in range(2):
        outcome: Any = later_edits.came if has_left else later_edits.not_made
        result = {"skipped": LEFT} if has_left else "gave_up"
        await carried(ready, LATER_EDIT, outcome, thread.thread_id, result)
    assert await rows(ready, LATER_EDIT) == []
    kept, there = await stored(ready, thread.thread_id), await post_of(ready, post.post_id)
    assert (kept.title, kept.later_title, kept.later_text) == (thread.title, "", "")
    assert (there.text, there.later_text) == (post.text, "")
    told = [] if has_left else ["not_posted", "not_posted"]
    assert [each for each in await codes(ready) if each == "not_posted"] == told


# -------------------------------------------------------------------------------------- the links


async def test_whoever_writes_in_an_old_thread_is_known_until_it_is_posted(ready: Desk) -> None:
    thread = await wondered(ready)
    ready.now += timedelta(days=100)
    post = await answered(ready, thread, delay=LATER)
    async with ready.uow.read() as tx:
        community = await tx.communities.get(COMMUNITY)
    assert community is not None
    await thread_turns.keep_house(ready.uow, community=community, now=ready.now)
    linked = {each.handle: each.seal is not None for each in await authors(ready, thread)}
    assert linked == {thread.handle: False, post.handle: True}
    # Posted it is activity like any other.
    await out(ready, post)
    await thread_turns.keep_house(ready.uow, community=community, now=ready.now)
    linked = {each.handle: each.seal is not None for each in await authors(ready, thread)}
    assert linked == {thread.handle: False, post.handle: True}


# ------------------------------------------------------------------------------------ the numbers


@pytest.mark.parametrize("failed", [False, True])
async def test_no_number_is_missing_when_its_author_left_while_it_was_on_its_way(
    ready: Desk, failed: bool
) -> None:
    thread = await asked(ready)
    gone = await answered(ready, thread, by=MORA)
    assert await anonymous_numbers.numbered(ready.uow, post=gone) == 1
    async with ready.uow.write() as tx:
        await tx.outbox.claim(ready.now, limit=100, by="now")
    await departures.left(
        ready.uow, community_id=COMMUNITY, user_id=MORA, vault=VAULT, now=ready.now
    )
    outcome: Any = anonymous_outcomes.not_posted if failed else anonymous_outcomes.posted
    result = "500:0" if failed else {"skipped": "changed"}
    await carried(ready, ANSWER, outcome, thread.thread_id, result)
    seen = await out(ready, await answered(ready, thread, by=NOVA))
    numbers = {each.handle: each.number for each in await authors(ready, thread)}
    assert numbers == {gone.handle: None, seen.handle: 1}


# ------------------------------------------------------------------------------------ many at once


@pytest.fixture
async def processes(database_url: str, ready: Desk) -> AsyncIterator[list[UnitOfWork]]:
    """Several connections of their own to the desk's database, as several processes have."""
    databases = [await Database.open(database_url) for _ in range(3)]
    yield [database.unit_of_work() for database in databases]
    for database in databases:
        await database.close()


async def tried(step_: Awaitable[object]) -> None:
    """A refusal is an answer; a fault of the database is none."""
    try:
        await step_
    except (LedarbotError, ChangedMeanwhile):
        return


async def test_who_is_stopped_while_they_write_waits_for_nobody_in_a_circle(
    ready: Desk, processes: list[UnitOfWork]
) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    given: dict[str, Any] = {"community_id": COMMUNITY, "by": ANNA, "now": ready.now}
    for number in range(ROUNDS):
        stops = anonymity.stop(processes[0], handle=post.handle, stopped=not number % 2, **given)
        writes = rewritten(ready, post, uow=processes[1], delay=timedelta(0))
        await asyncio.gather(tried(stops), tried(writes))


async def test_an_edit_that_is_made_and_put_off_at_once_waits_for_nobody_in_a_circle(
    ready: Desk, processes: list[UnitOfWork]
) -> None:
    thread = await wondered(ready)

    async def made(uow: UnitOfWork) -> None:
        async with uow.write() as tx:
            claimed = await tx.outbox.claim(ready.now, limit=100, by="now")
        for row in (each for each in claimed if each.kind == LATER_EDIT):
            async with uow.write() as tx:
                await tx.outbox.sent(row.id, now=ready.now, result={})
                await later_edits.came(tx, row, {}, ready.now)

    for _ in range(ROUNDS):
        await edited(ready, thread)
        ready.now += LATER
        await asyncio.gather(made(processes[0]), tried(edited(ready, thread, uow=processes[1])))
        async with ready.uow.write() as tx:
            await later_edits.drop(tx, await stored(ready, thread.thread_id))


async def test_two_who_leave_at_once_both_take_what_waits_along(
    ready: Desk, processes: list[UnitOfWork]
) -> None:
    posts = []
    for _ in range(ROUNDS):
        thread = await asked(ready)
        posts += [await answered(ready, thread, by=by, delay=LATER) for by in (MORA, NOVA)]

    async def leave(uow: UnitOfWork, who: UserId) -> None:
        await departures.left(uow, community_id=COMMUNITY, user_id=who, vault=VAULT, now=ready.now)

    await asyncio.gather(leave(processes[0], MORA), leave(processes[1], NOVA))
    assert await rows(ready, ANSWER) == []
    assert {(await post_of(ready, post.post_id)).text for post in posts} == {""}
