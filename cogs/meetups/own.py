"""A person's own answer to a meetup: what became of it in words, and what goes with it."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import crowds, signups
from bot.services.signups import Answered
from bot.tones import Tone
from bot.ui import (
    GuardedButton,
    GuardedModal,
    GuardedSelect,
    Interaction,
    bot_of,
    in_time,
    layout,
)
from cogs.meetups.answers import home_of, show, tone_in
from cogs.meetups.files import send_calendar
from cogs.meetups.messages import title_text, when_text, where_text
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import MeetupId
from domain.meetup_values import (
    ENDED,
    GUESTS_AT_MOST,
    NEED_LENGTH,
    TAKES_SIGNUPS,
    Meetup,
    Signup,
    Standing,
    State,
)

_MEMBER = Capability.MEMBER
_GOOD = discord.ButtonStyle.success
COMES = frozenset({Standing.SEATED, Standing.OFFERED, Standing.WAITING, Standing.MAYBE})


def roles_of(interaction: Interaction) -> list[int]:
    """The pressing person's roles; none in direct messages."""
    user = interaction.user
    return [role.id for role in user.roles] if isinstance(user, discord.Member) else []


# -------------------------------------------------------------------------------------- screens


def answer_text(answered: Answered, tone: Tone) -> str:
    """What became of the answer, in words."""
    meetup, signup = answered.meetup, answered.signup
    lines = [
        tone.text(
            "meetups-own",
            standing=signup.standing.value,
            title=title_text(meetup),
            place=answered.place,
            until=tone.at(signup.offered_until),
            open="yes" if meetup.state in TAKES_SIGNUPS else "no",
        )
    ]
    if signup.guests and signup.standing in COMES - {Standing.MAYBE}:
        lines.append(tone.text("meetups-own-guests", guests=signup.guests))
    if signup.standing is Standing.SEATED:
        lines.append(tone.text("meetups-card-when", when=when_text(meetup, tone)))
        where = where_text(meetup, tone, with_link=True)
        lines.append(tone.text("meetups-card-where", where=where))
        if signup.confirmed_at is not None:
            lines.append(tone.text("meetups-own-confirmed"))
        elif signup.confirm_by is not None:
            lines.append(tone.text("meetups-own-confirm", by=tone.at(signup.confirm_by)))
        if meetup.reminders:
            direct = "yes" if signup.wants_direct else "no"
            lines.append(tone.text("meetups-own-direct", direct=direct))
    return "\n".join(lines)


async def tell(
    interaction: Interaction, answered: Answered, tone: Tone, *, notice: str = ""
) -> None:
    """Say the outcome in words, with what one can say besides."""
    text = f"{notice}\n{answer_text(answered, tone)}".strip()
    # Guests need the person's roles, which a direct message doesn't carry.
    rows = own_rows(answered, tone, with_guests=interaction.guild_id is not None)
    await show(interaction, layout(ui.TextDisplay(text), *rows))


def own_rows(
    answered: Answered, tone: Tone, *, with_guests: bool = True
) -> list[ui.ActionRow[Any]]:
    """Guests, needs, reminders, the calendar file and signing off, as far as they make sense."""
    meetup, signup, rows = answered.meetup, answered.signup, list[ui.ActionRow[Any]]()
    if signup.standing not in COMES or meetup.state in ENDED:
        return rows
    if with_guests and _may_bring(meetup, signup):
        rows.append(ui.ActionRow(Guests(meetup.meetup_id, _guest_menu(meetup, signup, tone))))
    if buttons := _buttons(meetup, signup, tone):
        rows.append(ui.ActionRow(*buttons))
    return rows


def _may_bring(meetup: Meetup, signup: Signup) -> bool:
    most = max(meetup.seats.guests, signup.guests)
    # Who is offered a seat takes it first.
    answers = (Standing.SEATED, Standing.WAITING)
    return bool(most) and signup.standing in answers and meetup.state in TAKES_SIGNUPS


def _guest_menu(meetup: Meetup, signup: Signup, tone: Tone) -> ui.Select[Any]:
    most = max(meetup.seats.guests, signup.guests)
    return ui.Select(
        placeholder=tone.text("meetups-guests-placeholder"),
        options=[
            discord.SelectOption(
                label=tone.text("meetups-guests-option", guests=number),
                value=str(number),
                default=number == signup.guests,
            )
            for number in range(most + 1)
        ],
    )


def _buttons(meetup: Meetup, signup: Signup, tone: Tone) -> list[ui.Item[Any]]:
    number, buttons = meetup.meetup_id, list[ui.Item[Any]]()
    if signup.standing is Standing.OFFERED:
        buttons.append(Accept(number, label=tone.text("meetups-button-accept"), style=_GOOD))
    if signup.standing is Standing.SEATED:
        if signup.confirm_by is not None and signup.confirmed_at is None:
            label = tone.text("meetups-button-confirm")
            buttons.append(Confirm(number, label=label, style=_GOOD))
        if meetup.asks_diet or meetup.asks_accessibility:
            buttons.append(Needs(number, label=tone.text("meetups-button-needs")))
        if meetup.reminders:
            switch = Undirect if signup.wants_direct else Direct
            wanted = "yes" if signup.wants_direct else "no"
            buttons.append(switch(number, label=tone.text("meetups-button-direct", wanted=wanted)))
        if meetup.start_at is not None:
            buttons.append(CalendarFile(number, label=tone.text("meetups-button-ics")))
    if meetup.state is not State.UNDER_WAY:
        label = tone.text("meetups-button-leave", standing=signup.standing.value)
        buttons.append(Leave(number, label=label))
    return buttons


