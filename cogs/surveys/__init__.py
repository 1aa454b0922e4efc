"""Surveys: drawn up, held in rounds, answered so that nobody can be traced, and told of."""

from bot.client import Ledarbot
from cogs.surveys import (
    after_meetups,
    jobs,
    kept,
    lists,
    opening,
    results,
    settings,
    sitting,
    starting,
    trying,
)
from cogs.surveys.card_senders import CardSender
from cogs.surveys.cog import Surveys
from cogs.surveys.message_senders import MessageSender

_PARTS = (kept, lists, opening, results, settings, sitting, starting, trying)


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    for part in _PARTS:
        bot.add_dynamic_items(*part.ITEMS)
    for sender in (CardSender, MessageSender):
        for kind in sender(bot).kinds():
            bot.delivery.register(kind)
    await jobs.register(bot)
    await after_meetups.register(bot)
    await bot.add_cog(Surveys(bot))
