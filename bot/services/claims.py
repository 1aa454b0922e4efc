"""Claims on applications that lapse: nothing is stuck with somebody who has gone home."""

from datetime import datetime

from bot.services.cases import NOTE, community_of, plan_claim, plan_lapse, queue, saved
from domain import claims
from domain.application_refusals import NotTaken
from domain.applications import OPEN, Application, State
from domain.community import Community
from domain.ids import ApplicationId, CommunityId
from storage.unit_of_work import Transaction, UnitOfWork

_IN_SOMEBODYS_HANDS = OPEN - {State.SUBMITTED}
_LOOKED_THROUGH = 1000


async def plan(tx: Transaction, community: Community, *, now: datetime) -> None:
    """See to it that every claim and every wait for an applicant ends in time.

    Each step plans its own; this is for what was taken before there were such jobs, and for
    times that the network has changed since.
    """
    if not community.is_set_up or community.removed_at is not None:
        return
    found = await tx.applications.listing(
        community.community_id, states=_IN_SOMEBODYS_HANDS, limit=_LOOKED_THROUGH
    )
    for application in found:
        await plan_claim(tx, application, now=now)
        await plan_lapse(tx, application, community, now=now)


async def lapse(
    uow: UnitOfWork, *, community_id: CommunityId, application_id: ApplicationId, now: datetime
) -> Application | None:
    """Free an application that was taken too long ago; None when there is nothing to free."""
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        application = await tx.applications.get(community_id, application_id)
        if application is None:
            return None
        hours = community.claim_hours
        try:
            freed = claims.lose_claim(application, claim_hours=hours, now=now)
        except NotTaken:
            # A step was taken since, or the network gives more time than it did.
            await plan_claim(tx, application, now=now)
            return None
        freed = await saved(tx, freed, by=None, now=now, action="claim_lapsed")
        await queue(tx, NOTE, freed, now=now, code="claim_lapsed")
        return freed
