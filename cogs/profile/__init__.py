"""What the network knows of a person, and what the person may change."""

from bot.client import Ledarbot
from bot.notices import BUTTONS as NOTICE_BUTTONS
from cogs.profile.cog import Profile
from cogs.profile.components import BUTTONS


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(*BUTTONS, *NOTICE_BUTTONS)
    await bot.add_cog(Profile(bot))
