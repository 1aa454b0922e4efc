"""The alarm on the queue: one post to the moderators, at the hours that they chose."""

from datetime import datetime, timedelta

from domain import alarms
from domain.alarms import WAIT_FOR_MODERATORS, Alarm
from domain.community import Community
from domain.ids import CommunityId
from storage.unit_of_work import Transaction, UnitOfWork

ALARM = "applications.alarm"
ALARM_JOB = "applications.alarm"
_LOOKED_THROUGH = 1000
_INSTANT = timedelta(microseconds=1)


async def plan(tx: Transaction, community: Community, *, now: datetime) -> None:
    """See to it that the queue is looked at when the next chosen hour comes."""
    at = alarms.next_alarm(community.alarm_hours, timezone=community.timezone, after=now)
    if at is None or not community.is_set_up or community.removed_at is not None:
        return
    await tx.jobs.schedule(
        ALARM_JOB,
        due_at=at,
        payload={"at": at.isoformat()},
        # One for each hour: planned by whoever comes first, at a change, a ring or a daily round.
        dedupe_key=f"{ALARM_JOB}:{community.community_id}:{at.isoformat()}",
        community_id=community.community_id,
        now=now,
    )


async def plan_all(uow: UnitOfWork, *, now: datetime) -> None:
    """Plan the next look for every community, also after a time away."""
    async with uow.write() as tx:
        for community in await tx.communities.all():
            await plan(tx, community, now=now)


async def ring(
    uow: UnitOfWork, *, community_id: CommunityId, at: datetime, now: datetime
) -> Alarm | None:
    """Look at the queue, post when something has waited too long, and plan the next look."""
    async with uow.write() as tx:
        community = await tx.communities.get(community_id)
        if community is None or not community.is_set_up or community.removed_at is not None:
            return None
        await plan(tx, community, now=now)
        hours, zone = community.alarm_hours, community.timezone
        if alarms.next_alarm(hours, timezone=zone, after=at - _INSTANT) != at:
            # The hours or the zone were changed since this one was planned.
            return None
        found = await _found(tx, community, now=now)
        if found is not None:
            await tx.outbox.add(
                ALARM,
                community_id=community_id,
                dedupe_key=f"{ALARM}:{community_id}:{at.isoformat()}",
                payload={},
                due_at=now,
                now=now,
            )
        return found


async def waiting(uow: UnitOfWork, *, community: Community, now: datetime) -> Alarm | None:
    """What to tell of now; None when nothing has waited too long (any more)."""
    async with uow.read() as tx:
        return await _found(tx, community, now=now)


async def _found(tx: Transaction, community: Community, *, now: datetime) -> Alarm | None:
    found = await tx.applications.listing(
        community.community_id, states=WAIT_FOR_MODERATORS, limit=_LOOKED_THROUGH
    )
    return alarms.alarm(found, after_hours=community.alarm_after_hours, now=now)
