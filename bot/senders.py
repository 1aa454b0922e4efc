"""What senders have in common: the community read anew, the message marked and found again."""

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.audiences import review_audience
from bot.delivery import Later, Outgoing, Result, Undeliverable
from bot.services import communities
from bot.ui import NO_PINGS, carries_mark
from domain.community import Community
from domain.ids import CommunityId

if TYPE_CHECKING:
    from bot.client import Ledarbot

_HISTORY = 200


class Sender:
    """Sends some kinds of messages; payloads hold ids alone, so everything is read anew."""

    def __init__(self, bot: "Ledarbot") -> None:
        self._bot = bot

    async def _community(self, outgoing: Outgoing) -> Community:
        community = await communities.of(
            self._bot.uow, community_id=CommunityId(outgoing.message.community_id or 0)
        )
        if community is None:
            raise Undeliverable("erased")
        return community

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

    async def _review_channel(
        self, community: Community, outgoing: Outgoing
    ) -> discord.TextChannel:
        """The review channel, once nobody but moderators can read it.

        What applicants write and members report is for moderators alone, so a channel that was
        opened since the set-up gets nothing more until it is mended.
        """
        guild = self._guild(community)
        channel = guild.get_channel(community.review_channel_id or 0)
        if not isinstance(channel, discord.TextChannel):
            raise await self._wait_for_mending(community, "review_channel_gone", outgoing)
        if await review_audience(guild, community):
            raise await self._wait_for_mending(community, "review_audience", outgoing)
        return channel

    async def _wait_for_mending(self, community: Community, code: str, outgoing: Outgoing) -> Later:
        """Have the owner told, once a day; what waits goes out when it is mended."""
        await communities.warn(
            self._bot.uow, community_id=community.community_id, code=code, now=outgoing.now
        )
        return Later(code)

    def _channel(self, channel_id: int) -> discord.PartialMessageable:
        return self._bot.get_partial_messageable(channel_id)

    async def _post(
        self,
        channel: discord.abc.Messageable,
        view: ui.LayoutView,
        outgoing: Outgoing,
        *,
        allowed_mentions: discord.AllowedMentions = NO_PINGS,
    ) -> Result:
        message = await channel.send(
            view=view, nonce=outgoing.nonce, allowed_mentions=allowed_mentions
        )
        return {"channel_id": message.channel.id, "message_id": message.id}

    async def _marked(
        self, channel: discord.abc.Messageable, outgoing: Outgoing
    ) -> discord.Message | None:
        async for message in channel.history(limit=_HISTORY, after=outgoing.since):
            if message.author == self._bot.user and carries_mark(message, outgoing.mark):
                return message
        return None

    async def _found(self, channel: discord.abc.Messageable, outgoing: Outgoing) -> Result | None:
        message = await self._marked(channel, outgoing)
        if message is None:
            return None
        return {"channel_id": message.channel.id, "message_id": message.id}
