"""What the senders of meetups have in common: the meetup read anew, its channel and thread."""

import discord

from bot import senders
from bot.delivery import Outgoing, Undeliverable
from bot.services import meetup_readings
from bot.services.meetup_outcomes import LOCKED
from bot.services.outcomes import GONE
from bot.tones import Tone, public_tone
from domain.community import Community
from domain.ids import MeetupId, UserId
from domain.meetup_values import Meetup

THREAD_IS_ARCHIVED = 50083


class Sender(senders.Sender):
    """Sends what concerns one meetup."""

    async def _meetup(self, outgoing: Outgoing) -> tuple[Meetup, Community]:
        community = await self._community(outgoing)
        meetup = await meetup_readings.meetup_of(
            self._bot.uow,
            community_id=community.community_id,
            meetup_id=MeetupId(outgoing.payload["meetup_id"]),
        )
        if meetup is None:
            raise Undeliverable("erased")
        return meetup, community

    def _tone(self, community: Community) -> Tone:
        return public_tone(self._bot.i18n, community)

    async def _thread(self, meetup: Meetup) -> discord.Thread:
        """The attendees' thread, opened again where it has gone to sleep by itself."""
        if meetup.thread_id is None:
            raise Undeliverable("no_thread")
        try:
            thread = await self._bot.fetch_channel(meetup.thread_id)
        except (discord.NotFound, discord.Forbidden) as gone:
            raise Undeliverable(GONE) from gone
        if not isinstance(thread, discord.Thread):
            raise Undeliverable(GONE)
        if thread.locked:
            # Somebody wants nothing more to be written there.
            raise Undeliverable(LOCKED)
        if thread.archived:
            await thread.edit(archived=False)
        return thread


def person_of(outgoing: Outgoing) -> UserId:
    """The person whom the row is about."""
    return UserId(outgoing.payload["user_id"])
