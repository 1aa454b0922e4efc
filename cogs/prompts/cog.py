"""`/prompts`: the question of the week, for organisers."""

import discord
from discord import app_commands
from discord.ext import commands

from bot import typed
from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import Actor, actor_of, requires, shown_to
from bot.services import prompts
from bot.ui import Interaction, bot_of
from cogs.prompts import files, lists, screens
from cogs.prompts.answers import ORGANISER, step_of, tone_of, topics_of
from cogs.prompts.forms import FORM, AddForm
from cogs.prompts.times import minute_of
from domain.ids import ChannelId

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Home = discord.ForumChannel | discord.TextChannel


@shown_to(ORGANISER)
@app_commands.guild_only()
class Prompts(commands.GroupCog, group_name="prompts", group_description=described("prompts-cmd")):
    """Show, schedule, list, add, import."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @app_commands.command(name="show", description=described("prompts-cmd-show"))
    @requires(ORGANISER)
    async def show(self, interaction: Interaction) -> None:
        await screens.screen(interaction, await actor_of(interaction))

    @app_commands.command(name="schedule", description=described("prompts-cmd-schedule"))
    @app_commands.describe(
        weekday=described("prompts-cmd-weekday"),
        time=described("prompts-cmd-time"),
        channel=described("prompts-cmd-channel"),
        skip_holidays=described("prompts-cmd-holidays"),
    )
    @app_commands.choices(
        weekday=[
            app_commands.Choice(name=described(f"prompts-weekday-{name}"), value=number)
            for number, name in enumerate(_WEEKDAYS)
        ]
    )
    @requires(ORGANISER)
    async def schedule(
        self,
        interaction: Interaction,
        weekday: app_commands.Choice[int],
        time: app_commands.Range[str, 1, 20],
        channel: Home | None = None,
        skip_holidays: bool = True,
    ) -> None:
        actor = await actor_of(interaction)
        # Prompts come with their topics from the first one on.
        await topics_of(interaction, actor)
        await prompts.schedule(
            bot_of(interaction).uow,
            weekday=weekday.value,
            minute=minute_of(time),
            channel_id=await self._channel(actor, channel),
            skips_holidays=skip_holidays,
            **step_of(interaction, actor),
        )
        notice = tone_of(interaction, actor).text("prompts-done", what="scheduled")
        await screens.screen(interaction, actor, notice=notice)

    @app_commands.command(name="list", description=described("prompts-cmd-list"))
    @requires(ORGANISER)
    async def list_(self, interaction: Interaction) -> None:
        await lists.listed(interaction, await actor_of(interaction))

    @app_commands.command(name="add", description=described("prompts-cmd-add"))
    @requires(ORGANISER)
    async def add(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        offered = await topics_of(interaction, actor)
        before = typed.kept(interaction.client, actor.user_id, 0, FORM)
        form = AddForm(tone_of(interaction, actor), offered, before)
        await interaction.response.send_modal(form)

    @app_commands.command(name="import", description=described("prompts-cmd-import"))
    @app_commands.describe(file=described("prompts-cmd-file"))
    @requires(ORGANISER)
    async def import_(self, interaction: Interaction, file: discord.Attachment) -> None:
        await files.take(interaction, await actor_of(interaction), file)

    async def _channel(self, actor: Actor, chosen: Home | None) -> ChannelId | None:
        """Left out, the channel stays; the one for threads is that of all threads."""
        community = actor.must(ORGANISER)
        if chosen is None:
            return await prompts.channel_of(self._bot.uow, community_id=community.community_id)
        return None if chosen.id == community.threads_channel_id else ChannelId(chosen.id)
