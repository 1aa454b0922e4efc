"""Threads: posted, changed, closed, answered and found again, on both databases."""

import pytest

from bot.services import thread_listing, thread_outcomes, thread_turns, threads, topics
from bot.services.outcomes import GONE
from bot.services.thread_cases import MEMBER, POST, SAY, STEWARD, TURN_JOB, UPDATE
from domain.errors import NotFound, NotSetUp
from domain.ids import MessageId, ThreadId, TopicId
from domain.thread_refusals import (
    AskedAgainLately,
    HasAnswers,
    NoSuchThreadStep,
    NoSuchTopic,
    NotTheAuthor,
)
from domain.thread_values import ThreadKind, ThreadState
from tests.services.conftest import ANNA, BO, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.thread_desks import (
    CEDRIK,
    VAULT,
    asked,
    in_days,
    opened,
    posted,
    step,
    stored,
    topic,
    waiting,
    written,
)


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


async def test_a_thread_is_kept_posted_and_its_author_let_in(ready: Desk) -> None:
    about = await topic(ready)
    thread = await asked(ready, topic_id=about.topic_id)
    assert (thread.state, thread.posted_on) == (ThreadState.OPEN, ready.now.date())
    assert (thread.topic_id, thread.author_id, thread.handle) == (about.topic_id, ANNA, None)
    kinds = await ready.kinds()
    assert kinds[-2:] == [POST, MEMBER]
    member = await waiting(ready, MEMBER, thread.thread_id)
    assert member.payload == {"thread_id": thread.thread_id, "user_id": ANNA}


async def test_without_a_channel_there_is_nothing_to_post_in(desk: Desk) -> None:
    with pytest.raises(NotSetUp):
        await asked(desk, is_posted=False)


async def test_a_topic_of_nobody_or_of_others_is_refused(ready: Desk) -> None:
    about = await topic(ready)
    await topics.retire(
        ready.uow, community_id=COMMUNITY, topic_id=about.topic_id, by=ANNA, now=ready.now
    )
    for wrong in (about.topic_id, TopicId(99_999)):
        with pytest.raises(NoSuchTopic):
            await asked(ready, topic_id=wrong, is_posted=False)
    assert POST not in await ready.kinds()


async def test_the_author_changes_it_and_the_post_follows(ready: Desk) -> None:
    thread = await asked(ready)
    edited = await threads.edit(
        ready.uow,
        VAULT,
        **step(thread, ANNA, ready.now),
        title="Introduktion av nya",
        text="Sex nya.",
        link="",
        topic_id=None,
    )
    assert (edited.title, edited.text) == ("Introduktion av nya", "Sex nya.")
    message = await waiting(ready, UPDATE, thread.thread_id)
    async with ready.uow.write() as tx:
        await tx.outbox.sent(message.id, now=ready.now, result={"revision": edited.revision})
        await thread_outcomes.shown(tx, message, {"revision": edited.revision}, ready.now)
    assert (await stored(ready, thread.thread_id)).shown_revision == edited.revision


async def test_what_was_changed_on_its_way_is_shown_afterwards(ready: Desk) -> None:
    thread = await asked(ready, is_posted=False)
    await threads.edit(
        ready.uow,
        VAULT,
        **step(thread, ANNA, ready.now),
        title="Ny rubrik",
        text="x",
        link="",
        topic_id=None,
    )
    assert UPDATE not in await ready.kinds()
    await posted(ready, thread.thread_id, revision=0)
    assert UPDATE in await ready.kinds()


async def test_only_the_author_may_and_only_here(ready: Desk) -> None:
    thread = await asked(ready)
    words = {"title": "x", "text": "x", "link": "", "topic_id": None}
    for by, refused in ((BO, NotTheAuthor), (CEDRIK, NotTheAuthor)):
        given = step(thread, by, ready.now)
        with pytest.raises(refused):
            await threads.edit(ready.uow, VAULT, **given, **words)
        for verb in (threads.close, threads.reopen, threads.ask_again):
            with pytest.raises(refused):
                await verb(ready.uow, VAULT, **given)
    forged = step(thread, ANNA, ready.now) | {"community_id": OTHER_COMMUNITY}
    with pytest.raises(NotFound):
        await threads.close(ready.uow, VAULT, **forged)


async def test_closing_and_opening_again(ready: Desk) -> None:
    thread = await asked(ready)
    closed = await threads.close(ready.uow, VAULT, **step(thread, ANNA, ready.now))
    assert closed.state is ThreadState.CLOSED
    with pytest.raises(NoSuchThreadStep):
        await threads.close(ready.uow, VAULT, **step(thread, ANNA, ready.now))
    opened_again = await threads.reopen(ready.uow, VAULT, **step(thread, ANNA, ready.now))
    assert opened_again.state is ThreadState.OPEN
    assert (await ready.actions())[-3:] == ["threads.posted", "threads.closed", "threads.reopened"]


