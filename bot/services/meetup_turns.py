"""What time does to meetups: sign-up closes, they begin and end, and needs are forgotten."""

from datetime import datetime, timedelta

from bot.services.meetup_cases import OFFER_JOB, plan, plan_job, settle
from domain.ids import CommunityId, MeetupId
from domain.meetup_values import HAS_NATIVE_EVENT, Meetup
from storage.unit_of_work import Transaction, UnitOfWork

NEEDS_KEPT_FOR = timedelta(days=7)
"""After the meetup; PRIVACY.md says so."""


async def turn(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId, now: datetime
) -> Meetup | None:
    """Look at what time has brought: sign-up closes, the meetup begins, it is over."""
    async with uow.write() as tx:
        meetup = await tx.meetups.get(community_id, meetup_id, lock=True)
        if meetup is None:
            return None
        turned = await settle(tx, meetup, now=now, changed=False)
        if turned.state in HAS_NATIVE_EVENT:
            await plan(tx, turned, now=now)
            await _plan_offers(tx, turned, now=now)
        return turned


async def _plan_offers(tx: Transaction, meetup: Meetup, *, now: datetime) -> None:
    until = await tx.signups.next_offer_ends(meetup.meetup_id)
    if until is not None:
        await plan_job(tx, OFFER_JOB, meetup, due_at=until, now=now)


async def erase_needs(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> int:
    """Forget what people eat and need at meetups that are over for a week; answers how many."""
    async with uow.write() as tx:
        over = await tx.meetups.with_needs(community_id, ended_before=now - NEEDS_KEPT_FOR)
        for meetup in over:
            await tx.signups.erase_needs(meetup.meetup_id)
            await tx.meetups.needs_erased(meetup.meetup_id, now)
        return len(over)


async def plan_again(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> None:
    """Plan what was lost: every meetup that time changes has its jobs."""
    async with uow.read() as tx:
        going_on = await tx.meetups.going_on(community_id)
    for each in going_on:
        # One by one: nobody who answers waits for more than one of them.
        await turn(uow, community_id=community_id, meetup_id=each.meetup_id, now=now)


async def forget_drafts(uow: UnitOfWork, *, community_id: CommunityId, before: datetime) -> int:
    """Delete drafts that nobody has touched since; those of a season wait for it."""
    async with uow.write() as tx:
        return await tx.meetups.remove_drafts(community_id, before)
