"""Claims on applications that lapse: nothing is stuck with somebody who has gone home."""

from datetime import datetime

from bot.services.cases import NOTE, community_of, plan_claim, queue, saved
from domain import claims
from domain.application_refusals import NotTaken
from domain.applications import Application
from domain.ids import ApplicationId, CommunityId
from storage.unit_of_work import UnitOfWork


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