async def test_the_answer_that_helped(ready: Desk) -> None:
    thread = await asked(ready)
    given = step(thread, ANNA, ready.now)
    marked = await threads.mark_answer(ready.uow, VAULT, **given, message_id=MessageId(77))
    assert (marked.state, marked.answer_id) == (ThreadState.ANSWERED, 77)
    in_days(ready, 5)
    with pytest.raises(HasAnswers):
        await threads.ask_again(ready.uow, VAULT, **step(thread, ANNA, ready.now))


async def test_asking_again_takes_three_days(ready: Desk) -> None:
    thread = await asked(ready)
    with pytest.raises(AskedAgainLately):
        await threads.ask_again(ready.uow, VAULT, **step(thread, ANNA, ready.now))
    in_days(ready, 3)
    await threads.ask_again(ready.uow, VAULT, **step(thread, ANNA, ready.now))
    assert (await waiting(ready, SAY, thread.thread_id)).payload["code"] == "again"


async def test_what_the_author_writes_is_no_answer_and_what_others_write_is(ready: Desk) -> None:
    thread = await asked(ready)
    await written(ready, thread, by=ANNA)
    assert (await stored(ready, thread.thread_id)).is_unanswered
    in_days(ready, 1)
    await written(ready, thread, by=BO)
    seen = await stored(ready, thread.thread_id)
    assert (seen.is_replied, seen.active_on) == (True, ready.now.date())


async def test_what_is_done_in_discord_holds_here(ready: Desk) -> None:
    thread = await asked(ready)
    outside = {"community_id": COMMUNITY, "discord_id": thread.discord_id, "now": ready.now}
    await threads.changed_outside(ready.uow, **outside, title="Annan rubrik", is_locked=False)
    await threads.changed_outside(ready.uow, **outside, title="Annan rubrik", is_locked=True)
    seen = await stored(ready, thread.thread_id)
    assert (seen.title, seen.state) == ("Annan rubrik", ThreadState.CLOSED)
    await threads.changed_outside(ready.uow, **outside, title="Annan rubrik", is_locked=False)
    assert (await stored(ready, thread.thread_id)).state is ThreadState.OPEN
    assert UPDATE not in await ready.kinds()


async def test_our_own_closing_on_its_way_is_not_taken_back(ready: Desk) -> None:
    thread = await asked(ready)
    await threads.close(ready.uow, VAULT, **step(thread, ANNA, ready.now))
    await threads.changed_outside(
        ready.uow,
        community_id=COMMUNITY,
        discord_id=thread.discord_id or 0,
        title=thread.title,
        is_locked=False,
        now=ready.now,
    )
    assert (await stored(ready, thread.thread_id)).state is ThreadState.CLOSED


async def test_a_thread_that_was_deleted_takes_its_words_with_it(ready: Desk) -> None:
    by_hand, by_chance = await asked(ready), await asked(ready)
    await threads.deleted(
        ready.uow, community_id=COMMUNITY, discord_id=by_hand.discord_id or 0, now=ready.now
    )
    await threads.close(ready.uow, VAULT, **step(by_chance, ANNA, ready.now))
    message = await waiting(ready, UPDATE, by_chance.thread_id)
    async with ready.uow.write() as tx:
        await thread_outcomes.not_shown(tx, message, GONE, ready.now)
    for each in (by_hand, by_chance):
        seen = await stored(ready, each.thread_id)
        assert (seen.state, seen.text) == (ThreadState.GONE, "")


async def test_what_could_not_be_posted_is_gone(ready: Desk) -> None:
    thread = await asked(ready, is_posted=False)
    message = await waiting(ready, POST, thread.thread_id)
    async with ready.uow.write() as tx:
        await thread_outcomes.not_posted(tx, message, "gave_up", ready.now)
    assert (await stored(ready, thread.thread_id)).state is ThreadState.GONE


# -------------------------------------------------------------------------------- finding again


async def test_lists_by_topic_and_unanswered_newest_first(ready: Desk) -> None:
    about = await topic(ready)
    first = await asked(ready, title="Första", topic_id=about.topic_id)
    second = await asked(ready, title="Andra")
    tip = await asked(ready, title="Ett tips", kind=ThreadKind.TIP)
    await written(ready, second)
    await asked(ready, title="På väg", is_posted=False)

    async def titles(**wanted: object) -> list[str]:
        page = await thread_listing.listing(ready.uow, community_id=COMMUNITY, **wanted)  # type: ignore[arg-type]
        assert page.total == len(page.threads)
        return [each.title for each in page.threads]

    assert await titles() == [tip.title, second.title, first.title]
    assert await titles(topic_id=about.topic_id) == ["Första"]
    assert await titles(unanswered=True) == ["Första"]
    page = await thread_listing.listing(ready.uow, community_id=OTHER_COMMUNITY)
    assert page.threads == ()


