"""Who has accepted the rules and read the promise: by a seal, without a time."""

from bot.services.vaults import Vault
from domain.ids import CommunityId, UserId
from storage.unit_of_work import UnitOfWork

RULES, PROMISE = "rules", "promise"


async def has_accepted(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    user_id: UserId,
    what: str,
    version: int,
) -> bool:
    """True for whoever has accepted this version here, under the key of today."""
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
