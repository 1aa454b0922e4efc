"""Blocks: somebody writes nowhere in the community without a name, from a time that nobody knows.

A block is asked for, and lifted, through an author of one thread. Both take effect after a random
time, and each asking is a block of its own: whoever is blocked through two threads is so until both
are lifted. Or else lifting one would show that the two authors are the same person.
"""

import secrets
from datetime import date, datetime, timedelta

from bot.services.anonymity_steps import BLOCK_PURPOSE, audit, author_of, opened
from bot.services.thread_cases import BLOCK_JOB, LIFT_JOB, new_number
from bot.services.vaults import Vault
from domain.anonymity import BLOCK_DAYS, BLOCK_SLOTS
from domain.community import Community
from domain.ids import CommunityId, Handle, UserId
from domain.thread_refusals import Blocked, NoSuchHandle
from storage.anonymity import Link
from storage.unit_of_work import Transaction


async def must_be_let(
    tx: Transaction, vault: Vault, community: Community, user_id: UserId, *, on: date
) -> None:
    """Refuse whoever is blocked from writing without a name."""
    seals = every_seal(vault, community.community_id, user_id)
    if await tx.anonymity.is_blocked(seals, on):
        raise Blocked()


async def ask(
    tx: Transaction,
    *,
    community_id: CommunityId,
    handle: Handle,
    by: UserId,
    wait: timedelta,
    now: datetime,
) -> None:
    """The person writes nowhere without a name, once a time has passed that nobody knows."""
    await author_of(tx, community_id, handle)
    if await tx.anonymity.link(handle) is None:
        raise NoSuchHandle()
    await tx.jobs.cancel(_key(LIFT_JOB, handle))
    await _plan(tx, BLOCK_JOB, community_id, handle, due_at=now + wait, now=now)
    await audit(tx, community_id, by, "block_asked", handle, now=now)


async def lay(
    tx: Transaction, vault: Vault, *, community_id: CommunityId, handle: Handle, now: datetime
) -> None:
    """The block takes effect. It has a handle of its own, so that it leads to no thread; a link
    that was destroyed meanwhile blocks nobody.
    """
    author = await tx.anonymity.author(community_id, handle)
    user_id = await _person(tx, vault, community_id, handle, now=now)
    if author is None or user_id is None:
        return
    if author.block_slot is not None:
        standing = _seals_of_slot(vault, community_id, user_id, author.block_slot)
        if await tx.anonymity.is_blocked(standing, now.date()):
            return
    slots = list(range(BLOCK_SLOTS))
    secrets.SystemRandom().shuffle(slots)
    for slot in slots:
        own = Handle(new_number())
        if await tx.anonymity.block(
            community_id,
            Link(own, community_id, vault.lock(user_id, handle=own), vault.key_id),
            seal=_seal(vault, community_id, user_id, slot),
            ends_on=now.date() + timedelta(days=BLOCK_DAYS),
        ):
            await tx.anonymity.note(handle, block_slot=slot)
            return


async def ask_to_lift(
    tx: Transaction,
    *,
    community_id: CommunityId,
    handle: Handle,
    by: UserId,
    wait: timedelta,
    now: datetime,
) -> None:
    """The block that was asked for through this author ends, if there is one; a moderator is told
    the same in every case. What has not taken effect is never felt, and so goes at once.
    """
    await author_of(tx, community_id, handle)
    await tx.jobs.cancel(_key(BLOCK_JOB, handle))
    await _plan(tx, LIFT_JOB, community_id, handle, due_at=now + wait, now=now)
    await audit(tx, community_id, by, "block_lifted", handle, now=now)


async def lift(
    tx: Transaction, vault: Vault, *, community_id: CommunityId, handle: Handle, now: datetime
) -> None:
    """The block ends. One whose author's link was destroyed is found no more, and ends by itself;
    so does one that was asked for through another author.
    """
    author = await tx.anonymity.author(community_id, handle)
    if author is None or author.block_slot is None:
        return
    user_id = await _person(tx, vault, community_id, handle, now=now)
    if user_id is not None:
        for seal in _seals_of_slot(vault, community_id, user_id, author.block_slot):
            await tx.anonymity.unblock(seal)
    await tx.anonymity.note(handle, block_slot=None)


async def reseal(tx: Transaction, vault: Vault, link: Link, user_id: UserId) -> None:
    """The block of this handle under the key of today, in the same slot."""
    seal = await tx.anonymity.seal_of_block(link.handle)
    for old in vault.previous:
        for slot in range(BLOCK_SLOTS):
            if _seal(old, link.community_id, user_id, slot) == seal:
                new = _seal(vault, link.community_id, user_id, slot)
                await tx.anonymity.reseal_block(link.handle, seal=new, key_id=vault.key_id)
                return


def every_seal(vault: Vault, community_id: CommunityId, user_id: UserId) -> list[str]:
    """By which the person's blocks are found, whatever thread they write in."""
    return [
        seal
        for slot in range(BLOCK_SLOTS)
        for seal in _seals_of_slot(vault, community_id, user_id, slot)
    ]


def _seals_of_slot(
    vault: Vault, community_id: CommunityId, user_id: UserId, slot: int
) -> list[str]:
    return [_seal(each, community_id, user_id, slot) for each in (vault, *vault.previous)]


def _seal(vault: Vault, community_id: CommunityId, user_id: UserId, slot: int) -> str:
    return vault.seal("block", community_id, user_id, slot)


async def _person(
    tx: Transaction, vault: Vault, community_id: CommunityId, handle: Handle, *, now: datetime
) -> UserId | None:
    return await opened(
        tx, vault, community_id=community_id, handle=handle, purpose=BLOCK_PURPOSE, now=now
    )


async def _plan(
    tx: Transaction,
    job: str,
    community_id: CommunityId,
    handle: Handle,
    *,
    due_at: datetime,
    now: datetime,
) -> None:
    await tx.jobs.schedule(
        job,
        due_at=due_at,
        now=now,
        payload={"handle": handle},
        dedupe_key=_key(job, handle),
        community_id=community_id,
    )


def _key(job: str, handle: Handle) -> str:
    return f"{job}:{handle}"
