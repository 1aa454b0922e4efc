"""Applications for membership: the way in, the moderators' desk, and what applicants are told."""

from typing import TYPE_CHECKING

from cogs.applications import applicants, decisions, desk, learning
from cogs.applications.alarm_senders import AlarmSender
from cogs.applications.applicant_senders import ApplicantSender
from cogs.applications.clear import Clear, clear_command
from cogs.applications.cog import Applications, Page
from cogs.applications.habits import ChooseHabit, habits_command
from cogs.applications.insight_senders import DriftSender
from cogs.applications.insights import added_commands
from cogs.applications.review_senders import ReviewSender
from cogs.applications.welcome_senders import WelcomeSender

if TYPE_CHECKING:
    from bot.client import Ledarbot


async def setup(bot: "Ledarbot") -> None:
    """Add the commands, the buttons and the outbox kinds to the bot."""
    cog = Applications(bot)
    await bot.add_cog(cog)
    assert cog.app_command is not None
    for command in (*added_commands(), clear_command(), habits_command()):
        cog.app_command.add_command(command)
    bot.add_dynamic_items(*desk.BUTTONS, *decisions.BUTTONS, *applicants.BUTTONS)
    bot.add_dynamic_items(Page, Clear, ChooseHabit, *learning.BUTTONS)
    for sender in (
        ReviewSender(bot),
        DriftSender(bot),
        AlarmSender(bot),
        ApplicantSender(bot),
        WelcomeSender(bot),
    ):
        for kind in sender.kinds():
            bot.delivery.register(kind)
