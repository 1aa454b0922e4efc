"""`/surveys`: drawn up and held by organisers, answered by members; no id is ever typed."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import actor_of, requires
from bot.ui import Interaction
from cogs.surveys import kept, lists, opening, results, rounds, settings, starting
from cogs.surveys.answers import MEMBER, ORGANISER, number_in, survey_found
from cogs.surveys.opening import Plan
from domain.ids import ChannelId, RoleId, RoundId
from domain.surveys import DAYS_AT_LEAST, DAYS_AT_MOST, DAYS_USUALLY

Choices = list[app_commands.Choice[str]]
Days = app_commands.Range[int, DAYS_AT_LEAST, DAYS_AT_MOST]


@app_commands.guild_only()
class Surveys(commands.GroupCog, group_name="surveys", group_description=described("surveys-cmd")):
    """Create, open, answer, list, close, results, settings."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @app_commands.command(name="create", description=described("surveys-cmd-create"))
    @app_commands.describe(
        template=described("surveys-cmd-template"), file=described("surveys-cmd-file")
    )
    @requires(ORGANISER)
    async def create(
        self,
        interaction: Interaction,
        template: str | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        await kept.create(interaction, await actor_of(interaction), template=template, file=file)

    @app_commands.command(name="open", description=described("surveys-cmd-open"))
    @app_commands.describe(
        survey=described("surveys-cmd-survey"),
        who=described("surveys-cmd-who"),
        days=described("surveys-cmd-days"),
        remind=described("surveys-cmd-remind"),
        channel=described("surveys-cmd-channel"),
        by_message=described("surveys-cmd-by-message"),
    )
    @requires(ORGANISER)
    async def open(
        self,
        interaction: Interaction,
        survey: str,
        who: discord.Role | None = None,
        days: Days = DAYS_USUALLY,
        remind: bool = True,
        channel: discord.TextChannel | None = None,
        by_message: bool = True,
    ) -> None:
        actor = await actor_of(interaction)
        found = await survey_found(interaction, actor, number_in(survey))
        home = actor.must(ORGANISER).feedback_channel_id
        everybody = who is None or who.is_default() or who.id == actor.must(MEMBER).member_role_id
        plan = Plan(
            role_id=None if everybody or who is None else RoleId(who.id),
            days=days,
            reminds=remind,
            channel_id=ChannelId(channel.id) if channel else home,
            by_message=by_message,
        )
        await opening.preview(interaction, actor, found, plan)

    @app_commands.command(name="answer", description=described("surveys-cmd-answer"))
    @requires(MEMBER)
    async def answer(self, interaction: Interaction) -> None:
        await starting.choose(interaction, await actor_of(interaction))

    @app_commands.command(name="list", description=described("surveys-cmd-list"))
    @requires(MEMBER)
    async def list_(self, interaction: Interaction) -> None:
        await lists.listed(interaction, await actor_of(interaction))

    @app_commands.command(name="close", description=described("surveys-cmd-close"))
    @app_commands.describe(survey=described("surveys-cmd-open-round"))
    @requires(ORGANISER)
    async def close(self, interaction: Interaction, survey: str) -> None:
        actor = await actor_of(interaction)
        await lists.ask_to_close(interaction, actor, RoundId(number_in(survey)))

    @app_commands.command(name="results", description=described("surveys-cmd-results"))
    @app_commands.describe(round=described("surveys-cmd-round"))
    @requires(MEMBER)
    async def results(self, interaction: Interaction, round: str) -> None:
        actor = await actor_of(interaction)
        await results.overview(interaction, actor, RoundId(number_in(round)))

    @app_commands.command(name="settings", description=described("surveys-cmd-settings"))
    @requires(ORGANISER)
    async def settings(self, interaction: Interaction) -> None:
        await settings.screen(interaction, await actor_of(interaction))

    # ------------------------------------------------------------------------------- choices

    @create.autocomplete("template")
    async def _templates(self, interaction: Interaction, typed: str) -> Choices:
        return await kept.template_choices(interaction, await actor_of(interaction), typed)

    @open.autocomplete("survey")
    async def _surveys(self, interaction: Interaction, typed: str) -> Choices:
        return await lists.survey_choices(interaction, await actor_of(interaction), typed)

    @close.autocomplete("survey")
    async def _open_rounds(self, interaction: Interaction, typed: str) -> Choices:
        return await rounds.open_choices(interaction, await actor_of(interaction), typed)

    @results.autocomplete("round")
    async def _closed_rounds(self, interaction: Interaction, typed: str) -> Choices:
        return await rounds.closed_choices(interaction, await actor_of(interaction), typed)
