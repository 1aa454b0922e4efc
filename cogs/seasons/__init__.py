"""Seasons: several meetups under one name, drawn up, shown, and followed with one press."""

from bot.client import Ledarbot
from cogs.seasons import attending, carrying_over, editor, following, hosting, lists
from cogs.seasons.cog import Seasons
from cogs.seasons.senders import SeasonSender


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    for kind in SeasonSender(bot).kinds():
        bot.delivery.register(kind)
    for part in (following, carrying_over, editor, hosting, attending, lists):
        bot.add_dynamic_items(*part.ITEMS)
    await bot.add_cog(Seasons(bot))
