"""Seats for those who follow a season, at each of its meetups."""

from datetime import datetime

from bot.services import signups
from bot.services.signups import Answered
from domain.ids import UserId
from domain.meetup_values import TAKES_SIGNUPS, Meetup, Standing
from storage.unit_of_work import Transaction

_OUTWEIGHED = frozenset({Standing.NO, Standing.MAYBE})


async def seat_followers(tx: Transaction, meetup: Meetup, *, now: datetime) -> None:
    """A meetup of a season has a date: those who follow it get their seats, in their order."""
    if meetup.season_id is None or meetup.state not in TAKES_SIGNUPS:
        return
    for member in await tx.seasons.members(meetup.season_id):
        if member.confirmed:
            await seat(tx, meetup, member.user_id, order=member.order, now=now)


async def seat(
    tx: Transaction,
    meetup: Meetup,
    user_id: UserId,
    *,
    order: int,
    now: datetime,
    anew: bool = False,
) -> Answered | None:
    """A seat for who follows the season; an answer that was given before stays.

    With `anew` the person says yes to the whole season now, which outweighs an earlier no or maybe.
    """
    meetup = await signups.settled_now(tx, meetup.community_id, meetup.meetup_id, now=now)
    own = await tx.signups.get(meetup.meetup_id, user_id)
    stays = own is not None and not (anew and own.standing in _OUTWEIGHED)
    if stays or meetup.state not in TAKES_SIGNUPS:
        return None
    return await signups.join_in(tx, meetup, user_id=user_id, order=order, now=now)
