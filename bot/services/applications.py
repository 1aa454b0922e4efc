"""The moderators' side of applications: every step they take, one transaction each."""

from dataclasses import replace
from datetime import datetime

from bot.services.cases import (
    DIRECT_MESSAGE,
    NOTE,
    THREAD,
    THREAD_MESSAGE,
    Reader,
    community_of,
    locked,
    plan_lapse,
    queue,
    saved,
    screened,
)
from bot.services.decisions import decide
from domain import applications as rules
from domain.application_refusals import NotWaiting
from domain.applications import Application, Source, State
from domain.errors import NotFound
from domain.ids import ApplicationId, CommunityId, UserId
from domain.questions import Meaning, label_key
from domain.texts import cleaned
from storage.unit_of_work import UnitOfWork


async def take(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    now: datetime,
) -> Application:
    """The moderator takes the application."""
    async with uow.write() as tx:
        application = await locked(tx, community_id, application_id)
        return await saved(tx, rules.take(application, by=by, now=now), by=by, now=now)


async def release(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    now: datetime,
) -> Application:
    """Hand the application back to all moderators."""
    async with uow.write() as tx:
        application = await locked(tx, community_id, application_id)
        released = rules.release(application, by=by, now=now)
        return await saved(tx, released, by=by, now=now, action="released")


async def approve(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    now: datetime,
) -> Application:
    """Let the applicant in, at once or after the community's delay.

    Where the community wants a second reader it may become a proposal; then it is still open.
    """
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        application = await locked(tx, community_id, application_id)
        return await decide(tx, community, application, state=State.APPROVED, by=by, now=now)


async def decline(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    reason: str,
    now: datetime,
) -> Application:
    """Say no, with a reason of at most 160 characters that the applicant will read.

    Like an approval it may become a proposal for a second reader.
    """
    reason = cleaned(reason, limit=rules.REASON_LENGTH)
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        application = await locked(tx, community_id, application_id)
        return await decide(
            tx, community, application, state=State.DECLINED, by=by, reason=reason, now=now
        )


async def ask(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    question: str,
    now: datetime,
) -> Application:
    """Ask the applicant for more, in a private thread or a direct message."""
    question = cleaned(question, limit=rules.QUESTION_LENGTH)
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        application = await locked(tx, community_id, application_id)
        asked = rules.ask(application, by=by, question=question, now=now)
        asked = await saved(tx, asked, by=by, now=now)
        if asked.source is Source.NATIVE:
            await queue(tx, DIRECT_MESSAGE, asked, now=now, code="asked")
        else:
            # The second question goes into the thread of the first.
            await queue(tx, THREAD_MESSAGE if asked.thread_id else THREAD, asked, now=now)
        await plan_lapse(tx, asked, community, now=now)
        return asked


async def set_locale(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    application_id: ApplicationId,
    by: UserId,
    now: datetime,
) -> Application:
    """Change the language in which the applicant will be answered, Swedish or English."""
    async with uow.write() as tx:
        application = await locked(tx, community_id, application_id)
        other = "en" if application.locale == "sv" else "sv"
        changed = replace(application, locale=other, changed_at=now)
        return await saved(tx, changed, by=by, now=now, action="locale")


async def lapse(
    uow: UnitOfWork, *, community_id: CommunityId, application_id: ApplicationId, now: datetime
) -> Application | None:
    """End our waiting and remind the moderators; None when there is nothing to end."""
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        application = await tx.applications.get(community_id, application_id, lock=True)
        if application is None:
            return None
        try:
            lapsed = rules.lapse(application, waiting_days=community.waiting_days, now=now)
        except NotWaiting:
            # An answer has come, or the network gives more time than it did.
            await plan_lapse(tx, application, community, now=now)
            return None
        lapsed = await saved(tx, lapsed, by=None, now=now)
        await queue(tx, NOTE, lapsed, now=now, code="lapsed")
        return lapsed


async def reread(uow: UnitOfWork, *, community_id: CommunityId, read: Reader, now: datetime) -> int:
    """Read all open applications again, after a question's meaning was corrected."""
    async with uow.write() as tx:
        rows = await tx.questions.mapping(community_id)
        mapping = {key: Meaning(row.meaning) for key, row in rows.items()}
        found = await tx.applications.listing(community_id, states=rules.OPEN, limit=1000)
        for application in found:
            answers = tuple(
                replace(answer, meaning=mapping.get(label_key(answer.label), answer.meaning))
                for answer in application.answers
            )
            if answers != application.answers:
                again = screened(replace(application, answers=answers), read)
                await saved(tx, again, by=None, now=now, action="reread")
        return len(found)


async def get(
    uow: UnitOfWork, *, community_id: CommunityId, application_id: ApplicationId
) -> Application:
    """One application of this community, else NotFound."""
    async with uow.read() as tx:
        application = await tx.applications.get(community_id, application_id)
    if application is None:
        raise NotFound()
    return application


async def find(
    uow: UnitOfWork, *, community_id: CommunityId, application_id: ApplicationId
) -> Application | None:
    """One application of this community, or None when it has been erased."""
    async with uow.read() as tx:
        return await tx.applications.get(community_id, application_id)


async def listing(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    states: frozenset[State] | None = rules.OPEN,
    text: str = "",
    limit: int = 25,
    offset: int = 0,
) -> list[Application]:
    """Applications by state and name: the oldest open ones first, then the newest."""
    async with uow.read() as tx:
        return await tx.applications.listing(
            community_id, states=states, text=text, limit=limit, offset=offset
        )


async def counts(uow: UnitOfWork, *, community_id: CommunityId) -> dict[State, int]:
    """How many applications are in each state."""
    async with uow.read() as tx:
        return await tx.applications.counts(community_id)
