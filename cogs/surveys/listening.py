"""What Discord does to the cards of rounds by itself: deleted, alone or with their channel."""

import discord
from discord.ext import commands

from bot.client import Ledarbot
from bot.services import survey_cards
from domain.ids import ChannelId, CommunityId, MessageId


class SurveysListening(commands.Cog):
    """Keeps our rounds true to Discord's channels."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        await self._deleted(event.guild_id, {event.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        await self._deleted(event.guild_id, event.message_ids)

    async def _deleted(self, guild_id: int | None, message_ids: set[int]) -> None:
        if guild_id is None:
            return
        async with self._bot.at_work():
            await survey_cards.deleted(
                self._bot.uow,
                community_id=CommunityId(guild_id),
                message_ids=[MessageId(each) for each in message_ids],
                now=self._bot.clock.now(),
            )

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        async with self._bot.at_work():
            await survey_cards.channel_deleted(
                self._bot.uow,
                community_id=CommunityId(channel.guild.id),
                channel_id=ChannelId(channel.id),
                now=self._bot.clock.now(),
            )

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """What was deleted while the bot was away."""
        present = {CommunityId(guild.id) for guild in self._bot.guilds}
        async with self._bot.at_work():
            now = self._bot.clock.now()
            await survey_cards.look_after(self._bot.uow, present=present, now=now)
