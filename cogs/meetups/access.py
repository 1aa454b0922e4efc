"""Who may change a meetup: its host and the organisers; to others a draft is not there."""

from bot.permissions import Actor
from bot.services import meetup_listing, meetup_tidings
from bot.services.meetups import Step
from bot.ui import Interaction, bot_of
from cogs.meetups.answers import is_organiser
from domain.community import Capability
from domain.ids import MeetupId
from domain.meetup_refusals import NotYours
from domain.meetup_values import Meetup
from domain.meetups import may_change

_MEMBER = Capability.MEMBER


async def found(interaction: Interaction, actor: Actor, meetup_id: MeetupId) -> Meetup:
    """The meetup, if the person may see it."""
    return await meetup_listing.find(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        meetup_id=meetup_id,
        by=actor.user_id,
        is_organiser=is_organiser(actor),
    )


async def hosted(interaction: Interaction, actor: Actor, meetup_id: MeetupId) -> Meetup:
    """The meetup, if the person is its host or an organiser."""
    meetup = await found(interaction, actor, meetup_id)
    if not may_change(meetup, by=actor.user_id, is_organiser=is_organiser(actor)):
        raise NotYours()
    return meetup


def step_of(interaction: Interaction, actor: Actor, meetup_id: MeetupId) -> Step:
    """The arguments that every step of a host takes."""
    return {
        "community_id": actor.must(_MEMBER).community_id,
        "meetup_id": meetup_id,
        "by": actor.user_id,
        "is_organiser": is_organiser(actor),
        "now": bot_of(interaction).clock.now(),
    }


async def told(
    interaction: Interaction, actor: Actor, meetup: Meetup, *, is_for_all: bool = True
) -> int:
    """How many others are told when the meetup is postponed, cancelled or given another date."""
    return await meetup_tidings.concerned(
        bot_of(interaction).uow, meetup=meetup, by=actor.user_id, is_for_all=is_for_all
    )
