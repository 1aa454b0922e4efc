"""Which messages about polls and surveys nobody may know the outcome of."""

from bot.services.poll_cases import REMINDER
from bot.services.survey_cases import INVITATION, ROUND_REMINDER
from cogs.polls.reminder_senders import ReminderSender
from cogs.surveys.message_senders import MessageSender
from tests.cogs.worlds import World


async def test_whatever_is_not_sent_to_who_has_answered_is_untold(world: World) -> None:
    kinds = [*ReminderSender(world.bot).kinds(), *MessageSender(world.bot).kinds()]
    untold = {kind.name for kind in kinds if kind.is_untold}
    assert untold == {REMINDER, INVITATION, ROUND_REMINDER}
