"""How people are answered about surveys: to themselves alone, in their language."""

from typing import Any

from discord import ui

from bot.permissions import Actor
from bot.services import surveys
from bot.tones import Tone, own_tone
from bot.ui import Interaction, bot_of, layout
from bot.ui import show as show
from domain.community import Capability, Community
from domain.errors import NotFound
from domain.ids import RoundId, SurveyId
from domain.survey_values import Survey

MEMBER, ORGANISER = Capability.MEMBER, Capability.ORGANISER
PAGES = 100
"""A button's number is that of a survey or a round times this, plus a page or a question."""
_DIGITS_AT_MOST = 19
_ROUNDS = 2**62
"""The numbers of rounds are below; a button's number is a page times this, plus the round."""
ROUND_PAGES = 20
"""So many pages of a round have room beside its number."""


def tone_of(interaction: Interaction, actor: Actor) -> Tone:
    """The language and zone in which the pressing person reads."""
    bot = bot_of(interaction)
    return own_tone(bot.i18n, actor, bot.settings.timezone)


def tone_in(interaction: Interaction, actor: Actor, community: Community) -> Tone:
    """The person's language and the community's zone, also in direct messages."""
    return Tone(bot_of(interaction).i18n, actor.locale, community.timezone)


async def answer(interaction: Interaction, text: str) -> None:
    """Answer the person alone, calling nobody."""
    await show(interaction, layout(ui.TextDisplay(text)), anew=True)


def step_of(interaction: Interaction, actor: Actor) -> dict[str, Any]:
    """Where it is done, by whom and when, as every step of an organiser wants to know it."""
    return {
        "community_id": actor.must(ORGANISER).community_id,
        "by": actor.user_id,
        "now": bot_of(interaction).clock.now(),
    }


async def survey_found(interaction: Interaction, actor: Actor, number: int) -> Survey:
    """The community's survey with this number, else NotFound."""
    return await surveys.get(
        bot_of(interaction).uow,
        community_id=actor.must(ORGANISER).community_id,
        survey_id=SurveyId(number),
    )


def number_in(typed: str) -> int:
    """The number that a command or a menu names; NotFound for what no choice of ours gives."""
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS_AT_MOST
    if not is_number or int(typed) >= 2**63:
        raise NotFound()
    return int(typed)


def subject_of(round_id: RoundId, page: int) -> int:
    """The number of a button that shows a page of a round."""
    return page * _ROUNDS + int(round_id)


def round_in(subject: int) -> tuple[RoundId, int]:
    """The round and the page that such a button means."""
    page, number = divmod(subject, _ROUNDS)
    return RoundId(number), page
