"""Who asks, for which season, in which language."""

from typing import Any

import discord

from bot.permissions import Actor
from bot.services import season_listing, season_readings
from bot.services.season_listing import Programme
from bot.services.season_readings import Own
from bot.tones import Tone, own_tone
from bot.ui import Interaction, bot_of
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import SeasonId
from domain.meetup_refusals import NotYours
from domain.seasons import may_change

_MEMBER = Capability.MEMBER
LARGEST = 10**12
"""Season ids are below; a button's number is a page or a revision times this, plus the season."""


def tone_of(interaction: Interaction, actor: Actor) -> Tone:
    """The language and zone in which the pressing person reads."""
    bot = bot_of(interaction)
    return own_tone(bot.i18n, actor, bot.settings.timezone)


def is_organiser(actor: Actor) -> bool:
    return Capability.ORGANISER in actor.capabilities


def roles_of(interaction: Interaction) -> list[int]:
    """The pressing person's roles; none in direct messages."""
    user = interaction.user
    return [role.id for role in user.roles] if isinstance(user, discord.Member) else []


def season_id_of(value: str) -> SeasonId:
    """The season of a choice: no id is typed, so what isn't one is nobody's."""
    if not (value.isascii() and value.isdecimal() and len(value) < 13):
        raise NotFound()
    return SeasonId(int(value))


async def found(interaction: Interaction, actor: Actor, season_id: SeasonId) -> Programme:
    """The season, if the person may see it."""
    return await season_listing.find(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        season_id=season_id,
        by=actor.user_id,
        is_organiser=is_organiser(actor),
    )


async def hosted(interaction: Interaction, actor: Actor, season_id: SeasonId) -> Programme:
    """The season, if the person is its host or an organiser."""
    programme = await found(interaction, actor, season_id)
    if not may_change(programme.season, by=actor.user_id, is_organiser=is_organiser(actor)):
        raise NotYours()
    return programme


async def own_of(interaction: Interaction, actor: Actor, season_id: SeasonId) -> Own:
    """What the person has answered to the season."""
    return await season_readings.own(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        season_id=season_id,
        user_id=actor.user_id,
    )


def step_of(interaction: Interaction, actor: Actor, season_id: SeasonId) -> dict[str, Any]:
    """The arguments that every step of a host takes."""
    return {
        "community_id": actor.must(_MEMBER).community_id,
        "season_id": season_id,
        "by": actor.user_id,
        "is_organiser": is_organiser(actor),
        "now": bot_of(interaction).clock.now(),
    }
