"""The jobs of polls: each looks anew, and does nothing when things have changed."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import discord

from bot.delivery import refusal_code
from bot.memberships import members_of
from bot.services import communities, poll_cards, poll_turns
from bot.services.poll_cases import CLOSE_JOB, REMIND_JOB
from cogs.polls import endings
from domain.ids import CommunityId, PollId
from domain.poll_values import PollEnd

if TYPE_CHECKING:
    from bot.client import Ledarbot

_log = logging.getLogger("ledarbot.polls")


def register(declare: Callable[[str, Any], None], bot: "Ledarbot") -> None:
    """Declare the handlers of every job that polls schedule."""

    async def close(job: Any, now: datetime) -> None:
        why = PollEnd(job.payload["end"])
        poll = await poll_turns.due(bot.uow, **_of(job), end=why, now=now)
        if poll is None:
            return
        try:
            await endings.end(bot, poll, by=None, why=why, now=now)
        except discord.HTTPException as refused:
            # Tried again: the votes are there, and somebody may give us back the permission.
            fields: dict[str, object] = {"guild": poll.community_id, "poll": poll.poll_id}
            fields |= {"channel": poll.channel_id, "code": refusal_code(refused)}
            _log.warning("votes can't be counted for now", extra={"fields": fields})
            raise

    async def remind(job: Any, now: datetime) -> None:
        which = _of(job)
        poll = await poll_turns.due(bot.uow, **which, end=PollEnd.BY_HAND, now=now)
        community = await communities.of(bot.uow, community_id=which["community_id"])
        if poll is None or community is None or community.removed_at is not None:
            return
        guild = bot.get_guild(community.community_id)
        if guild is None:
            raise LookupError("the server can't be reached")
        if poll.message_id is not None and not await endings.has_card(bot, poll):
            # The reminders wait for the next card, or fall with the poll.
            await poll_cards.deleted(
                bot.uow,
                community_id=poll.community_id,
                message_ids=[poll.message_id],
                now=now,
            )
        voters = await members_of(guild, community, role_id=poll.role_id)
        await poll_turns.remind(bot.uow, **which, voters=voters, now=now)

    declare(CLOSE_JOB, close)
    declare(REMIND_JOB, remind)


def _of(job: Any) -> dict[str, Any]:
    """Which poll the job looks at."""
    assert job.community_id is not None
    return {
        "community_id": CommunityId(job.community_id),
        "poll_id": PollId(job.payload["poll_id"]),
    }
