"""What the host and the organisers can do with a meetup: the tools below "Mer"."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import meetups
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedModal, Interaction, bot_of, layout
from cogs.meetups import attendees, editor
from cogs.meetups.access import hosted, step_of, told
from cogs.meetups.answers import show, tone_of
from cogs.meetups.messages import title_text
from domain.community import Capability
from domain.ids import MeetupId
from domain.meetup_refusals import NoSuchStep
from domain.meetup_values import ENDED, LINE_LENGTH, NEED_LENGTH, TAKES_SIGNUPS, Meetup, State
from domain.meetups import STEPS

_MEMBER, _ORGANISER = Capability.MEMBER, Capability.ORGANISER
_DANGER = discord.ButtonStyle.danger


def tools(meetup: Meetup, tone: Tone, *, judges: bool = False) -> list[ui.ActionRow[Any]]:
    """Rows of what can be done with the meetup in its state; organisers judge proposals."""
    number, state = meetup.meetup_id, meetup.state
    change, lists = list[ui.Item[Any]](), list[ui.Item[Any]]()
    if state not in ENDED:
        change.append(editor.Edit(number, label=tone.text("meetups-button-edit")))
    if State.POSTPONED in STEPS[state]:
        change.append(Postpone(number, label=tone.text("meetups-button-postpone")))
    if meetup.is_announced and State.CANCELLED in STEPS[state]:
        label = tone.text("meetups-button-cancel")
        change.append(Cancel(number, label=label, style=_DANGER))
    if meetup.is_announced:
        label = tone.text("meetups-button-attendees")
        lists.append(attendees.ShowAttendees(number, label=label))
        lists.append(attendees.Export(number, label=tone.text("meetups-button-export")))
    if state in TAKES_SIGNUPS:
        lists.append(CloseSignup(number, label=tone.text("meetups-button-close")))
    if state is State.CLOSED:
        lists.append(OpenSignup(number, label=tone.text("meetups-button-open")))
    judge: list[ui.Item[Any]] = []
    if state is State.PROPOSED and judges:
        label = tone.text("meetups-button-approve")
        judge.append(Approve(number, label=label, style=discord.ButtonStyle.success))
        judge.append(Refuse(number, label=tone.text("meetups-button-refuse"), style=_DANGER))
    return [ui.ActionRow(*items) for items in (judge, change, lists) if items]


# ------------------------------------------------------------------------- postponed, cancelled


async def ask_why(
    interaction: Interaction, actor: Actor, meetup_id: MeetupId, form: type["_ReasonForm"]
) -> None:
    """Open the form in which the reason is written; it says how many will be told."""
    meetup = await hosted(interaction, actor, meetup_id)
    if form.leads_to not in STEPS[meetup.state] or not meetup.is_announced:
        raise NoSuchStep(state=meetup.state)
    people = await told(interaction, actor, meetup)
    await interaction.response.send_modal(form(tone_of(interaction, actor), meetup, people))


class Postpone(GuardedButton, route="meetups:postpone", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await ask_why(interaction, actor, MeetupId(self.subject), PostponeForm)


class Cancel(GuardedButton, route="meetups:cancel", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await ask_why(interaction, actor, MeetupId(self.subject), CancelForm)


class _ReasonForm(GuardedModal, route="meetups:-"):
    """Why; and how many will read it."""

    verb = ""
    leads_to: State

    def __init__(self, tone: Tone, meetup: Meetup, people: int) -> None:
        super().__init__(title=tone.text(f"meetups-{self.verb}-title"))
        self._meetup_id = meetup.meetup_id
        self._reason: ui.TextInput[Any] = ui.TextInput(
            custom_id="reason", style=discord.TextStyle.paragraph, max_length=NEED_LENGTH
        )
        self.add_item(
            ui.Label(
                text=tone.text("meetups-reason-label"),
                description=tone.text("meetups-reason-hint", people=people, verb=self.verb),
                component=self._reason,
            )
        )


class PostponeForm(_ReasonForm, route="meetups:postpone-form", needs=_MEMBER):
    verb, leads_to = "postpone", State.POSTPONED

    def __init__(self, tone: Tone, meetup: Meetup, people: int) -> None:
        super().__init__(tone, meetup, people)
        self._note: ui.TextInput[Any] = ui.TextInput(
            custom_id="note", required=False, max_length=LINE_LENGTH
        )
        self.add_item(
            ui.Label(
                text=tone.text("meetups-postpone-note"),
                description=tone.text("meetups-postpone-note-hint"),
                component=self._note,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        meetup = await hosted(interaction, actor, self._meetup_id)
        people = await told(interaction, actor, meetup)
        postponed = await meetups.postpone(
            bot_of(interaction).uow,
            **step_of(interaction, actor, self._meetup_id),
            reason=self._reason.value,
            note=self._note.value,
        )
        await _done(interaction, actor, postponed, "postponed", people=people)


class CancelForm(_ReasonForm, route="meetups:cancel-form", needs=_MEMBER):
    verb, leads_to = "cancel", State.CANCELLED

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        meetup = await hosted(interaction, actor, self._meetup_id)
        people = await told(interaction, actor, meetup)
        cancelled = await meetups.cancel(
            bot_of(interaction).uow,
            **step_of(interaction, actor, self._meetup_id),
            reason=self._reason.value,
        )
        await _done(interaction, actor, cancelled, "cancelled", people=people)


# -------------------------------------------------------------------------------------- sign-up


class CloseSignup(GuardedButton, route="meetups:close", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        step = step_of(interaction, actor, MeetupId(self.subject))
        meetup = await meetups.close_signup(bot_of(interaction).uow, **step)
        await _done(interaction, actor, meetup, "closed")


class OpenSignup(GuardedButton, route="meetups:open", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        step = step_of(interaction, actor, MeetupId(self.subject))
        meetup = await meetups.open_signup(bot_of(interaction).uow, **step)
        await _done(interaction, actor, meetup, "opened")


# ------------------------------------------------------------------------------------ proposals


class Approve(GuardedButton, route="meetups:approve", needs=_ORGANISER):
    """An organiser lets a member's meetup be shown."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        meetup = await meetups.approve_proposal(
            bot_of(interaction).uow, **_judged(interaction, actor, MeetupId(self.subject))
        )
        await _done(interaction, actor, meetup, "approved")


