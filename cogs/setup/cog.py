"""`/setup`: the set-up, its check, and how the questions of applications are read."""

from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import actor_of, requires, shown_to
from bot.ui import Interaction
from cogs.setup import flow
from cogs.setup.components import guild_of, show
from cogs.setup.menus import Page
from cogs.setup.questions import show_questions
from domain.community import Capability

_NEEDS = Capability.ADMINISTRATOR


@shown_to(_NEEDS)
@app_commands.guild_only()
class Setup(
    commands.GroupCog,
    group_name="setup",
    group_description=described("setup-command-description"),
):
    """How an administrator sets the network up."""

    def __init__(self, bot: Ledarbot) -> None:
        self.bot = bot

    @app_commands.command(name="start", description=described("setup-start-description"))
    @requires(_NEEDS)
    async def start(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        actor = await actor_of(interaction)
        await flow.begin(self.bot, guild_of(interaction), by=actor.user_id)
        await show(interaction, actor, Page.OVERVIEW)

    @app_commands.command(name="check", description=described("setup-check-description"))
    @requires(_NEEDS)
    async def check(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await show(interaction, await actor_of(interaction), Page.CHECK)

    @app_commands.command(
        name="questions",
        description=described("setup-questions-description"),
    )
    @requires(_NEEDS)
    async def questions(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await show_questions(interaction, await actor_of(interaction))
