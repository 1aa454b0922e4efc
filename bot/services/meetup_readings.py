"""What the senders need to know of a meetup, read anew each time something goes out."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_values import Meetup, Season, Signup, Standing
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """All that a card shows, from one moment; `names` are empty where the host shows none."""

    meetup: Meetup
    counts: Mapping[Standing, int]
    names: tuple[UserId, ...]
    season: Season | None


async def drawn(uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId) -> Drawn | None:
    """What the meetup's card shows now; None when there is no such meetup."""
    async with uow.read() as tx:
        meetup = await tx.meetups.get(community_id, meetup_id, lock=False)
        if meetup is None:
            return None
        seated: list[Signup] = []
        if meetup.shows_names:
            seated = await tx.signups.standing(meetup_id, Standing.SEATED)
        season = None
        if meetup.season_id is not None:
            season = await tx.seasons.get(community_id, meetup.season_id, lock=False)
        return Drawn(
            meetup=meetup,
            counts=await tx.signups.counts(meetup_id),
            names=tuple(each.user_id for each in seated),
            season=season,
        )


async def meetup_of(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId
) -> Meetup | None:
    """The meetup as it stands."""
    async with uow.read() as tx:
        return await tx.meetups.get(community_id, meetup_id, lock=False)


async def answer_of(uow: UnitOfWork, *, meetup: Meetup, user_id: UserId) -> Signup | None:
    """What the person has answered to it."""
    async with uow.read() as tx:
        return await tx.signups.get(meetup.meetup_id, user_id)


async def follows(uow: UnitOfWork, *, meetup: Meetup, user_id: UserId) -> bool:
    """True for who follows the meetup's season: told of it also without an answer to it."""
    if meetup.season_id is None:
        return False
    async with uow.read() as tx:
        members = await tx.seasons.members(meetup.season_id)
    return any(each.user_id == user_id and each.confirmed for each in members)
