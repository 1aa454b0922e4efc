"""The applicant's side: the button to apply, the form, the answer to a question."""

from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.replies import again_text
from bot.services import applying
from bot.services.applying import Form
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedModal, Interaction, bot_of, quoted
from cogs.applications import messages
from cogs.applications.answers import answer, answer_with, text_line, tone_of
from domain.application_refusals import AlreadyMember, Incomplete, TermsNotAccepted, TooEarly
from domain.applications import QUESTION_LENGTH, Application, Source, State, must_be_free_to_apply
from domain.community import Capability, Community
from domain.errors import NotSetUp
from domain.ids import ApplicationId, CommunityId
from domain.questions import Meaning

_STAFF = ("yes", "no", "unsure")
_ASKED = (Meaning.TITLE, Meaning.EMPLOYER, Meaning.STAFF, Meaning.WORK)


class Apply(GuardedButton, route="applications:apply"):
    """Opens the form, or tells how it goes with the application that is in."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        community = actor.community
        if community is None or not community.is_set_up:
            raise NotSetUp()
        if Capability.MEMBER in actor.capabilities:
            raise AlreadyMember()
        where, who = community.community_id, actor.user_id
        latest = await applying.latest_of(bot.uow, community_id=where, applicant_id=who)
        if latest is not None and latest.is_open:
            await _show_status(interaction, latest, tone)
            return
        try:
            must_be_free_to_apply(latest, reapply_days=community.reapply_days, now=bot.clock.now())
        except TooEarly:
            assert latest is not None
            await _show_refusal(interaction, latest, community, tone)
            return
        draft = await applying.draft_of(bot.uow, community_id=where, applicant_id=who)
        await interaction.response.send_modal(ApplyForm(tone, draft))


class Complete(GuardedButton, route="applications:complete"):
    """Opens the form in which the applicant answers; works in direct messages too."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        application = await applying.own(
            bot_of(interaction).uow,
            application_id=ApplicationId(self.subject),
            applicant_id=actor.user_id,
        )
        await interaction.response.send_modal(
            CompleteForm(tone_of(interaction, actor), application)
        )


