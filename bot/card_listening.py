"""What Discord does to cards by itself: deleted one by one, together, or with their channel."""

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.services import poll_cards, survey_cards
from domain.ids import ChannelId, CommunityId, MessageId

if TYPE_CHECKING:
    from bot.client import Ledarbot

_CARDS = (poll_cards, survey_cards)


class CardListening(commands.Cog):
    """Keeps the cards of polls and of rounds true to Discord's channels."""

    def __init__(self, bot: "Ledarbot") -> None:
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
            for cards in _CARDS:
                await cards.deleted(
                    self._bot.uow,
                    community_id=CommunityId(guild_id),
                    message_ids=[MessageId(each) for each in message_ids],
                    now=self._bot.clock.now(),
                )

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._channel_deleted(channel.guild.id, channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        await self._channel_deleted(event.guild_id, event.thread_id)

    async def _channel_deleted(self, guild_id: int, channel_id: int) -> None:
        async with self._bot.at_work():
            for cards in _CARDS:
                await cards.channel_deleted(
                    self._bot.uow,
                    community_id=CommunityId(guild_id),
                    channel_id=ChannelId(channel_id),
                    now=self._bot.clock.now(),
                )

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """What was deleted while the bot was away."""
        present = {CommunityId(guild.id) for guild in self._bot.guilds}
        async with self._bot.at_work():
            for cards in _CARDS:
                now = self._bot.clock.now()
                await cards.look_after(self._bot.uow, present=present, now=now)
