"""Join requests: what comes in from, and is decided in, Discord's own screen."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.cases import (
    ADMISSION,
    NOTE,
    Reader,
    added,
    queue,
    remember_member,
    saved,
    screened,
)
from bot.services.decisions import stands
from bot.services.policies import let_in_if_clear
from domain import applications as rules
from domain.applications import Answer, Application, Source
from domain.ids import ApplicationId, CommunityId, JoinRequestId, UserId
from domain.questions import Meaning, label_key, meaning_of
from domain.texts import cleaned, one_line
from storage.unit_of_work import Transaction, UnitOfWork


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a membership form as it came in: its label, answer, and kind of field."""

    label: str
    text: str
    is_terms: bool = False


async def submit(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    applicant_id: UserId,
    applicant_name: str,
    join_request_id: JoinRequestId,
    questions: tuple[Question, ...],
    submitted_at: datetime,
    read: Reader,
    now: datetime,
) -> Application | None:
    """Take in one of Discord's join requests; one that we have already is left as it is.

    None for a community that has not been set up: the request stays in Discord's own list, and
    the poll finds it there once somebody has.
    """
    async with uow.write() as tx:
        community = await tx.communities.get(community_id)
        if community is None or not community.is_set_up:
            return None
        known = await tx.applications.by_join_request(community_id, join_request_id)
        if known is not None:
            return known
        earlier = await tx.applications.open_of(community_id, applicant_id)
        if earlier is not None:
            # The person asked again another way, or Discord forgot to tell of a withdrawal.
            await saved(tx, rules.withdraw(earlier, now=now), by=None, now=now)
        application = Application(
            community_id=community_id,
            applicant_id=applicant_id,
            applicant_name=one_line(applicant_name, limit=100) or "–",
            source=Source.NATIVE,
            join_request_id=join_request_id,
            locale=community.locale,
            submitted_at=submitted_at,
            changed_at=now,
            answers=await _understood(tx, community_id, questions, now=now),
        )
        if (language := application.written_in()) is not None:
            application = replace(application, locale=language)
        application = await added(tx, screened(application, read), now=now)
        return await let_in_if_clear(tx, application, community, now=now)


async def decided(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    join_request_id: JoinRequestId,
    approved: bool,
    by: UserId | None,
    reason: str | None,
    at: datetime,
    now: datetime,
) -> Application | None:
    """Take over what was decided in Discord's own screen; our own echo changes nothing."""
    async with uow.write() as tx:
        application = await tx.applications.by_join_request(community_id, join_request_id)
        if application is None:
            return None
        was_decided = not application.is_open
        decided = rules.decided_in_discord(
            application, approved=approved, by=by, reason=reason, at=at, now=now
        )
        if decided is application:
            return application
        if decided.state is application.state:
            # Decided alike in Discord while ours waited: ours still goes out, for the role.
            return await stands(tx, decided, now=now)
        decided = await saved(tx, decided, by=by, now=now)
        if was_decided:
            await queue(tx, NOTE, decided, now=now, code="overruled")
        if approved:
            await remember_member(tx, decided, now=now)
            # The person is in the server, but the member role is ours to give.
            await queue(tx, ADMISSION, decided, now=now)
        return decided


async def withdrawn(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    join_request_id: JoinRequestId,
    now: datetime,
) -> Application | None:
    """The applicant took the join request back; a decided application stays decided."""
    async with uow.write() as tx:
        application = await tx.applications.by_join_request(community_id, join_request_id)
        if application is None or not application.is_open:
            return application
        return await saved(
            tx, rules.withdraw(application, now=now), by=application.applicant_id, now=now
        )


async def still_open(
    uow: UnitOfWork, *, community_id: CommunityId
) -> dict[JoinRequestId, ApplicationId]:
    """The open applications that came as join requests."""
    async with uow.read() as tx:
        found = await tx.applications.open_native(community_id)
    return {a.join_request_id: a.application_id for a in found if a.join_request_id is not None}


async def _understood(
    tx: Transaction, community_id: CommunityId, questions: tuple[Question, ...], *, now: datetime
) -> tuple[Answer, ...]:
    """The answers with what each question asks for; new questions are kept for `/setup`."""
    rows = await tx.questions.mapping(community_id)
    mapping = {key: Meaning(row.meaning) for key, row in rows.items()}
    answers = []
    for question in questions:
        label = cleaned(question.label, limit=300)
        meaning = meaning_of(label, mapping, is_terms_field=question.is_terms)
        if label_key(label) not in mapping:
            mapping[label_key(label)] = meaning
            await tx.questions.save(
                community_id, key=label_key(label), label=label, meaning=meaning, by=None, now=now
            )
        answers.append(Answer(meaning, label, cleaned(question.text, limit=rules.ANSWER_LENGTH)))
    return tuple(answers)
