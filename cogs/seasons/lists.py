"""Seasons to choose among: a paged list, and the choices of a command by name."""

from typing import Any

import discord
from discord import app_commands, ui

from bot.permissions import Actor
from bot.services import season_listing
from bot.services.season_listing import PAGE
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedSelect, Interaction, bot_of, layout, plain
from bot.ui import show as draw
from cogs.seasons.answers import is_organiser, season_id_of, tone_of
from cogs.seasons.hosting import show_details
from domain.community import Capability
from domain.meetup_values import Season, SeasonState
from domain.seasons import may_change

_MEMBER = Capability.MEMBER
_CHOICES = 25
_CHOICE_LENGTH = 100
_RUNNING = frozenset({SeasonState.RUNNING})
_SHOWN = frozenset({SeasonState.RUNNING, SeasonState.ENDED})


async def listed(interaction: Interaction, actor: Actor, *, page: int = 0) -> ui.LayoutView:
    """One page of the seasons that everybody sees, with a menu to look at one."""
    tone = tone_of(interaction, actor)
    found = await season_listing.listing(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        states=_SHOWN,
        page=page,
    )
    lines = [f"### {tone.text('seasons-list-title')}"]
    lines += [
        f"**{plain(each.name)}** · {tone.text('seasons-state', state=each.state.value)}"
        for each in found
    ]
    if not found:
        lines.append(tone.text("seasons-list-none"))
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(lines))]
    if found:
        items.append(ui.ActionRow(Look(0, _menu(found, tone))))
    turns: list[ui.Item[Any]] = [
        Page(number, label=tone.text(f"meetups-page-{way}"))
        for number, way, is_there in (
            (page - 1, "back", page > 0),
            # Whether a full page is the last is known when the next one is asked for.
            (page + 1, "next", len(found) == PAGE),
        )
        if is_there
    ]
    return layout(*items, *([ui.ActionRow(*turns)] if turns else []))


def _menu(seasons: list[Season], tone: Tone) -> ui.Select[Any]:
    return ui.Select(
        placeholder=tone.text("seasons-list-look"),
        options=[
            discord.SelectOption(label=each.name, value=str(each.season_id)) for each in seasons
        ],
    )


class Page(GuardedButton, route="seasons:page", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await draw(interaction, await listed(interaction, actor, page=self.subject))


class Look(GuardedSelect, route="seasons:look", needs=_MEMBER):
    """Shows the whole of the season that was picked."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await show_details(interaction, actor, season_id_of(str(self.chosen[0])))


# --------------------------------------------------------------------------------- for commands


async def suggested(
    interaction: Interaction, actor: Actor, typed: str, *, which: str
) -> list[app_commands.Choice[str]]:
    """Seasons whose name holds what was typed: those to see, to follow, to follow on, to change."""
    community = actor.community
    if community is None or _MEMBER not in actor.capabilities:
        return []
    found = await season_listing.choices(
        bot_of(interaction).uow,
        community_id=community.community_id,
        states=_STATES[which],
        name=typed.strip()[:_CHOICE_LENGTH],
        followed_by=actor.user_id if which == "left" else None,
        limit=4 * _CHOICES,
    )
    judges = is_organiser(actor)
    fits = [
        each
        for each in found
        if which != "changed" or may_change(each, by=actor.user_id, is_organiser=judges)
    ]
    tone = tone_of(interaction, actor)
    return [
        app_commands.Choice(name=_choice(each, tone), value=str(each.season_id))
        for each in fits[:_CHOICES]
    ]


def _choice(season: Season, tone: Tone) -> str:
    """The name, with the state where it isn't the usual one."""
    if season.state is SeasonState.RUNNING:
        return season.name
    state = tone.text("seasons-state", state=season.state.value)
    return f"{season.name[: _CHOICE_LENGTH - len(state) - 3]} · {state}"


_STATES = {
    "seen": _SHOWN,
    "joined": _RUNNING,
    "left": _RUNNING,
    "before": _SHOWN,
    "changed": frozenset({SeasonState.DRAFT, SeasonState.RUNNING}),
}

ITEMS = (Page, Look)
