"""What Discord tells of our threads by itself: written in, opened again, renamed while hidden."""

from datetime import datetime, time
from typing import Any

import pytest

from bot.services import anonymity, thread_listing, thread_outcomes, thread_turns, threads
from bot.services.thread_cases import NOTICE, SAY, UPDATE
from domain.thread_values import Thread, ThreadState
from storage.audit import AuditRow
from tests.services.anonymous_desks import MORA, codes, wondered
from tests.services.conftest import ANNA, BO, COMMUNITY, Desk
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

NEUTRAL = "Dold tråd"


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


async def drawn(desk: Desk, thread: Thread, *, revision: int | None = None) -> None:
    """The edit of the thread's post has gone out."""
    message = await waiting(desk, UPDATE, thread.thread_id)
    shown = (await stored(desk, thread.thread_id)).revision if revision is None else revision
    async with desk.uow.write() as tx:
        await tx.outbox.sent(message.id, now=desk.now, result={"revision": shown})
        await thread_outcomes.shown(tx, message, {"revision": shown}, desk.now)


async def seen(desk: Desk, thread: Thread, *, title: str = "", is_locked: bool) -> Thread:
    """Discord tells of the thread as it stands there; how it stands here afterwards."""
    await threads.changed_outside(
        desk.uow,
        community_id=COMMUNITY,
        discord_id=thread.discord_id or 0,
        title=title or thread.title,
        is_locked=is_locked,
        now=desk.now,
    )
    return await stored(desk, thread.thread_id)


async def lines(desk: Desk) -> list[AuditRow]:
    async with desk.uow.read() as tx:
        found = await tx.audit.of(COMMUNITY)
    return [line for line in found if line.action == "threads.changed_outside"]


# ------------------------------------------------------------------------- under one's own name


async def test_an_asker_who_writes_under_their_name_is_as_anybody_else(ready: Desk) -> None:
    own, others = await wondered(ready), await wondered(ready)
    await written(ready, own, by=MORA)
    await written(ready, others, by=BO)
    standing = [await stored(ready, each.thread_id) for each in (own, others)]
    assert [each.is_replied for each in standing] == [True, True]
    unanswered = await thread_listing.listing(ready.uow, community_id=COMMUNITY, unanswered=True)
    assert unanswered.threads == ()
    # Only the notice to the author differs, which nobody else sees.
    assert [row.payload["thread_id"] for row in await ready.outbox() if row.kind == NOTICE] == [
        others.thread_id
    ]
    assert await codes(ready) == ["answered"]
    in_days(ready, 14)
    await thread_turns.turn(ready.uow, community_id=COMMUNITY, now=ready.now)
    assert SAY not in await ready.kinds()


# ----------------------------------------------------------------------------- opened again


@pytest.mark.parametrize("is_anonymous", [True, False])
async def test_what_is_opened_again_stays_open(ready: Desk, is_anonymous: bool) -> None:
    thread = await wondered(ready) if is_anonymous else await asked(ready)
    by = MORA if is_anonymous else ANNA
    await threads.close(ready.uow, VAULT, **step(thread, by, ready.now))
    await drawn(ready, thread)
    assert (await seen(ready, thread, is_locked=True)).state is ThreadState.CLOSED
    reopened = await threads.reopen(ready.uow, VAULT, **step(thread, by, ready.now))
    # Our own edit is on its way: what was so before it says nothing.
    assert (await seen(ready, thread, is_locked=True)).state is ThreadState.OPEN
    await drawn(ready, thread)
    after = await seen(ready, thread, is_locked=False)
    assert (after.state, after.revision) == (ThreadState.OPEN, reopened.revision)
    assert await lines(ready) == []
    assert UPDATE not in [row.kind for row in await ready.outbox() if row.state == "queued"]


async def test_a_name_that_is_on_its_way_is_not_taken_back(ready: Desk) -> None:
    thread = await asked(ready)
    words: dict[str, Any] = {"title": "Ny rubrik", "text": "x", "link": "", "topic_id": None}
    await threads.edit(ready.uow, VAULT, **step(thread, ANNA, ready.now), **words)
    assert (await seen(ready, thread, is_locked=False)).title == "Ny rubrik"


async def test_after_an_edit_that_failed_what_is_done_by_hand_holds(ready: Desk) -> None:
    thread = await asked(ready)
    words: dict[str, Any] = {"title": "Ny rubrik", "text": "x", "link": "", "topic_id": None}
    await threads.edit(ready.uow, VAULT, **step(thread, ANNA, ready.now), **words)
    message = await waiting(ready, UPDATE, thread.thread_id)
    async with ready.uow.write() as tx:
        await tx.outbox.fail(message.id, now=ready.now, error="403:50013")
        await thread_outcomes.not_shown(tx, message, "403:50013", ready.now)
    assert (await seen(ready, thread, is_locked=True)).state is ThreadState.CLOSED


async def test_of_an_anonymous_thread_only_the_day_is_remembered(ready: Desk) -> None:
    hidden, named = await wondered(ready), await asked(ready)
    for thread in (hidden, named):
        await seen(ready, thread, title="Annan rubrik", is_locked=True)
    at = {line.subject_id: line.at for line in await lines(ready)}
    assert at[named.thread_id] == ready.now
    assert at[hidden.thread_id] == datetime.combine(ready.now.date(), time(), ready.now.tzinfo)
    numbers = {line.subject_id: line.id for line in await lines(ready)}
    assert (numbers[hidden.thread_id] or 0) < 0 < (numbers[named.thread_id] or 0)


# ------------------------------------------------------------------------------------ hidden


async def test_the_name_of_a_hidden_thread_is_not_its_title(ready: Desk) -> None:
    thread = await wondered(ready, title="Karin kör över mig")
    for is_hidden in (True, False):
        await anonymity.hide(
            ready.uow,
            community_id=COMMUNITY,
            thread_id=thread.thread_id,
            post_id=None,
            by=ANNA,
            hidden=is_hidden,
            now=ready.now,
        )
        # Before the edit is marked and after it Discord tells of the name in its place.
        assert (await seen(ready, thread, title=NEUTRAL, is_locked=False)).title == thread.title
        await drawn(ready, thread)
        if is_hidden:
            assert (await seen(ready, thread, title=NEUTRAL, is_locked=False)).title == thread.title
            for words in ("Karin", "kör över"):
                found = await thread_listing.search(
                    ready.uow, community_id=COMMUNITY, words=words, limit=5
                )
                assert found.threads == ()
            assert not await resembling(ready, thread)
    assert await resembling(ready, thread)


async def resembling(desk: Desk, thread: Thread) -> list[Thread]:
    return list(
        await thread_listing.related(
            desk.uow, community_id=COMMUNITY, title=thread.title, topic_id=None
        )
    )
