"""What every sender has in common: the case read anew, and the welcome channel."""

import discord

from bot import senders
from bot.delivery import Later, Outgoing, Undeliverable
from bot.services import applications
from domain.applications import Application
from domain.community import Community
from domain.ids import ApplicationId


class Sender(senders.Sender):
    """Sends some kinds of messages; payloads hold ids alone, so everything is read anew."""

    async def _case(self, outgoing: Outgoing) -> tuple[Application, Community]:
        community = await self._community(outgoing)
        application = await applications.find(
            self._bot.uow,
            community_id=community.community_id,
            application_id=ApplicationId(outgoing.payload["application_id"]),
        )
        if application is None:
            raise Undeliverable("erased")
        return application, community

    def _welcome_channel(self, community: Community) -> discord.TextChannel:
        guild = self._bot.get_guild(community.community_id)
        if guild is None:
            raise Later("guild_unavailable")
        channel = guild.get_channel(community.welcome_channel_id or 0)
        if not isinstance(channel, discord.TextChannel):
            raise Undeliverable("welcome_channel_gone")
        return channel
