"""Cards of polls that are not there any more: deleted by hand, or gone with their channel."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.services.poll_cases import draw, plan_closing
from bot.services.poll_outcomes import lost
from domain import polls as rules
from domain.ids import ChannelId, CommunityId, MessageId
from domain.poll_values import Poll, PollEnd
from storage.unit_of_work import Transaction, UnitOfWork


async def deleted(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    message_ids: Collection[MessageId],
    now: datetime,
) -> None:
    """These messages are gone; the cards among them come back, or their polls are closed."""
    async with uow.read() as tx:
        # Most messages that are deleted are none of ours.
        found = await tx.polls.with_cards(community_id, message_ids)
    if found:
        async with uow.write() as tx:
            await _lost(tx, found, now=now)


async def channel_deleted(
    uow: UnitOfWork, *, community_id: CommunityId, channel_id: ChannelId, now: datetime
) -> None:
    """A channel or thread is gone, with all cards that were in it."""
    async with uow.read() as tx:
        found = await tx.polls.in_channel(community_id, channel_id)
    if found:
        async with uow.write() as tx:
            await _lost(tx, found, now=now)


async def look_after(uow: UnitOfWork, *, present: Collection[CommunityId], now: datetime) -> None:
    """What the bot may have missed: the cards of open polls are drawn anew, which tells whether
    they are there, and what is over without anybody having closed it is closed. Of the servers
    that are `present` alone.
    """
    async with uow.write() as tx:
        for poll in await tx.polls.open():
            if poll.community_id not in present:
                continue
            if rules.is_over(poll, now=now):
                await plan_closing(tx, poll, end=PollEnd.TIME, due_at=now, now=now)
            else:
                await draw(tx, poll, now=now)


async def _lost(tx: Transaction, found: Iterable[Poll], *, now: datetime) -> None:
    for each in found:
        poll = await tx.polls.get(each.community_id, each.poll_id)
        # Its card may have come back meanwhile.
        if poll is not None and poll.message_id == each.message_id:
            await lost(tx, poll, now=now)
