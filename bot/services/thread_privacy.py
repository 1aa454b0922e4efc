"""What becomes of somebody's threads when they are erased: Discord's posts lose the words too."""

from collections.abc import Iterable
from datetime import datetime

from bot.services.thread_cases import POST, show
from domain.ids import CommunityId, UserId
from domain.thread_values import Thread, ThreadState
from storage.unit_of_work import Transaction


async def named_threads(
    tx: Transaction, *, community_id: CommunityId | None, user_id: UserId
) -> list[Thread]:
    """The threads that the person began under their name; asked before it is erased."""
    if community_id is not None:
        return await tx.threads.of_author(community_id, user_id)
    found: list[Thread] = []
    for community in await tx.communities.all():
        found += await tx.threads.of_author(community.community_id, user_id)
    return found


async def blank_posts(tx: Transaction, threads: Iterable[Thread], *, now: datetime) -> None:
    """Have the posts drawn anew, now that their words are gone; what waits is not posted."""
    for thread in threads:
        if thread.state is ThreadState.PENDING:
            await tx.outbox.withdraw(f"{POST}:{thread.thread_id}")
            await tx.threads.note(thread.thread_id, state=ThreadState.GONE)
        elif thread.state is not ThreadState.GONE:
            await show(tx, thread, now=now)
