"""The one place where what went wrong becomes a sentence for a person and a line for the log."""

import logging
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, cast

import discord
from discord import app_commands

from bot.i18n import I18n, shown_time
from bot.permissions import Actor, Refused, actor_of
from domain.errors import LedarbotError

if TYPE_CHECKING:
    from bot.client import Ledarbot

_log = logging.getLogger("ledarbot.errors")

_INTERACTION_GONE = 10062


def words(i18n: I18n, error: LedarbotError, *, locale: str, timezone: str) -> str:
    """The sentence of a refusal; times in the community's zone, people as mentions."""
    args: dict[str, object] = {}
    for name, value in error.args_for_text.items():
        if isinstance(value, datetime):
            args[name] = shown_time(value, locale=locale, timezone=timezone)
        elif name == "on" and isinstance(value, date):
            noon = datetime.combine(value, time(12), UTC)
            args[name] = shown_time(noon, locale=locale, timezone=timezone, form="date")
        elif name == "who":
            args[name] = f"<@{value}>" if value else i18n.text("common-somebody", locale)
        elif isinstance(value, Enum):
            args[name] = value.value
        else:
            args[name] = value if value is not None else "–"
    return i18n.text(error.key, locale, **args)


async def present(interaction: discord.Interaction, error: BaseException) -> None:
    """Tell the person in one sentence what happened; tell the operator the cause."""
    error = _cause(error)
    bot = cast("Ledarbot", interaction.client)
    actor = await _actor_or_none(interaction)
    locale = actor.locale if actor else bot.i18n.nearest(str(interaction.locale))
    if isinstance(error, LedarbotError):
        timezone = actor.community.timezone if actor and actor.community else bot.settings.timezone
        text = words(bot.i18n, error, locale=locale, timezone=timezone)
        _log.info("refused", extra={"fields": _fields(interaction, error.key)})
    elif isinstance(error, discord.HTTPException) and error.code == _INTERACTION_GONE:
        _log.warning("too late", extra={"fields": _fields(interaction, "interaction_gone")})
        return
    else:
        text = bot.i18n.text(_key_of(error), locale)
        _log.error("fault", exc_info=error, extra={"fields": _fields(interaction, "fault")})
    await _answer(interaction, text)


async def _actor_or_none(interaction: discord.Interaction) -> Actor | None:
    try:
        return await actor_of(interaction)
    except Exception as error:
        # The database may be what failed: the person still gets an answer.
        _log.warning("no actor", extra={"fields": {"cause": type(error).__name__}})
        return None


def _cause(error: BaseException) -> BaseException:
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    return error.error if isinstance(error, Refused) else error


def _key_of(error: BaseException) -> str:
    if isinstance(error, discord.Forbidden):
        return "common-discord-forbids"
    if isinstance(error, discord.DiscordServerError | discord.RateLimited):
        return "common-discord-busy"
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return "common-command-outdated"
    return "common-fault"


def _fields(interaction: discord.Interaction, outcome: str) -> dict[str, object]:
    command = interaction.command
    return {
        "guild": interaction.guild_id,
        "action": command.qualified_name if command else interaction.type.name,
        "outcome": outcome,
    }


async def _answer(interaction: discord.Interaction, text: str) -> None:
    try:
        if interaction.response.is_done():
            await interaction.followup.send(
                text, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
            )
        else:
            await interaction.response.send_message(
                text, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
            )
    except discord.HTTPException as gone:
        _log.warning("unanswered", extra={"fields": {"code": f"{gone.status}:{gone.code}"}})
