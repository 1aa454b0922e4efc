"""Rounds as organisers see them in lists and menus, and who may see the results of one."""

from collections.abc import Sequence

from discord import app_commands

from bot.permissions import Actor
from bot.services import survey_comparisons, survey_rounds
from bot.tones import Tone
from bot.ui import Interaction, bot_of
from cogs.surveys.answers import MEMBER, ORGANISER, tone_of
from cogs.surveys.messages import plain_title
from domain.errors import NotFound
from domain.ids import RoundId
from domain.survey_values import Round, RoundState
from domain.texts import shortened

_CHOICES = 25
LOOKED_AT = 100
"""So many of the latest rounds are listed and offered."""
_HOSTED_AT_MOST = 25


async def closed_for(interaction: Interaction, actor: Actor) -> list[Round]:
    """The closed rounds whose results the person may see, the latest first."""
    bot, community_id = bot_of(interaction), actor.must(MEMBER).community_id
    found = await survey_rounds.closed_rounds(bot.uow, community_id=community_id, limit=LOOKED_AT)
    if ORGANISER in actor.capabilities:
        return found
    hosted = [held for held in found if held.meetup_id is not None][:_HOSTED_AT_MOST]
    return [held for held in hosted if await _is_told(interaction, actor, held)]


async def _is_told(interaction: Interaction, actor: Actor, held: Round) -> bool:
    told = await survey_rounds.told(
        bot_of(interaction).uow, community_id=held.community_id, round_id=held.round_id
    )
    return actor.user_id in told


async def with_results(
    interaction: Interaction, actor: Actor, round_id: RoundId
) -> tuple[Round, Round | None]:
    """A closed round that the person may see, and the one before it as far as they may see that,
    too; else NotFound.
    """
    is_organiser = ORGANISER in actor.capabilities
    held, earlier = await survey_comparisons.results_of(
        bot_of(interaction).uow,
        community_id=actor.must(MEMBER).community_id,
        round_id=round_id,
        host=None if is_organiser else actor.user_id,
    )
    may_see = is_organiser or await _is_told(interaction, actor, held)
    if held.state is not RoundState.CLOSED or held.results is None or not may_see:
        raise NotFound()
    return held, earlier


async def open_choices(
    interaction: Interaction, actor: Actor, typed: str
) -> list[app_commands.Choice[str]]:
    """The open rounds, for organisers."""
    if actor.community is None or ORGANISER not in actor.capabilities:
        return []
    found = await survey_rounds.open_rounds(
        bot_of(interaction).uow, community_id=actor.community.community_id
    )
    return _choices(found, typed, tone_of(interaction, actor))


async def closed_choices(
    interaction: Interaction, actor: Actor, typed: str
) -> list[app_commands.Choice[str]]:
    """The closed rounds whose results the person may see."""
    if actor.community is None or MEMBER not in actor.capabilities:
        return []
    return _choices(await closed_for(interaction, actor), typed, tone_of(interaction, actor))


def _choices(found: Sequence[Round], typed: str, tone: Tone) -> list[app_commands.Choice[str]]:
    wanted = typed.strip().casefold()
    named = ((round_name(held, tone), str(held.round_id)) for held in found)
    return [
        app_commands.Choice(name=name, value=value)
        for name, value in named
        if wanted in name.casefold()
    ][:_CHOICES]


def round_name(held: Round, tone: Tone) -> str:
    """A round in a menu: the survey, what it was about, and when it was opened."""
    when = tone.at(held.opened_at, "short")
    title = plain_title(held, tone, limit=100 - len(when) - 2)
    return shortened(f"{title}, {when}", limit=100)
