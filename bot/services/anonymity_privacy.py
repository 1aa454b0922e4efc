"""What becomes of sealed things when somebody is erased, and when the operator changes the key."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from bot.services.acceptances import PROMISE, RULES, acceptance_seal
from bot.services.anonymity_steps import block_seal
from bot.services.threads import seal_of, seals_of
from bot.services.vaults import Unreadable, Vault
from domain.anonymity import PROMISE_VERSION, Author
from domain.community import Community
from domain.ids import CommunityId, UserId
from storage.anonymity import Link
from storage.unit_of_work import Transaction, UnitOfWork


async def forget(
    tx: Transaction, vault: Vault, *, community_id: CommunityId | None, user_id: UserId
) -> int:
    """Destroy what leads from anonymous posts to the person, and say how many authors that were.

    The posts stay: gone at one moment they would be known for the same person's. A block stays
    too, since erasing would lift it; it ends by itself.
    """
    own = await _own(tx, vault, community_id, user_id)
    for author in own:
        await tx.anonymity.unlink(author.handle)
    for community in await _communities(tx, community_id):
        await _forget_acceptances(tx, vault, community, user_id)
    return len(own)


async def has_written(
    uow: UnitOfWork,
    vault: Vault | None,
    *,
    community_id: CommunityId | None = None,
    user_id: UserId,
) -> bool:
    """True when something that the person wrote anonymously leads to them still."""
    if vault is None:
        return False
    async with uow.read() as tx:
        return bool(await _own(tx, vault, community_id, user_id))


async def _own(
    tx: Transaction, vault: Vault, community_id: CommunityId | None, user_id: UserId
) -> list[Author]:
    authors = (
        await tx.anonymity.sealed()
        if community_id is None
        else await tx.anonymity.of_community(community_id)
    )
    return [each for each in authors if each.seal in seals_of(vault, each.thread_id, user_id)]


async def _communities(tx: Transaction, community_id: CommunityId | None) -> list[Community]:
    if community_id is None:
        return await tx.communities.all()
    found = await tx.communities.get(community_id)
    return [] if found is None else [found]


async def _forget_acceptances(
    tx: Transaction, vault: Vault, community: Community, user_id: UserId
) -> None:
    newest = {RULES: community.thread_rules_version, PROMISE: PROMISE_VERSION}
    for each in (vault, *vault.previous):
        for what, last in newest.items():
            for version in range(1, last + 1):
                seal = acceptance_seal(each, community.community_id, user_id, what, version)
                await tx.anonymity.forget_acceptance(seal)


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many links were encrypted anew, and how many no key opens."""

    done: int
    unreadable: int


@dataclass(slots=True)
class _Counts:
    done: Counter[CommunityId] = field(default_factory=Counter)
    unreadable: Counter[CommunityId] = field(default_factory=Counter)


async def rotate(uow: UnitOfWork, vault: Vault, *, now: datetime) -> Rotated:
    """Encrypt and seal anew, under the key of today, what the keys from before open.

    What none opens stays as it is. What was accepted is asked for again: its seals can't be
    turned back into whom they are of.
    """
    counts = _Counts()
    async with uow.write() as tx:
        blocks = await tx.anonymity.blocks()
        for link in await tx.anonymity.links():
            if link.key_id == vault.key_id:
                continue
            try:
                user_id = vault.open(link.locked, handle=link.handle, key_id=link.key_id)
            except Unreadable:
                counts.unreadable[link.community_id] += 1
                continue
            locked = vault.lock(user_id, handle=link.handle)
            new = Link(link.handle, link.community_id, locked, vault.key_id)
            await tx.anonymity.add_link(new)
            await _reseal(tx, vault, new, user_id, is_block=link.handle in blocks)
            counts.done[link.community_id] += 1
        if counts.done:
            await tx.anonymity.forget_acceptances()
        await _audit(tx, counts, now=now)
    return Rotated(counts.done.total(), counts.unreadable.total())


async def _reseal(
    tx: Transaction, vault: Vault, link: Link, user_id: UserId, *, is_block: bool
) -> None:
    handle, community_id = link.handle, link.community_id
    if is_block:
        seal = block_seal(vault, community_id, user_id)
        await tx.anonymity.reseal_block(handle, seal=seal, key_id=vault.key_id)
        return
    author = await tx.anonymity.author(community_id, handle)
    if author is None:
        return
    seal = seal_of(vault, author.thread_id, user_id)
    # Whoever wrote on while the key from before was missing is somebody new there, and stays so.
    if await tx.anonymity.by_seal(seal) is None:
        await tx.anonymity.reseal(handle, seal=seal, key_id=vault.key_id)


async def _audit(tx: Transaction, counts: _Counts, *, now: datetime) -> None:
    for community_id in sorted({*counts.done, *counts.unreadable}):
        await tx.audit.add(
            community_id,
            None,
            "anonymity.rotated",
            subject_kind="community",
            subject_id=community_id,
            details={
                "done": counts.done[community_id],
                "unreadable": counts.unreadable[community_id],
            },
            now=now,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """How many links a key from before opens, and how many none that we have."""

    old: int
    unreadable: int


async def standing(uow: UnitOfWork, vault: Vault | None) -> Standing:
    """How the links stand, by what tells the keys apart: none is opened to find that out."""
    async with uow.read() as tx:
        links = Counter(link.key_id for link in await tx.anonymity.links())
    if vault is not None:
        links.pop(vault.key_id, None)
    old = sum(links.pop(each.key_id, 0) for each in (vault.previous if vault else ()))
    return Standing(old, links.total())
