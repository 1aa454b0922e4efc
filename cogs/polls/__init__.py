"""Polls: asked by organisers, answered without anybody knowing who answered what, told in sums."""

from bot.client import Ledarbot
from cogs.polls import ballots, drafts, jobs, looks
from cogs.polls.card_senders import CardSender
from cogs.polls.cog import Polls
from cogs.polls.reminder_senders import ReminderSender
from cogs.polls.result_senders import ResultSender


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(*ballots.ITEMS, *drafts.ITEMS, *looks.ITEMS)
    for sender in (CardSender, ReminderSender, ResultSender):
        for kind in sender(bot).kinds():
            bot.delivery.register(kind)
    jobs.register(bot.scheduler.register, bot)
    await bot.add_cog(Polls(bot))
