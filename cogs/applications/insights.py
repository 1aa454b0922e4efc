"""`/applications stats` and `drift`: the desk in numbers, and where people and advice differ."""

import io
from typing import Any

import discord
from discord import app_commands, ui

from bot import charts
from bot.commands import described
from bot.permissions import actor_of, requires
from bot.services import insights
from bot.ui import NO_PINGS, Interaction, bot_of, layout, said
from cogs.applications import insight_messages
from cogs.applications.answers import tone_of
from domain.community import Capability
from domain.errors import NotFound
from domain.insights import PERIODS, Month

_PICTURE = "statistik.png"
_MONTHS = 24


@app_commands.describe(days=described("insights-cmd-days"))
@app_commands.choices(
    days=[
        app_commands.Choice(name=described(f"insights-period-{days}"), value=days)
        for days in PERIODS
    ]
)
@requires(Capability.MODERATOR)
async def _stats(interaction: Interaction, days: int = PERIODS[0]) -> None:
    """The numbers in words, and as a picture with the same in its alternative text."""
    # Drawing takes longer than Discord waits for a first answer.
    await interaction.response.defer(ephemeral=True, thinking=True)
    bot, actor = bot_of(interaction), await actor_of(interaction)
    community = actor.must(Capability.MODERATOR)
    numbers = await insights.numbers(
        bot.uow, community_id=community.community_id, days=days, now=bot.clock.now()
    )
    tone = tone_of(interaction, actor)
    text = insight_messages.statistics_text(numbers, tone, now=bot.clock.now())
    if not numbers.decided:
        await interaction.followup.send(
            view=layout(ui.TextDisplay(text)), ephemeral=True, allowed_mentions=NO_PINGS
        )
        return
    picture = await charts.draw(insight_messages.panels(numbers, tone))
    described_as = insight_messages.picture_text(numbers, tone)
    await interaction.followup.send(
        view=layout(ui.TextDisplay(text), _gallery(described_as)),
        file=discord.File(io.BytesIO(picture), _PICTURE, description=described_as),
        ephemeral=True,
        allowed_mentions=NO_PINGS,
    )


def _gallery(described_as: str) -> ui.MediaGallery[Any]:
    item = discord.MediaGalleryItem(f"attachment://{_PICTURE}", description=described_as)
    return ui.MediaGallery(item)


@app_commands.describe(month=described("insights-cmd-month"))
@requires(Capability.MODERATOR)
async def _drift(interaction: Interaction, month: str | None = None) -> None:
    """The list of one month, to the asking moderator alone."""
    bot, actor = bot_of(interaction), await actor_of(interaction)
    community = actor.must(Capability.MODERATOR)
    wanted = Month.read(month) if month else Month.of(bot.clock.now(), zone=community.timezone)
    if wanted is None:
        raise NotFound()
    found = await insights.differences(bot.uow, community_id=community.community_id, month=wanted)
    text = insight_messages.drift_text(found, tone_of(interaction, actor), month=wanted)
    await interaction.response.send_message(
        view=said(text), ephemeral=True, allowed_mentions=NO_PINGS
    )


async def _months(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The latest months by name; nothing in them depends on the community's cases."""
    actor = await actor_of(interaction)
    tone = tone_of(interaction, actor)
    this = Month.of(bot_of(interaction).clock.now(), zone=tone.timezone)
    named = [
        (insight_messages.month_name(month, tone), str(month))
        for month in (this.moved(-back) for back in range(_MONTHS))
    ]
    wanted = typed.strip().casefold()
    fitting = [(name, value) for name, value in named if wanted in f"{name} {value}".casefold()]
    return [app_commands.Choice(name=name, value=value) for name, value in fitting]


def added_commands() -> tuple[app_commands.Command[Any, ..., Any], ...]:
    """New commands for the group `applications`; a command belongs to one bot alone."""
    stats: app_commands.Command[Any, ..., Any] = app_commands.Command(
        name="stats", description=described("insights-cmd-stats"), callback=_stats
    )
    drift: app_commands.Command[Any, ..., Any] = app_commands.Command(
        name="drift", description=described("insights-cmd-drift"), callback=_drift
    )
    drift.autocomplete("month")(_months)
    return stats, drift
