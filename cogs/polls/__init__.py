"""Polls."""

from bot.client import Ledarbot


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
