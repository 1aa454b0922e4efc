"""`/prompts show`: the series, what comes next as it will look, and what organisers can do."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import communities, prompts
from bot.services.prompts import Preview
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedSelect, Interaction, bot_of, layout, show
from cogs.prompts.answers import ORGANISER, answer, shipped_for, step_of, tone_of
from cogs.prompts.messages import next_lines, series_lines
from domain.community import Capability, Community, capabilities_of
from domain.ids import CommunityId, UserId
from domain.prompt_refusals import HostOutside

_GOOD = discord.ButtonStyle.success


async def screen(interaction: Interaction, actor: Actor, *, notice: str = "") -> None:
    """Draw the series as it stands."""
    community, tone = actor.must(ORGANISER), tone_of(interaction, actor)
    preview = await prompts.preview(
        bot_of(interaction).uow,
        community_id=community.community_id,
        shipped=shipped_for(community),
    )
    head = [f"### {tone.text('prompts-title')}", notice]
    head += series_lines(preview, tone, home=community.threads_channel_id)
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(line for line in head if line))]
    if preview.series is not None:
        items += [ui.Separator(), ui.TextDisplay("\n".join(next_lines(preview, tone)))]
        items += _below(preview, tone)
    await show(interaction, layout(*items))


def _below(preview: Preview, tone: Tone) -> list[ui.Item[Any]]:
    series = preview.series
    assert series is not None
    buttons: list[ui.Item[Any]] = [
        Resume(0, label=tone.text("prompts-button-resume"), style=_GOOD)
        if series.is_paused
        else Pause(0, label=tone.text("prompts-button-pause"))
    ]
    if preview.entry is None:
        return [ui.ActionRow(*buttons)]
    buttons.append(Another(0, label=tone.text("prompts-button-another")))
    if series.host_id is not None:
        buttons.append(Nobody(0, label=tone.text("prompts-button-nobody")))
    picker: ui.UserSelect[Any] = ui.UserSelect(placeholder=tone.text("prompts-pick-host"))
    return [ui.ActionRow(*buttons), ui.ActionRow(PickHost(0, picker))]


class Pause(GuardedButton, route="prompts:pause", needs=ORGANISER):
    """Nothing is posted until somebody resumes the series."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await prompts.pause(bot_of(interaction).uow, **step_of(interaction, actor))
        await screen(interaction, actor, notice=_done(interaction, actor, "paused"))


class Resume(GuardedButton, route="prompts:resume", needs=ORGANISER):
    """The series goes on at its next time."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        shipped = shipped_for(actor.must(ORGANISER))
        step = step_of(interaction, actor)
        await prompts.resume(bot_of(interaction).uow, shipped=shipped, **step)
        await screen(interaction, actor, notice=_done(interaction, actor, "resumed"))


class Another(GuardedButton, route="prompts:another", needs=ORGANISER):
    """Another prompt comes next; this one stays in the round."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        shipped = shipped_for(actor.must(ORGANISER))
        step = step_of(interaction, actor)
        await prompts.skip(bot_of(interaction).uow, shipped=shipped, **step)
        await screen(interaction, actor, notice=_done(interaction, actor, "another"))


class PickHost(GuardedSelect, route="prompts:host", needs=ORGANISER):
    """This member asks the next prompt."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        community = actor.must(ORGANISER)
        chosen = self.chosen[0] if self.chosen else None
        if not _is_member(chosen, community):
            raise HostOutside()
        assert chosen is not None
        await _hosted(interaction, actor, UserId(chosen.id))
        await screen(interaction, actor, notice=_done(interaction, actor, "host"))


class Nobody(GuardedButton, route="prompts:nobody", needs=ORGANISER):
    """The next prompt is asked by nobody in particular."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _hosted(interaction, actor, None)
        await screen(interaction, actor, notice=_done(interaction, actor, "nobody"))


class Decline(GuardedButton, route="prompts:decline"):
    """The host would rather not, in the direct message that asked."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        await prompts.host_declines(
            bot.uow,
            community_id=CommunityId(self.subject),
            user_id=actor.user_id,
            now=bot.clock.now(),
        )
        community = await communities.of(bot.uow, community_id=CommunityId(self.subject))
        zone = community.timezone if community else bot.settings.timezone
        await answer(interaction, Tone(bot.i18n, actor.locale, zone).text("prompts-declined"))


async def _hosted(interaction: Interaction, actor: Actor, user_id: UserId | None) -> None:
    await prompts.host(
        bot_of(interaction).uow,
        user_id=user_id,
        shipped=shipped_for(actor.must(ORGANISER)),
        **step_of(interaction, actor),
    )


def _is_member(chosen: object, community: Community) -> bool:
    """Who is outside the server comes as a user, without roles."""
    if not isinstance(chosen, discord.Member) or chosen.bot:
        return False
    roles = frozenset(role.id for role in chosen.roles)
    held = capabilities_of(community, role_ids=roles, is_administrator=False)
    return Capability.MEMBER in held


def _done(interaction: Interaction, actor: Actor, what: str) -> str:
    return tone_of(interaction, actor).text("prompts-done", what=what)


ITEMS = (Pause, Resume, Another, PickHost, Nobody, Decline)
