"""`/me`: what the network knows of me, to see and to correct."""

from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described, named
from bot.permissions import actor_of
from bot.ui import NO_PINGS, Interaction
from cogs.profile.components import screen


class Profile(commands.Cog):
    """The person's own card."""

    def __init__(self, bot: Ledarbot) -> None:
        self.bot = bot

    @app_commands.command(
        name=named("me", "profile-command"), description=described("profile-command-description")
    )
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def me(self, interaction: Interaction) -> None:
        view = await screen(interaction, await actor_of(interaction))
        await interaction.response.send_message(
            view=view, ephemeral=True, allowed_mentions=NO_PINGS
        )
