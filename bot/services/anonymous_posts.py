"""What the author of an anonymous post may do with it: change it, and take it away.

What waits for its time can be taken back altogether; what stands in Discord stays there without
its words, so that answers to it can still be followed.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.services.anonymity_steps import post_in, show_post
from bot.services.anonymous_blocks import must_be_let
from bot.services.anonymous_numbers import forget_unseen
from bot.services.later_edits import drop, drop_post, post_without_later, put_off_post
from bot.services.thread_cases import ANSWER, POST, home_of, locked
from bot.services.threads import is_readable, own, writer
from bot.services.vaults import Vault
from domain import threads as rules
from domain.ids import CommunityId, PostId, ThreadId, UserId
from domain.thread_refusals import NoSuchThreadStep, NotRecognised, NotTheAuthor, Stopped
from domain.thread_values import Post, PostState, Thread, ThreadState
from storage.errors import ChangedMeanwhile
from storage.unit_of_work import Transaction, UnitOfWork


async def find(uow: UnitOfWork, *, community_id: CommunityId, post_id: PostId) -> Post | None:
    """The post as it stands."""
    async with uow.read() as tx:
        return await tx.threads.post(community_id, post_id, lock=False)


async def must_be_own(uow: UnitOfWork, vault: Vault, *, post: Post, user_id: UserId) -> None:
    """Refuse whoever did not write the post, as every step of its author does."""
    async with uow.read() as tx:
        await _must_be_own(tx, vault, post, user_id)


async def edit_post(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    post_id: PostId,
    user_id: UserId,
    text: str,
    delay: timedelta = timedelta(0),
    now: datetime,
) -> Post:
    """The author's words anew; the post in Discord follows, at once or after the delay. What waits
    for its time itself is changed at once.
    """
    text = rules.checked_text(text)
    async with uow.write() as tx:
        thread, post = await post_in(tx, community_id, post_id)
        await _must_be_own(tx, vault, post, user_id)
        await _must_write_on(tx, vault, thread, post, user_id, now=now)
        if delay and post.state is PostState.POSTED:
            await put_off_post(tx, post, text=text, due_at=now + delay)
            return replace(post, later_text=text)
        bare = await post_without_later(tx, post)
        kept = await tx.threads.save_post(replace(bare, text=text))
        await show_post(tx, kept, now=now)
        return kept


async def withdraw_post(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    post_id: PostId,
    user_id: UserId,
    now: datetime,
) -> Post:
    """The author takes the words away: before they are posted, or out of the post."""
    async with uow.write() as tx:
        _, post = await post_in(tx, community_id, post_id)
        await _must_be_own(tx, vault, post, user_id)
        state = post.state
        if state is PostState.PENDING:
            if not await tx.outbox.take_out(f"{ANSWER}:{post_id}"):
                raise NoSuchThreadStep(state=state)
            state = PostState.REFUSED
        bare = await post_without_later(tx, post)
        kept = await tx.threads.save_post(replace(bare, text="", state=state))
        await forget_unseen(tx, kept)
        await show_post(tx, kept, now=now)
        return kept


async def take_back(
    uow: UnitOfWork, vault: Vault, *, community_id: CommunityId, thread_id: ThreadId, by: UserId
) -> None:
    """The asker takes back a question that waits for its time; nothing of it is kept."""
    async with uow.write() as tx:
        thread = await locked(tx, community_id, thread_id)
        author = await writer(tx, vault, thread_id, by)
        if author is None or author.handle != thread.handle:
            raise NotTheAuthor()
        waits = thread.state is ThreadState.PENDING
        if not waits or not await tx.outbox.take_out(f"{POST}:{thread_id}"):
            raise NoSuchThreadStep(state=thread.state)
        await tx.threads.save(replace(rules.gone(thread), title=""))
        await tx.anonymity.unlink(author.handle)


async def drop_first_edit(
    uow: UnitOfWork, vault: Vault, *, community_id: CommunityId, thread_id: ThreadId, by: UserId
) -> None:
    """The asker wants the edit that waits no more; what stands there stays."""
    async with uow.write() as tx:
        thread = await own(tx, vault, community_id, thread_id, by=by)
        if not thread.later_title:
            raise ChangedMeanwhile()
        await drop(tx, thread)


async def drop_edit(
    uow: UnitOfWork, vault: Vault, *, community_id: CommunityId, post_id: PostId, by: UserId
) -> None:
    """The author wants the edit that waits no more; what stands there stays."""
    async with uow.write() as tx:
        _, post = await post_in(tx, community_id, post_id)
        await _must_be_own(tx, vault, post, by)
        if not post.later_text:
            raise ChangedMeanwhile()
        await drop_post(tx, post)


async def _must_be_own(tx: Transaction, vault: Vault, post: Post, user_id: UserId) -> None:
    """Of a post whose link can't be read any more nobody is the author: that is said in words of
    its own.
    """
    author = await writer(tx, vault, post.thread_id, user_id)
    if author is not None and author.handle == post.handle:
        return
    if not is_readable(vault, await tx.anonymity.author(post.community_id, post.handle)):
        raise NotRecognised()
    raise NotTheAuthor()


async def _must_write_on(
    tx: Transaction, vault: Vault, thread: Thread, post: Post, user_id: UserId, *, now: datetime
) -> None:
    community = await home_of(tx, post.community_id)
    await must_be_let(tx, vault, community, user_id, on=now.date())
    author = await tx.anonymity.author(post.community_id, post.handle)
    if author is not None and author.is_stopped:
        raise Stopped()
    if not thread.is_live or post.state is PostState.REFUSED:
        raise NoSuchThreadStep(state=thread.state)
