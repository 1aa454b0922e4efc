"""What the senders and screens of seasons need to know, from one moment."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.season_listing import Programme, may_see, programme_of
from bot.services.signups import place_of
from domain.errors import NotFound
from domain.ids import CommunityId, MeetupId, SeasonId, UserId
from domain.meetup_values import SeasonMember, Signup, Standing
from storage.unit_of_work import Transaction, UnitOfWork

Counts = Mapping[MeetupId, Mapping[Standing, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """All that a season's card shows: its programme, and how many come to each meetup."""

    programme: Programme
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A season as one person has answered to it."""

    programme: Programme
    member: SeasonMember | None
    answers: Mapping[MeetupId, Signup]
    places: Mapping[MeetupId, int]
    """The number in the waiting list, where the person stands in one."""

    @property
    def follows(self) -> bool:
        """True for who follows the season, and has confirmed it after a carrying over."""
        return self.member is not None and self.member.confirmed


async def drawn(uow: UnitOfWork, *, community_id: CommunityId, season_id: SeasonId) -> Drawn | None:
    """What the season's card shows now; None when there is no such season."""
    async with uow.read() as tx:
        season = await tx.seasons.get(community_id, season_id, lock=False)
        if season is None:
            return None
        return await _drawn(tx, await programme_of(tx, season))


async def seen(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
) -> Drawn:
    """The same for a person who may see the season, else NotFound."""
    async with uow.read() as tx:
        season = await tx.seasons.get(community_id, season_id, lock=False)
        if season is None or not may_see(season, by=by, is_organiser=is_organiser):
            raise NotFound()
        return await _drawn(tx, await programme_of(tx, season))


async def own(
    uow: UnitOfWork, *, community_id: CommunityId, season_id: SeasonId, user_id: UserId
) -> Own:
    """What the person has answered to each meetup that members see, else NotFound."""
    async with uow.read() as tx:
        season = await tx.seasons.get(community_id, season_id, lock=False)
        if season is None or not may_see(season, by=user_id, is_organiser=False):
            raise NotFound()
        programme = await programme_of(tx, season)
        ids = {each.meetup_id: each for each in programme.meetups}
        found = await tx.signups.of_person(community_id, user_id)
        answers = {each.meetup_id: each for each in found if each.meetup_id in ids}
        places = {
            meetup_id: await place_of(tx, ids[meetup_id], each)
            for meetup_id, each in answers.items()
            if each.standing is Standing.WAITING
        }
        member = await tx.seasons.member(season_id, user_id)
    return Own(programme=programme, member=member, answers=answers, places=places)


async def community_of_follower(
    uow: UnitOfWork, *, season_id: SeasonId, user_id: UserId
) -> CommunityId:
    """Whose season it is, for who follows it: a press in a direct message has no server."""
    async with uow.read() as tx:
        found = await tx.seasons.community_of(season_id, user_id)
    if found is None:
        raise NotFound()
    return found


async def _drawn(tx: Transaction, programme: Programme) -> Drawn:
    counts = {
        each.meetup_id: await tx.signups.counts(each.meetup_id)
        for each in programme.meetups
        if each.is_announced
    }
    return Drawn(programme=programme, counts=counts)
