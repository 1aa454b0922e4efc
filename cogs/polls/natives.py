"""Discord's own polls: posted, ended, and their votes counted where Discord counts them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord

from domain.poll_values import Poll
from domain.polls import native_hours

_LOOKS = 5
_BETWEEN_LOOKS = 2.0
"""Seconds: Discord counts once more when a poll has ended, which takes it a moment."""
_VOTERS_AT_MOST = 2000
"""With more votes than this nobody goes through them to tell how many people they are of."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The votes of each answer in their order; `voters` where several answers were allowed and
    their voters could be told apart.
    """

    counts: Sequence[int]
    voters: int | None = None


def native_of(poll: Poll, *, now: datetime) -> discord.Poll:
    """The poll as Discord takes it."""
    length = timedelta(hours=native_hours(poll, now=now))
    made = discord.Poll(question=poll.question, duration=length, multiple=poll.takes_several)
    for option in poll.options:
        made.add_answer(text=option)
    return made


async def ended(channel: discord.abc.Messageable, poll: Poll) -> Counted | None:
    """End it, if Discord has not, and count; None when it is not there any more.

    What Discord refuses for now, such as a look into a channel that was closed to us, is raised.
    """
    if poll.message_id is None:
        return None
    try:
        message = await channel.fetch_message(poll.message_id)
        if message.poll is not None and not message.poll.is_finalised():
            message = await _stopped(message)
        for _ in range(_LOOKS):
            if message.poll is None or message.poll.is_finalised():
                break
            await asyncio.sleep(_BETWEEN_LOOKS)
            message = await channel.fetch_message(poll.message_id)
    except discord.NotFound:
        return None
    return None if message.poll is None else await _counted(message.poll)


async def _stopped(message: discord.Message) -> discord.Message:
    try:
        return await message.end_poll()
    except discord.NotFound:
        raise
    except discord.HTTPException as refused:
        # Its time was up a moment ago: Discord has ended it itself.
        if refused.status != 400:
            raise
        return message


async def _counted(found: discord.Poll) -> Counted:
    counts = [answer.vote_count for answer in found.answers]
    if not found.multiple or not 0 < sum(counts) <= _VOTERS_AT_MOST:
        return Counted(counts, 0 if not sum(counts) else None)
    voters = {voter.id for answer in found.answers async for voter in answer.voters()}
    return Counted(counts, max(len(voters), *counts))


def is_of(found: discord.Poll | None, poll: Poll) -> bool:
    """Whether Discord's poll is this one: it takes no mark of ours, so what it asks is compared."""
    return (
        found is not None
        and found.question == poll.question
        and [answer.text for answer in found.answers] == list(poll.options)
    )
