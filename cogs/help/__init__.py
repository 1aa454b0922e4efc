"""What the bot can do for the person who asks."""

from bot.client import Ledarbot
from cogs.help.cog import Help


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Help(bot))
