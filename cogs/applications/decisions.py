"""The buttons of a decision: undo it while it waits, confirm it, or see it differently."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import decisions
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of
from cogs.applications.answers import answer, tone_of
from cogs.applications.messages import mention, name_of
from domain.applications import Application, State
from domain.community import Capability, Community
from domain.ids import ApplicationId

_MODERATOR = Capability.MODERATOR


def _step(button: GuardedButton, interaction: Interaction, actor: Actor) -> dict[str, Any]:
    """The arguments that every step of a moderator takes."""
    return {
        "community_id": actor.must(_MODERATOR).community_id,
        "application_id": ApplicationId(button.subject),
        "by": actor.user_id,
        "now": bot_of(interaction).clock.now(),
    }


class Undo(GuardedButton, route="applications:undo", needs=_MODERATOR):
    """Takes back a decision that has not gone out."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await decisions.undo(bot_of(interaction).uow, **_step(self, interaction, actor))
        text = tone_of(interaction, actor).text("desk-undone", id=str(self.subject))
        await answer(interaction, text)


class Confirm(GuardedButton, route="applications:confirm", needs=_MODERATOR):
    """The second moderator agrees."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        application = await decisions.confirm(
            bot_of(interaction).uow, **_step(self, interaction, actor)
        )
        tone, community = tone_of(interaction, actor), actor.must(_MODERATOR)
        await answer(interaction, decided_text(application, tone, community))


class Disagree(GuardedButton, route="applications:disagree", needs=_MODERATOR):
    """A moderator sees it differently, or takes back a proposal of their own."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        step, tone = _step(self, interaction, actor), tone_of(interaction, actor)
        by = await decisions.disagree(bot_of(interaction).uow, **step)
        number = str(self.subject)
        if by == actor.user_id:
            await answer(interaction, tone.text("desk-own-proposal-gone", id=number))
        else:
            text = tone.text("desk-disagreed", id=number, who=mention(by, tone))
            await answer(interaction, text)


def decided_text(application: Application, tone: Tone, community: Community) -> str:
    """What the moderator is told: when it goes out, or that somebody else is to confirm."""
    name = name_of(application, tone)
    if application.is_open and application.proposed is not None:
        return tone.text("desk-proposed", state=application.proposed.value, name=name)
    minutes = community.decision_delay_seconds // 60
    if application.state is State.APPROVED:
        return tone.text("applications-approved", name=name, minutes=minutes)
    return tone.text("applications-declined", name=name, minutes=minutes)


def undo_row(application: Application, tone: Tone) -> ui.ActionRow[Any]:
    """The one button of a decision that waits."""
    return ui.ActionRow(Undo(application.application_id, label=tone.text("desk-undo")))


def second_buttons(application: Application, tone: Tone) -> tuple[GuardedButton, ...]:
    """What a second moderator answers to a proposal."""
    number, style = application.application_id, discord.ButtonStyle.success
    return (
        Confirm(number, label=tone.text("desk-confirm"), style=style),
        Disagree(number, label=tone.text("desk-disagree")),
    )


BUTTONS = (Undo, Confirm, Disagree)
