"""The applicants' side: handing in, completing and taking back an application."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.cases import NOTE, Reader, added, community_of, queue, saved, screened
from bot.services.policies import let_in_if_clear
from domain import applications as rules
from domain.application_refusals import AlreadyMember, Incomplete, TermsNotAccepted
from domain.applications import Answer, Application, Source
from domain.errors import NotFound
from domain.ids import ApplicationId, CommunityId, UserId
from domain.questions import Meaning
from domain.screening.findings import Criterion, Verdict
from domain.texts import cleaned, one_line
from storage.unit_of_work import UnitOfWork

_ANSWERED_BY = {Criterion.STAFF: Meaning.STAFF, Criterion.PUBLIC: Meaning.EMPLOYER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the bot's own form holds."""

    title: str = ""
    employer: str = ""
    staff: str = ""
    work: str = ""
    accepts_terms: bool = False

    def answers(self, labels: dict[Meaning, str]) -> tuple[Answer, ...]:
        """The answers in the form's order, cleaned, with the labels the applicant saw."""
        texts = (
            (Meaning.TITLE, self.title),
            (Meaning.EMPLOYER, self.employer),
            (Meaning.STAFF, self.staff),
            (Meaning.WORK, self.work),
        )
        return tuple(
            Answer(meaning, labels[meaning], cleaned(text, limit=rules.ANSWER_LENGTH))
            for meaning, text in texts
        )


async def submit_form(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    applicant_id: UserId,
    applicant_name: str,
    form: Form,
    labels: dict[Meaning, str],
    locale: str,
    is_member: bool,
    read: Reader,
    now: datetime,
) -> Application:
    """Hand in the bot's own form. What was typed is kept as a draft until it is accepted."""
    if is_member:
        raise AlreadyMember()
    answers = form.answers(labels)
    async with uow.write() as tx:
        await tx.drafts.save(
            community_id,
            applicant_id,
            title=answers[0].text,
            employer=answers[1].text,
            staff=answers[2].text,
            work=answers[3].text,
            now=now,
        )
        await tx.people.save(applicant_id, locale=locale, now=now)
    _must_be_complete(form, answers)
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        latest = await tx.applications.latest_of(community_id, applicant_id)
        rules.must_be_free_to_apply(latest, reapply_days=community.reapply_days, now=now)
        application = Application(
            community_id=community_id,
            applicant_id=applicant_id,
            applicant_name=one_line(applicant_name, limit=100) or "–",
            source=Source.FORM,
            locale=locale,
            submitted_at=now,
            changed_at=now,
            answers=answers,
        )
        application = await added(tx, screened(application, read), now=now)
        await tx.drafts.remove(community_id, applicant_id)
        return await let_in_if_clear(tx, application, community, now=now)


def _must_be_complete(form: Form, answers: tuple[Answer, ...]) -> None:
    for answer in answers:
        if not any(character.isalnum() for character in answer.text):
            raise Incomplete(field=answer.meaning.value)
    if not form.accepts_terms:
        raise TermsNotAccepted()


async def complete(
    uow: UnitOfWork,
    *,
    application_id: ApplicationId,
    applicant_id: UserId,
    addition: str,
    label: str,
    read: Reader,
    now: datetime,
) -> Application:
    """The applicant answers what was asked; the answers are read anew, all together."""
    addition = cleaned(addition, limit=rules.ANSWER_LENGTH)
    if not addition:
        raise Incomplete(field=Meaning.OTHER.value)
    async with uow.write() as tx:
        application = await tx.applications.own(application_id, applicant_id)
        if application is None:
            raise NotFound()
        answers = _with_addition(application, label, addition)
        completed = rules.complete(application, answers=answers, now=now)
        completed = screened(completed, read)
        completed = await saved(tx, completed, by=applicant_id, now=now, action="completed")
        await queue(tx, NOTE, completed, now=now, code="completed")
        return completed


def _with_addition(application: Application, label: str, text: str) -> tuple[Answer, ...]:
    """The answers with what was added; on what had been unclear the addition is the answer.

    Who first wrote "unsure" and then explains is not unsure any more: the earlier answer stays
    on the card but no longer stands for the criterion.
    """
    unclear = {f.criterion for f in application.findings if f.verdict is Verdict.UNCLEAR}
    meaning = next((m for c, m in _ANSWERED_BY.items() if c in unclear), Meaning.OTHER)
    earlier = (
        replace(answer, meaning=Meaning.OTHER) if answer.meaning is meaning else answer
        for answer in application.answers
    )
    return (*earlier, Answer(meaning, label, text))


async def withdraw(
    uow: UnitOfWork, *, community_id: CommunityId, applicant_id: UserId, now: datetime
) -> Application | None:
    """End what the person handed in by the form, by their wish or because they left.

    None without one. A join request is taken back in Discord, which then tells us.
    """
    async with uow.write() as tx:
        application = await tx.applications.open_of(community_id, applicant_id)
        if application is None or application.source is Source.NATIVE:
            return None
        return await saved(tx, rules.withdraw(application, now=now), by=applicant_id, now=now)


async def latest_of(
    uow: UnitOfWork, *, community_id: CommunityId, applicant_id: UserId
) -> Application | None:
    """The person's latest application in this community, as far as they have been told."""
    async with uow.read() as tx:
        latest = await tx.applications.latest_of(community_id, applicant_id)
    return None if latest is None else rules.as_the_applicant_knows(latest)


async def draft_of(uow: UnitOfWork, *, community_id: CommunityId, applicant_id: UserId) -> Form:
    """What the person typed last time without it being accepted; an empty form if nothing."""
    async with uow.read() as tx:
        draft = await tx.drafts.get(community_id, applicant_id)
    if draft is None:
        return Form()
    return Form(title=draft.title, employer=draft.employer, staff=draft.staff, work=draft.work)


async def own(
    uow: UnitOfWork, *, application_id: ApplicationId, applicant_id: UserId
) -> Application:
    """The person's own application, wherever it was handed in; NotFound for anybody else's."""
    async with uow.read() as tx:
        application = await tx.applications.own(application_id, applicant_id)
    if application is None:
        raise NotFound()
    return application
