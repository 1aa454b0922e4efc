"""What the senders of meetups have in common: the meetup read anew, its channel and thread."""

import discord

from bot import senders
from bot.delivery import Later, Outgoing, Undeliverable
from bot.services import communities, meetup_readings
from bot.services.meetup_outcomes import GONE, LOCKED
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

    def _guild(self, community: Community) -> discord.Guild:
        guild = self._bot.get_guild(community.community_id)
        if guild is None:
            raise Later("guild_unavailable")
        return guild

    async def _meetups_channel(
        self, community: Community, outgoing: Outgoing
    ) -> discord.TextChannel:
        channel = self._guild(community).get_channel(community.meetups_channel_id or 0)
        if not isinstance(channel, discord.TextChannel):
            raise await self._wait_for_mending(community, "meetups_channel_gone", outgoing)
        return channel

    async def _wait_for_mending(self, community: Community, code: str, outgoing: Outgoing) -> Later:
        """Have the owner told, once a day; what waits goes out when it is mended."""
        await communities.warn(
            self._bot.uow, community_id=community.community_id, code=code, now=outgoing.now
        )
        return Later(code)

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
