"""What the policy's screens share: how they are drawn, and what they read first."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import policies
from bot.services.policies import InForce
from bot.ui import NO_PINGS, Interaction, bot_of, layout
from cogs.policy.drafts import Draft, draft_of
from cogs.policy.messages import Tone
from domain.community import Capability

_MODERATOR = Capability.MODERATOR


def tone_of(interaction: Interaction, actor: Actor) -> Tone:
    bot = bot_of(interaction)
    zone = actor.community.timezone if actor.community else bot.settings.timezone
    return Tone(bot.i18n, actor.locale, zone)


async def in_force(interaction: Interaction, actor: Actor) -> InForce:
    community_id = actor.must(_MODERATOR).community_id
    return await policies.in_force(bot_of(interaction).uow, community_id=community_id)


async def draft_in(interaction: Interaction, actor: Actor, number: int | None = None) -> Draft:
    """The draft that a button carries; without a number the policy in force, unchanged."""
    found, (_, shipped) = await in_force(interaction, actor), bot_of(interaction).screening()
    if number is None:
        return Draft(found.policy, shipped)
    return draft_of(number, in_force=found.policy, shipped=shipped)


async def draw(interaction: Interaction, *items: ui.Item[Any]) -> None:
    """Draw a screen; the interaction has been deferred before."""
    await interaction.edit_original_response(view=layout(*items), allowed_mentions=NO_PINGS)


def menu_of(options: dict[str, str], chosen: set[str], *, most: int = 1) -> ui.Select[Any]:
    """A menu of these options, with what holds now shown as chosen."""
    return ui.Select(
        max_values=most,
        options=[
            discord.SelectOption(label=label, value=value, default=value in chosen)
            for value, label in options.items()
        ],
    )