class Withdraw(GuardedButton, route="applications:withdraw"):
    """Takes the person's own open application back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        application = await applying.withdraw(
            bot.uow,
            community_id=CommunityId(interaction.guild_id or 0),
            applicant_id=actor.user_id,
            now=bot.clock.now(),
        )
        key = "applications-withdrawn" if application else "applications-nothing-open"
        await answer(interaction, tone_of(interaction, actor).text(key))


class ApplyForm(GuardedModal, route="applications:form"):
    """The application inside the server, filled with what was typed before."""

    def __init__(self, tone: Tone, draft: Form) -> None:
        super().__init__(title=tone.text("applications-form-title"))
        self._tone = tone
        self._title = text_line("title", draft.title)
        self._employer = text_line("employer", draft.employer)
        self._staff: ui.RadioGroup[ApplyForm] = ui.RadioGroup(
            custom_id="staff", options=_choices(tone, draft)
        )
        self._tasks = text_line("work", draft.work, paragraph=True)
        self._terms: ui.CheckboxGroup[ApplyForm] = ui.CheckboxGroup(
            # Not required: who forgets it gets our sentence, and keeps what was typed.
            custom_id="terms",
            required=False,
            min_values=0,
            max_values=1,
            options=[
                discord.CheckboxGroupOption(
                    label=tone.text("applications-form-terms-agree"), value="agreed"
                )
            ],
        )
        for field in (self._title, self._employer, self._staff, self._tasks, self._terms):
            name = field.custom_id
            hint = None if name == "staff" else tone.text(f"applications-form-{name}-hint")
            label = tone.text(f"applications-form-{name}-label")
            self.add_item(ui.Label(text=label, description=hint, component=field))

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), self._tone
        staff, community_id = self._staff.value, CommunityId(interaction.guild_id or 0)
        try:
            application = await applying.submit_form(
                bot.uow,
                community_id=community_id,
                applicant_id=actor.user_id,
                applicant_name=interaction.user.display_name,
                form=Form(
                    title=self._title.value,
                    employer=self._employer.value,
                    staff=tone.text(f"applications-form-staff-{staff}") if staff else "",
                    work=self._tasks.value,
                    accepts_terms=bool(self._terms.values),
                ),
                labels={m: tone.text(f"applications-form-{m}-label") for m in _ASKED},
                locale=tone.locale,
                is_member=Capability.MEMBER in actor.capabilities,
                read=await bot.reader_for(community_id),
                now=bot.clock.now(),
            )
        except (Incomplete, TermsNotAccepted) as fault:
            await self._offer_again(interaction, fault)
            return
        name = messages.name_of(application, tone)
        if not application.is_open:
            await answer(interaction, tone.text("policies-let-in", name=name))
            return
        thanks = tone.text("applications-received", name=name)
        await answer_with(
            interaction, thanks, Withdraw(0, label=tone.text("applications-withdraw"))
        )

    async def _offer_again(
        self, interaction: Interaction, fault: Incomplete | TermsNotAccepted
    ) -> None:
        # A form can't be answered with a form: the button opens it again, filled in.
        tone = self._tone
        text = "\n".join(
            (tone.text(fault.key, **fault.args_for_text), tone.text("applications-draft-kept"))
        )
        again = Apply(
            0, label=tone.text("applications-open-draft"), style=discord.ButtonStyle.primary
        )
        await answer_with(interaction, text, again)


class CompleteForm(GuardedModal, route="applications:addition"):
    """The applicant's answer to what a moderator asked."""

    def __init__(self, tone: Tone, application: Application) -> None:
        super().__init__(title=tone.text("applications-complete-title"))
        self._tone = tone
        self._application_id = application.application_id
        self._community_id = application.community_id
        self._addition = text_line("addition", "", paragraph=True)
        self.add_item(ui.TextDisplay(quoted(application.question or "", limit=QUESTION_LENGTH)))
        self.add_item(
            ui.Label(
                text=tone.text("applications-complete-label"),
                description=tone.text("applications-complete-hint"),
                component=self._addition,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), self._tone
        await applying.complete(
            bot.uow,
            application_id=self._application_id,
            applicant_id=actor.user_id,
            addition=self._addition.value,
            label=tone.text("applications-addition"),
            read=await bot.reader_for(self._community_id),
            now=bot.clock.now(),
        )
        await interaction.response.send_message(
            tone.text("applications-completed"), ephemeral=interaction.guild_id is not None
        )


async def _show_status(interaction: Interaction, latest: Application, tone: Tone) -> None:
    items: list[ui.Item[Any]] = []
    if latest.state in (State.WAITING, State.LAPSED):
        items.append(
            Complete(
                latest.application_id,
                label=tone.text("applications-complete"),
                style=discord.ButtonStyle.primary,
            )
        )
    if latest.source is Source.FORM:
        items.append(Withdraw(0, label=tone.text("applications-withdraw")))
    await answer_with(interaction, messages.status(latest, tone), *items)


async def _show_refusal(
    interaction: Interaction, latest: Application, community: Community, tone: Tone
) -> None:
    """The answer once more, for who could not be reached: why, and when to apply again."""
    read_here = replace(latest, locale=tone.locale)
    again = again_text(bot_of(interaction).i18n, read_here, community)
    await answer(interaction, messages.status(latest, tone, again=again))


def _choices(tone: Tone, draft: Form) -> list[discord.RadioGroupOption]:
    labels = {value: tone.text(f"applications-form-staff-{value}") for value in _STAFF}
    return [
        discord.RadioGroupOption(label=label, value=value, default=label == draft.staff)
        for value, label in labels.items()
    ]


BUTTONS = (Apply, Complete, Withdraw)
