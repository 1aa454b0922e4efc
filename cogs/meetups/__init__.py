"""Meetups: the card and its answers, how they are drawn up and changed, and what goes out."""

from bot.client import Ledarbot
from cogs.meetups import (
    attendees,
    carriers,
    components,
    details,
    editor,
    hosting,
    lists,
    own,
    settings,
)
from cogs.meetups.cog import Meetups


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    for part in (components, own, editor, hosting, attendees, lists, settings):
        bot.add_dynamic_items(*part.ITEMS)
    bot.add_dynamic_items(details.More)
    await bot.add_cog(Meetups(bot))
    await carriers.attach(bot)
