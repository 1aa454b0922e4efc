"""Finding threads again: listed, one's own, searched, and those that resemble a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.threads import seals_of
from bot.services.vaults import Vault
from domain.ids import CommunityId, ThreadId, TopicId, UserId
from domain.thread_values import Thread
from storage.threads import WantedThreads
from storage.unit_of_work import Transaction, UnitOfWork

if TYPE_CHECKING:
    from domain.related import Candidate

LOOKED_AT_MOST = 5000
"""So many of the newest threads are compared with a new title, or searched."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, and how many threads there are in all."""

    threads: tuple[Thread, ...]
    total: int


async def listing(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    topic_id: TopicId | None = None,
    unanswered: bool = False,
    offset: int = 0,
    limit: int = 10,
) -> Page:
    """The newest threads first, of one topic or all, or only questions without an answer."""
    wanted = WantedThreads(topic_id=topic_id, unanswered=unanswered)
    async with uow.read() as tx:
        return await _page(tx, community_id, wanted, offset=offset, limit=limit)


async def mine(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    user_id: UserId,
    offset: int = 0,
    limit: int = 10,
) -> Page:
    """The threads that the person began, and those in which they have written without a name.

    The latter are found by trying the person's seal on every thread: there is no list of them.
    """
    async with uow.read() as tx:
        hidden = await written_in(tx, vault, community_id, user_id)
        wanted = WantedThreads(author_id=user_id, among=hidden)
        return await _page(tx, community_id, wanted, offset=offset, limit=limit)


async def written_in(
    tx: Transaction, vault: Vault, community_id: CommunityId, user_id: UserId
) -> list[ThreadId]:
    """The threads in which the person has written anonymously, as far as it is still kept."""
    return [
        author.thread_id
        for author in await tx.anonymity.of_community(community_id)
        if author.seal in seals_of(vault, author.thread_id, user_id)
    ]


async def search(
    uow: UnitOfWork, *, community_id: CommunityId, words: str, limit: int = 10
) -> Page:
    """The threads whose titles have these words, best first; what people write is not read."""
    known = await _known(uow, community_id)
    # Needs a library that a start does without; so does comparing, below.
    from domain.related import search as found_by  # noqa: PLC0415

    found = found_by(words, known)
    return Page(await _chosen(uow, community_id, found[:limit]), len(found))


async def related(
    uow: UnitOfWork, *, community_id: CommunityId, title: str, topic_id: TopicId | None
) -> Sequence[Thread]:
    """Earlier threads that resemble a new one by title and topic; at most three."""
    known = await _known(uow, community_id)
    from domain.related import related as resembling  # noqa: PLC0415

    return await _chosen(uow, community_id, resembling(title, topic_id, known))


async def _page(
    tx: Transaction, community_id: CommunityId, wanted: WantedThreads, *, offset: int, limit: int
) -> Page:
    threads = await tx.threads.listing(community_id, wanted, limit=limit, offset=offset)
    return Page(tuple(threads), await tx.threads.count(community_id, wanted))


async def _known(uow: UnitOfWork, community_id: CommunityId) -> "list[Candidate]":
    from domain.related import Candidate  # noqa: PLC0415

    async with uow.read() as tx:
        return [
            Candidate(each.thread_id, each.title, each.topic_id, each.kind)
            for each in await tx.threads.titles(community_id, limit=LOOKED_AT_MOST)
        ]


async def _chosen(
    uow: UnitOfWork, community_id: CommunityId, found: "Sequence[Candidate]"
) -> tuple[Thread, ...]:
    """The threads in this order, as they stand; without one that is gone meanwhile."""
    numbers = [each.thread_id for each in found]
    if not numbers:
        return ()
    async with uow.read() as tx:
        threads = await tx.threads.listing(
            community_id, WantedThreads(among=numbers), limit=len(numbers)
        )
    by_id = {thread.thread_id: thread for thread in threads}
    return tuple(by_id[number] for number in numbers if number in by_id)
