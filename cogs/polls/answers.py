"""How people are answered about polls: to themselves alone, in their language."""

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import polls
from bot.tones import Tone, own_tone
from bot.ui import Interaction, bot_of, layout
from bot.ui import show as show
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import PollId
from domain.poll_refusals import NoPollHere
from domain.poll_values import Poll

MEMBER, ORGANISER = Capability.MEMBER, Capability.ORGANISER
_DIGITS_AT_MOST = 19
_LARGEST = 2**63 - 1


def tone_of(interaction: Interaction, actor: Actor) -> Tone:
    """The language and zone in which the pressing person reads."""
    bot = bot_of(interaction)
    return own_tone(bot.i18n, actor, bot.settings.timezone)


async def answer(interaction: Interaction, text: str) -> None:
    """Answer the person alone, calling nobody."""
    await show(interaction, layout(ui.TextDisplay(text)), anew=True)


async def found(interaction: Interaction, actor: Actor, number: int) -> Poll:
    """The community's poll with this number, else NoPollHere."""
    return await polls.get(
        bot_of(interaction).uow,
        community_id=actor.must(MEMBER).community_id,
        poll_id=poll_id_of(number),
    )


def poll_id_of(number: int) -> PollId:
    """The number of a button as that of a poll; NoPollHere for one larger than any of ours."""
    if number > _LARGEST:
        raise NoPollHere()
    return PollId(number)


def number_in(typed: str) -> int:
    """The number of the poll that a command names; NotFound for what no choice of ours gives."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS_AT_MOST):
        raise NotFound()
    return int(typed)


def roles_of(interaction: Interaction) -> tuple[int, ...]:
    """The roles of the pressing person, as they came with the press."""
    person = interaction.user
    return tuple(role.id for role in person.roles) if isinstance(person, discord.Member) else ()