# ------------------------------------------------------------------------------ what is pressed


class OnMeetup(GuardedButton, route="meetups:-"):
    """What the buttons of a person's own answer share."""

    @property
    def meetup_id(self) -> MeetupId:
        return MeetupId(self.subject)

    async def _step(self, interaction: Interaction, actor: Actor) -> tuple[Tone, dict[str, Any]]:
        """The tone of the answer, and the arguments that every step takes."""
        community = await home_of(interaction, actor, self.meetup_id)
        return tone_in(interaction, actor, community), {
            "community_id": community.community_id,
            "meetup_id": self.meetup_id,
            "user_id": actor.user_id,
            "now": bot_of(interaction).clock.now(),
        }


class Leave(OnMeetup, route="meetups:leave"):
    """No, or no longer."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, step = await self._step(interaction, actor)
        uow = bot_of(interaction).uow
        work = signups.decline(uow, **step, order=interaction.id)
        answered = await in_time(interaction, work)
        await tell(interaction, answered, tone)


class Accept(OnMeetup, route="meetups:accept"):
    """The held seat is taken."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, step = await self._step(interaction, actor)
        answered = await in_time(interaction, signups.accept(bot_of(interaction).uow, **step))
        await tell(interaction, answered, tone)


class Confirm(OnMeetup, route="meetups:confirm"):
    """The person says once more that they come."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, step = await self._step(interaction, actor)
        answered = await signups.confirm(bot_of(interaction).uow, **step)
        await tell(interaction, answered, tone)


class Direct(OnMeetup, route="meetups:direct"):
    """Reminders of this meetup by direct message."""

    wanted = True

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, step = await self._step(interaction, actor)
        del step["now"]
        uow = bot_of(interaction).uow
        answered = await signups.set_direct(uow, **step, wanted=self.wanted)
        await tell(interaction, answered, tone)


class Undirect(Direct, route="meetups:undirect"):
    """No more of them."""

    wanted = False


class CalendarFile(OnMeetup, route="meetups:ics"):
    """The meetup for one's own calendar, with the link for who has a seat."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        community = await home_of(interaction, actor, self.meetup_id)
        await send_calendar(interaction, actor, community, self.meetup_id)


class Guests(GuardedSelect, route="meetups:guests", needs=_MEMBER):
    """How many come along."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        chosen = str(self.chosen[0]) if self.chosen else ""
        if not (chosen.isascii() and chosen.isdecimal()) or int(chosen) > GUESTS_AT_MOST:
            raise NotFound()
        community, bot = actor.must(_MEMBER), bot_of(interaction)
        work = crowds.join(
            bot.uow,
            community_id=community.community_id,
            meetup_id=MeetupId(self.subject),
            user_id=actor.user_id,
            role_ids=roles_of(interaction),
            order=interaction.id,
            guests=int(chosen),
            now=bot.clock.now(),
        )
        answered = await in_time(interaction, work)
        await tell(interaction, answered, tone_in(interaction, actor, community))


class Needs(OnMeetup, route="meetups:needs"):
    """What the person eats and needs, for the host alone."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        community = await home_of(interaction, actor, self.meetup_id)
        answered = await signups.of_person(
            bot_of(interaction).uow,
            community_id=community.community_id,
            meetup_id=self.meetup_id,
            user_id=actor.user_id,
        )
        tone = tone_in(interaction, actor, community)
        await interaction.response.send_modal(NeedsForm(tone, answered))


class NeedsForm(GuardedModal, route="meetups:needs-form"):
    """Diet and accessibility, as far as the host asks for them."""

    def __init__(self, tone: Tone, answered: Answered) -> None:
        super().__init__(title=tone.text("meetups-needs-title"))
        meetup, signup = answered.meetup, answered.signup
        self._meetup_id, self._before = meetup.meetup_id, signup
        self._fields: dict[str, ui.TextInput[Any]] = {}
        for name in ("diet", "accessibility"):
            if getattr(meetup, f"asks_{name}"):
                field = ui.TextInput[Any](
                    custom_id=name,
                    required=False,
                    max_length=NEED_LENGTH,
                    default=getattr(signup, name) or None,
                )
                hint = tone.text("meetups-needs-hint")
                label = tone.text(f"meetups-needs-{name}")
                self.add_item(ui.Label(text=label, description=hint, component=field))
                self._fields[name] = field

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        community, bot = await home_of(interaction, actor, self._meetup_id), bot_of(interaction)
        typed = {name: field.value for name, field in self._fields.items()}
        answered = await signups.set_needs(
            bot.uow,
            community_id=community.community_id,
            meetup_id=self._meetup_id,
            user_id=actor.user_id,
            diet=typed.get("diet", self._before.diet),
            accessibility=typed.get("accessibility", self._before.accessibility),
            now=bot.clock.now(),
        )
        tone = tone_in(interaction, actor, community)
        await tell(interaction, answered, tone, notice=tone.text("meetups-needs-kept"))


ITEMS = (Leave, Accept, Confirm, Direct, Undirect, CalendarFile, Guests, Needs)
