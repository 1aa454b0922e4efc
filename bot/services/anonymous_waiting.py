"""What waits to be posted without a name: found by its author's seal, shown to them, taken back."""

from collections.abc import AsyncIterable
from dataclasses import dataclass, replace

from bot.services.anonymous_numbers import forget_unseen
from bot.services.later_edits import drop, drop_post
from bot.services.thread_cases import ANSWER, POST, locked
from bot.services.threads import is_readable, seals_of
from bot.services.vaults import Vault
from domain import threads as rules
from domain.anonymity import Author
from domain.ids import CommunityId, Handle, UserId
from domain.thread_values import Post, PostState, Thread, ThreadState
from storage.unit_of_work import Transaction, UnitOfWork


@dataclass(frozen=True, slots=True)
class Waiting:
    """A post that is to go out later; without one it is the thread itself that waits. Or an edit
    of the one or the other.
    """

    thread: Thread
    post: Post | None = None
    is_edit: bool = False


async def waiting(
    uow: UnitOfWork, vault: Vault, *, community_id: CommunityId, user_id: UserId
) -> list[Waiting]:
    """What of the person's own waits in the community."""
    found: list[Waiting] = []
    async with uow.read() as tx:
        for author in await own_authors(tx, vault, community_id, user_id):
            thread = await tx.threads.get(author.community_id, author.thread_id, lock=False)
            if thread is None:
                continue
            if _waits(thread, author):
                found.append(Waiting(thread))
            if thread.handle == author.handle and thread.later_title:
                found.append(Waiting(thread, is_edit=True))
            for post in await tx.threads.posts(author.community_id, author.thread_id):
                if post.handle != author.handle:
                    continue
                if post.state is PostState.PENDING:
                    found.append(Waiting(thread, post))
                elif post.later_text:
                    found.append(Waiting(thread, post, is_edit=True))
    return found


async def is_among(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    handle: Handle,
    people: AsyncIterable[UserId],
) -> bool:
    """False when the author is none of these people, each of whom is tried by the seal: no link is
    opened for it. Whom nobody can recognise any more counts as one of them.
    """
    async with uow.read() as tx:
        author = await tx.anonymity.author(community_id, handle)
    if author is None or not is_readable(vault, author):
        return True
    async for user_id in people:
        if author.seal in seals_of(vault, author.thread_id, user_id):
            return True
    return False


async def withdraw_all(
    tx: Transaction, vault: Vault, *, community_id: CommunityId | None, user_id: UserId
) -> None:
    """Whoever has left or is erased posts and changes nothing, in one community or (None) in all.

    What somebody has begun to send may be out: if it is found it is shown without its words.
    """
    own = await own_authors(tx, vault, community_id, user_id)
    # In one order for everybody, so that two who go at once don't wait for each other.
    for author in sorted(own, key=lambda each: each.thread_id):
        thread = await locked(tx, author.community_id, author.thread_id)
        if _waits(thread, author):
            await tx.outbox.take_out(f"{POST}:{thread.thread_id}")
            await tx.threads.save(replace(rules.gone(thread), title=""))
            await tx.anonymity.unlink(author.handle)
        await _drop_edits(tx, thread, author)
        for post in await _posts(tx, author):
            await tx.outbox.take_out(f"{ANSWER}:{post.post_id}")
            refused = replace(post, text="", state=PostState.REFUSED)
            await forget_unseen(tx, await tx.threads.save_post(refused))


async def own_authors(
    tx: Transaction, vault: Vault, community_id: CommunityId | None, user_id: UserId
) -> list[Author]:
    """As whom the person has written anonymously, as far as it is still kept."""
    authors = (
        await tx.anonymity.sealed()
        if community_id is None
        else await tx.anonymity.of_community(community_id)
    )
    return [each for each in authors if each.seal in seals_of(vault, each.thread_id, user_id)]


async def _drop_edits(tx: Transaction, thread: Thread, author: Author) -> None:
    """Nor does anything change by itself of what is posted."""
    if thread.handle == author.handle and thread.later_title:
        await drop(tx, thread)
    for post in await tx.threads.posts(author.community_id, author.thread_id):
        if post.handle == author.handle and post.later_text:
            await drop_post(tx, post)


def _waits(thread: Thread, author: Author) -> bool:
    return thread.handle == author.handle and thread.state is ThreadState.PENDING


async def _posts(tx: Transaction, author: Author) -> list[Post]:
    every = await tx.threads.pending_posts(author.community_id, author.thread_id)
    return [post for post in every if post.handle == author.handle]
