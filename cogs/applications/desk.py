"""The moderators' desk: the buttons of the review card and the forms behind them."""

from typing import Any

import discord
from discord import ui

from bot.i18n import I18n
from bot.permissions import Actor
from bot.replies import again_text, return_text
from bot.services import applications
from bot.tones import Tone
from bot.ui import NO_PINGS, GuardedButton, GuardedModal, Interaction, bot_of, said
from cogs.applications import messages
from cogs.applications.answers import answer, text_line, tone_of
from cogs.applications.decisions import decided_text, second_buttons, undo_row
from cogs.applications.learning import learn_button
from domain.applications import (
    REASON_LENGTH,
    Application,
    Source,
    must_be_decidable,
    must_be_openable,
)
from domain.community import Capability, Community
from domain.ids import ApplicationId
from domain.policies import teachable
from domain.texts import shortened

_MODERATOR = Capability.MODERATOR


class _OnCard(GuardedButton, route="applications:-"):
    """What the buttons of a review card share: the application of the pressing community."""

    async def _opened(self, actor: Actor, interaction: Interaction) -> Application:
        return await applications.get(
            bot_of(interaction).uow,
            community_id=actor.must(_MODERATOR).community_id,
            application_id=ApplicationId(self.subject),
        )

    def _step(self, actor: Actor, interaction: Interaction) -> dict[str, Any]:
        """The arguments that every step of a moderator takes."""
        return {
            "community_id": actor.must(_MODERATOR).community_id,
            "application_id": ApplicationId(self.subject),
            "by": actor.user_id,
            "now": bot_of(interaction).clock.now(),
        }


