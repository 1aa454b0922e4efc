"""Decisions on applications: carried out, undone while they wait, and read by two.

A decision is an outbox row that waits. Whoever is first takes it, the one who undoes or the one
who delivers, and the database says who that was: both change the same row in a transaction.
"""

from datetime import datetime, timedelta

from bot.services.cases import (
    ADMISSION,
    CARD_UPDATE,
    DIRECT_MESSAGE,
    NOTE,
    REFUSAL,
    community_of,
    key_of,
    locked,
    plan_lapse,
    queue,
    remember_member,
    saved,
)
from domain import applications as rules
from domain import decisions
from domain.application_refusals import AlreadySent, NotClear, Superseded
from domain.applications import Application, Source, State
from domain.community import Community
from domain.ids import ApplicationId, CommunityId, UserId
from storage.unit_of_work import Transaction, UnitOfWork

MOST_AT_ONCE = 25
"""Applications that are approved together: as many as Discord shows in one list of choices."""
_LOOKED_THROUGH = 500


async def decide(
    tx: Transaction,
    community: Community,
    application: Application,
    *,
    state: State,
    by: UserId,
    reason: str | None = None,
    now: datetime,
) -> Application:
    """Take the decision, or propose it where the community wants two to agree."""
    wanted = community.second_reader
    if decisions.needs_second(application, state=state, second_reader=wanted):
        proposed = decisions.propose(application, state=state, by=by, reason=reason, now=now)
        proposed = await saved(tx, proposed, by=by, now=now, action="proposed")
        await queue(tx, NOTE, proposed, now=now, code="proposed")
        return proposed
    delay = timedelta(seconds=community.decision_delay_seconds)
    if state is State.APPROVED:
        decided = rules.approve(application, by=by, now=now, delay=delay)
    else:
        decided = rules.decline(application, by=by, reason=reason or "", now=now, delay=delay)
    return await carry_out(tx, decided, by=by, now=now)


async def carry_out(
    tx: Transaction, decided: Application, *, by: UserId | None, now: datetime
) -> Application:
    """Keep a decision, with the message that carries it waiting until it goes out."""
    decided = await saved(tx, decided, by=by, now=now)
    kind, code = _carrier(decided)
    delay = decided.goes_out_at - now if decided.goes_out_at is not None else timedelta(0)
    extra = {"code": code} if code else {}
    await queue(tx, kind, decided, now=now, delay=int(delay.total_seconds()), **extra)
    if decided.state is State.APPROVED and not decided.waits_to_go_out:
        await remember_member(tx, decided, now=now)
    return decided


async def went_out(
    tx: Transaction, application: Application, *, dedupe_key: str, now: datetime
) -> Application:
    """The decision that this message carried has gone out: it stands, and the card says so."""
    if not application.waits_to_go_out or dedupe_key != _key(application):
        return application
    return await stands(tx, application, now=now)


async def stands(tx: Transaction, application: Application, *, now: datetime) -> Application:
    """Nothing can be undone any more; of who is let in the profile begins."""
    application = await tx.applications.save(decisions.gone_out(application))
    if application.state is State.APPROVED:
        await remember_member(tx, application, now=now)
    await queue(tx, CARD_UPDATE, application, now=now)
    return application


async def undo(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    now: datetime,
) -> Application:
    """Take back a decision that nobody has begun to send; the application is as it was."""
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        application = await locked(tx, community_id, application_id)
        reopened = decisions.undo(application, by=by, now=now)
        if await tx.applications.open_of(community_id, application.applicant_id) is not None:
            raise Superseded()
        if not await tx.outbox.withdraw(_key(application), untried=True):
            raise AlreadySent()
        reopened = await saved(tx, reopened, by=by, now=now, action="undone")
        await plan_lapse(tx, reopened, community, now=now)
        return reopened


async def confirm(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    now: datetime,
) -> Application:
    """The second moderator agrees: the proposed decision is taken."""
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        application = await locked(tx, community_id, application_id)
        delay = timedelta(seconds=community.decision_delay_seconds)
        decided = decisions.confirm(application, by=by, now=now, delay=delay)
        return await carry_out(tx, decided, by=by, now=now)


async def disagree(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    now: datetime,
) -> UserId | None:
    """The proposal falls, and the application is back in review; answers who had proposed."""
    async with uow.write() as tx:
        application = await locked(tx, community_id, application_id)
        disagreed = decisions.disagree(application, by=by, now=now)
        disagreed = await saved(tx, disagreed, by=by, now=now, action="disagreed")
        if application.proposed_by != by:
            await queue(tx, NOTE, disagreed, now=now, code="disagreed")
        return application.proposed_by


async def clear_ones(
    uow: UnitOfWork, *, community_id: CommunityId, by: UserId
) -> list[Application]:
    """The applications that this moderator may approve together, the oldest first."""
    async with uow.read() as tx:
        found = await tx.applications.listing(
            community_id,
            states=frozenset({State.SUBMITTED, State.IN_REVIEW}),
            limit=_LOOKED_THROUGH,
        )
    return [each for each in found if decisions.is_clear(each, by=by)][:MOST_AT_ONCE]


async def approve_clear(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    now: datetime,
) -> Application:
    """Approve one of those that were shown together, if it still is one of them."""
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        application = await locked(tx, community_id, application_id)
        rules.must_be_decidable(application, by=by)
        if not decisions.is_clear(application, by=by):
            raise NotClear()
        return await decide(tx, community, application, state=State.APPROVED, by=by, now=now)


def _carrier(decided: Application) -> tuple[str, str]:
    """The kind and code of the message with which a decision goes out."""
    if decided.state is State.APPROVED:
        return ADMISSION, ""
    if decided.source is Source.NATIVE:
        return REFUSAL, ""
    return DIRECT_MESSAGE, "declined"


def _key(decided: Application) -> str:
    kind, code = _carrier(decided)
    return key_of(kind, decided, revision=decided.decided_revision or 0, code=code)
