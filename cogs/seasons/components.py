"""The buttons of a season's card: follow all of it, one's own meetups, the calendar, and more."""

from typing import Any

import discord
from discord import ui

from bot.services.season_listing import Programme
from bot.tones import Tone
from cogs.seasons.following import CalendarFile, Join, Mine
from cogs.seasons.hosting import More
from domain.meetup_values import SeasonState


def card_buttons(programme: Programme, tone: Tone) -> list[ui.ActionRow[Any]]:
    """What can be done with the season in its state, and always "Mer"."""
    season, buttons = programme.season, list[ui.Item[Any]]()
    if season.state is SeasonState.RUNNING:
        label = tone.text("seasons-button-join")
        buttons.append(Join(season.season_id, label=label, style=discord.ButtonStyle.success))
    buttons.append(Mine(season.season_id, label=tone.text("seasons-button-mine")))
    if any(each.start_at is not None for each in programme.meetups):
        buttons.append(CalendarFile(season.season_id, label=tone.text("meetups-button-ics")))
    buttons.append(More(season.season_id, label=tone.text("meetups-button-more")))
    return [ui.ActionRow(*buttons)]
