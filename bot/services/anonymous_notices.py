"""What an anonymous author is told: to whom it goes is known only while it is sent."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.anonymity_steps import NOTICE_PURPOSE, opened
from bot.services.people import Notice
from bot.services.threads import seals_of
from bot.services.vaults import Vault
from domain.ids import CommunityId, Handle, UserId
from domain.thread_values import Thread
from domain.unmaskings import Telling, Unmasking
from storage.unit_of_work import UnitOfWork

STOPPABLE = frozenset({"answered"})
"""What one may be without; what moderators decide about one's words is always told."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a notice goes to, and in which language; None is the community's."""

    user_id: UserId
    locale: str | None


async def addressee(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    handle: Handle,
    code: str,
    now: datetime,
) -> Addressee | None:
    """Who is to be told; None when nobody can tell any more, or they want no such messages."""
    async with uow.write() as tx:
        user_id = await opened(
            tx, vault, community_id=community_id, handle=handle, purpose=NOTICE_PURPOSE, now=now
        )
        if user_id is None:
            return None
        if code in STOPPABLE and Notice.THREADS.value in await tx.people.stopped(user_id):
            return None
        person = await tx.people.get(user_id)
    return Addressee(user_id, person.locale if person else None)


async def still_holds(
    uow: UnitOfWork, *, community_id: CommunityId, handle: Handle, code: str
) -> bool:
    """False when what a notice would tell has been undone before it went out."""
    async with uow.read() as tx:
        author = await tx.anonymity.author(community_id, handle)
    if author is None:
        return False
    return author.is_stopped is (code == "stopped") if code in ("stopped", "unstopped") else True


@dataclass(frozen=True, slots=True)
class Untold:
    """That somebody was unmasked, which could not be told them by a message."""

    unmasking: Unmasking
    thread: Thread | None


async def untold(
    uow: UnitOfWork, vault: Vault, *, community_id: CommunityId, user_id: UserId
) -> list[Untold]:
    """What waits for the person, who is known by the seal alone: no link is opened for it."""
    found = []
    async with uow.read() as tx:
        for each in await tx.unmaskings.kept(community_id):
            author = await tx.anonymity.author(community_id, each.handle)
            if author and author.seal in seals_of(vault, author.thread_id, user_id):
                thread = await tx.threads.get(community_id, author.thread_id, lock=False)
                found.append(Untold(each, thread))
    return found


async def was_shown(uow: UnitOfWork, told: Untold) -> None:
    """It waits no more. No line in the log says so, which knows hours."""
    async with uow.write() as tx:
        await tx.unmaskings.set_telling(told.unmasking.unmasking_id, Telling.SHOWN)


async def unmasking(
    uow: UnitOfWork, *, community_id: CommunityId, unmasking_id: int
) -> Unmasking | None:
    """The request that a notice tells of, with its ground and reason."""
    async with uow.read() as tx:
        return await tx.unmaskings.get(community_id, unmasking_id)
