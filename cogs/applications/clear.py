"""`/applications clear`: the clear applications approved together, with one confirmation."""

from typing import Any

import discord
from discord import app_commands, ui

from bot.commands import described
from bot.errors import words
from bot.permissions import Actor, actor_of, requires
from bot.services import decisions
from bot.tones import Tone
from bot.ui import NO_PINGS, GuardedButton, GuardedModal, Interaction, bot_of, said
from cogs.applications.answers import answer, tone_of
from domain.applications import Application
from domain.community import Capability
from domain.errors import LedarbotError, NotFound
from domain.ids import ApplicationId

_MODERATOR = Capability.MODERATOR
_OPTION_LENGTH = 100


class Clear(GuardedButton, route="applications:clear", needs=_MODERATOR):
    """Opens the list of the clear ones."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await offer(interaction, actor)


class ClearForm(GuardedModal, route="applications:clear-form", needs=_MODERATOR):
    """The clear applications, all chosen: what is sent is what was seen."""

    def __init__(self, tone: Tone, found: list[Application]) -> None:
        super().__init__(title=tone.text("desk-clear-title"))
        self._shown = frozenset(each.application_id for each in found)
        self._menu: ui.Select[ClearForm] = ui.Select(
            custom_id="applications",
            min_values=1,
            max_values=len(found),
            options=[_option(each) for each in found],
        )
        self.add_item(ui.TextDisplay(tone.text("desk-clear-intro")))
        self.add_item(
            ui.Label(
                text=tone.text("desk-clear-label"),
                description=tone.text("desk-clear-hint"),
                component=self._menu,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        community = actor.must(_MODERATOR)
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        numbers = [_number(value) for value in self._menu.values]
        if not self._shown.issuperset(numbers):
            # Only a forger sends another number than the form offered.
            raise NotFound()
        # Many transactions take longer than Discord waits for a first answer.
        await interaction.response.defer(ephemeral=True, thinking=True)
        approved, lines = [], []
        for number in numbers:
            try:
                await decisions.approve_clear(
                    bot.uow,
                    community_id=community.community_id,
                    application_id=number,
                    by=actor.user_id,
                    now=bot.clock.now(),
                )
            except LedarbotError as refused:
                why = words(bot.i18n, refused, locale=actor.locale, timezone=community.timezone)
                lines.append(tone.text("desk-clear-skipped", id=str(number), why=why))
            else:
                approved.append(str(number))
        first = [tone.text("desk-clear-done", count=len(approved), numbers=", ".join(approved))]
        if approved and (minutes := community.decision_delay_seconds // 60):
            first.append(tone.text("desk-clear-undo", minutes=minutes))
        await interaction.followup.send(
            view=said("\n".join([*first, *lines])), ephemeral=True, allowed_mentions=NO_PINGS
        )


async def offer(interaction: Interaction, actor: Actor) -> None:
    """Show the clear applications to be confirmed, or say that there are none."""
    tone = tone_of(interaction, actor)
    found = await decisions.clear_ones(
        bot_of(interaction).uow,
        community_id=actor.must(_MODERATOR).community_id,
        by=actor.user_id,
    )
    if found:
        await interaction.response.send_modal(ClearForm(tone, found))
    else:
        await answer(interaction, tone.text("desk-clear-none"))


def _option(application: Application) -> discord.SelectOption:
    # Shown by Discord as plain text, so nothing is escaped here.
    answers = application.for_screening()
    about = f"{answers.title} · {answers.employer}".replace("\n", " ")
    return discord.SelectOption(
        label=f"{application.application_id} · {application.applicant_name}"[:_OPTION_LENGTH],
        description=about[:_OPTION_LENGTH],
        value=str(application.application_id),
        default=True,
    )


def _number(value: str) -> ApplicationId:
    if not (value.isascii() and value.isdigit()):
        raise NotFound()
    return ApplicationId(int(value))


@requires(_MODERATOR)
async def _clear(interaction: Interaction) -> None:
    await offer(interaction, await actor_of(interaction))


def clear_command() -> app_commands.Command[Any, ..., Any]:
    """A new command for the group `applications`; a command belongs to one bot alone."""
    return app_commands.Command(
        name="clear", description=described("desk-cmd-clear"), callback=_clear
    )
