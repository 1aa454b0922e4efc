"""Direct messages can be stopped: the button that each carries, and the one that takes it back."""

from discord import ui

from bot.i18n import I18n
from bot.permissions import Actor
from bot.services import people
from bot.services.people import Notice
from bot.ui import NO_PINGS, GuardedButton, Interaction, bot_of, layout
from domain.errors import NotFound

_NUMBERS = {
    Notice.APPLICATIONS: 1,
    Notice.WARNINGS: 2,
    Notice.MEETUPS: 3,
    Notice.THREADS: 4,
    Notice.FEEDBACK: 5,
}
"""In the ids of buttons that have been sent: a number keeps its meaning for ever."""


def stop_button(notice: Notice, i18n: I18n, locale: str) -> GuardedButton:
    """The button under a direct message that stops messages of its kind."""
    return StopNotices(
        number_of(notice), label=i18n.text("notices-stop", locale, kind=notice.value)
    )


def number_of(notice: Notice) -> int:
    """The kind's number in the ids of buttons."""
    return _NUMBERS[notice]


def notice_of(number: int) -> Notice:
    """The kind with this number; NotFound for a number that no button of ours has."""
    for notice, known in _NUMBERS.items():
        if known == number:
            return notice
    raise NotFound()


class StopNotices(GuardedButton, route="notices:stop"):
    """No more direct messages of a kind, with a way back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        notice = notice_of(self.subject)
        bot = bot_of(interaction)
        await people.stop(bot.uow, user_id=actor.user_id, notice=notice, now=bot.clock.now())
        text = bot.i18n.text("notices-stopped", actor.locale, kind=notice.value)
        back = ResumeNotices(self.subject, label=bot.i18n.text("notices-resume", actor.locale))
        # A message of its own: the one that carried the button stays readable as it was.
        await interaction.response.send_message(
            view=layout(ui.TextDisplay(text), ui.ActionRow(back)),
            ephemeral=True,
            allowed_mentions=NO_PINGS,
        )


class ResumeNotices(GuardedButton, route="notices:resume"):
    """Direct messages of a kind again."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        notice = notice_of(self.subject)
        bot = bot_of(interaction)
        await people.resume(bot.uow, user_id=actor.user_id, notice=notice)
        text = bot.i18n.text("notices-resumed", actor.locale, kind=notice.value)
        await interaction.response.edit_message(
            view=layout(ui.TextDisplay(text)), allowed_mentions=NO_PINGS
        )


BUTTONS = (StopNotices, ResumeNotices)
