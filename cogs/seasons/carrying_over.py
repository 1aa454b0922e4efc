"""Going on with the next season, in the direct message that asks those who followed the last."""

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import communities, season_readings, seasons
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, layout, show
from cogs.seasons.following import PAGE
from cogs.seasons.messages import own_lines, shown_meetups
from domain.community import Capability, Community, capabilities_of
from domain.errors import NotAllowed, NotFound
from domain.ids import SeasonId

_MEMBER = Capability.MEMBER


class Come(GuardedButton, route="seasons:come"):
    """Yes to the next season, in the direct message that asked."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        season_id, bot = SeasonId(self.subject), bot_of(interaction)
        community = await _asked_in(interaction, actor, season_id)
        await seasons.join(
            bot.uow,
            community_id=community.community_id,
            season_id=season_id,
            user_id=actor.user_id,
            role_ids=await _member_roles(interaction, community),
            order=interaction.id,
            now=bot.clock.now(),
        )
        own = await season_readings.own(
            bot.uow,
            community_id=community.community_id,
            season_id=season_id,
            user_id=actor.user_id,
        )
        tone = Tone(bot.i18n, actor.locale, community.timezone)
        meetups = shown_meetups(own.programme)[:PAGE]
        text = "\n".join([tone.text("seasons-joined"), *own_lines(own, meetups, tone)])
        await show(interaction, layout(ui.TextDisplay(text)))


class Stay(GuardedButton, route="seasons:stay"):
    """No thanks."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        season_id, bot = SeasonId(self.subject), bot_of(interaction)
        community = await _asked_in(interaction, actor, season_id)
        await seasons.leave(
            bot.uow,
            community_id=community.community_id,
            season_id=season_id,
            user_id=actor.user_id,
            order=interaction.id,
            now=bot.clock.now(),
        )
        text = bot.i18n.text("seasons-stayed", actor.locale)
        await show(interaction, layout(ui.TextDisplay(text)))


async def _asked_in(interaction: Interaction, actor: Actor, season_id: SeasonId) -> Community:
    """The community whose season it is, by the person's own place in it."""
    uow = bot_of(interaction).uow
    community_id = await season_readings.community_of_follower(
        uow, season_id=season_id, user_id=actor.user_id
    )
    community = await communities.of(uow, community_id=community_id)
    if community is None:
        raise NotFound()
    return community


async def _member_roles(interaction: Interaction, community: Community) -> list[int]:
    """The person's roles in the server: a press in a direct message carries none."""
    guild = bot_of(interaction).get_guild(community.community_id)
    if guild is None:
        raise NotFound()
    try:
        member = await guild.fetch_member(interaction.user.id)
    except discord.NotFound as gone:
        raise NotAllowed(needs=_MEMBER.value) from gone
    roles = frozenset(role.id for role in member.roles)
    held = capabilities_of(community, role_ids=roles, is_administrator=False)
    if _MEMBER not in held:
        raise NotAllowed(needs=_MEMBER.value)
    return list(roles)


ITEMS = (Come, Stay)
