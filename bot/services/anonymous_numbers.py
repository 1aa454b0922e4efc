"""What an anonymous author is called: a number that comes with the first post of theirs to go out.

Given with the command it would tell of a delayed post that it was written before another.
"""

from bot.services.anonymity_steps import author_of
from bot.services.thread_cases import locked
from domain.anonymity import next_number
from domain.thread_values import Post
from storage.unit_of_work import Transaction, UnitOfWork

IN_DOUBT = "gave_up"
"""Of a post that may stand there all the same: its author keeps the number."""


async def numbered(uow: UnitOfWork, *, post: Post) -> int:
    """The number in the thread of whoever wrote the post that is just going out."""
    async with uow.write() as tx:
        # Locked: of several who are posted at once each gets a number of their own.
        await locked(tx, post.community_id, post.thread_id)
        author = await author_of(tx, post.community_id, post.handle)
        if author.number is not None:
            return author.number
        known = await tx.anonymity.in_thread(post.thread_id)
        number = next_number([each.number for each in known if each.number is not None])
        await tx.anonymity.note(author.handle, number=number)
        return number


async def free_number(tx: Transaction, post: Post, code: str) -> None:
    """Of whom nothing could be posted, nobody has seen a number: the next one gets it."""
    thread = await locked(tx, post.community_id, post.thread_id)
    if code == IN_DOUBT or post.handle == thread.handle:
        return
    posts = await tx.threads.posts(post.community_id, post.thread_id)
    others = [each for each in posts if each.post_id != post.post_id]
    if all(each.handle != post.handle or each.message_id is None for each in others):
        await tx.anonymity.note(post.handle, number=None)


async def forget_unseen(tx: Transaction, post: Post) -> None:
    """Who has taken back all that they had written in the thread is no author in it."""
    author = await author_of(tx, post.community_id, post.handle)
    if author.number is not None or author.is_stopped:
        return
    waiting = await tx.threads.pending_posts(post.community_id, post.thread_id)
    if all(each.handle != post.handle for each in waiting):
        await tx.anonymity.unlink(author.handle)
