"""A small bot that uses everything of Discord's that the sandbox has to carry."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

JOIN_REQUEST_EVENTS = (
    "GUILD_JOIN_REQUEST_CREATE",
    "GUILD_JOIN_REQUEST_UPDATE",
    "GUILD_JOIN_REQUEST_DELETE",
)


class SmallBot(commands.AutoShardedBot):
    """Answers /kort with a card, opens a modal from it, and hears of membership applications."""

    def __init__(self, *, moderation: bool = True) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.members = True
        intents.moderation = moderation
        super().__init__(
            command_prefix=commands.when_mentioned,
            intents=intents,
            shard_count=1,
            help_command=None,
        )
        self.heard: list[tuple[str, dict[str, Any]]] = []
        self.joined: list[int] = []
        self.locales: list[str] = []

    async def setup_hook(self) -> None:
        for event in JOIN_REQUEST_EVENTS:
            self._connection.parsers.setdefault(event, self._hear(event))
        self.tree.add_command(show_card)
        self.tree.add_command(write_to_me)
        await self.tree.sync()

    def _hear(self, event: str) -> Any:
        return lambda data: self.heard.append((event, data))

    async def on_member_join(self, member: discord.Member) -> None:
        self.joined.append(member.id)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self.locales.append(str(interaction.locale))


class Questions(discord.ui.Modal, title="Ansökan"):
    intro = discord.ui.TextDisplay("Fyra frågor, ungefär två minuter.")
    role = discord.ui.Label(
        text="Titel",
        description="Som på ditt visitkort",
        component=discord.ui.TextInput(custom_id="title", max_length=100),
    )
    staff = discord.ui.Label(
        text="Har du personalansvar?",
        component=discord.ui.RadioGroup(
            custom_id="staff",
            options=[
                discord.RadioGroupOption(label="Ja", value="yes"),
                discord.RadioGroupOption(label="Nej", value="no"),
            ],
        ),
    )
    rules = discord.ui.Label(
        text="Nätverkets regler",
        component=discord.ui.CheckboxGroup(
            custom_id="rules",
            options=[discord.CheckboxGroupOption(label="Jag godkänner reglerna", value="agreed")],
            min_values=1,
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.role.component, discord.ui.TextInput)
        assert isinstance(self.staff.component, discord.ui.RadioGroup)
        text = f"Tack: {self.role.component.value}, {self.staff.component.value}"
        await interaction.response.send_message(text, ephemeral=True)
        assert isinstance(interaction.user, discord.Member)
        await interaction.user.send("Vi hör av oss.")


class Card(discord.ui.LayoutView):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        apply: discord.ui.Button[Card] = discord.ui.Button(
            label="Sök", style=discord.ButtonStyle.primary, custom_id="card:apply"
        )
        apply.callback = self._open  # type: ignore[method-assign]
        row: discord.ui.ActionRow[Card] = discord.ui.ActionRow(apply)
        self.add_item(
            discord.ui.Container(
                discord.ui.TextDisplay("## Välkommen\nEtt **nätverk** för chefer."),
                discord.ui.Separator(),
                row,
                accent_colour=discord.Colour(0x2B5F75),
            )
        )

    async def _open(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Questions())


@app_commands.command(name="card", description="Shows the card")
async def show_card(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Card())


@app_commands.command(name="write", description="Writes to me")
async def write_to_me(interaction: discord.Interaction) -> None:
    await interaction.user.send("Hej!")
    await interaction.response.send_message("Skrivet.", ephemeral=True)
