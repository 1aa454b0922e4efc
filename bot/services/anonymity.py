"""Writing without a name: questions and answers, and what moderators do about them.

An author is recognised by a seal and kept nowhere else but in the link, which only the key opens.
No line in the audit log and no time tells that somebody wrote.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.services import anonymity_steps as steps
from bot.services import anonymous_blocks as blocks
from bot.services.thread_cases import (
    ANSWER,
    community_of,
    home_of,
    locked,
    new_number,
    offered_topic,
    put,
)
from bot.services.threads import seal_of, writer
from bot.services.vaults import Vault
from domain import threads as rules
from domain.anonymity import ASKER, Author
from domain.community import Community
from domain.ids import CommunityId, Handle, PostId, ThreadId, TopicId, UserId
from domain.thread_refusals import AnonymityOff, NoSuchThreadStep, Stopped
from domain.thread_values import Post, Thread, ThreadKind
from storage.anonymity import Link
from storage.errors import ChangedMeanwhile
from storage.unit_of_work import Transaction, UnitOfWork


async def ask(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    user_id: UserId,
    title: str,
    text: str,
    topic_id: TopicId | None,
    delay: timedelta,
    now: datetime,
) -> Thread:
    """A question whose asker nobody sees, posted after the delay."""
    thread = rules.checked(
        Thread(
            community_id=community_id,
            thread_id=ThreadId(new_number()),
            kind=ThreadKind.QUESTION,
            title=title,
            text=text,
            topic_id=topic_id,
            handle=Handle(new_number()),
        )
    )
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        await _must_be_free(tx, vault, community, user_id, on=now.date())
        await offered_topic(tx, community_id, topic_id)
        await put(tx, thread, due_at=now + delay)
        await _known_from_now_on(tx, vault, thread, user_id, handle=thread.handle, number=ASKER)
    return thread


async def answer(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    thread_id: ThreadId,
    user_id: UserId,
    text: str,
    delay: timedelta,
    now: datetime,
) -> Post:
    """An anonymous answer, or what an anonymous asker adds; posted after the delay."""
    text, due_at = rules.checked_text(text), now + delay
    async with uow.write() as tx:
        # Locked: of one person who writes twice at once the second is known already.
        thread = await locked(tx, community_id, thread_id)
        author = await _free_to_answer(tx, vault, thread, user_id, on=now.date())
        if author is None:
            author = await _known_from_now_on(tx, vault, thread, user_id, number=None)
        await _keep_at_most(tx, author)
        post = Post(
            community_id=community_id,
            thread_id=thread_id,
            post_id=PostId(new_number()),
            handle=author.handle,
            text=text,
        )
        await tx.threads.add_post(post)
        await tx.outbox.add(
            ANSWER,
            community_id=community_id,
            dedupe_key=f"{ANSWER}:{post.post_id}",
            payload={"thread_id": thread_id, "post_id": post.post_id, "handle": post.handle},
            due_at=due_at,
            now=due_at,
            aside=True,
        )
    return post


async def must_be_free_to_ask(
    uow: UnitOfWork, vault: Vault, *, community_id: CommunityId, user_id: UserId, now: datetime
) -> None:
    """Refuse what `ask` would refuse to this person, before they write."""
    async with uow.read() as tx:
        community = await community_of(tx, community_id)
        await _must_be_free(tx, vault, community, user_id, on=now.date())


async def must_be_free_to_answer(
    uow: UnitOfWork, vault: Vault, *, thread: Thread, user_id: UserId, now: datetime
) -> Author | None:
    """Refuse what `answer` would refuse to this person; else as whom they would write, which is
    None for somebody new in the thread.
    """
    async with uow.read() as tx:
        return await _free_to_answer(tx, vault, thread, user_id, on=now.date())


async def authors_in(uow: UnitOfWork, *, thread_id: ThreadId) -> Sequence[Author]:
    """Everybody who has written anonymously in the thread, by their numbers."""
    async with uow.read() as tx:
        return await tx.anonymity.in_thread(thread_id)


async def _must_be_free(
    tx: Transaction, vault: Vault, community: Community, user_id: UserId, *, on: date
) -> None:
    if not community.allows_anonymous:
        raise AnonymityOff()
    await blocks.must_be_let(tx, vault, community, user_id, on=on)


async def _free_to_answer(
    tx: Transaction, vault: Vault, thread: Thread, user_id: UserId, *, on: date
) -> Author | None:
    await _must_be_free(tx, vault, await home_of(tx, thread.community_id), user_id, on=on)
    if not thread.is_live:
        raise NoSuchThreadStep(state=thread.state)
    author = await writer(tx, vault, thread.thread_id, user_id)
    if author is not None and author.is_stopped:
        raise Stopped()
    return author


async def _known_from_now_on(
    tx: Transaction,
    vault: Vault,
    thread: Thread,
    user_id: UserId,
    *,
    number: int | None,
    handle: Handle | None = None,
) -> Author:
    """A new author in the thread, with the link that leads to the person. Their number comes with
    what is posted first: given now, it would tell when a delayed post was written.
    """
    author = Author(
        community_id=thread.community_id,
        thread_id=thread.thread_id,
        handle=handle or Handle(new_number()),
        number=number,
        seal=seal_of(vault, thread.thread_id, user_id),
        key_id=vault.key_id,
        keep_links_days=(await home_of(tx, thread.community_id)).keep_links_days,
    )
    locked_in = vault.lock(user_id, handle=author.handle)
    link = Link(author.handle, author.community_id, locked_in, vault.key_id)
    if not await tx.anonymity.add(author, link):
        raise ChangedMeanwhile()
    return author


async def _keep_at_most(tx: Transaction, author: Author) -> None:
    """Whoever writes on under a shorter promise is kept for no longer than that."""
    days = (await home_of(tx, author.community_id)).keep_links_days
    if author.keep_links_days is None or days < author.keep_links_days:
        await tx.anonymity.note(author.handle, keep_links_days=days)


# ------------------------------------------------------------------------- by the handle alone


async def hide(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    thread_id: ThreadId,
    post_id: PostId | None,
    by: UserId,
    hidden: bool,
    now: datetime,
) -> None:
    """A moderator hides an anonymous post or, without one, the thread's first; or shows it."""
    async with uow.write() as tx:
        if post_id is None:
            await steps.hide_first(
                tx, community_id=community_id, thread_id=thread_id, by=by, hidden=hidden, now=now
            )
        else:
            await steps.hide_post(
                tx, community_id=community_id, post_id=post_id, by=by, hidden=hidden, now=now
            )


