"""The buttons of a meetup's card: yes, maybe, no, and more."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import signups
from bot.services.crowds import Press
from bot.tones import Tone
from bot.ui import Interaction, bot_of, in_time
from cogs.meetups.details import More
from cogs.meetups.own import (
    Accept,
    CalendarFile,
    Confirm,
    Direct,
    Leave,
    OnMeetup,
    Undirect,
    roles_of,
    tell,
)
from domain.community import Capability
from domain.meetup_values import TAKES_SIGNUPS, Meetup, State

__all__ = [
    "ITEMS",
    "Accept",
    "CalendarFile",
    "Confirm",
    "Decline",
    "Direct",
    "Join",
    "Leave",
    "Maybe",
    "More",
    "Release",
    "Undirect",
    "card_buttons",
]

_MEMBER = Capability.MEMBER
_SAYS_MAYBE = TAKES_SIGNUPS | {State.DATE_TO_COME, State.POSTPONED}


def card_buttons(meetup: Meetup, tone: Tone) -> list[ui.ActionRow[Any]]:
    """What can be answered in the meetup's state, and always "Mer"."""
    number, buttons = meetup.meetup_id, list[ui.Item[Any]]()
    if meetup.state in TAKES_SIGNUPS:
        label = tone.text("meetups-button-join")
        buttons.append(Join(number, label=label, style=discord.ButtonStyle.success))
    if meetup.state in _SAYS_MAYBE:
        buttons.append(Maybe(number, label=tone.text("meetups-button-maybe")))
    if meetup.state in _SAYS_MAYBE | {State.CLOSED}:
        buttons.append(Decline(number, label=tone.text("meetups-button-decline")))
    buttons.append(More(number, label=tone.text("meetups-button-more")))
    return [ui.ActionRow(*buttons)]


class Join(OnMeetup, route="meetups:join", needs=_MEMBER):
    """Yes: a seat, or a place in the waiting list."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, step = await self._step(interaction, actor)
        press = Press(
            user_id=step.pop("user_id"),
            role_ids=frozenset(roles_of(interaction)),
            order=interaction.id,
        )
        answered = await in_time(interaction, bot_of(interaction).turnstile.join(press, **step))
        await tell(interaction, answered, tone)


class Maybe(OnMeetup, route="meetups:maybe", needs=_MEMBER):
    """Perhaps: told of what changes."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, step = await self._step(interaction, actor)
        work = signups.say_maybe(
            bot_of(interaction).uow, **step, role_ids=roles_of(interaction), order=interaction.id
        )
        answered = await in_time(interaction, work)
        await tell(interaction, answered, tone)


class Decline(Leave, route="meetups:decline", needs=_MEMBER):
    """No, on the card."""


class Release(Leave, route="meetups:release"):
    """No, in a direct message: the seat goes to somebody else."""


ITEMS = (Join, Maybe, Decline, Release)
