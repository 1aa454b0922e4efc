"""What waits to be posted without a name: seen by its author alone, taken back, never too late."""

from datetime import timedelta

import pytest

from bot.services import (
    anonymous_numbers,
    anonymous_outcomes,
    anonymous_posts,
    anonymous_waiting,
    departures,
    privacy,
    thread_outcomes,
    threads,
)
from bot.services.thread_cases import ANSWER, LATER_EDIT, NOTICE, POST, UPDATE
from domain.ids import UserId
from domain.thread_values import Post, PostState, Thread, ThreadState
from storage.unit_of_work import UnitOfWork
from tests.services.anonymous_desks import (
    MORA,
    NOVA,
    OLLE,
    answered,
    authors,
    carried,
    out,
    post_of,
    rows,
    wondered,
)
from tests.services.conftest import COMMUNITY, Desk
from tests.services.thread_desks import VAULT, asked, opened, step, stored

LATER = timedelta(hours=3)


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


async def of(desk: Desk, by: UserId) -> list[tuple[Thread, Post | None]]:
    found = await anonymous_waiting.waiting(desk.uow, VAULT, community_id=COMMUNITY, user_id=by)
    return [(each.thread, each.post) for each in found]


async def left(desk: Desk, by: UserId) -> None:
    await departures.left(desk.uow, community_id=COMMUNITY, user_id=by, vault=VAULT, now=desk.now)


async def erased(desk: Desk, by: UserId) -> None:
    await privacy.erase(desk.uow, user_id=by, community_id=COMMUNITY, vault=VAULT, now=desk.now)


async def erased_everywhere(desk: Desk, by: UserId) -> None:
    await privacy.erase(desk.uow, user_id=by, vault=VAULT, now=desk.now)


async def links(uow: UnitOfWork) -> int:
    async with uow.read() as tx:
        return len(await tx.anonymity.links())


# ------------------------------------------------------------------------------------- what waits


async def test_what_waits_is_seen_by_its_author_alone_and_until_it_is_out(ready: Desk) -> None:
    question = await wondered(ready, is_posted=False, delay=LATER)
    named = await asked(ready)
    answer = await answered(ready, named, by=MORA, delay=LATER)
    other = await answered(ready, named, delay=LATER)
    seen = await of(ready, MORA)
    assert {(each.thread_id, post) for each, post in seen} == {
        (question.thread_id, None),
        (named.thread_id, answer),
    }
    assert await of(ready, NOVA) == [(named, other)]
    assert await of(ready, OLLE) == []
    await out(ready, answer)
    assert [post for _, post in await of(ready, MORA)] == [None]


async def test_nothing_stays_of_what_was_taken_back_before_it_was_posted(ready: Desk) -> None:
    question = await wondered(ready, is_posted=False, delay=LATER)
    named = await asked(ready)
    answer = await answered(ready, named, delay=LATER)
    await anonymous_posts.take_back(
        ready.uow, VAULT, community_id=COMMUNITY, thread_id=question.thread_id, by=MORA
    )
    await anonymous_posts.withdraw_post(
        ready.uow,
        VAULT,
        community_id=COMMUNITY,
        post_id=answer.post_id,
        user_id=NOVA,
        now=ready.now,
    )
    for row in await ready.outbox():
        assert row.payload.get("thread_id") != question.thread_id
        assert "handle" not in row.payload
    assert await rows(ready, ANSWER) == []
    assert await links(ready.uow) == 0


async def test_who_takes_back_one_of_several_is_the_same_author_still(ready: Desk) -> None:
    thread = await asked(ready)
    first, second = [await answered(ready, thread, delay=LATER) for _ in range(2)]
    await anonymous_posts.withdraw_post(
        ready.uow, VAULT, community_id=COMMUNITY, post_id=first.post_id, user_id=NOVA, now=ready.now
    )
    assert await links(ready.uow) == 1
    assert await of(ready, NOVA) == [(thread, second)]


@pytest.mark.parametrize("gone", [left, erased, erased_everywhere])
async def test_nothing_is_posted_of_somebody_who_has_left_or_was_erased(
    ready: Desk, gone: object
) -> None:
    assert callable(gone)
    question = await wondered(ready, is_posted=False, delay=LATER)
    thread = await asked(ready)
    there = await out(ready, await answered(ready, thread, by=MORA))
    waits = await answered(ready, thread, by=MORA, delay=LATER)
    only = await answered(ready, await asked(ready), by=MORA, delay=LATER)
    others = await answered(ready, thread, by=NOVA, delay=LATER)
    await gone(ready, MORA)
    asked_ = await stored(ready, question.thread_id)
    assert (asked_.state, asked_.title, asked_.text) == (ThreadState.GONE, "", "")
    for post in (waits, only):
        kept = await post_of(ready, post.post_id)
        assert (kept.state, kept.text) == (PostState.REFUSED, "")
    assert [row.payload["post_id"] for row in await rows(ready, ANSWER)] == [others.post_id]
    assert question.thread_id not in [row.payload["thread_id"] for row in await rows(ready, POST)]
    assert (await post_of(ready, there.post_id)).text != ""
    assert (await post_of(ready, others.post_id)).state is PostState.PENDING
    assert await of(ready, MORA) == []
    # Of somebody who has left, what is posted is still linked; of an erased one nothing.
    assert await links(ready.uow) == (2 if gone is left else 1)


