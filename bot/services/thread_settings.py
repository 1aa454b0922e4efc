"""What a community decides of its threads: its own rules, and giving up unmasking for good."""

from dataclasses import replace
from datetime import datetime

from bot.services.thread_cases import home_of
from bot.services.unmaskings import CARD_UPDATE
from domain.community import Community
from domain.ids import CommunityId, UserId
from domain.texts import cleaned
from domain.thread_refusals import TooLong
from domain.unmaskings import Unmasking, UnmaskingState
from storage.unit_of_work import Transaction, UnitOfWork

RULES_LENGTH = 1500
"""Characters of the community's own rules."""


async def set_rules(
    uow: UnitOfWork, *, community_id: CommunityId, text: str, by: UserId, now: datetime
) -> Community:
    """The community's own rules, which everybody accepts anew; empty brings the shipped ones."""
    kept = cleaned(text)
    if len(kept) > RULES_LENGTH:
        raise TooLong(field="text", limit=RULES_LENGTH)
    async with uow.write() as tx:
        before = await _locked(tx, community_id)
        if kept == before.thread_rules:
            return before
        version = before.thread_rules_version + 1
        after = replace(before, thread_rules=kept, thread_rules_version=version)
        fields = ["thread_rules", "thread_rules_version"]
        return await _saved(tx, after, fields, by=by, now=now)


async def give_up_unmasking(
    uow: UnitOfWork, *, community_id: CommunityId, by: UserId, now: datetime
) -> Community:
    """From now on nobody here can learn who wrote anonymously; requests that wait are over."""
    async with uow.write() as tx:
        before = await _locked(tx, community_id)
        if not before.allows_unmasking:
            return before
        for request in await tx.unmaskings.asked(community_id):
            await _end(tx, request, now=now)
        after = replace(before, allows_unmasking=False)
        return await _saved(tx, after, ["allows_unmasking"], by=by, now=now)


async def _end(tx: Transaction, request: Unmasking, *, now: datetime) -> None:
    """Nobody can agree any more, and the card says so."""
    await tx.unmaskings.save(replace(request, state=UnmaskingState.LAPSED, answered_at=now))
    await tx.outbox.renew(
        CARD_UPDATE,
        community_id=request.community_id,
        dedupe_key=f"{CARD_UPDATE}:{request.unmasking_id}",
        payload={"unmasking_id": request.unmasking_id},
        now=now,
    )


async def _locked(tx: Transaction, community_id: CommunityId) -> Community:
    await home_of(tx, community_id)
    community = await tx.communities.get(community_id, lock=True)
    assert community is not None
    return community


async def _saved(
    tx: Transaction, community: Community, fields: list[str], *, by: UserId, now: datetime
) -> Community:
    await tx.communities.save(community)
    await tx.audit.add(
        community.community_id,
        by,
        "communities.changed",
        subject_kind="community",
        subject_id=community.community_id,
        details={"fields": fields},
        now=now,
    )
    return community
