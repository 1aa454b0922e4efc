"""Skipping one meetup of a season, and coming back to it."""

from collections.abc import Collection
from datetime import datetime

from bot.services import signups
from bot.services.meetup_cases import settle
from bot.services.signups import Answered
from domain.errors import NotFound
from domain.ids import CommunityId, MeetupId, SeasonId, UserId
from domain.meetup_values import Meetup, Standing, State
from storage.unit_of_work import Transaction, UnitOfWork

_WITHOUT_DATE = frozenset({State.DATE_TO_COME, State.POSTPONED})


async def skip(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    meetup_id: MeetupId,
    user_id: UserId,
    order: int,
    now: datetime,
) -> Answered:
    """An ordinary no to one meetup; one without a date is skipped when it gets its date too."""
    async with uow.write() as tx:
        meetup = await signups.settled_now(tx, community_id, meetup_id, now=now)
        _must_be_of(season_id, meetup)
        return await signups.decline_in(tx, meetup, user_id=user_id, order=order, now=now)


async def come_back(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    meetup_id: MeetupId,
    user_id: UserId,
    role_ids: Collection[int],
    order: int,
    now: datetime,
) -> Answered | None:
    """Yes again: a seat, or a place in the waiting list.

    None where the date is to come and the person follows the season: the seat comes with the date.
    """
    async with uow.write() as tx:
        meetup = await signups.invited(tx, community_id, meetup_id, role_ids=role_ids, now=now)
        _must_be_of(season_id, meetup)
        if meetup.state in _WITHOUT_DATE and await _follows(tx, season_id, user_id):
            own = await tx.signups.get(meetup_id, user_id)
            if own is not None and own.standing is Standing.NO:
                await tx.signups.remove(meetup_id, user_id)
                await settle(tx, meetup, now=now)
            return None
        return await signups.join_in(tx, meetup, user_id=user_id, order=order, now=now)


async def _follows(tx: Transaction, season_id: SeasonId, user_id: UserId) -> bool:
    member = await tx.seasons.member(season_id, user_id)
    return member is not None and member.confirmed


def _must_be_of(season_id: SeasonId, meetup: Meetup) -> None:
    if meetup.season_id != season_id or not meetup.is_announced:
        raise NotFound()
