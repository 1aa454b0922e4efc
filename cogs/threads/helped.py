"""The command on a message by which the author of a question says that it helped.

Its name is translated, unlike those of slash commands, since it is chosen in a menu.
"""

import discord
from discord import app_commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import actor_of, requires
from bot.ui import Interaction
from cogs.threads import tools
from domain.community import Capability


def context_menu(bot: Ledarbot) -> app_commands.ContextMenu:
    """The command, to be added to the tree."""

    @app_commands.guild_only
    @requires(Capability.MEMBER)
    async def helped(interaction: Interaction, message: discord.Message) -> None:
        await tools.mark_helped(interaction, await actor_of(interaction), message)

    return app_commands.ContextMenu(name=described("threads-menu-helped"), callback=helped)
