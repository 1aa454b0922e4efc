"""Housekeeping: what has outlived its purpose goes, once a day, whether anybody asks or not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.services import (
    alarms,
    ballot_boxes,
    claims,
    communities,
    insights,
    meetup_events,
    meetup_turns,
    people,
    prompt_turns,
    season_drafts,
    season_turns,
    thread_turns,
    welcomes,
)
from bot.services import applications as applications_service
from bot.services.cases import CLAIM_JOB, GREET_JOB, LAPSE_JOB, saved
from domain.applications import CLOSED, Application, State
from domain.community import Community
from domain.ids import ApplicationId, CommunityId, UserId
from domain.insights import Month
from storage.jobs import Job
from storage.unit_of_work import Transaction, UnitOfWork

JOB = "housekeeping"
EVERY = timedelta(days=1)
KEEP_SENT = timedelta(days=14)
"""How long sent rows and finished jobs are kept for the operator to look at."""
KEEP_DRAFTS = timedelta(days=14)
KEEP_UNKNOWN = timedelta(days=365)
"""How long the language and the stopped messages of somebody whom no community knows are kept."""

Handler = Callable[[Job, datetime], object]


def register(declare: Callable[..., None], uow: UnitOfWork) -> None:
    """Declare the handlers of every job that services schedule."""

    async def keep_house(job: Job, now: datetime) -> None:
        await clean(uow, now=now)
        await ensure(uow, now=now, after=EVERY)

    async def erase(job: Job, now: datetime) -> None:
        await communities.erase_if_gone(uow, community_id=_community(job), now=now)

    async def lapse(job: Job, now: datetime) -> None:
        await applications_service.lapse(
            uow,
            community_id=_community(job),
            application_id=ApplicationId(job.payload["application_id"]),
            now=now,
        )

    async def free(job: Job, now: datetime) -> None:
        await claims.lapse(
            uow,
            community_id=_community(job),
            application_id=ApplicationId(job.payload["application_id"]),
            now=now,
        )

    async def ring(job: Job, now: datetime) -> None:
        at = datetime.fromisoformat(job.payload["at"])
        await alarms.ring(uow, community_id=_community(job), at=at, now=now)

    async def greet(job: Job, now: datetime) -> None:
        await welcomes.greet(uow, community_id=_community(job), now=now)

    async def forget(job: Job, now: datetime) -> None:
        await people.forget(
            uow, community_id=_community(job), user_id=UserId(job.payload["user_id"])
        )

    async def look_back(job: Job, now: datetime) -> None:
        month = Month.read(job.payload["month"])
        assert month is not None
        await insights.note_differences(uow, community_id=_community(job), month=month, now=now)

    declare(JOB, keep_house)
    declare(insights.DRIFT_JOB, look_back)
    declare(people.FORGET_JOB, forget)
    declare(communities.ERASE_JOB, erase)
    declare(LAPSE_JOB, lapse)
    declare(CLAIM_JOB, free)
    declare(alarms.ALARM_JOB, ring)
    declare(GREET_JOB, greet)


async def ensure(uow: UnitOfWork, *, now: datetime, after: timedelta = timedelta(0)) -> None:
    """See to it that the daily round is planned."""
    due_at = now + after
    async with uow.write() as tx:
        await tx.jobs.schedule(
            JOB,
            due_at=due_at,
            payload={},
            dedupe_key=f"{JOB}:{due_at.date()}" if after else JOB,
            community_id=None,
            now=now,
        )


async def hand_back(uow: UnitOfWork, *, process: str, now: datetime) -> int:
    """What a process that died had begun is due again; only where no other process is alive."""
    async with uow.write() as tx:
        jobs = await tx.jobs.release_of_dead(process, now)
        return jobs + await tx.outbox.release_of_dead(process, now)


async def clean(uow: UnitOfWork, *, now: datetime) -> None:
    """One round: what was delivered, old drafts, forgotten people and old words are removed."""
    async with uow.write() as tx:
        await tx.outbox.prune(now - KEEP_SENT)
        await tx.jobs.prune(now - KEEP_SENT)
        await tx.drafts.prune(now - KEEP_DRAFTS)
        await tx.people.prune(now - KEEP_UNKNOWN)
        found = await tx.communities.all()
        for community in found:
            await insights.plan(tx, community, now=now)
            await claims.plan(tx, community, now=now)
        await ballot_boxes.plan_tidying(tx, now=now)
    await alarms.plan_all(uow, now=now)
    for community in found:
        await meetup_turns.erase_needs(uow, community_id=community.community_id, now=now)
        await meetup_turns.plan_again(uow, community_id=community.community_id, now=now)
        await meetup_events.try_again(uow, community_id=community.community_id, now=now)
        await meetup_turns.forget_drafts(
            uow, community_id=community.community_id, before=now - KEEP_DRAFTS
        )
        await season_turns.end_over(uow, community_id=community.community_id, now=now)
        await season_drafts.forget(
            uow, community_id=community.community_id, before=now - KEEP_DRAFTS
        )
        await thread_turns.keep_house(uow, community=community, now=now)
        await prompt_turns.plan_again(uow, community=community, now=now)
        await _thin(uow, community, now=now)


async def _thin(uow: UnitOfWork, community: Community, *, now: datetime) -> None:
    async with uow.write() as tx:
        for state in CLOSED:
            days = (
                community.keep_approved_days
                if state is State.APPROVED
                else community.keep_declined_days
            )
            before = now - timedelta(days=days)
            for application in await tx.applications.closed_before(
                community.community_id, state=state, before=before
            ):
                await _keep_features_alone(tx, application, now=now)


async def _keep_features_alone(tx: Transaction, application: Application, *, now: datetime) -> None:
    """Keep what was found and decided; drop the name and every word that people wrote."""
    thinned = replace(
        application,
        applicant_name="",
        answers=(),
        findings=tuple(replace(finding, evidence=()) for finding in application.findings),
        reason=None,
        proposed_reason=None,
        question=None,
        changed_at=now,
    )
    await saved(tx, thinned, by=None, now=now, action="thinned")


def _community(job: Job) -> CommunityId:
    assert job.community_id is not None
    return CommunityId(job.community_id)
