"""Edits of what was written without a name that come later: when, instead of what, and to whom."""

from datetime import timedelta
from typing import Any

import pytest

from bot.services import (
    anonymity,
    anonymous_posts,
    later_edits,
    threads,
    topics,
)
from bot.services.thread_cases import ANSWER_UPDATE, LATER_EDIT, UPDATE
from domain.thread_values import Post, Thread, ThreadState
from tests.services.anonymous_desks import (
    MORA,
    NOVA,
    answered,
    carried,
    codes,
    out,
    post_of,
    rows,
    wondered,
)
from tests.services.conftest import ANNA, COMMUNITY, Desk
from tests.services.thread_desks import VAULT, asked, opened, step, stored, topic

LATER = timedelta(hours=2)
NEW_TITLE, NEW_TEXT = "Min chef hör inte på", "Vad skulle ni göra?"


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


async def edited(desk: Desk, thread: Thread, *, by: Any = MORA, **more: Any) -> Thread:
    values: dict[str, Any] = {
        "title": NEW_TITLE,
        "text": NEW_TEXT,
        "link": "",
        "topic_id": None,
        "delay": LATER,
    } | more
    return await threads.edit(desk.uow, VAULT, **step(thread, by, desk.now), **values)


async def rewritten(desk: Desk, post: Post, text: str = NEW_TEXT, **more: Any) -> Post:
    values: dict[str, Any] = {"delay": LATER, "now": desk.now} | more
    return await anonymous_posts.edit_post(
        desk.uow,
        VAULT,
        community_id=COMMUNITY,
        post_id=post.post_id,
        user_id=NOVA,
        text=text,
        **values,
    )


async def come(desk: Desk, thread: Thread) -> None:
    """The moment has come."""
    desk.now += LATER
    await carried(desk, LATER_EDIT, later_edits.came, thread.thread_id, {})


async def words(desk: Desk, thread: Thread) -> tuple[str, str, str, str]:
    kept = await stored(desk, thread.thread_id)
    return kept.title, kept.text, kept.later_title, kept.later_text


async def test_the_first_post_is_changed_when_the_moment_has_come(ready: Desk) -> None:
    about = await topic(ready)
    thread = await wondered(ready)
    answer = await edited(ready, thread, topic_id=about.topic_id)
    assert (answer.title, answer.text) == (NEW_TITLE, NEW_TEXT)
    # Nothing that anybody sees has become another one, nor is an edit of the post on its way.
    seen = await stored(ready, thread.thread_id)
    assert (seen.title, seen.text, seen.revision) == (thread.title, thread.text, thread.revision)
    assert UPDATE not in await ready.kinds()
    [row] = await rows(ready, LATER_EDIT)
    assert row.due_at == row.created_at == ready.now + LATER
    assert row.id < 0
    assert row.payload == {"thread_id": thread.thread_id}
    await come(ready, thread)
    assert await words(ready, thread) == (NEW_TITLE, NEW_TEXT, "", "")
    assert (await stored(ready, thread.thread_id)).topic_id == about.topic_id
    assert await rows(ready, LATER_EDIT) == []
    assert len(await rows(ready, UPDATE)) == 1


async def test_the_last_edit_is_the_one_that_counts(ready: Desk) -> None:
    thread = await wondered(ready)
    await edited(ready, thread, text="Den första.")
    ready.now += timedelta(minutes=30)
    await edited(ready, thread, text="Den andra.")
    [row] = await rows(ready, LATER_EDIT)
    assert row.due_at == ready.now + LATER
    await edited(ready, thread, text="Den tredje, genast.", delay=timedelta(0))
    assert await rows(ready, LATER_EDIT) == []
    assert await words(ready, thread) == (NEW_TITLE, "Den tredje, genast.", "", "")


