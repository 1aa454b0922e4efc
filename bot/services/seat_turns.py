"""What time does to seats: offers lapse, seats are to be confirmed, and go to others."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.services.meetup_cases import (
    CONFIRM_END_JOB,
    OFFER_JOB,
    keep,
    occasion,
    plan_job,
    refill,
    settle,
)
from bot.services.meetup_notices import message
from domain import seats
from domain.community import Community
from domain.ids import CommunityId, MeetupId
from domain.meetup_values import Meetup, Signup, Standing
from domain.seat_times import confirm_until
from domain.seats import GIVES_SEATS
from storage.unit_of_work import Transaction, UnitOfWork


async def lapse_offers(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId, now: datetime
) -> int:
    """Held seats that were not answered in time go to the next; answers how many."""
    async with uow.write() as tx:
        found = await _found(tx, community_id, meetup_id, now=now)
        if found is None:
            return 0
        meetup, community = found
        held = await tx.signups.standing(meetup_id, Standing.OFFERED)
        lapsed = seats.lapsed(held, now=now)
        await _let_go(tx, meetup, held, lapsed, code="lapsed", community=community, now=now)
        until = await tx.signups.next_offer_ends(meetup_id)
        if until is not None:
            # The job of a later offer, in case it was lost.
            await plan_job(tx, OFFER_JOB, meetup, due_at=until, now=now)
        return len(lapsed)


async def ask_to_confirm(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId, start: str, now: datetime
) -> int:
    """Ask those with a seat whether they come; answers how many.

    Who is asked late has half of the time that is left.
    """
    async with uow.write() as tx:
        found = await _found(tx, community_id, meetup_id, now=now)
        if found is None or not _begins(found[0], start):
            return 0
        meetup, community = found
        by = confirm_until(meetup, now=now)
        if by is None:
            return 0
        seated = await tx.signups.standing(meetup_id, Standing.SEATED)
        asked = seats.asked_to_confirm(seated, by=by)
        for each in asked:
            await tx.signups.put(community_id, each)
        if asked:
            people = [each.user_id for each in asked]
            # Moved away and back, it begins when it did: they are asked again all the same.
            suffix = f"{occasion(meetup)}:{by.isoformat()}"
            await message(
                tx, meetup, "confirm", people, community=community, suffix=suffix, now=now
            )
            await plan_job(tx, CONFIRM_END_JOB, meetup, due_at=by, now=now)
        return len(asked)


async def release_unconfirmed(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId, start: str, now: datetime
) -> int:
    """Seats that were not confirmed are given to others; answers how many.

    Once it has begun, or is called off, nobody loses a seat that helps nobody else.
    """
    async with uow.write() as tx:
        found = await _found(tx, community_id, meetup_id, now=now)
        if found is None or not _begins(found[0], start):
            return 0
        meetup, community = found
        if meetup.state not in GIVES_SEATS:
            return 0
        seated = await tx.signups.standing(meetup_id, Standing.SEATED)
        released = seats.released(seated, now=now)
        await _let_go(tx, meetup, seated, released, code="released", community=community, now=now)
        return len(released)


async def _found(
    tx: Transaction, community_id: CommunityId, meetup_id: MeetupId, *, now: datetime
) -> tuple[Meetup, Community] | None:
    """The locked meetup in today's state, with its community; None when either is gone."""
    community = await tx.communities.get(community_id)
    meetup = await tx.meetups.get(community_id, meetup_id, lock=True)
    if meetup is None or community is None or community.removed_at:
        return None
    return await settle(tx, meetup, now=now, changed=False), community


async def _let_go(
    tx: Transaction,
    meetup: Meetup,
    before: Iterable[Signup],
    gone: Collection[Signup],
    *,
    code: str,
    community: Community,
    now: datetime,
) -> None:
    if not gone:
        return
    were = {each.user_id: each for each in before}
    for each in gone:
        await keep(tx, meetup, were[each.user_id], each, now=now)
    if meetup.state in GIVES_SEATS:
        people = [each.user_id for each in gone]
        suffix = occasion(meetup)
        await message(tx, meetup, code, people, community=community, suffix=suffix, now=now)
    await refill(tx, meetup, community=community, now=now)
    await settle(tx, meetup, now=now)


def _begins(meetup: Meetup, start: str) -> bool:
    """True while the meetup begins when it was planned."""
    return meetup.start_at is not None and meetup.start_at.isoformat() == start