async def stop(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    handle: Handle,
    by: UserId,
    stopped: bool,
    now: datetime,
) -> None:
    """A moderator stops the author from writing on in the thread, or lets them again."""
    async with uow.write() as tx:
        await steps.stop(
            tx, community_id=community_id, handle=handle, by=by, stopped=stopped, now=now
        )


async def block(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    handle: Handle,
    by: UserId,
    wait: timedelta,
    now: datetime,
) -> None:
    """A moderator asks for a block everywhere, which takes effect after `wait`."""
    async with uow.write() as tx:
        await blocks.ask(tx, community_id=community_id, handle=handle, by=by, wait=wait, now=now)


async def lay_block(
    uow: UnitOfWork, vault: Vault, *, community_id: CommunityId, handle: Handle, now: datetime
) -> None:
    """The block that was asked for takes effect."""
    async with uow.write() as tx:
        await blocks.lay(tx, vault, community_id=community_id, handle=handle, now=now)


async def lift_block(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    handle: Handle,
    by: UserId,
    wait: timedelta,
    now: datetime,
) -> None:
    """A moderator takes a block back, which ends after `wait`; one that has not taken effect yet
    never does.
    """
    async with uow.write() as tx:
        await blocks.ask_to_lift(
            tx, community_id=community_id, handle=handle, by=by, wait=wait, now=now
        )


async def end_block(
    uow: UnitOfWork, vault: Vault, *, community_id: CommunityId, handle: Handle, now: datetime
) -> None:
    """The block that was taken back ends."""
    async with uow.write() as tx:
        await blocks.lift(tx, vault, community_id=community_id, handle=handle, now=now)
