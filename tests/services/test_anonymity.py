"""Writing without a name: asked, answered, hidden, stopped and blocked, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.secrets import Vault
from bot.services import (
    anonymity,
    anonymous_notices,
    anonymous_numbers,
    anonymous_outcomes,
    anonymous_posts,
    people,
    thread_listing,
    threads,
)
from bot.services.outcomes import GONE
from bot.services.people import Notice
from bot.services.thread_cases import ANSWER, ANSWER_UPDATE, BLOCK_JOB, NOTICE, POST, UPDATE
from domain.anonymity import BLOCK_DAYS
from domain.errors import NotFound
from domain.ids import Handle, UserId
from domain.thread_refusals import (
    AnonymityOff,
    Blocked,
    Incomplete,
    NoSuchHandle,
    NoSuchThreadStep,
    NotRecognised,
    NotTheAuthor,
    Stopped,
)
from domain.thread_values import Post, PostState, Thread, ThreadState
from storage.database import Database
from storage.jobs import Job
from storage.unit_of_work import UnitOfWork
from tests.services.anonymous_desks import (
    MORA,
    NOVA,
    OLLE,
    answered,
    authors,
    carried,
    codes,
    opened_for,
    out,
    post_of,
    rows,
    wondered,
)
from tests.services.conftest import ANNA, BO, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.thread_desks import (
    VAULT,
    asked,
    in_days,
    opened,
    step,
    stored,
    waiting,
    written,
)

HOURS = timedelta(hours=3)


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


# --------------------------------------------------------------------------------------- asking


async def test_an_anonymous_question_names_nobody_and_leaves_no_trace_of_its_time(
    ready: Desk,
) -> None:
    before = await ready.actions()
    thread = await wondered(ready, delay=HOURS, is_posted=False)
    row = await waiting(ready, POST, thread.thread_id)
    assert row.due_at == row.created_at == ready.now + HOURS
    assert row.payload == {"thread_id": thread.thread_id}
    seen = await stored(ready, thread.thread_id)
    assert (seen.author_id, seen.posted_on, seen.active_on) == (None, None, None)
    assert seen.handle is not None
    assert await ready.actions() == before
    [asker] = await authors(ready, thread)
    assert (asker.handle, asker.number) == (seen.handle, 0)


async def test_no_row_of_what_was_posted_stays(ready: Desk) -> None:
    await wondered(ready)
    assert POST not in await ready.kinds()


async def test_the_asker_is_known_again_and_nobody_else_is(ready: Desk) -> None:
    thread = await wondered(ready)
    assert await threads.is_author(ready.uow, VAULT, thread=thread, by=MORA)
    assert not await threads.is_author(ready.uow, VAULT, thread=thread, by=NOVA)
    mine = await thread_listing.mine(ready.uow, VAULT, community_id=COMMUNITY, user_id=MORA)
    assert [each.thread_id for each in mine.threads] == [thread.thread_id]
    closed = await threads.close(ready.uow, VAULT, **step(thread, MORA, ready.now))
    assert closed.state is ThreadState.CLOSED
    assert "threads.closed" not in await ready.actions()


async def test_two_threads_of_one_person_have_nothing_in_common(ready: Desk) -> None:
    first, second = await wondered(ready), await wondered(ready, title="En annan sak")
    [one], [other] = await authors(ready, first), await authors(ready, second)
    assert one.handle != other.handle
    assert one.seal != other.seal
    async with ready.uow.read() as tx:
        links = {link.handle: link.locked for link in await tx.anonymity.links()}
    assert links[one.handle] != links[other.handle]


async def test_a_community_may_go_without(ready: Desk) -> None:
    thread = await wondered(ready)
    await opened(ready, allows_anonymous=False)
    with pytest.raises(AnonymityOff):
        await wondered(ready, is_posted=False)
    with pytest.raises(AnonymityOff):
        await answered(ready, thread)
    with pytest.raises(AnonymityOff):
        await anonymity.must_be_free_to_ask(
            ready.uow, VAULT, community_id=COMMUNITY, user_id=MORA, now=ready.now
        )


async def test_a_question_that_waits_is_taken_back_by_its_asker_alone(ready: Desk) -> None:
    thread = await wondered(ready, delay=HOURS, is_posted=False)
    given = {"community_id": COMMUNITY, "thread_id": thread.thread_id}
    with pytest.raises(NotTheAuthor):
        await anonymous_posts.take_back(ready.uow, VAULT, **given, by=NOVA)
    await anonymous_posts.take_back(ready.uow, VAULT, **given, by=MORA)
    seen = await stored(ready, thread.thread_id)
    assert (seen.state, seen.title, seen.text) == (ThreadState.GONE, "", "")
    async with ready.uow.read() as tx:
        assert await tx.anonymity.links() == []
    there = await wondered(ready)
    with pytest.raises(NoSuchThreadStep):
        await anonymous_posts.take_back(
            ready.uow, VAULT, community_id=COMMUNITY, thread_id=there.thread_id, by=MORA
        )


# ------------------------------------------------------------------------------------ answering


async def test_everybody_has_one_name_throughout_the_thread(ready: Desk) -> None:
    thread = await wondered(ready)
    posts = [await answered(ready, thread, by=by) for by in (NOVA, MORA, OLLE, NOVA)]
    assert [each.number for each in await authors(ready, thread)] == [0, None, None]
    for number, post in enumerate(posts):
        await out(ready, post, message_id=70 + number)
    assert [each.number for each in await authors(ready, thread)] == [0, 1, 2]
    assert posts[0].handle == posts[3].handle
    assert posts[1].handle == thread.handle


async def test_a_named_asker_who_answers_without_a_name_is_a_colleague(ready: Desk) -> None:
    thread = await asked(ready)
    await out(ready, await answered(ready, thread, by=ANNA))
    [author] = await authors(ready, thread)
    assert author.number == 1


async def test_an_answer_goes_out_and_no_row_tells_of_it(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await answered(ready, thread, delay=HOURS)
    row = (await rows(ready, ANSWER))[0]
    assert row.due_at == row.created_at == ready.now + HOURS
    assert set(row.payload) == {"thread_id", "post_id", "handle"}
    stands = await out(ready, post)
    assert (stands.state, stands.message_id) == (PostState.POSTED, 77)
    assert ANSWER not in await ready.kinds()
    seen = await stored(ready, thread.thread_id)
    assert seen.is_replied


async def test_an_anonymous_asker_hears_of_others_and_not_of_oneself(ready: Desk) -> None:
    thread = await wondered(ready)
    await out(ready, await answered(ready, thread, by=MORA))
    assert not (await stored(ready, thread.thread_id)).is_replied
    assert await codes(ready) == []
    await out(ready, await answered(ready, thread, by=NOVA), message_id=78)
    await written(ready, thread, by=BO)
    assert await codes(ready) == ["answered"]
    row = (await rows(ready, NOTICE))[0]
    assert row.payload == {
        "thread_id": thread.thread_id,
        "handle": thread.handle,
        "code": "answered",
    }
    await carried(ready, NOTICE, anonymous_outcomes.told, thread.thread_id, {})
    assert NOTICE not in await ready.kinds()


async def test_only_in_a_thread_that_is_open(ready: Desk) -> None:
    waits = await wondered(ready, is_posted=False, delay=HOURS)
    closed = await wondered(ready, by=NOVA)
    await threads.close(ready.uow, VAULT, **step(closed, NOVA, ready.now))
    for thread in (waits, closed):
        with pytest.raises(NoSuchThreadStep):
            await answered(ready, thread, by=OLLE)
    with pytest.raises(Incomplete):
        await answered(ready, closed, text=" \n ")
    with pytest.raises(NotFound):
        await anonymity.answer(
            ready.uow,
            VAULT,
            community_id=OTHER_COMMUNITY,
            thread_id=waits.thread_id,
            user_id=OLLE,
            text="x",
            delay=HOURS,
            now=ready.now,
        )


async def test_what_could_not_be_posted_is_told_its_author(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await answered(ready, thread)
    await carried(ready, ANSWER, anonymous_outcomes.not_posted, thread.thread_id, "closed")
    seen = await post_of(ready, post.post_id)
    assert (seen.state, seen.text) == (PostState.REFUSED, "")
    assert await codes(ready) == ["not_posted"]
    assert ANSWER not in await ready.kinds()
    await carried(ready, NOTICE, anonymous_outcomes.not_told, thread.thread_id, "403:50007")
    assert NOTICE not in await ready.kinds()


async def test_what_was_found_after_a_crash_is_drawn_once_more(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await answered(ready, thread)
    await carried(ready, ANSWER, anonymous_outcomes.posted, thread.thread_id, {"message_id": 5})
    assert (await post_of(ready, post.post_id)).message_id == 5
    assert len(await rows(ready, ANSWER_UPDATE)) == 1


# ------------------------------------------------------------------------------------ own posts


async def edited(desk: Desk, post: Post, *, by: UserId, text: str = "Bättre så.") -> Post:
    return await anonymous_posts.edit_post(
        desk.uow,
        VAULT,
        community_id=COMMUNITY,
        post_id=post.post_id,
        user_id=by,
        text=text,
        now=desk.now,
    )


async def withdrawn(desk: Desk, post: Post, *, by: UserId) -> Post:
    return await anonymous_posts.withdraw_post(
        desk.uow,
        VAULT,
        community_id=COMMUNITY,
        post_id=post.post_id,
        user_id=by,
        now=desk.now,
    )


async def test_the_author_changes_a_post_and_discord_follows(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    for by in (MORA, OLLE):
        with pytest.raises(NotTheAuthor):
            await edited(ready, post, by=by)
        with pytest.raises(NotTheAuthor):
            await withdrawn(ready, post, by=by)
    kept = await edited(ready, post, by=NOVA)
    assert kept.text == "Bättre så."
    result = {"revision": kept.revision}
    await carried(ready, ANSWER_UPDATE, anonymous_outcomes.shown, thread.thread_id, result)
    assert ANSWER_UPDATE not in await ready.kinds()
    assert (await post_of(ready, post.post_id)).shown_revision == kept.revision


async def test_what_changes_while_it_is_drawn_is_drawn_again(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await answered(ready, thread)
    await edited(ready, post, by=NOVA)
    assert ANSWER_UPDATE not in await ready.kinds()
    await out(ready, post, revision=0)
    await carried(ready, ANSWER_UPDATE, anonymous_outcomes.shown, thread.thread_id, {"revision": 0})
    assert len(await rows(ready, ANSWER_UPDATE)) == 1


async def test_words_are_taken_away_before_and_after(ready: Desk) -> None:
    thread = await wondered(ready)
    waits = await answered(ready, thread, delay=HOURS)
    gone = await withdrawn(ready, waits, by=NOVA)
    assert (gone.state, gone.text) == (PostState.REFUSED, "")
    assert await rows(ready, ANSWER) == []
    with pytest.raises(NotRecognised):
        await edited(ready, gone, by=NOVA)
    there = await answered(ready, thread)
    there = await out(ready, there)
    there = await withdrawn(ready, there, by=NOVA)
    assert (there.state, there.text) == (PostState.POSTED, "")
    await carried(ready, ANSWER_UPDATE, anonymous_outcomes.not_shown, thread.thread_id, GONE)
    assert ANSWER_UPDATE not in await ready.kinds()


async def test_after_a_lost_key_one_is_somebody_new_and_is_told_so(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    other = Vault(bytes(range(1, 33)))
    with pytest.raises(NotRecognised):
        await anonymous_posts.must_be_own(ready.uow, other, post=post, user_id=NOVA)
    with pytest.raises(NotRecognised):
        await threads.must_be_author(ready.uow, other, thread=thread, by=MORA)
    await out(ready, await answered(ready, thread, by=NOVA, vault=other), message_id=78)
    assert [each.number for each in await authors(ready, thread)] == [0, 1, 2]


async def test_with_the_key_from_before_one_is_the_same(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    newer = Vault(bytes(range(1, 33)), old=[bytes(range(32))])
    await anonymous_posts.must_be_own(ready.uow, newer, post=post, user_id=NOVA)
    await answered(ready, thread, by=NOVA, vault=newer)
    assert len(await authors(ready, thread)) == 2
    with pytest.raises(NotTheAuthor):
        await anonymous_posts.must_be_own(ready.uow, newer, post=post, user_id=OLLE)
    mine = await thread_listing.mine(ready.uow, newer, community_id=COMMUNITY, user_id=MORA)
    assert mine.total == 1


# ----------------------------------------------------------------------------------- moderators


async def hidden(desk: Desk, thread: Thread, post: Post | None, *, is_hidden: bool = True) -> None:
    await anonymity.hide(
        desk.uow,
        community_id=COMMUNITY,
        thread_id=thread.thread_id,
        post_id=None if post is None else post.post_id,
        by=BO,
        hidden=is_hidden,
        now=desk.now,
    )


async def test_moderators_hide_a_post_and_show_it_again(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    for is_hidden in (True, True, False):
        await hidden(ready, thread, post, is_hidden=is_hidden)
        assert (await post_of(ready, post.post_id)).is_hidden is is_hidden
    assert (await codes(ready))[-2:] == ["hidden", "shown_again"]
    assert (await ready.actions())[-2:] == ["anonymity.hidden", "anonymity.shown_again"]
    assert len(await rows(ready, ANSWER_UPDATE)) == 1


async def test_moderators_hide_a_first_post(ready: Desk) -> None:
    named, unnamed = await asked(ready), await wondered(ready)
    for thread in (named, unnamed):
        await hidden(ready, thread, None)
        assert (await stored(ready, thread.thread_id)).is_hidden
        await waiting(ready, UPDATE, thread.thread_id)
    assert await codes(ready) == ["hidden"]


async def stopped(desk: Desk, handle: Handle, *, is_stopped: bool = True) -> None:
    await anonymity.stop(
        desk.uow,
        community_id=COMMUNITY,
        handle=handle,
        by=BO,
        stopped=is_stopped,
        now=desk.now,
    )


async def test_who_was_stopped_writes_no_more_in_this_thread_alone(ready: Desk) -> None:
    thread, elsewhere = await wondered(ready), await wondered(ready, by=OLLE)
    post = await out(ready, await answered(ready, thread))
    await stopped(ready, post.handle)
    with pytest.raises(Stopped):
        await answered(ready, thread)
    with pytest.raises(Stopped):
        await edited(ready, post, by=NOVA)
    await answered(ready, elsewhere)
    await answered(ready, thread, by=OLLE)
    await stopped(ready, post.handle, is_stopped=False)
    await answered(ready, thread)
    assert (await codes(ready))[-2:] == ["stopped", "unstopped"]
    assert (await ready.actions())[-2:] == ["anonymity.stopped", "anonymity.unstopped"]


async def test_a_stopped_asker_changes_nothing_of_the_question(ready: Desk) -> None:
    thread = await wondered(ready)
    assert thread.handle is not None
    await stopped(ready, thread.handle)
    words = {"title": "x", "text": "x", "link": "", "topic_id": None}
    with pytest.raises(Stopped):
        await threads.edit(ready.uow, VAULT, **step(thread, MORA, ready.now), **words)


async def test_another_communitys_handle_is_nobody(ready: Desk) -> None:
    thread = await wondered(ready)
    given = {"community_id": OTHER_COMMUNITY, "handle": thread.handle, "by": BO, "now": ready.now}
    with pytest.raises(NotFound):
        await anonymity.stop(ready.uow, **given, stopped=True)
    with pytest.raises(NotFound):
        await anonymity.block(ready.uow, **given, wait=HOURS)
    with pytest.raises(NotFound):
        await anonymity.lift_block(ready.uow, **given, wait=HOURS)
    assert await opened_for(ready, thread.handle, community_id=OTHER_COMMUNITY) is None


async def block_job(desk: Desk) -> Job:
    async with desk.uow.write() as tx:
        jobs = await tx.jobs.claim(desk.now + timedelta(days=5), limit=50, by="test")
    [job] = [job for job in jobs if job.name == BLOCK_JOB]
    return job


async def test_a_block_comes_later_holds_everywhere_and_is_told_nobody(ready: Desk) -> None:
    thread, elsewhere = await wondered(ready), await asked(ready)
    given = {"community_id": COMMUNITY, "handle": thread.handle, "by": BO, "now": ready.now}
    for _ in range(2):
        await anonymity.block(ready.uow, **given, wait=HOURS)
    job = await block_job(ready)
    assert (job.due_at, job.payload) == (ready.now + HOURS, {"handle": thread.handle})
    await answered(ready, elsewhere, by=MORA)
    await anonymity.lay_block(
        ready.uow, VAULT, community_id=COMMUNITY, handle=Handle(thread.handle or 0), now=ready.now
    )
    for attempt in (
        wondered(ready, is_posted=False),
        answered(ready, elsewhere, by=MORA),
        answered(ready, thread, by=MORA),
    ):
        with pytest.raises(Blocked):
            await attempt
    await wondered(ready, by=NOVA)
    assert await codes(ready) == []
    async with ready.uow.read() as tx:
        [(block, (community_id, ends_on))] = (await tx.anonymity.blocks()).items()
        links = {link.handle for link in await tx.anonymity.links()}
    assert community_id == COMMUNITY
    assert ends_on == ready.now.date() + timedelta(days=BLOCK_DAYS)
    assert block in links
    assert block != thread.handle
    await anonymity.lift_block(ready.uow, **given, wait=HOURS)
    handle = Handle(thread.handle or 0)
    await anonymity.end_block(
        ready.uow, VAULT, community_id=COMMUNITY, handle=handle, now=ready.now
    )
    await answered(ready, thread, by=MORA)


async def test_a_block_holds_also_by_the_next_key(ready: Desk) -> None:
    thread = await wondered(ready)
    await anonymity.lay_block(
        ready.uow, VAULT, community_id=COMMUNITY, handle=Handle(thread.handle or 0), now=ready.now
    )
    newer = Vault(bytes(range(1, 33)), old=[bytes(range(32))])
    with pytest.raises(Blocked):
        await wondered(ready, vault=newer, is_posted=False)
    in_days(ready, BLOCK_DAYS)
    await wondered(ready, vault=newer, is_posted=False)


async def test_a_block_of_a_destroyed_link_blocks_nobody(ready: Desk) -> None:
    thread = await wondered(ready)
    handle = Handle(thread.handle or 0)
    async with ready.uow.write() as tx:
        await tx.anonymity.unlink(handle)
    given = {"community_id": COMMUNITY, "handle": handle, "now": ready.now}
    await anonymity.lay_block(ready.uow, VAULT, **given)
    await wondered(ready, is_posted=False)
    with pytest.raises(NoSuchHandle):
        await anonymity.block(ready.uow, **given, by=BO, wait=HOURS)
    # A moderator who takes it back is told what everybody is told.
    await anonymity.lift_block(ready.uow, **given, by=BO, wait=HOURS)
    await anonymity.end_block(ready.uow, VAULT, **given)


# ------------------------------------------------------------------------------------- the link


async def test_each_reading_of_a_link_is_in_the_log_with_its_day_alone(ready: Desk) -> None:
    thread = await wondered(ready)
    assert await opened_for(ready, thread.handle) == MORA
    assert await opened_for(ready, thread.handle, purpose="unmasking") == MORA
    assert await opened_for(ready, thread.handle, vault=Vault(bytes(32))) is None
    async with ready.uow.read() as tx:
        found = await tx.audit.of(COMMUNITY, subject_kind="handle", subject_id=thread.handle)
    day = datetime(ready.now.year, ready.now.month, ready.now.day, tzinfo=UTC)
    lines = [(row.action, row.actor_id, row.details["for"], row.at) for row in found]
    assert sorted(lines, key=lambda line: line[3]) == [
        ("anonymity.read", None, "notice", day),
        ("anonymity.read", None, "unmasking", ready.now),
    ]


async def addressee(
    desk: Desk, thread: Thread, code: str = "answered"
) -> anonymous_notices.Addressee | None:
    return await anonymous_notices.addressee(
        desk.uow,
        VAULT,
        community_id=COMMUNITY,
        handle=Handle(thread.handle or 0),
        code=code,
        now=desk.now,
    )


async def test_one_may_be_without_answers_but_not_without_what_moderators_decide(
    ready: Desk,
) -> None:
    thread = await wondered(ready)
    await people.set_locale(ready.uow, user_id=MORA, locale="en", now=ready.now)
    assert await addressee(ready, thread) == anonymous_notices.Addressee(MORA, "en")
    await people.stop(ready.uow, user_id=MORA, notice=Notice.THREADS, now=ready.now)
    assert await addressee(ready, thread) is None
    assert await addressee(ready, thread, "unmasked") is not None


async def test_a_stop_that_was_undone_is_not_told(ready: Desk) -> None:
    thread = await wondered(ready)
    handle = Handle(thread.handle or 0)
    about = {"community_id": COMMUNITY, "handle": handle}
    for is_stopped in (True, False):
        await stopped(ready, handle, is_stopped=is_stopped)
        for code, holds in (("stopped", is_stopped), ("unstopped", not is_stopped)):
            seen = await anonymous_notices.still_holds(ready.uow, **about, code=code)
            assert seen is holds


# --------------------------------------------------------------------------------- many at once


@pytest.fixture
async def processes(database_url: str, ready: Desk) -> AsyncIterator[list[UnitOfWork]]:
    """Several connections of their own to the desk's database, as several processes have."""
    databases = [await Database.open(database_url) for _ in range(3)]
    yield [database.unit_of_work() for database in databases]
    for database in databases:
        await database.close()


async def test_ten_at_once_get_ten_numbers(ready: Desk, processes: list[UnitOfWork]) -> None:
    thread = await wondered(ready)
    people_ = [UserId(900_000 + number) for number in range(10)]
    posts = await asyncio.gather(
        *(
            answered(ready, thread, by=by, uow=processes[number % 3])
            for number, by in enumerate(people_)
        )
    )
    await asyncio.gather(
        *(
            anonymous_numbers.numbered(processes[number % 3], post=post)
            for number, post in enumerate(posts)
        )
    )
    assert [each.number for each in await authors(ready, thread)] == list(range(11))
    async with ready.uow.read() as tx:
        assert len(await tx.anonymity.links()) == 11


async def test_one_person_twice_at_once_is_one(ready: Desk, processes: list[UnitOfWork]) -> None:
    thread = await wondered(ready)
    posts = await asyncio.gather(*(answered(ready, thread, uow=uow) for uow in processes))
    numbers = [anonymous_numbers.numbered(uow, post=posts[0]) for uow in processes]
    assert await asyncio.gather(*numbers) == [1, 1, 1]
    assert [each.number for each in await authors(ready, thread)] == [0, 1]
    assert len(await rows(ready, ANSWER)) == 3