async def test_what_was_on_its_way_when_its_author_left_is_shown_without_words(
    ready: Desk,
) -> None:
    question = await wondered(ready, is_posted=False)
    answer = await answered(ready, await asked(ready), by=MORA)
    async with ready.uow.write() as tx:
        await tx.outbox.claim(ready.now, limit=100, by="now")
    await left(ready, MORA)
    result = {"thread_id": 5_000, "channel_id": 14, "revision": question.revision}
    await carried(ready, POST, thread_outcomes.posted, question.thread_id, result)
    await carried(
        ready,
        ANSWER,
        anonymous_outcomes.posted,
        answer.thread_id,
        {"message_id": 9, "revision": answer.revision},
    )
    assert {row.kind for row in await ready.outbox()} >= {UPDATE, "threads.answer_update"}
    assert (await stored(ready, question.thread_id)).text == ""
    assert (await post_of(ready, answer.post_id)).text == ""


@pytest.mark.parametrize("gone", [left, erased])
async def test_no_edit_comes_of_somebody_who_has_left_or_was_erased(
    ready: Desk, gone: object
) -> None:
    assert callable(gone)
    question = await wondered(ready)
    post = await out(ready, await answered(ready, question, by=MORA))
    words = {"title": "En ny rubrik", "text": "Nya ord.", "link": "", "topic_id": None}
    given = step(question, MORA, ready.now)
    await threads.edit(ready.uow, VAULT, **given, **words, delay=LATER)
    await anonymous_posts.edit_post(
        ready.uow,
        VAULT,
        community_id=COMMUNITY,
        post_id=post.post_id,
        user_id=MORA,
        text="Nya ord.",
        delay=LATER,
        now=ready.now,
    )
    assert len(await rows(ready, LATER_EDIT)) == 2
    await gone(ready, MORA)
    assert await rows(ready, LATER_EDIT) == []
    kept = await stored(ready, question.thread_id)
    assert (kept.title, kept.later_title, kept.later_text) == (question.title, "", "")
    there = await post_of(ready, post.post_id)
    assert (there.text, there.later_text) == (post.text, "")


async def test_a_question_that_was_skipped_leaves_no_row(ready: Desk) -> None:
    question = await wondered(ready, is_posted=False)
    async with ready.uow.write() as tx:
        await tx.outbox.claim(ready.now, limit=100, by="now")
    await left(ready, MORA)
    skipped = {"skipped": "changed"}
    await carried(ready, POST, thread_outcomes.posted, question.thread_id, skipped)
    assert await rows(ready, POST) == []


# ------------------------------------------------------------------------------------ the numbers


async def test_who_is_posted_first_is_the_first_colleague(ready: Desk) -> None:
    thread = await asked(ready)
    early = await answered(ready, thread, by=NOVA, delay=LATER)
    late = await answered(ready, thread, by=OLLE)
    assert {each.number for each in await authors(ready, thread)} == {None}
    await out(ready, late, message_id=1)
    await out(ready, early, message_id=2)
    named = {each.handle: each.number for each in await authors(ready, thread)}
    assert named == {late.handle: 1, early.handle: 2}


async def test_no_number_is_missing_after_a_withdrawal_or_a_failure(ready: Desk) -> None:
    thread = await asked(ready)
    gone = await answered(ready, thread, by=NOVA, delay=LATER)
    await anonymous_posts.withdraw_post(
        ready.uow, VAULT, community_id=COMMUNITY, post_id=gone.post_id, user_id=NOVA, now=ready.now
    )
    refused = await answered(ready, thread, by=MORA)
    assert await anonymous_numbers.numbered(ready.uow, post=refused) == 1
    outcome = anonymous_outcomes.not_posted
    await carried(ready, ANSWER, outcome, thread.thread_id, "403:50013", post_id=refused.post_id)
    assert [row.payload["code"] for row in await rows(ready, NOTICE)] == ["not_posted"]
    await out(ready, await answered(ready, thread, by=OLLE))
    assert [each.number for each in await authors(ready, thread)] == [1, None, None]


async def test_who_may_stand_there_keeps_the_number(ready: Desk) -> None:
    thread = await asked(ready)
    lost = await answered(ready, thread, by=MORA)
    await anonymous_numbers.numbered(ready.uow, post=lost)
    await carried(ready, ANSWER, anonymous_outcomes.not_posted, thread.thread_id, "gave_up")
    seen = await out(ready, await answered(ready, thread, by=NOVA))
    await out(ready, await answered(ready, thread, by=NOVA), message_id=78)
    # A later post that fails takes nothing from who has been seen.
    failed = await answered(ready, thread, by=NOVA)
    outcome = anonymous_outcomes.not_posted
    await carried(ready, ANSWER, outcome, thread.thread_id, "closed", post_id=failed.post_id)
    numbers = {each.handle: each.number for each in await authors(ready, thread)}
    assert numbers == {lost.handle: 1, seen.handle: 2}
