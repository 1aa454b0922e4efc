"""The end of a poll, whoever brings it: an organiser, its time, its quorum, its card deleted."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import discord

from bot.memberships import members_of
from bot.services import communities, polls
from cogs.polls import natives
from domain.ids import UserId
from domain.poll_values import Poll, PollEnd

if TYPE_CHECKING:
    from bot.client import Ledarbot


async def end(
    bot: "Ledarbot", poll: Poll, *, by: UserId | None, why: PollEnd, now: datetime
) -> Poll:
    """Close the poll; of one of Discord's own the votes are counted there."""
    which: dict[str, Any] = {"community_id": poll.community_id, "poll_id": poll.poll_id}
    if not poll.is_native:
        may_vote = await _may_vote(bot, poll)
        return await polls.close(
            bot.uow, bot.box_keys, **which, by=by, end=why, may_vote=may_vote, now=now
        )
    channel = bot.get_partial_messageable(poll.channel_id, guild_id=poll.community_id)
    found = await natives.ended(channel, poll)
    return await polls.close_native(
        bot.uow,
        **which,
        counts=found.counts if found else None,
        voters=found.voters if found else None,
        by=by,
        end=why if found else PollEnd.MESSAGE_GONE,
        now=now,
    )


async def _may_vote(bot: "Ledarbot", poll: Poll) -> int | None:
    """How many may vote at this moment; None when Discord does not say: the poll ends all the
    same, and those who could at its beginning are taken for everybody.
    """
    community = await communities.of(bot.uow, community_id=poll.community_id)
    guild = bot.get_guild(poll.community_id)
    if community is None or guild is None:
        return None
    try:
        return len(await members_of(guild, community, role_id=poll.role_id))
    except (discord.HTTPException, OSError):
        return None


async def has_card(bot: "Ledarbot", poll: Poll) -> bool:
    """False when the poll's card is not there any more; what we may not see counts as there."""
    if poll.message_id is None:
        return False
    channel = bot.get_partial_messageable(poll.channel_id, guild_id=poll.community_id)
    try:
        await channel.fetch_message(poll.message_id)
    except discord.NotFound:
        return False
    except discord.Forbidden:
        pass
    return True
