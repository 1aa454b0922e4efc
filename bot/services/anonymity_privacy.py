"""What becomes of sealed things when somebody is erased, and when the operator changes the key."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from bot.services import anonymous_blocks
from bot.services.acceptances import RULES, acceptance_seal, promise_seals
from bot.services.anonymous_waiting import own_authors, withdraw_all
from bot.services.threads import seal_of
from bot.services.vaults import Unreadable, Vault
from domain.anonymity import PROMISE_VERSION, every_terms
from domain.community import Community
from domain.ids import CommunityId, UserId
from storage.anonymity import Link
from storage.unit_of_work import Transaction, UnitOfWork


async def forget(
    tx: Transaction, vault: Vault, *, community_id: CommunityId | None, user_id: UserId
) -> int:
    """Destroy what leads from anonymous posts to the person, and say how many authors that were.

    What waits is not posted. The posts stay: gone at one moment they would be known for the same
    person's. A block stays too, and the seal of an author who was stopped, since erasing would
    lift them; they end by themselves.
    """
    own = await own_authors(tx, vault, community_id, user_id)
    await withdraw_all(tx, vault, community_id=community_id, user_id=user_id)
    for author in own:
        await tx.anonymity.unlink(author.handle, keeps_stop=True)
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
        return bool(await own_authors(tx, vault, community_id, user_id))


async def _communities(tx: Transaction, community_id: CommunityId | None) -> list[Community]:
    if community_id is None:
        return await tx.communities.all()
    found = await tx.communities.get(community_id)
    return [] if found is None else [found]


async def _forget_acceptances(
    tx: Transaction, vault: Vault, community: Community, user_id: UserId
) -> None:
    home, terms = community.community_id, every_terms(community.keep_links_days)
    for each in (vault, *vault.previous):
        seals = [
            acceptance_seal(each, home, user_id, RULES, version)
            for version in range(1, community.thread_rules_version + 1)
        ]
        for version in range(1, PROMISE_VERSION + 1):
            seals += promise_seals(each, home, user_id, version, terms)
        await tx.anonymity.forget_acceptance(*seals)


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
        await anonymous_blocks.reseal(tx, vault, link, user_id)
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
