"""Cards of rounds that are not there any more: deleted by hand, or gone with their channel."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.services.survey_cases import draw
from bot.services.survey_outcomes import lost
from domain.ids import ChannelId, CommunityId, MessageId
from domain.survey_values import Round
from storage.unit_of_work import Transaction, UnitOfWork


async def deleted(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    message_ids: Collection[MessageId],
    now: datetime,
) -> None:
    """These messages are gone; the cards of open rounds among them come back."""
    async with uow.read() as tx:
        found = await tx.surveys.with_cards(community_id, message_ids)
    if found:
        async with uow.write() as tx:
            await _lost(tx, found, now=now)


async def channel_deleted(
    uow: UnitOfWork, *, community_id: CommunityId, channel_id: ChannelId, now: datetime
) -> None:
    """A channel is gone, with all cards that were in it."""
    async with uow.read() as tx:
        found = [
            held
            for held in await tx.surveys.open_rounds(community_id)
            if held.channel_id == channel_id and held.message_id is not None
        ]
    if found:
        async with uow.write() as tx:
            await _lost(tx, found, now=now)


async def look_after(uow: UnitOfWork, *, present: Collection[CommunityId], now: datetime) -> None:
    """What the bot may have missed: the cards of open rounds are drawn anew, which tells whether
    they are there. Of the servers that are `present` alone.
    """
    async with uow.write() as tx:
        for held in await tx.surveys.open_rounds():
            if held.community_id in present:
                await draw(tx, held, now=now)


async def _lost(tx: Transaction, found: Iterable[Round], *, now: datetime) -> None:
    # In the order in which whoever leaves locks them: else the two could wait for each other.
    for each in sorted(found, key=lambda held: held.round_id):
        held = await tx.surveys.round(each.community_id, each.round_id)
        # Its card may have come back meanwhile.
        if held is not None and held.message_id == each.message_id:
            await lost(tx, held, now=now)
