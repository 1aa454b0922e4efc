"""The end of a poll, whoever brings it: an organiser, its time, its quorum."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.services import polls
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
        return await polls.close(bot.uow, bot.box_keys, **which, by=by, end=why, now=now)
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
