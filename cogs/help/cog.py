"""`/help`: what the bot can do for the person who asks, in their language."""

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import actor_of
from bot.ui import NO_PINGS, Interaction
from cogs.help.listing import Listed, listing
from cogs.help.messages import pages

_log = logging.getLogger("ledarbot.help")


class Help(commands.Cog):
    """Answers by capability."""

    def __init__(self, bot: Ledarbot) -> None:
        self.bot = bot
        # Neither changes while the bot runs.
        self._commands: list[Listed] = []
        self._ids: dict[str, int] = {}

    @app_commands.command(name="help", description=described("help-command-description"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def help(self, interaction: Interaction) -> None:
        # The first time Discord is asked for the ids, and that may take longer than a moment.
        await interaction.response.defer(ephemeral=True)
        self._commands = self._commands or await listing(self.bot.tree)
        self._ids = self._ids or await self._learned_ids()
        views = pages(
            self.bot.i18n,
            await actor_of(interaction),
            self._commands,
            ids=self._ids,
            in_server=interaction.guild_id is not None,
        )
        for view in views:
            await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=NO_PINGS)

    async def _learned_ids(self) -> dict[str, int]:
        """The ids under which Discord knows our commands; without them there are plain names."""
        try:
            return {each.name: each.id for each in await self.bot.tree.fetch_commands()}
        except discord.HTTPException as error:
            _log.warning("no command ids", extra={"fields": {"status": error.status}})
            return {}
