"""`/policy`: how the network's applications are read, what a change would mean, what it knows."""

from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import actor_of, requires, shown_to
from bot.services import policies
from bot.ui import NO_PINGS, Interaction, said
from cogs.policy import messages
from cogs.policy.changing import show, show_draft
from cogs.policy.screens import draft_in, tone_of
from cogs.policy.terms import show_terms
from domain.community import Capability
from domain.own_terms import LABELS, LONGEST_TERM, Label

_MODERATOR, _ADMINISTRATOR = Capability.MODERATOR, Capability.ADMINISTRATOR


@shown_to(_MODERATOR)
@app_commands.guild_only()
class Policies(commands.GroupCog, group_name="policy", group_description=described("policies-cmd")):
    """Show, try, change, learn, terms."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @app_commands.command(name="show", description=described("policies-cmd-show"))
    @requires(_MODERATOR)
    async def show(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await show(interaction, await actor_of(interaction))

    @app_commands.command(name="try", description=described("policies-cmd-try"))
    @requires(_MODERATOR)
    async def try_(self, interaction: Interaction) -> None:
        await self._draw_up(interaction)

    @app_commands.command(name="change", description=described("policies-cmd-change"))
    @requires(_ADMINISTRATOR)
    async def change(self, interaction: Interaction) -> None:
        await self._draw_up(interaction)

    async def _draw_up(self, interaction: Interaction) -> None:
        """One way for both: a change is put in force from the screen that shows its trial."""
        await interaction.response.defer(ephemeral=True)
        actor = await actor_of(interaction)
        await show_draft(interaction, actor, await draft_in(interaction, actor))

    @app_commands.command(name="learn", description=described("policies-cmd-learn"))
    @app_commands.rename(label="is")
    @app_commands.describe(
        term=described("policies-cmd-learn-term"), label=described("policies-cmd-learn-is")
    )
    @app_commands.choices(
        label=[
            app_commands.Choice(
                name=described(f"policies-label-{label.value.replace('_', '-')}"),
                value=label.value,
            )
            for labels in LABELS.values()
            for label in labels
        ]
    )
    @requires(_MODERATOR)
    async def learn(
        self,
        interaction: Interaction,
        term: app_commands.Range[str, 1, LONGEST_TERM],
        label: str,
    ) -> None:
        await interaction.response.defer(ephemeral=True)
        actor = await actor_of(interaction)
        where, now = actor.must(_MODERATOR).community_id, self._bot.clock.now()
        learned = await policies.learn(
            self._bot.uow,
            community_id=where,
            text=term,
            label=Label(label),
            by=actor.user_id,
            now=now,
        )
        reread = await policies.read_again(
            self._bot.uow, community_id=where, read=await self._bot.reader_for(where), now=now
        )
        text = messages.learned_text(tone_of(interaction, actor), [learned], reread=reread)
        await interaction.edit_original_response(view=said(text), allowed_mentions=NO_PINGS)

    @app_commands.command(name="terms", description=described("policies-cmd-terms"))
    @requires(_MODERATOR)
    async def terms(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await show_terms(interaction, await actor_of(interaction))
