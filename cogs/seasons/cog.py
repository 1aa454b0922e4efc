"""`/seasons`: what the season's card does as well, by commands; no id is ever typed."""

from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import actor_of, requires
from bot.ui import Interaction
from bot.ui import show as draw
from cogs.seasons import editor, following, hosting, lists
from cogs.seasons.answers import found, hosted, season_id_of
from domain.community import Capability
from domain.meetup_values import SeasonState

_MEMBER, _ORGANISER = Capability.MEMBER, Capability.ORGANISER
Choices = list[app_commands.Choice[str]]


@app_commands.guild_only()
class Seasons(commands.GroupCog, group_name="seasons", group_description=described("seasons-cmd")):
    """Create, show, join, leave, edit."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @app_commands.command(name="create", description=described("seasons-cmd-create"))
    @app_commands.describe(previous=described("seasons-cmd-previous"))
    @requires(_ORGANISER)
    async def create(self, interaction: Interaction, previous: str = "") -> None:
        actor = await actor_of(interaction)
        before = None
        if previous:
            before = (await hosted(interaction, actor, season_id_of(previous))).season
        await editor.create(interaction, actor, before)

    @app_commands.command(name="show", description=described("seasons-cmd-show"))
    @app_commands.describe(season=described("seasons-cmd-season"))
    @requires(_MEMBER)
    async def show(self, interaction: Interaction, season: str = "") -> None:
        actor = await actor_of(interaction)
        if season:
            await hosting.show_details(interaction, actor, season_id_of(season))
        else:
            await draw(interaction, await lists.listed(interaction, actor))

    @app_commands.command(name="join", description=described("seasons-cmd-join"))
    @app_commands.describe(season=described("seasons-cmd-season"))
    @requires(_MEMBER)
    async def join(self, interaction: Interaction, season: str) -> None:
        await following.join(interaction, await actor_of(interaction), season_id_of(season))

    @app_commands.command(name="leave", description=described("seasons-cmd-leave"))
    @app_commands.describe(season=described("seasons-cmd-season"))
    @requires(_MEMBER)
    async def leave(self, interaction: Interaction, season: str) -> None:
        await following.leave(interaction, await actor_of(interaction), season_id_of(season))

    @app_commands.command(name="edit", description=described("seasons-cmd-edit"))
    @app_commands.describe(season=described("seasons-cmd-season"))
    @requires(_MEMBER)
    async def edit(self, interaction: Interaction, season: str) -> None:
        actor, number = await actor_of(interaction), season_id_of(season)
        programme = await found(interaction, actor, number)
        if programme.season.state is SeasonState.DRAFT:
            # Whoever comes back to a draft wants to see it first.
            await editor.preview(interaction, actor, programme)
        else:
            await editor.edit(interaction, actor, number)

    # ------------------------------------------------------------------------------- choices

    @show.autocomplete("season")
    async def _seen(self, interaction: Interaction, typed: str) -> Choices:
        return await self._suggested(interaction, typed, "seen")

    @join.autocomplete("season")
    async def _joined(self, interaction: Interaction, typed: str) -> Choices:
        return await self._suggested(interaction, typed, "joined")

    @leave.autocomplete("season")
    async def _left(self, interaction: Interaction, typed: str) -> Choices:
        return await self._suggested(interaction, typed, "left")

    @edit.autocomplete("season")
    async def _changed(self, interaction: Interaction, typed: str) -> Choices:
        return await self._suggested(interaction, typed, "changed")

    @create.autocomplete("previous")
    async def _before(self, interaction: Interaction, typed: str) -> Choices:
        return await self._suggested(interaction, typed, "before")

    async def _suggested(self, interaction: Interaction, typed: str, which: str) -> Choices:
        return await lists.suggested(interaction, await actor_of(interaction), typed, which=which)
