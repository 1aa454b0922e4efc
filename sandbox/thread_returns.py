"""The threads that a kept database remembers, posted once more in a Discord that begins anew.

What is posted by the bot comes back: threads, and what was written in them without a name. Hidden
posts, and those of whoever was stopped, stay away; closed threads are listed no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services import thread_listing
from bot.services.thread_cases import ANSWER, FOOT, NOTICE, POST, draw_foot, show
from domain.ids import CommunityId, Handle, PostId
from domain.thread_values import Post, PostState, Thread, ThreadState
from storage.unit_of_work import Transaction, UnitOfWork

_EVERY = 1000


@dataclass(frozen=True, slots=True)
class Left:
    """A thread as it was left, with what is to be posted in it again."""

    thread: Thread
    posts: tuple[Post, ...]
    told: frozenset[Handle]
    """Authors without a name who are about to be told of an answer."""

    @property
    def marked(self) -> PostId | None:
        """The post without a name that helped, if it was one."""
        helped = self.thread.answer_id
        return next((each.post_id for each in self.posts if each.message_id == helped), None)

    @property
    def was_answered_by_name(self) -> bool:
        return self.thread.state is ThreadState.ANSWERED and self.marked is None


async def take_down(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> list[Left]:
    """None of the places is there any more: the threads to be posted anew, the oldest first."""
    page = await thread_listing.listing(uow, community_id=community_id, limit=_EVERY)
    async with uow.write() as tx:
        await _draw_buttons(tx, community_id, now=now)
        live = await tx.threads.live(community_id)
        left = [await _left(tx, thread) for thread in sorted(live, key=_place_of)]
        for thread in page.threads:
            await tx.threads.note(
                thread.thread_id, discord_id=None, channel_id=None, answer_id=None
            )
    return left


async def begin_again(uow: UnitOfWork, left: Left, *, now: datetime) -> None:
    """Have the thread posted."""
    number = left.thread.thread_id
    async with uow.write() as tx:
        await tx.threads.note(number, state=ThreadState.PENDING)
        await _queue(tx, POST, left.thread, f"{number}", now=now)


async def answer_again(uow: UnitOfWork, left: Left, post: Post, *, now: datetime) -> None:
    """Have what was written in it without a name posted, once the thread is there."""
    async with uow.write() as tx:
        await tx.threads.note_post(post.post_id, state=PostState.PENDING, message_id=None)
        more = {"post_id": post.post_id, "handle": post.handle}
        await _queue(tx, ANSWER, left.thread, f"{post.post_id}", now=now, **more)


async def be_as_before(uow: UnitOfWork, left: Sequence[Left], *, now: datetime) -> None:
    """Nothing was written today: the days are those of before, and nobody is told of it again."""
    async with uow.write() as tx:
        for each in left:
            thread = each.thread
            await tx.threads.note(
                thread.thread_id, active_on=thread.active_on, is_replied=thread.is_replied
            )
            if each.marked is not None:
                await _mark(tx, thread, each.marked, now=now)
            for author in await tx.anonymity.in_thread(thread.thread_id):
                if author.handle not in each.told:
                    await _untell(tx, author.handle)


async def _draw_buttons(tx: Transaction, community_id: CommunityId, *, now: datetime) -> None:
    community = await tx.communities.get(community_id)
    assert community is not None
    community = replace(community, threads_foot_id=None)
    await tx.communities.save(community)
    for waiting in await tx.outbox.take_back(f"{FOOT}:{community_id}"):
        # It would come later than everything else.
        await tx.outbox.forget(waiting.id)
    await draw_foot(tx, community, now=now)


def _place_of(thread: Thread) -> int:
    return thread.discord_id or 0


async def _left(tx: Transaction, thread: Thread) -> Left:
    authors = await tx.anonymity.in_thread(thread.thread_id)
    stopped = {each.handle for each in authors if each.is_stopped}
    posts = [
        post
        for post in await tx.threads.posts(thread.community_id, thread.thread_id)
        if post.state is PostState.POSTED and post.text and not post.is_hidden
    ]
    told = [
        each.handle for each in authors if await tx.outbox.knows(_told_of_an_answer(each.handle))
    ]
    kept = tuple(post for post in posts if post.handle not in stopped)
    return Left(thread, kept, frozenset(told))


async def _mark(tx: Transaction, thread: Thread, post_id: PostId, *, now: datetime) -> None:
    post = await tx.threads.post(thread.community_id, post_id)
    standing = await tx.threads.get(thread.community_id, thread.thread_id)
    if post is not None and standing is not None:
        helped = replace(standing, state=ThreadState.ANSWERED, answer_id=post.message_id)
        await show(tx, await tx.threads.save(helped), now=now)


async def _untell(tx: Transaction, handle: Handle) -> None:
    for notice in await tx.outbox.take_back(_told_of_an_answer(handle)):
        # A row that stays would keep the next one from being queued.
        await tx.outbox.forget(notice.id)


def _told_of_an_answer(handle: Handle) -> str:
    return f"{NOTICE}:{handle}:answered:"


async def _queue(
    tx: Transaction, kind: str, thread: Thread, what: str, *, now: datetime, **more: int
) -> None:
    # The time makes it another row than the one of the time before.
    await tx.outbox.add(
        kind,
        community_id=thread.community_id,
        dedupe_key=f"{kind}:{what}:again:{now.isoformat()}",
        payload={"thread_id": thread.thread_id, **more},
        due_at=now,
        now=now,
    )
