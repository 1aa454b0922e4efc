"""What is stored about a person: shown, handed out and erased."""

from bot.client import Ledarbot
from cogs.privacy.cog import Privacy
from cogs.privacy.components import BUTTONS


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(*BUTTONS)
    await bot.add_cog(Privacy(bot))