class Take(_OnCard, route="applications:take", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await applications.take(bot_of(interaction).uow, **self._step(actor, interaction))
        text = tone_of(interaction, actor).text("applications-took", id=str(self.subject))
        await answer(interaction, text)


class Release(_OnCard, route="applications:release", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await applications.release(bot_of(interaction).uow, **self._step(actor, interaction))
        text = tone_of(interaction, actor).text("applications-released", id=str(self.subject))
        await answer(interaction, text)


class Approve(_OnCard, route="applications:approve", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await approve(interaction, actor, ApplicationId(self.subject))


class Decline(_OnCard, route="applications:decline", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await open_decline(interaction, actor, await self._opened(actor, interaction))


class AskToReturn(_OnCard, route="applications:return", needs=_MODERATOR):
    """A no to who can't be asked, with what to tell in a new application."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        application = await self._opened(actor, interaction)
        question = bot_of(interaction).proposed_question(application)
        proposal = return_text(bot_of(interaction).i18n, application, proposed_question=question)
        await open_decline(interaction, actor, application, proposal=proposal)


class Ask(_OnCard, route="applications:ask", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await open_ask(interaction, actor, await self._opened(actor, interaction))


class SwitchLanguage(_OnCard, route="applications:language", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        application = await applications.set_locale(
            bot_of(interaction).uow, **self._step(actor, interaction)
        )
        tone = tone_of(interaction, actor)
        name = messages.name_of(application, tone)
        await answer(
            interaction,
            tone.text("applications-language-switched", name=name, locale=application.locale),
        )


class Whole(_OnCard, route="applications:whole", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        application = await self._opened(actor, interaction)
        first, *rest = messages.whole_answers(application, tone_of(interaction, actor))
        await interaction.response.send_message(
            view=said(first), ephemeral=True, allowed_mentions=NO_PINGS
        )
        for text in rest:
            await interaction.followup.send(
                view=said(text), ephemeral=True, allowed_mentions=NO_PINGS
            )


class DeclineForm(GuardedModal, route="applications:reason", needs=_MODERATOR):
    """The reason for a no, with a proposal in the applicant's language."""

    def __init__(self, tone: Tone, application: Application, *, proposal: str, room: int) -> None:
        number = str(application.application_id)
        super().__init__(title=tone.text("applications-decline-title", id=number))
        self._application_id = application.application_id
        self._reason = text_line("reason", shortened(proposal, limit=room), paragraph=True)
        self._reason.max_length = room
        self.add_item(
            ui.Label(
                text=tone.text("applications-decline-label"),
                description=tone.text(
                    "applications-decline-hint",
                    locale=application.locale,
                    dated="no" if room == REASON_LENGTH else "yes",
                ),
                component=self._reason,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await decline(interaction, actor, self._application_id, self._reason.value)


class AskForm(GuardedModal, route="applications:question", needs=_MODERATOR):
    """What a moderator wants to know, with a proposal for what the answers leave open."""

    def __init__(self, tone: Tone, application: Application, *, proposal: str) -> None:
        number = str(application.application_id)
        super().__init__(title=tone.text("applications-ask-title", id=number))
        self._application_id = application.application_id
        self._question = text_line("question", proposal, paragraph=True)
        if application.source is Source.NATIVE:
            self.add_item(ui.TextDisplay(tone.text("desk-ask-unsure")))
        self.add_item(
            ui.Label(
                text=tone.text("applications-ask-label"),
                description=tone.text("applications-ask-hint", locale=application.locale),
                component=self._question,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        community = actor.must(_MODERATOR)
        application = await applications.ask(
            bot.uow,
            community_id=community.community_id,
            application_id=self._application_id,
            by=actor.user_id,
            question=self._question.value,
            now=bot.clock.now(),
        )
        tone = tone_of(interaction, actor)
        await answer(
            interaction,
            tone.text(
                "applications-asked",
                name=messages.name_of(application, tone),
                source=application.source.value,
            ),
        )


async def decline(
    interaction: Interaction, actor: Actor, application_id: ApplicationId, reason: str
) -> None:
    """Say no with this reason, and tell the moderator when it goes out."""
    bot = bot_of(interaction)
    community = actor.must(_MODERATOR)
    application = await applications.decline(
        bot.uow,
        community_id=community.community_id,
        application_id=application_id,
        by=actor.user_id,
        reason=reason,
        now=bot.clock.now(),
    )
    text = decided_text(application, tone_of(interaction, actor), community)
    await answer(interaction, text)


async def approve(interaction: Interaction, actor: Actor, application_id: ApplicationId) -> None:
    """Let the applicant in, and tell the moderator when that happens."""
    bot, community = bot_of(interaction), actor.must(_MODERATOR)
    application = await applications.approve(
        bot.uow,
        community_id=community.community_id,
        application_id=application_id,
        by=actor.user_id,
        now=bot.clock.now(),
    )
    text = decided_text(application, tone_of(interaction, actor), community)
    await answer(interaction, text)


async def open_decline(
    interaction: Interaction, actor: Actor, application: Application, *, proposal: str | None = None
) -> None:
    """Show the form for a no, unless somebody else has it or has decided."""
    must_be_decidable(application, by=actor.user_id)
    bot, community = bot_of(interaction), actor.must(_MODERATOR)
    await interaction.response.send_modal(
        DeclineForm(
            tone_of(interaction, actor),
            application,
            proposal=proposal or bot.proposed_reply(application),
            room=reason_room(bot.i18n, application, community),
        )
    )


async def open_ask(interaction: Interaction, actor: Actor, application: Application) -> None:
    """Show the form for a question, unless somebody else has it or has decided."""
    must_be_openable(application, by=actor.user_id)
    proposal = bot_of(interaction).proposed_question(application)
    await interaction.response.send_modal(
        AskForm(tone_of(interaction, actor), application, proposal=proposal)
    )


def reason_room(i18n: I18n, application: Application, community: Community) -> int:
    """Characters for the reason, so that the date of a new chance fits behind it.

    The same for both ways in: a moderator need not know which one has the narrow limit.
    """
    longest = again_text(i18n, messages.as_if_declined(application), community)
    return REASON_LENGTH - len(longest) - 1 if longest else REASON_LENGTH


def card_buttons(
    application: Application, tone: Tone, *, shortened: bool
) -> list[ui.ActionRow[Any]]:
    """The card's buttons: what can be done now. Of a decision that has gone out there are none."""
    if not application.is_open:
        return [undo_row(application, tone)] if application.waits_to_go_out else []
    number = application.application_id
    label = tone.text("applications-switch-language", locale=application.locale)
    second: list[ui.Item[Any]] = [SwitchLanguage(number, label=label)]
    if shortened:
        second.insert(0, whole_button(application, tone))
    if teachable(application):
        second.append(learn_button(application, tone))
    return [_decisions(application, tone), ui.ActionRow(*second)]


def whole_button(application: Application, tone: Tone) -> Whole:
    """Shows what the card had to shorten."""
    return Whole(application.application_id, label=tone.text("applications-whole"))


def _decisions(application: Application, tone: Tone) -> ui.ActionRow[Any]:
    number = application.application_id
    claim: GuardedButton = (
        Take(number, label=tone.text("applications-take"))
        if application.taken_by is None
        else Release(number, label=tone.text("applications-release"))
    )
    ask = Ask(number, label=tone.text("applications-ask"))
    if application.proposed is not None:
        return ui.ActionRow(claim, *second_buttons(application, tone), ask)
    approve_style, decline_style = discord.ButtonStyle.success, discord.ButtonStyle.danger
    row: ui.ActionRow[Any] = ui.ActionRow(
        claim,
        Approve(number, label=tone.text("applications-approve"), style=approve_style),
        Decline(number, label=tone.text("applications-decline"), style=decline_style),
        ask,
    )
    if application.is_unreached:
        style = discord.ButtonStyle.primary
        row.add_item(AskToReturn(number, label=tone.text("desk-ask-to-return"), style=style))
    return row


BUTTONS = (Take, Release, Approve, Decline, AskToReturn, Ask, SwitchLanguage, Whole)
