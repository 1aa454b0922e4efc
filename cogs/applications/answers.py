"""How people are answered: to themselves alone, in their language, calling nobody."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.tones import Tone, own_tone
from bot.ui import NO_PINGS, Interaction, bot_of, said
from domain.applications import ANSWER_LENGTH

_LINE_LENGTH = 150


def tone_of(interaction: Interaction, actor: Actor) -> Tone:
    """The language and zone in which the pressing person reads."""
    bot = bot_of(interaction)
    return own_tone(bot.i18n, actor, bot.settings.timezone)


async def answer(interaction: Interaction, text: str) -> None:
    """Answer the person alone, calling nobody."""
    await interaction.response.send_message(text, ephemeral=True, allowed_mentions=NO_PINGS)


async def answer_with(interaction: Interaction, text: str, *items: ui.Item[Any]) -> None:
    """Answer the person alone, with buttons below."""
    view = said(text)
    if items:
        view.add_item(ui.ActionRow(*items))
    await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=NO_PINGS)


def text_line(name: str, value: str, *, paragraph: bool = False) -> ui.TextInput[Any]:
    """A field of a form, filled with what is known."""
    length = ANSWER_LENGTH if paragraph else _LINE_LENGTH
    return ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph if paragraph else discord.TextStyle.short,
        max_length=length,
        default=value[:length] or None,
    )
