"""What happens to threads in Discord by itself: written in, renamed, locked, deleted.

The gateway tells that something was written, by whom and where; what it says does not come with it,
and nobody here looks.
"""

import discord
from discord.ext import commands

from bot.client import Ledarbot
from bot.services import threads
from cogs.threads.messages import stand_ins
from domain.ids import CommunityId, UserId


class Listening(commands.Cog):
    """Keeps our threads true to Discord's."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.guild is None or message.author.bot:
            return
        community_id = CommunityId(message.guild.id)
        async with self._bot.at_work():
            if isinstance(message.channel, discord.TextChannel):
                await self._below_the_foot(community_id, message.channel.id)
                return
            await threads.written(
                self._bot.uow,
                self._bot.vault,
                community_id=community_id,
                discord_id=message.channel.id,
                by=UserId(message.author.id),
                now=self._bot.clock.now(),
            )

    async def _below_the_foot(self, community_id: CommunityId, channel_id: int) -> None:
        community = await self._bot.glances.community(community_id)
        if community is not None and community.threads_channel_id == channel_id:
            now = self._bot.clock.now()
            await threads.foot_is_above(self._bot.uow, community_id=community_id, now=now)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        async with self._bot.at_work():
            await threads.deleted(
                self._bot.uow,
                community_id=CommunityId(event.guild_id),
                discord_id=event.thread_id,
                now=self._bot.clock.now(),
            )

    @commands.Cog.listener()
    async def on_raw_thread_update(self, event: discord.RawThreadUpdateEvent) -> None:
        metadata, title = event.data.get("thread_metadata", {}), str(event.data.get("name", ""))
        # Ours is no title that somebody has given.
        if title in stand_ins(self._bot.i18n):
            title = ""
        async with self._bot.at_work():
            await threads.changed_outside(
                self._bot.uow,
                community_id=CommunityId(event.guild_id),
                discord_id=event.thread_id,
                title=title,
                is_locked=bool(metadata.get("locked", False)),
                now=self._bot.clock.now(),
            )
