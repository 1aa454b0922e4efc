"""Descriptions of slash commands in both languages, from the catalogues.

Names are the same in every language: texts name commands, and people whose Discord speaks another
language help one another.
"""

from functools import cache
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from bot.i18n import I18n

_SWEDISH = discord.Locale.swedish


@cache
def _english() -> I18n:
    return I18n(default_locale="en")


def described(key: str, /) -> locale_str:
    """The text of a key for a command's description: English by default, Swedish for sv-SE."""
    return locale_str(_english().text(key, "en"), key=key)


class CatalogueTranslator(app_commands.Translator):
    """Hands Discord the Swedish texts beside the English ones."""

    def __init__(self, i18n: I18n) -> None:
        self._i18n = i18n

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        key: Any = string.extras.get("key")
        if locale is not _SWEDISH or key is None:
            return None
        return self._i18n.text(key, "sv")
