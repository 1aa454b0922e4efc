"""What every step of an application has in common: read and locked, saved, told to others.

Every message to somebody else is an outbox row; the names of the kinds stand here, the cogs and
`bot.join_requests` say how each is sent.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from domain.applications import Application, lapses_at
from domain.claims import claim_ends_at
from domain.community import Community
from domain.errors import NotFound, NotSetUp
from domain.ids import ApplicationId, CommunityId, UserId
from domain.screening.findings import Answers, Assessment
from domain.texts import one_line
from storage.unit_of_work import Transaction

CARD = "applications.card"
CARD_UPDATE = "applications.card_update"
CARD_REMOVAL = "applications.card_removal"
ADMISSION = "applications.admission"
REFUSAL = "applications.refusal"
DIRECT_MESSAGE = "applications.direct_message"
THREAD = "applications.thread"
THREAD_MESSAGE = "applications.thread_message"
NOTE = "applications.note"
GREETING = "welcomes.greeting"

LAPSE_JOB = "applications.lapse"
CLAIM_JOB = "applications.claim"
GREET_JOB = "welcomes.greet"

Reader = Callable[[Answers], Assessment]
"""Reads the answers against the registers and the policy."""


async def community_of(tx: Transaction, community_id: CommunityId) -> Community:
    """The community, which must be set up, else NotSetUp."""
    community = await tx.communities.get(community_id)
    if community is None or not community.is_set_up:
        raise NotSetUp()
    return community


async def locked(
    tx: Transaction, community_id: CommunityId, application_id: ApplicationId
) -> Application:
    """One application of this community, locked for this transaction, else NotFound."""
    application = await tx.applications.get(community_id, application_id, lock=True)
    if application is None:
        raise NotFound()
    return application


def screened(application: Application, read: Reader) -> Application:
    """The application with what its answers show."""
    assessment = read(application.for_screening())
    return replace(
        application,
        findings=assessment.findings,
        notes=assessment.notes,
        recommendation=assessment.recommendation,
        policy_version=assessment.policy_version,
        language=assessment.language,
        kind=assessment.kind,
        sector=assessment.sector,
    )


async def added(tx: Transaction, application: Application, *, now: datetime) -> Application:
    """Keep a new application, with its card for the moderators on the way."""
    application = await tx.applications.add(application)
    await _audit(tx, application, by=application.applicant_id, action="submitted", now=now)
    await queue(tx, CARD, application, now=now)
    return application


async def saved(
    tx: Transaction,
    application: Application,
    *,
    by: UserId | None,
    now: datetime,
    action: str | None = None,
) -> Application:
    """Keep a step that was taken, with the card redrawn and a line in the audit log."""
    application = await tx.applications.save(application)
    await _audit(tx, application, by=by, action=action or application.state.value, now=now)
    await queue(tx, CARD_UPDATE, application, now=now)
    await plan_claim(tx, application, now=now)
    return application


async def plan_claim(tx: Transaction, application: Application, *, now: datetime) -> None:
    """If somebody has taken the application, see to it that the claim lapses in time."""
    if application.taken_by is None:
        return
    community = await tx.communities.get(application.community_id)
    hours = community.claim_hours if community is not None else 0
    ends = claim_ends_at(application, claim_hours=hours)
    if ends is not None:
        await tx.jobs.schedule(
            CLAIM_JOB,
            due_at=ends,
            payload={"application_id": application.application_id},
            dedupe_key=f"{CLAIM_JOB}:{application.application_id}:{ends.isoformat()}",
            community_id=application.community_id,
            now=now,
        )


async def plan_lapse(
    tx: Transaction, application: Application, community: Community, *, now: datetime
) -> None:
    """If the applicant is waited for, see to it that the waiting ends in time."""
    ends = lapses_at(application, waiting_days=community.waiting_days)
    if ends is not None:
        await tx.jobs.schedule(
            LAPSE_JOB,
            due_at=ends,
            payload={"application_id": application.application_id},
            dedupe_key=f"{LAPSE_JOB}:{application.application_id}:{ends.isoformat()}",
            community_id=application.community_id,
            now=now,
        )


def key_of(kind: str, application: Application, *, revision: int, code: object = "") -> str:
    """The key of a message about the application as it was kept with this revision."""
    return f"{kind}:{application.application_id}:{revision}:{code}"


async def queue(
    tx: Transaction,
    kind: str,
    application: Application,
    *,
    now: datetime,
    delay: int = 0,
    **payload: object,
) -> None:
    """Put a message about the application into the outbox; one of a kind for each revision."""
    code = payload.get("code", "")
    await tx.outbox.add(
        kind,
        community_id=application.community_id,
        dedupe_key=key_of(kind, application, revision=application.revision, code=code),
        payload={"application_id": application.application_id, **payload},
        due_at=now + timedelta(seconds=delay),
        now=now,
    )


async def remember_member(tx: Transaction, application: Application, *, now: datetime) -> None:
    """Start the new member's profile with the title and employer of the application.

    Whose answers tell a language is written to in it; a language they have chosen stays.
    """
    answers = application.for_screening()
    await tx.members.save(
        application.community_id,
        application.applicant_id,
        title=one_line(answers.title, limit=150),
        employer=one_line(answers.employer, limit=150),
        joined_at=now,
        now=now,
    )
    who = application.applicant_id
    if application.written_in() is not None and await tx.people.get(who) is None:
        # As a moderator may have corrected it.
        await tx.people.save(who, locale=application.locale, now=now)


async def welcome(
    tx: Transaction, application: Application, community: Community, *, now: datetime
) -> None:
    """Greet the new member together with others who come in the same few minutes."""
    community_id = application.community_id
    await tx.welcomes.add(
        community_id, application.applicant_id, application.application_id, now=now
    )
    await tx.jobs.schedule(
        GREET_JOB,
        due_at=now + timedelta(seconds=community.welcome_gather_seconds),
        payload={"community_id": community_id},
        # One job a person: a job that is running when somebody is admitted may have looked
        # already, and whichever runs first greets everybody who waits.
        dedupe_key=f"{GREET_JOB}:{application.application_id}",
        community_id=community_id,
        now=now,
    )


async def _audit(
    tx: Transaction, application: Application, *, by: UserId | None, action: str, now: datetime
) -> None:
    await tx.audit.add(
        application.community_id,
        by,
        f"applications.{action}",
        subject_kind="application",
        subject_id=application.application_id,
        details={
            "recommendation": application.recommendation and application.recommendation.value,
            "policy_version": application.policy_version,
        },
        now=now,
    )
