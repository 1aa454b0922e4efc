"""The open polls and surveys that a kept database remembers, their cards posted once more.

Who has voted is known again, for the keys of the ballot boxes lie beside the database; only the
votes in Discord's own polls are gone with it. Direct messages stay away, and so do the results of
what was closed: the commands show them. A poll whose key is gone is closed, and tells its result.
"""

from dataclasses import replace
from datetime import datetime

from bot.services import poll_cases, poll_turns, survey_cases
from bot.services.ballot_boxes import BoxKeys
from bot.services.poll_outcomes import NOT_DRAWN
from domain.ids import CommunityId
from storage.unit_of_work import UnitOfWork

_EVERY = 1000


async def ask_again(
    uow: UnitOfWork, keys: BoxKeys, *, community_id: CommunityId, now: datetime
) -> None:
    """Have the cards of what is open posted; none of the earlier ones is there any more."""
    # When the bot looked for lost keys there was no server yet that could be told.
    await poll_turns.close_lost(uow, keys, present={community_id}, now=now)
    # The time makes it another row than the one of the time before.
    again = f":again:{now.isoformat()}"
    async with uow.write() as tx:
        for poll in await tx.polls.closed(community_id, limit=_EVERY):
            await tx.polls.save(replace(poll, message_id=None))
        for poll in reversed(await tx.polls.open(community_id)):
            waiting = replace(poll, message_id=None, drawn=NOT_DRAWN)
            await tx.polls.save(waiting)
            await poll_cases.queue(tx, poll_cases.CARD, waiting, suffix=again, now=now)
        for held in reversed(await tx.surveys.open_rounds(community_id)):
            await tx.surveys.save_round(replace(held, message_id=None))
            if held.channel_id is not None:
                await survey_cases.post_card(tx, held, suffix=again, now=now)
