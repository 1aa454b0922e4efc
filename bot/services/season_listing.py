"""Seasons as people look for them: one with its programme, a page of a list, who comes."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain import seasons as rules
from domain.errors import NotFound
from domain.ids import CommunityId, MeetupId, SeasonId, UserId
from domain.meetup_refusals import NotYours
from domain.meetup_values import Meetup, Season, SeasonMember, SeasonState, Signup
from storage.unit_of_work import Transaction, UnitOfWork

PAGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A season with its meetups in order, and how many follow it."""

    season: Season
    meetups: tuple[Meetup, ...]
    members: int

    @property
    def seen(self) -> int:
        """Grows with every step, answer and card: what the season's card shows is older when it
        is less."""
        steps = self.season.state_seen + sum(each.state_seen for each in self.meetups)
        return steps + sum(each.card_message_id is not None for each in self.meetups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who follows the season and what each has answered to each meetup, by the meetup's id."""

    season: Season
    meetups: tuple[Meetup, ...]
    members: tuple[SeasonMember, ...]
    answers: Mapping[MeetupId, Mapping[UserId, Signup]]
    """First the meetup's id, then the person's."""


async def programme_of(tx: Transaction, season: Season) -> Programme:
    """The season with its meetups in order, and how many follow it."""
    meetups = await tx.meetups.of_season(season.community_id, season.season_id)
    return Programme(
        season=season,
        meetups=tuple(meetups),
        members=await tx.seasons.count_members(season.season_id),
    )


async def find(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
) -> Programme:
    """One season that the person may see, with its programme, else NotFound."""
    async with uow.read() as tx:
        season = await tx.seasons.get(community_id, season_id, lock=False)
        if season is None or not may_see(season, by=by, is_organiser=is_organiser):
            raise NotFound()
        return await programme_of(tx, season)


def may_see(season: Season, *, by: UserId, is_organiser: bool) -> bool:
    """Drafts are for their host and the organisers."""
    return season.state is not SeasonState.DRAFT or rules.may_change(
        season, by=by, is_organiser=is_organiser
    )


async def listing(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    states: frozenset[SeasonState] | None = None,
    name: str = "",
    page: int = 0,
) -> list[Season]:
    """Running seasons first, then the newest."""
    async with uow.read() as tx:
        return await tx.seasons.listing(
            community_id, states=states, name=name, limit=PAGE, offset=page * PAGE
        )


async def choices(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    states: frozenset[SeasonState],
    name: str,
    followed_by: UserId | None,
    limit: int,
) -> list[Season]:
    """Seasons to choose among; only those that a person follows, if one is given."""
    async with uow.read() as tx:
        found = await tx.seasons.listing(community_id, states=states, name=name, limit=limit)
        if followed_by is None:
            return found
        followed = set(await tx.seasons.followed_by(community_id, followed_by))
    return [each for each in found if each.season_id in followed]


async def membership(
    uow: UnitOfWork, *, community_id: CommunityId, season_id: SeasonId, user_id: UserId
) -> SeasonMember | None:
    """Whether the person follows the season of this community, and has confirmed that."""
    async with uow.read() as tx:
        if await tx.seasons.get(community_id, season_id, lock=False) is None:
            return None
        return await tx.seasons.member(season_id, user_id)


async def attendance(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
) -> Attendance:
    """Who comes to what: for the host and the organisers."""
    async with uow.read() as tx:
        season = await tx.seasons.get(community_id, season_id, lock=False)
        if season is None:
            raise NotFound()
        if not rules.may_change(season, by=by, is_organiser=is_organiser):
            raise NotYours()
        meetups = await tx.meetups.of_season(community_id, season_id)
        members = await tx.seasons.members(season_id)
        answers = {
            meetup.meetup_id: {
                each.user_id: each for each in await tx.signups.standing(meetup.meetup_id)
            }
            for meetup in meetups
        }
    return Attendance(
        season=season, meetups=tuple(meetups), members=tuple(members), answers=answers
    )


async def hosted(
    tx: Transaction,
    community_id: CommunityId,
    season_id: SeasonId,
    *,
    by: UserId,
    is_organiser: bool,
) -> Season:
    """The locked season, for its host and the organisers alone."""
    season = await tx.seasons.get(community_id, season_id, lock=True)
    if season is None:
        raise NotFound()
    if not rules.may_change(season, by=by, is_organiser=is_organiser):
        raise NotYours() if season.state is not SeasonState.DRAFT else NotFound()
    return season
