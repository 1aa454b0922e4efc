"""`/polls`: asking the network something, seeing what is asked, closing, and how it went."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import actor_of, requires
from bot.services import poll_turns
from bot.ui import Interaction
from cogs.polls import drafts, lists, looks
from cogs.polls.answers import MEMBER, ORGANISER, number_in
from cogs.polls.kinds import KINDS
from cogs.polls.readings import chosen
from domain.ids import CommunityId
from domain.poll_values import QUESTION_LENGTH, PollKind
from domain.typed_times import LONGEST

Choices = list[app_commands.Choice[str]]
_QUORUM_AT_MOST = 100_000


@app_commands.guild_only()
class Polls(commands.GroupCog, group_name="polls", group_description=described("polls-cmd")):
    """Create, list, close, results."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @app_commands.command(name="create", description=described("polls-cmd-create"))
    @app_commands.describe(
        kind=described("polls-cmd-kind"),
        question=described("polls-cmd-question"),
        channel=described("polls-cmd-channel"),
        closes=described("polls-cmd-closes"),
        quorum=described("polls-cmd-quorum"),
        role=described("polls-cmd-role"),
        hide_results=described("polls-cmd-hide"),
        remind=described("polls-cmd-remind"),
        several=described("polls-cmd-several"),
    )
    @app_commands.choices(
        kind=[
            app_commands.Choice(name=described(f"polls-kind-{kind.value}"), value=kind.value)
            for kind in KINDS.values()
        ]
    )
    @requires(ORGANISER)
    async def create(
        self,
        interaction: Interaction,
        kind: str,
        question: app_commands.Range[str, 1, QUESTION_LENGTH] = "",
        channel: discord.TextChannel | discord.Thread | None = None,
        closes: app_commands.Range[str, 1, LONGEST] = "",
        quorum: app_commands.Range[int, 1, _QUORUM_AT_MOST] | None = None,
        role: discord.Role | None = None,
        hide_results: bool = False,
        remind: bool = False,
        several: bool = False,
    ) -> None:
        actor = await actor_of(interaction)
        community, wanted = actor.must(ORGANISER), PollKind(kind)
        if several and wanted is PollKind.SINGLE:
            wanted = PollKind.MULTIPLE
        home = channel.id if channel else community.feedback_channel_id or interaction.channel_id
        said = chosen(
            question=question,
            closes=closes,
            channel_id=home or 0,
            quorum=quorum,
            role_id=role.id if role else None,
            flags={"hide": hide_results, "remind": remind, "several": several},
        )
        await drafts.begin(interaction, actor, wanted, said)

    @app_commands.command(name="list", description=described("polls-cmd-list"))
    @requires(MEMBER)
    async def list_(self, interaction: Interaction) -> None:
        await lists.listed(interaction, await actor_of(interaction))

    @app_commands.command(name="close", description=described("polls-cmd-close"))
    @app_commands.describe(poll=described("polls-cmd-poll"))
    @requires(ORGANISER)
    async def close(self, interaction: Interaction, poll: str) -> None:
        await looks.ask_to_close(interaction, await actor_of(interaction), number_in(poll))

    @app_commands.command(name="results", description=described("polls-cmd-results"))
    @app_commands.describe(poll=described("polls-cmd-poll"))
    @requires(MEMBER)
    async def results(self, interaction: Interaction, poll: str) -> None:
        await looks.results(interaction, await actor_of(interaction), number_in(poll))

    @close.autocomplete("poll")
    async def _open(self, interaction: Interaction, typed: str) -> Choices:
        actor = await actor_of(interaction)
        return await lists.suggested(interaction, actor, typed, with_closed=False)

    @results.autocomplete("poll")
    async def _every(self, interaction: Interaction, typed: str) -> Choices:
        actor = await actor_of(interaction)
        return await lists.suggested(interaction, actor, typed, with_closed=True)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        # A key that was lost while the bot was down: its poll ends with what came before.
        bot = self._bot
        present = {CommunityId(guild.id) for guild in bot.guilds}
        async with bot.at_work():
            await poll_turns.close_lost(bot.uow, bot.box_keys, present=present, now=bot.clock.now())
