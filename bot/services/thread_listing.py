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
    async with uow.read() as tx:
        known = await _known(tx, community_id)
    # Needs a library that a start does without; so does comparing, below.
    from domain.related import search as found_by  # noqa: PLC0415

    found = found_by(words, [_candidate(thread) for thread in known])
    return _chosen(known, found, limit=limit)


async def related(
    uow: UnitOfWork, *, community_id: CommunityId, title: str, topic_id: TopicId | None
) -> Sequence[Thread]:
    """Earlier threads that resemble a new one by title and topic; at most three."""
    async with uow.read() as tx:
        known = await _known(tx, community_id)
    from domain.related import related as resembling  # noqa: PLC0415

    found = resembling(title, topic_id, [_candidate(thread) for thread in known])
    return _chosen(known, found, limit=len(found)).threads


async def _page(
    tx: Transaction, community_id: CommunityId, wanted: WantedThreads, *, offset: int, limit: int
) -> Page:
    threads = await tx.threads.listing(community_id, wanted, limit=limit, offset=offset)
    return Page(tuple(threads), await tx.threads.count(community_id, wanted))


async def _known(tx: Transaction, community_id: CommunityId) -> list[Thread]:
    return await tx.threads.listing(community_id, WantedThreads(), limit=LOOKED_AT_MOST)


def _candidate(thread: Thread) -> "Candidate":
    from domain.related import Candidate  # noqa: PLC0415

    return Candidate(
        thread_id=thread.thread_id,
        title=thread.title,
        topic_id=thread.topic_id,
        kind=thread.kind,
    )


def _chosen(known: Sequence[Thread], found: "Sequence[Candidate]", *, limit: int) -> Page:
    by_id = {thread.thread_id: thread for thread in known}
    threads = tuple(by_id[each.thread_id] for each in found)
    return Page(threads[:limit], len(threads))
