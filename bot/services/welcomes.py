"""Welcomes: new members are greeted together, in one post for those who came close in time."""

from datetime import datetime

from bot.services.cases import GREETING
from domain.ids import CommunityId
from storage.unit_of_work import UnitOfWork

MOST_IN_ONE_POST = 40
"""Forty mentions stay well within a message's 2,000 characters."""


async def greet(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> int:
    """Put greetings for everybody who waits for one into the outbox; returns how many people."""
    async with uow.write() as tx:
        waiting = await tx.welcomes.pending(community_id)
        for start in range(0, len(waiting), MOST_IN_ONE_POST):
            people = [welcome.user_id for welcome in waiting[start : start + MOST_IN_ONE_POST]]
            await tx.outbox.add(
                GREETING,
                community_id=community_id,
                dedupe_key=f"{GREETING}:{community_id}:{people[0]}:{now.isoformat()}",
                payload={"user_ids": people},
                due_at=now,
                now=now,
            )
            await tx.welcomes.mark_greeted(community_id, people, now=now)
        return len(waiting)
