"""The network's policy: shown, tried on past cases, changed, and taught names of its own."""

from bot.client import Ledarbot
from cogs.policy import changing, terms
from cogs.policy.cog import Policies


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(*changing.ITEMS, *terms.ITEMS)
    await bot.add_cog(Policies(bot))
