"""`/me`: what the network knows of me, to see and to correct."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import actor_of
from bot.services import departures, people
from bot.ui import NO_PINGS, Interaction
from cogs.profile.components import screen
from domain.ids import CommunityId, UserId


class Profile(commands.Cog):
    """The person's own card."""

    def __init__(self, bot: Ledarbot) -> None:
        self.bot = bot

    @app_commands.command(name="me", description=described("profile-command-description"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def me(self, interaction: Interaction) -> None:
        view = await screen(interaction, await actor_of(interaction))
        await interaction.response.send_message(
            view=view, ephemeral=True, allowed_mentions=NO_PINGS
        )

    @commands.Cog.listener()
    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        """The profile of who leaves is forgotten after a while."""
        async with self.bot.at_work():
            await people.left(
                self.bot.uow,
                community_id=CommunityId(payload.guild_id),
                user_id=UserId(payload.user.id),
                now=self.bot.clock.now(),
            )
            await departures.left(
                self.bot.uow,
                community_id=CommunityId(payload.guild_id),
                user_id=UserId(payload.user.id),
                keys=self.bot.box_keys,
                vault=self.bot.vault_if_any,
                now=self.bot.clock.now(),
            )

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        """Who comes back in time finds the profile as it was."""
        async with self.bot.at_work():
            await people.came_back(
                self.bot.uow,
                community_id=CommunityId(member.guild.id),
                user_id=UserId(member.id),
            )
