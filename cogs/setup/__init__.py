"""How a community is set up, checked and corrected."""

from bot.client import Ledarbot
from cogs.setup import components, questions
from cogs.setup.cog import Setup
from cogs.setup.warnings import Warnings


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(*components.ITEMS, *questions.ITEMS)
    bot.delivery.register(Warnings(bot).kind)
    await bot.add_cog(Setup(bot))
