"""The question of the week: a bank of prompts, a series, and who asks the next one."""

from bot.client import Ledarbot
from cogs.prompts import jobs, lists, screens
from cogs.prompts.cog import Prompts
from cogs.prompts.senders import HostSender


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(*screens.ITEMS, *lists.ITEMS)
    for kind in HostSender(bot).kinds():
        bot.delivery.register(kind)
    jobs.register(bot.scheduler.register, bot)
    await bot.add_cog(Prompts(bot))
