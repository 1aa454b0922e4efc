"""Who has accepted the rules and read the promise: by a seal, without a time."""

from collections.abc import Iterable

from bot.services.vaults import Vault
from domain.anonymity import PROMISE_VERSION, Terms, every_terms
from domain.community import Community
from domain.ids import CommunityId, UserId
from storage.unit_of_work import UnitOfWork

RULES, PROMISE = "rules", "promise"


async def has_accepted_promise(
    uow: UnitOfWork, vault: Vault, *, community: Community, user_id: UserId
) -> bool:
    """True for whoever has accepted the promise here with terms no better than those of now."""
    now = terms_of(community)
    known = [each for each in every_terms(now.keep_links_days) if now.accepted_by(each)]
    async with uow.read() as tx:
        return await tx.anonymity.has_accepted(
            *promise_seals(vault, community.community_id, user_id, PROMISE_VERSION, known)
        )


async def accept_promise(
    uow: UnitOfWork, vault: Vault, *, community: Community, user_id: UserId
) -> None:
    """Remember that the promise was accepted with the terms of now; not when."""
    [seal] = promise_seals(
        vault, community.community_id, user_id, PROMISE_VERSION, [terms_of(community)]
    )
    async with uow.write() as tx:
        if not await tx.anonymity.has_accepted(seal):
            await tx.anonymity.accept(community.community_id, seal)


def terms_of(community: Community) -> Terms:
    """What the community promises now to whoever writes without a name."""
    return Terms(community.keep_links_days, community.allows_unmasking)


def promise_seals(
    vault: Vault, community_id: CommunityId, user_id: UserId, version: int, terms: Iterable[Terms]
) -> list[str]:
    """By which acceptances of the promise with these terms are found again."""
    return [vault.seal(PROMISE, community_id, version, each.code, user_id) for each in terms]


async def has_accepted(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    user_id: UserId,
    what: str,
    version: int,
) -> bool:
    """True for whoever has accepted this version here, under the key of today. Of the promise it
    is `has_accepted_promise` that knows.
    """
    async with uow.read() as tx:
        return await tx.anonymity.has_accepted(
            acceptance_seal(vault, community_id, user_id, what, version)
        )


async def accept(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    user_id: UserId,
    what: str,
    version: int,
) -> None:
    """Remember that this version was accepted; not when."""
    seal = acceptance_seal(vault, community_id, user_id, what, version)
    async with uow.write() as tx:
        if not await tx.anonymity.has_accepted(seal):
            await tx.anonymity.accept(community_id, seal)


def acceptance_seal(
    vault: Vault, community_id: CommunityId, user_id: UserId, what: str, version: int
) -> str:
    """By which an acceptance is found again."""
    return vault.seal(what, community_id, version, user_id)
