"""What time does to seats: offers lapse, seats are to be confirmed, and go to others."""

from collections.abc import Collection
from datetime import datetime

from bot.services.meetup_cases import (
    CONFIRM_END_JOB,
    OFFER_JOB,
    community_of,
    keep,
    plan_job,
    refill,
    settle,
)
from bot.services.meetup_notices import message
from domain import seats
from domain.ids import CommunityId, MeetupId
from domain.meetup_values import Meetup, Signup, Standing
from storage.unit_of_work import Transaction, UnitOfWork


async def lapse_offers(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId, now: datetime
) -> int:
    """Held seats that were not answered in time go to the next; answers how many."""
    async with uow.write() as tx:
        meetup = await tx.meetups.get(community_id, meetup_id, lock=True)
        if meetup is None:
            return 0
        held = await tx.signups.standing(meetup_id, Standing.OFFERED)
        lapsed = seats.lapsed(held, now=now)
        await _let_go(tx, meetup, lapsed, code="lapsed", now=now)
        until = await tx.signups.next_offer_ends(meetup_id)
        if until is not None and until > now:
            # The job of a later offer, in case it was lost.
            await plan_job(tx, OFFER_JOB, meetup, due_at=until, now=now)
        return len(lapsed)


async def ask_to_confirm(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId, start: str, now: datetime
) -> int:
    """Ask those with a seat whether they come; answers how many."""
    async with uow.write() as tx:
        meetup = await tx.meetups.get(community_id, meetup_id, lock=True)
        times = _confirmation_times(meetup, start)
        if meetup is None or times is None or now >= times[1]:
            return 0
        community = await community_of(tx, community_id)
        seated = await tx.signups.standing(meetup_id, Standing.SEATED)
        asked = seats.asked_to_confirm(seated, by=times[1])
        for each in asked:
            await tx.signups.put(community_id, each)
        people = [each.user_id for each in asked]
        await message(tx, meetup, "confirm", people, community=community, suffix=start, now=now)
        await plan_job(tx, CONFIRM_END_JOB, meetup, due_at=times[1], now=now)
        return len(asked)


async def release_unconfirmed(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId, start: str, now: datetime
) -> int:
    """Seats that were not confirmed are given to others; answers how many."""
    async with uow.write() as tx:
        meetup = await tx.meetups.get(community_id, meetup_id, lock=True)
        if meetup is None or _confirmation_times(meetup, start) is None:
            return 0
        seated = await tx.signups.standing(meetup_id, Standing.SEATED)
        released = seats.released(seated, now=now)
        await _let_go(tx, meetup, released, code="released", now=now)
        return len(released)


async def _let_go(
    tx: Transaction, meetup: Meetup, gone: Collection[Signup], *, code: str, now: datetime
) -> None:
    if not gone:
        return
    community = await community_of(tx, meetup.community_id)
    for each in gone:
        before = await tx.signups.get(meetup.meetup_id, each.user_id)
        await keep(tx, meetup, before, each, now=now)
    people = [each.user_id for each in gone]
    suffix = now.isoformat()
    await message(tx, meetup, code, people, community=community, suffix=suffix, now=now)
    await refill(tx, meetup, community=community, now=now)
    await settle(tx, meetup, now=now)


def _confirmation_times(meetup: Meetup | None, start: str) -> tuple[datetime, datetime] | None:
    """When seats are asked for and released, if the meetup still begins when it was planned."""
    if meetup is None or meetup.start_at is None or meetup.start_at.isoformat() != start:
        return None
    return seats.confirmation_times(meetup)