async def test_what_waits_for_its_time_itself_and_what_has_a_name_is_changed_at_once(
    ready: Desk,
) -> None:
    waiting, named = await wondered(ready, is_posted=False, delay=LATER), await asked(ready)
    await edited(ready, waiting)
    await edited(ready, named, by=ANNA)
    for thread in (waiting, named):
        assert (await words(ready, thread))[:2] == (NEW_TITLE, NEW_TEXT)
    assert await rows(ready, LATER_EDIT) == []


async def test_a_post_is_changed_when_the_moment_has_come(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    await rewritten(ready, post)
    seen = await post_of(ready, post.post_id)
    assert (seen.text, seen.later_text) == (post.text, NEW_TEXT)
    assert ANSWER_UPDATE not in await ready.kinds()
    await come(ready, thread)
    seen = await post_of(ready, post.post_id)
    assert (seen.text, seen.later_text) == (NEW_TEXT, "")
    assert len(await rows(ready, ANSWER_UPDATE)) == 1


async def test_what_is_changed_at_once_or_taken_away_leaves_nothing_waiting(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    await rewritten(ready, post, "Senare.")
    await rewritten(ready, post, "Nu.", delay=timedelta(0))
    assert await rows(ready, LATER_EDIT) == []
    await rewritten(ready, post, "Senare.")
    await anonymous_posts.withdraw_post(
        ready.uow,
        VAULT,
        community_id=COMMUNITY,
        post_id=post.post_id,
        user_id=NOVA,
        now=ready.now,
    )
    assert await rows(ready, LATER_EDIT) == []
    seen = await post_of(ready, post.post_id)
    assert (seen.text, seen.later_text) == ("", "")


async def test_who_was_stopped_meanwhile_changes_nothing_and_is_told(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    await rewritten(ready, post)
    given = {"community_id": COMMUNITY, "by": ANNA, "now": ready.now}
    await anonymity.stop(ready.uow, handle=post.handle, stopped=True, **given)
    await come(ready, thread)
    seen = await post_of(ready, post.post_id)
    assert (seen.text, seen.later_text) == (post.text, "")
    assert {"stopped", "not_posted"} <= set(await codes(ready))


async def test_what_was_closed_meanwhile_is_not_changed(ready: Desk) -> None:
    thread = await wondered(ready)
    await edited(ready, thread)
    await threads.close(ready.uow, VAULT, **step(thread, MORA, ready.now))
    await come(ready, thread)
    assert await words(ready, thread) == (thread.title, thread.text, "", "")
    assert (await stored(ready, thread.thread_id)).state is ThreadState.CLOSED
    assert await codes(ready) == ["not_posted"]


async def test_of_whoever_was_erased_meanwhile_nothing_more_is_shown(ready: Desk) -> None:
    thread = await wondered(ready)
    await edited(ready, thread)
    async with ready.uow.write() as tx:
        assert thread.handle is not None
        await tx.anonymity.unlink(thread.handle)
    await come(ready, thread)
    assert await words(ready, thread) == (thread.title, thread.text, "", "")


async def test_a_topic_that_was_retired_meanwhile_is_not_taken(ready: Desk) -> None:
    about = await topic(ready)
    thread = await wondered(ready)
    await edited(ready, thread, topic_id=about.topic_id)
    await topics.retire(
        ready.uow, community_id=COMMUNITY, topic_id=about.topic_id, by=ANNA, now=ready.now
    )
    await come(ready, thread)
    kept = await stored(ready, thread.thread_id)
    assert (kept.title, kept.topic_id) == (NEW_TITLE, None)


async def test_a_thread_that_is_gone_forgets_the_edit(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    await edited(ready, thread)
    await rewritten(ready, post)
    await threads.deleted(
        ready.uow, community_id=COMMUNITY, discord_id=thread.discord_id or 0, now=ready.now
    )
    assert (await words(ready, thread))[2:] == ("", "")
    for _ in range(2):
        await come(ready, thread)
    assert (await post_of(ready, post.post_id)).later_text == ""
    assert await rows(ready, LATER_EDIT) == []
