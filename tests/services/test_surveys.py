"""Surveys of a community: kept, changed into new versions, put away, and never anybody else's."""

import asyncio
from dataclasses import replace

import pytest

from bot.services import surveys
from domain.errors import NotFound
from domain.ids import SurveyId
from storage.database import Database
from tests.services.conftest import ANNA, BO, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.survey_desks import CAME, FORM, SOURCE, WORTH, kept

SHORTER = replace(FORM, questions=(CAME, WORTH))


async def test_a_survey_is_kept_with_its_file(desk: Desk) -> None:
    survey = await kept(desk)
    about = {"community_id": COMMUNITY, "survey_id": survey.survey_id}
    assert (survey.key, survey.version, survey.form) == ("after-meetup", 1, FORM)
    assert survey.created_by == ANNA
    assert await surveys.get(desk.uow, **about) == survey
    assert await surveys.source_of(desk.uow, **about) == SOURCE
    assert await surveys.listed(desk.uow, community_id=COMMUNITY) == [survey]
    assert (await desk.actions())[-1] == "surveys.added"


async def test_another_form_is_the_next_version(desk: Desk) -> None:
    first = await kept(desk)
    second = await kept(desk, SHORTER, source="kortare", by=BO)
    assert (second.survey_id, second.version) == (first.survey_id, 2)
    assert second.form == SHORTER
    about = {"community_id": COMMUNITY, "survey_id": first.survey_id}
    assert await surveys.get(desk.uow, **about) == second
    assert await surveys.source_of(desk.uow, **about) == "kortare"
    assert (await desk.actions())[-2:] == ["surveys.added", "surveys.changed"]


async def test_the_same_form_once_more_is_no_new_version(desk: Desk) -> None:
    first = await kept(desk)
    assert await kept(desk, source="# en kommentar till", by=BO) == first
    assert (await desk.actions()).count("surveys.added") == 1
    assert "surveys.changed" not in await desk.actions()


async def test_a_key_means_another_survey_in_another_community(desk: Desk) -> None:
    ours = await kept(desk)
    theirs = await kept(desk, SHORTER, community_id=OTHER_COMMUNITY)
    assert theirs.survey_id != ours.survey_id
    assert await surveys.listed(desk.uow, community_id=COMMUNITY) == [ours]
    assert await surveys.by_key(desk.uow, community_id=COMMUNITY, key="after-meetup") == ours
    for step in (surveys.get, surveys.source_of):
        with pytest.raises(NotFound):
            await step(desk.uow, community_id=OTHER_COMMUNITY, survey_id=ours.survey_id)
    with pytest.raises(NotFound):
        await surveys.retire(
            desk.uow,
            community_id=OTHER_COMMUNITY,
            survey_id=ours.survey_id,
            by=BO,
            now=desk.now,
        )
    assert await surveys.listed(desk.uow, community_id=COMMUNITY) == [ours]


async def test_what_was_put_away_is_not_offered_until_it_is_kept_again(desk: Desk) -> None:
    survey = await kept(desk)
    about = {"community_id": COMMUNITY, "survey_id": survey.survey_id}
    retired = await surveys.retire(desk.uow, **about, by=BO, now=desk.now)
    assert retired.is_retired
    assert await surveys.listed(desk.uow, community_id=COMMUNITY) == []
    # It can still be looked at, and a second time changes nothing.
    assert await surveys.get(desk.uow, **about) == retired
    await surveys.retire(desk.uow, **about, by=BO, now=desk.now)
    again = await kept(desk)
    assert not again.is_retired
    assert (again.survey_id, again.version) == (survey.survey_id, 1)
    assert await surveys.listed(desk.uow, community_id=COMMUNITY) == [again]
    assert (await desk.actions())[-3:] == ["surveys.added", "surveys.retired", "surveys.offered"]


async def test_a_new_version_brings_back_what_was_put_away(desk: Desk) -> None:
    survey = await kept(desk)
    about = {"community_id": COMMUNITY, "survey_id": survey.survey_id}
    await surveys.retire(desk.uow, **about, by=BO, now=desk.now)
    second = await kept(desk, SHORTER)
    assert (second.version, second.is_retired) == (2, False)
    assert await surveys.listed(desk.uow, community_id=COMMUNITY) == [second]


async def test_a_survey_that_is_not_there(desk: Desk) -> None:
    assert await surveys.by_key(desk.uow, community_id=COMMUNITY, key="annan") is None
    with pytest.raises(NotFound):
        await surveys.source_of(desk.uow, community_id=COMMUNITY, survey_id=SurveyId(4_711))


async def test_several_who_keep_one_key_at_once_make_one_survey(
    desk: Desk, database_url: str
) -> None:
    others = [await Database.open(database_url) for _ in range(3)]
    try:
        desks = [Desk(each.unit_of_work()) for each in others]
        forms = [FORM, SHORTER, FORM]
        found = await asyncio.gather(
            *(kept(each, form) for each, form in zip(desks, forms, strict=True))
        )
    finally:
        for each in others:
            await each.close()
    assert len({each.survey_id for each in found}) == 1
    [survey] = await surveys.listed(desk.uow, community_id=COMMUNITY)
    # Whoever came last is right, and each version is there once.
    actions = await desk.actions()
    assert actions.count("surveys.added") == 1
    assert survey.version == 1 + actions.count("surveys.changed")
    assert survey.version in (2, 3)
