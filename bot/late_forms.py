"""Forms that nobody waits for any more: each is answered, with what was written in it."""

import io
from collections.abc import Iterator, Mapping
from typing import Any, cast

import discord
from discord import ui

from bot.permissions import Actor
from bot.ui import CARD_LENGTH, NO_PINGS, TAKEN, Interaction, bot_of, guarded, said, written

_TEXT_INPUT = 4
_ROUTE = "late-form"


async def answer_if_late(interaction: Interaction) -> None:
    """Answer a form that was open too long, or since before a restart.

    The library drops such a form without a word, and the person would lose what they wrote.
    """
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    if TAKEN not in interaction.extras:
        await guarded(interaction, _ROUTE, None, lambda actor: _give_back(interaction, actor))


async def _give_back(interaction: Interaction, actor: Actor) -> None:
    bot, texts = bot_of(interaction), list(_texts(cast("Mapping[str, Any]", interaction.data)))
    key = "common-late-form-texts" if texts else "common-late-form"
    told = bot.i18n.text(key, actor.locale)
    shown = "\n\n".join([told, *map(written, texts)])
    if len(shown) <= CARD_LENGTH:
        await _say(interaction, said(shown))
        return
    name = bot.i18n.text("common-late-form-file", actor.locale)
    view = said(bot.i18n.text("common-late-form-attached", actor.locale))
    view.add_item(ui.File(f"attachment://{name}"))
    await _say(interaction, view, file=discord.File(io.BytesIO("\n\n".join(texts).encode()), name))


async def _say(interaction: Interaction, view: ui.LayoutView, **more: Any) -> None:
    await interaction.response.send_message(
        view=view, ephemeral=True, allowed_mentions=NO_PINGS, **more
    )


def _texts(part: Mapping[str, Any]) -> Iterator[str]:
    """What was written in the form's fields of text, in their order."""
    if part.get("type") == _TEXT_INPUT and str(part.get("value") or "").strip():
        yield str(part["value"])
    for child in (*part.get("components", ()), part.get("component")):
        if child:
            yield from _texts(child)