async def test_ones_own_and_a_search(ready: Desk) -> None:
    await asked(ready, title="Introduktion av nya medarbetare")
    await asked(ready, title="Lönesamtal som känns bra", by=BO)
    own = await thread_listing.mine(ready.uow, VAULT, community_id=COMMUNITY, user_id=BO)
    assert [each.title for each in own.threads] == ["Lönesamtal som känns bra"]
    found = await thread_listing.search(ready.uow, community_id=COMMUNITY, words="introduktion")
    assert [each.title for each in found.threads] == ["Introduktion av nya medarbetare"]
    related = await thread_listing.related(
        ready.uow, community_id=COMMUNITY, title="Introduktion för nyanställda", topic_id=None
    )
    assert [each.title for each in related] == ["Introduktion av nya medarbetare"]


# ----------------------------------------------------------------------------- what days bring


async def test_an_unanswered_question_comes_up_twice_and_its_stewards_are_told(
    ready: Desk,
) -> None:
    about = await topic(ready)
    await topics.set_stewards(
        ready.uow,
        community_id=COMMUNITY,
        topic_id=about.topic_id,
        stewards=[BO, CEDRIK],
        by=ANNA,
        now=ready.now,
    )
    waits = await asked(ready, topic_id=about.topic_id)
    has_answer, tip = await asked(ready), await asked(ready, kind=ThreadKind.TIP)
    await written(ready, has_answer)
    for _ in range(12):
        in_days(ready, 1)
        await thread_turns.turn(ready.uow, community_id=COMMUNITY, now=ready.now)
    rows = await ready.outbox()
    said = [each.payload for each in rows if each.kind == SAY]
    assert [(each["thread_id"], each["code"]) for each in said] == 2 * [
        (waits.thread_id, "unanswered")
    ]
    told = [each.payload["user_id"] for each in rows if each.kind == STEWARD]
    assert told == [BO, CEDRIK, BO, CEDRIK]
    assert (await stored(ready, tip.thread_id)).bumps == 0


async def test_what_comes_up_waits_until_the_quiet_hours_are_over(ready: Desk) -> None:
    await opened(ready, quiet_from=17, quiet_until=8)
    thread = await asked(ready)
    in_days(ready, 3)  # 19:00 in Stockholm
    await thread_turns.turn(ready.uow, community_id=COMMUNITY, now=ready.now)
    row = await waiting(ready, SAY, thread.thread_id)
    assert row.due_at.isoformat() == "2026-11-25T07:00:00+00:00"


async def test_the_morning_look_is_planned_by_the_clocks_of_the_place(ready: Desk) -> None:
    async with ready.uow.read() as tx:
        due = await tx.jobs.next_due()
    assert due is not None
    assert due.isoformat() == "2026-11-22T08:00:00+00:00"
    async with ready.uow.write() as tx:
        [job] = await tx.jobs.claim(due, limit=5, by="test")
    assert (job.name, job.community_id) == (TURN_JOB, COMMUNITY)


async def test_where_nothing_is_to_come_up_nothing_does(ready: Desk) -> None:
    await opened(ready, unanswered_days=0)
    await asked(ready)
    in_days(ready, 30)
    await thread_turns.turn(ready.uow, community_id=COMMUNITY, now=ready.now)
    assert SAY not in await ready.kinds()


async def test_words_go_after_a_year_and_titles_stay(ready: Desk) -> None:
    thread = await asked(ready)
    in_days(ready, 366)
    async with ready.uow.read() as tx:
        community = await tx.communities.get(COMMUNITY)
    assert community is not None
    await thread_turns.keep_house(ready.uow, community=community, now=ready.now)
    seen = await stored(ready, thread.thread_id)
    assert (seen.text, seen.title) == ("", thread.title)


async def test_numbers_tell_of_no_order(ready: Desk) -> None:
    numbers = [(await asked(ready, is_posted=False)).thread_id for _ in range(12)]
    assert numbers != sorted(numbers)
    assert all(ThreadId(0) < each < 2**62 for each in numbers)


async def test_a_longer_time_for_links_does_not_hold_for_what_was_promised_before(
    ready: Desk,
) -> None:
    early = await asked(ready)
    await opened(ready, keep_links_days=365)
    late = await asked(ready)
    assert (early.keep_links_days, late.keep_links_days) == (90, 365)
