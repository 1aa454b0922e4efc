"""What waits to be posted without a name: found by its author's seal, shown to them, taken back."""

from dataclasses import dataclass, replace

from bot.services.anonymous_numbers import forget_unseen
from bot.services.later_edits import post_without_later, without_later
from bot.services.thread_cases import ANSWER, POST, locked
from bot.services.threads import seals_of
from bot.services.vaults import Vault
from domain import threads as rules
from domain.anonymity import Author
from domain.ids import CommunityId, UserId
from domain.thread_values import Post, PostState, Thread, ThreadState
from storage.unit_of_work import Transaction, UnitOfWork


@dataclass(frozen=True, slots=True)
class Waiting:
    """A post that is to go out later; without one it is the thread itself that waits."""

    thread: Thread
    post: Post | None = None


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
            found += [Waiting(thread, post) for post in await _posts(tx, author)]
    return found


async def withdraw_all(
    tx: Transaction, vault: Vault, *, community_id: CommunityId | None, user_id: UserId
) -> None:
    """Whoever has left or is erased posts and changes nothing, in one community or (None) in all.

    What somebody has begun to send may be out: if it is found it is shown without its words.
    """
    for author in await own_authors(tx, vault, community_id, user_id):
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
        await without_later(tx, thread)
        await tx.threads.note(thread.thread_id, later_title="", later_text="", later_topic_id=None)
    for post in await tx.threads.posts(author.community_id, author.thread_id):
        if post.handle == author.handle and post.later_text:
            await post_without_later(tx, post)
            await tx.threads.note_post(post.post_id, later_text="")


def _waits(thread: Thread, author: Author) -> bool:
    return thread.handle == author.handle and thread.state is ThreadState.PENDING


async def _posts(tx: Transaction, author: Author) -> list[Post]:
    every = await tx.threads.pending_posts(author.community_id, author.thread_id)
    return [post for post in every if post.handle == author.handle]
