"""What moderators learn from earlier cases: the card's background, the numbers, the differences."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.cases import community_of
from domain.applications import Application, State
from domain.community import Community
from domain.ids import CommunityId
from domain.insights import Difference, Month, Statistics, statistics
from domain.similarity import Outcomes, features_of, outcomes
from storage.unit_of_work import Transaction, UnitOfWork

DRIFT_JOB = "insights.drift"
DRIFT_NOTE = "insights.drift_note"
_NOTE_HOUR = 9
"""When on the first day of a month the moderators are shown the month before, in their zone."""


@dataclass(frozen=True, slots=True)
class Background:
    """What is known from before when somebody applies."""

    earlier: tuple[Application, ...] = ()
    """The person's earlier applications in this community, the latest last."""
    similar: Outcomes | None = None
    """How cases like this one were decided; None with too few, or once it is decided itself."""


async def background_of(uow: UnitOfWork, *, application: Application) -> Background:
    """The person's earlier applications here, and how others like this one ended."""
    async with uow.read() as tx:
        theirs = await tx.applications.of_applicant(application.applicant_id)
        earlier = tuple(
            other
            for other in theirs
            if other.community_id == application.community_id
            and other.application_id < application.application_id
        )
        return Background(earlier, await _similar(tx, application))


async def _similar(tx: Transaction, application: Application) -> Outcomes | None:
    features = features_of(application)
    if features is None or not application.is_open:
        return None
    earlier = await tx.insights.like(
        application.community_id, features, except_of=application.applicant_id
    )
    return outcomes(features, earlier)


async def numbers(
    uow: UnitOfWork, *, community_id: CommunityId, days: int, now: datetime
) -> Statistics:
    """The community's desk in numbers over some days back."""
    since = now - timedelta(days=days)
    # What was decided in this very moment counts.
    until = now + timedelta(microseconds=1)
    async with uow.read() as tx:
        community = await community_of(tx, community_id)
        return statistics(
            await tx.insights.decided(community_id, since=since, until=until),
            days=days,
            queue=await tx.insights.queue(community_id),
            received=await tx.insights.received(community_id, since=since, until=until),
            verdicts=await tx.insights.verdicts(community_id, since=since, until=until),
            verdicts_of_approved=await tx.insights.verdicts(
                community_id, since=since, until=until, states=(State.APPROVED,)
            ),
            zone=community.timezone,
            now=now,
        )


async def differences(
    uow: UnitOfWork, *, community_id: CommunityId, month: Month
) -> list[Difference]:
    """Where moderators decided the opposite of what was recommended, in a month of theirs."""
    async with uow.read() as tx:
        community = await community_of(tx, community_id)
        return await _differences(tx, community, month)


async def plan(tx: Transaction, community: Community, *, now: datetime) -> None:
    """See to it that this month is looked back on when it has ended."""
    if not community.is_set_up or community.removed_at is not None:
        return
    month = Month.of(now, zone=community.timezone)
    await tx.jobs.schedule(
        DRIFT_JOB,
        due_at=month.moved(1).begins(zone=community.timezone, hour=_NOTE_HOUR),
        payload={"month": str(month)},
        dedupe_key=_key(DRIFT_JOB, community.community_id, month),
        community_id=community.community_id,
        now=now,
    )


async def note_differences(
    uow: UnitOfWork, *, community_id: CommunityId, month: Month, now: datetime
) -> bool:
    """Have the moderators shown where they and the advice differed; nothing when they didn't."""
    async with uow.write() as tx:
        community = await tx.communities.get(community_id)
        if community is None or not community.is_set_up:
            return False
        if not await _differences(tx, community, month):
            return False
        return await tx.outbox.add(
            DRIFT_NOTE,
            community_id=community_id,
            dedupe_key=_key(DRIFT_NOTE, community_id, month),
            payload={"month": str(month)},
            due_at=now,
            now=now,
        )


async def _differences(tx: Transaction, community: Community, month: Month) -> list[Difference]:
    return await tx.insights.differences(
        community.community_id,
        since=month.begins(zone=community.timezone),
        until=month.moved(1).begins(zone=community.timezone),
    )


def _key(kind: str, community_id: CommunityId, month: Month) -> str:
    return f"{kind}:{community_id}:{month}"
