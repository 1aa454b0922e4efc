"""`/surveys settings`: what is asked after meetups, and how few answers may be shown."""

from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot import surveys as shipped_surveys
from bot.permissions import Actor
from bot.services import communities, surveys
from bot.tones import Tone, own_tone
from bot.ui import GuardedButton, GuardedSelect, Interaction, bot_of, layout, show
from domain.community import Capability, Community
from domain.errors import NotFound
from domain.feedback_values import LEAST_ASKED
from domain.ids import CommunityId
from domain.prompts import spoken
from domain.survey_values import Words

_ORGANISER = Capability.ORGANISER
LIMITS = (LEAST_ASKED, 7, 10, 15, 20)
_OFFERED_AT_MOST = 25
_SHIPPED = Community(community_id=CommunityId(0)).meetup_survey_key
"""The one with which every network begins."""


async def screen(interaction: Interaction, actor: Actor, *, notice: str = "") -> None:
    """Draw the settings as they are kept."""
    tone, community = _tone_of(interaction, actor), await _kept(interaction, actor)
    lines = [f"### {tone.text('survey-settings-title')}", notice]
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(line for line in lines if line))]
    items += _asking(community, tone)
    items += _which(community, await _titles(interaction, community), tone)
    items += _least(community, tone)
    await show(interaction, layout(*items))


def _asking(community: Community, tone: Tone) -> list[ui.Item[Any]]:
    asks, limit = community.asks_after_meetups, community.feedback_limit
    text = tone.text("survey-settings-asks", asks="yes" if asks else "no", limit=limit)
    # What the button leads to, so that two who press at once want the same thing.
    label = tone.text("survey-settings-button-asks", asks="yes" if asks else "no")
    style = discord.ButtonStyle.secondary if asks else discord.ButtonStyle.success
    return [ui.TextDisplay(text), ui.ActionRow(Switch(int(not asks), label=label, style=style))]


def _which(community: Community, titles: dict[str, Words], tone: Tone) -> list[ui.Item[Any]]:
    present = community.meetup_survey_key
    there = "yes" if present in titles else "no"
    text = ui.TextDisplay[Any](tone.text("survey-settings-survey", there=there))
    options = [
        discord.SelectOption(label=spoken(title, tone.locale), value=key, default=key == present)
        for key, title in _first(titles, present)
    ]
    if not options:
        # Discord shows no menu without anything in it.
        return [text]
    placeholder = tone.text("survey-settings-pick-survey")
    menu: ui.Select[Any] = ui.Select(placeholder=placeholder, options=options)
    return [text, ui.ActionRow(ChooseSurvey(0, menu))]


def _least(community: Community, tone: Tone) -> list[ui.Item[Any]]:
    present = community.feedback_limit
    menu: ui.Select[Any] = ui.Select(
        options=[
            discord.SelectOption(
                label=tone.text("survey-settings-limit-option", value=value),
                value=str(value),
                default=value == present,
            )
            for value in sorted({*LIMITS, present})
        ]
    )
    return [ui.TextDisplay(tone.text("survey-settings-limit")), ui.ActionRow(ChooseLimit(0, menu))]


def _first(titles: dict[str, Words], present: str) -> list[tuple[str, Words]]:
    """As many as a menu holds; the present one is always there."""
    ordered = sorted(titles.items(), key=lambda each: each[0] != present)
    return ordered[:_OFFERED_AT_MOST]


async def _titles(interaction: Interaction, community: Community) -> dict[str, Words]:
    """The network's surveys by key, and the shipped one where the network has none of its key."""
    uow, community_id = bot_of(interaction).uow, community.community_id
    kept = await surveys.listed(uow, community_id=community_id)
    titles = {each.key: each.form.title for each in kept}
    for key in {_SHIPPED, community.meetup_survey_key} - titles.keys():
        template = shipped_surveys.load().get(key)
        is_new = await surveys.by_key(uow, community_id=community_id, key=key) is None
        if template is not None and is_new:
            titles[key] = template.form.title
    return titles


class Switch(GuardedButton, route="surveys:settings-asks", needs=_ORGANISER):
    """It is asked after meetups from now on (1), or no more (0)."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        if self.subject not in (0, 1):
            raise NotFound()
        await _change(interaction, actor, asks_after_meetups=bool(self.subject))


class ChooseSurvey(GuardedSelect, route="surveys:settings-survey", needs=_ORGANISER):
    """The survey that is asked after meetups."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        chosen = str(self.chosen[0]) if self.chosen else ""
        if chosen not in await _titles(interaction, await _kept(interaction, actor)):
            raise NotFound()
        await _change(interaction, actor, meetup_survey_key=chosen)


class ChooseLimit(GuardedSelect, route="surveys:settings-limit", needs=_ORGANISER):
    """The least group that results tell of, for what is opened from now on."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        chosen = str(self.chosen[0]) if self.chosen else ""
        if chosen not in {str(value) for value in LIMITS}:
            raise NotFound()
        await _change(interaction, actor, feedback_limit=int(chosen))


async def _change(interaction: Interaction, actor: Actor, **fields: Any) -> None:
    bot = bot_of(interaction)
    await communities.change(
        bot.uow,
        community_id=actor.must(_ORGANISER).community_id,
        by=actor.user_id,
        now=bot.clock.now(),
        change=lambda before: replace(before, **fields),
    )
    notice = _tone_of(interaction, actor).text("survey-settings-saved")
    await screen(interaction, actor, notice=notice)


async def _kept(interaction: Interaction, actor: Actor) -> Community:
    """Read after what was pressed, so that the screen shows what it led to."""
    community_id = actor.must(_ORGANISER).community_id
    community = await communities.of(bot_of(interaction).uow, community_id=community_id)
    assert community is not None
    return community


def _tone_of(interaction: Interaction, actor: Actor) -> Tone:
    bot = bot_of(interaction)
    return own_tone(bot.i18n, actor, bot.settings.timezone)


ITEMS = (Switch, ChooseSurvey, ChooseLimit)
