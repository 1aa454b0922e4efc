"""A community's surveys: kept from a file or a template, in versions that never change."""

from dataclasses import replace
from datetime import datetime

from domain import surveys as rules
from domain.errors import NotFound
from domain.ids import CommunityId, SurveyId, UserId
from domain.survey_values import Survey, SurveyForm
from storage.unit_of_work import Transaction, UnitOfWork

_NO_NUMBER = SurveyId(0)


async def keep(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    key: str,
    form: SurveyForm,
    source: str,
    by: UserId | None,
    now: datetime,
) -> Survey:
    """A new survey, or the next version of the one with this key when something else is asked.

    Rounds that are open go on as they were. The same form once more is no version of its own;
    a survey that was put away is offered again.
    """
    async with uow.write() as tx:
        new = Survey(
            community_id=community_id, survey_id=_NO_NUMBER, key=key, form=form, created_by=by
        )
        known = await tx.surveys.by_key(community_id, key)
        if known is None:
            added = await tx.surveys.add(new, source=source)
            if added is not None:
                await _audit(tx, added, by=by, action="added", now=now)
                return added
            # Somebody kept it a moment ago.
            known = await tx.surveys.by_key(community_id, key)
            assert known is not None
        if rules.has_changed(known.form, form):
            version = await tx.surveys.add_version(replace(known, form=form), source=source)
            await _audit(tx, version, by=by, action="changed", now=now)
            return version
        if known.is_retired:
            return await _put_away(tx, known, is_retired=False, by=by, now=now)
        return known


async def listed(uow: UnitOfWork, *, community_id: CommunityId) -> list[Survey]:
    """The surveys that are offered, in their latest version, by their keys."""
    async with uow.read() as tx:
        return await tx.surveys.of_community(community_id)


async def get(uow: UnitOfWork, *, community_id: CommunityId, survey_id: SurveyId) -> Survey:
    """The survey in its latest version, also one that was put away; else NotFound."""
    async with uow.read() as tx:
        return await survey_of(tx, community_id, survey_id)


async def by_key(uow: UnitOfWork, *, community_id: CommunityId, key: str) -> Survey | None:
    """The survey of this key in its latest version, also one that was put away."""
    async with uow.read() as tx:
        return await tx.surveys.by_key(community_id, key)


async def retire(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    survey_id: SurveyId,
    is_retired: bool = True,
    by: UserId,
    now: datetime,
) -> Survey:
    """Put the survey away, or offer it again; its rounds and their results stay."""
    async with uow.write() as tx:
        survey = await survey_of(tx, community_id, survey_id)
        if survey.is_retired == is_retired:
            return survey
        return await _put_away(tx, survey, is_retired=is_retired, by=by, now=now)


async def source_of(uow: UnitOfWork, *, community_id: CommunityId, survey_id: SurveyId) -> str:
    """The file of the latest version, to be changed and given back; else NotFound."""
    async with uow.read() as tx:
        found = await tx.surveys.source(community_id, survey_id)
    if found is None:
        raise NotFound()
    return found


async def survey_of(tx: Transaction, community_id: CommunityId, survey_id: SurveyId) -> Survey:
    """One survey of this community, locked in `write`; else NotFound."""
    survey = await tx.surveys.get(community_id, survey_id)
    if survey is None:
        raise NotFound()
    return survey


async def _put_away(
    tx: Transaction, survey: Survey, *, is_retired: bool, by: UserId | None, now: datetime
) -> Survey:
    await tx.surveys.retire(survey.community_id, survey.survey_id, is_retired=is_retired)
    after = replace(survey, is_retired=is_retired)
    await _audit(tx, after, by=by, action="retired" if is_retired else "offered", now=now)
    return after


async def _audit(
    tx: Transaction, survey: Survey, *, by: UserId | None, action: str, now: datetime
) -> None:
    await tx.audit.add(
        survey.community_id,
        by,
        f"surveys.{action}",
        subject_kind="survey",
        subject_id=survey.survey_id,
        details={"key": survey.key, "version": survey.version},
        now=now,
    )