class Refuse(GuardedButton, route="meetups:refuse", needs=_ORGANISER):
    """An organiser says why a member's meetup is not shown."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        meetup = await hosted(interaction, actor, MeetupId(self.subject))
        if meetup.state is not State.PROPOSED:
            raise NoSuchStep(state=meetup.state)
        await interaction.response.send_modal(RefuseForm(tone_of(interaction, actor), meetup, 1))


class RefuseForm(_ReasonForm, route="meetups:refuse-form", needs=_ORGANISER):
    verb = "refuse"

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        meetup = await meetups.refuse_proposal(
            bot_of(interaction).uow,
            **_judged(interaction, actor, self._meetup_id),
            reason=self._reason.value,
        )
        await _done(interaction, actor, meetup, "refused")


def _judged(interaction: Interaction, actor: Actor, meetup_id: MeetupId) -> dict[str, Any]:
    return {
        "community_id": actor.must(_ORGANISER).community_id,
        "meetup_id": meetup_id,
        "by": actor.user_id,
        "now": bot_of(interaction).clock.now(),
    }


async def _done(
    interaction: Interaction, actor: Actor, meetup: Meetup, what: str, *, people: int = 0
) -> None:
    """Say what was done, with what can be done now."""
    tone = tone_of(interaction, actor)
    text = tone.text("meetups-done", what=what, title=title_text(meetup), people=people)
    await show(interaction, layout(ui.TextDisplay(text), *tools(meetup, tone)))


ITEMS = (Postpone, Cancel, CloseSignup, OpenSignup, Approve, Refuse)
