"""What moderators learn: the card's background, the numbers, and the month's differences."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.services import applications, communities, insights
from bot.services.housekeeping import clean
from domain.applications import Application
from domain.community import Community
from domain.errors import NotSetUp
from domain.ids import CommunityId, UserId
from domain.insights import Month
from domain.similarity import Outcomes
from storage.jobs import Job
from tests.services.conftest import ANNA, APPLICANT, COMMUNITY, FORM, NOW, OTHER_COMMUNITY, Desk

NOVEMBER = Month(2026, 11)


async def decide(
    desk: Desk, number: int, *, approve: bool, community_id: CommunityId = COMMUNITY
) -> Application:
    """Somebody new applies and is let in, or is told no; the advice was to approve."""
    application = await desk.apply(UserId(1000 + number), community_id=community_id)
    step = {
        "community_id": community_id,
        "application_id": application.application_id,
        "by": ANNA,
        "now": desk.later(hours=2),
    }
    if approve:
        return await applications.approve(desk.uow, **step)
    return await applications.decline(desk.uow, **step, reason="Fel sektor.")


async def test_the_card_tells_how_similar_cases_ended(desk: Desk) -> None:
    for number in range(4):
        await decide(desk, number, approve=number > 0)
        await decide(desk, number, approve=True, community_id=OTHER_COMMUNITY)
    application = await desk.apply()
    background = await insights.background_of(desk.uow, application=application)
    assert background.earlier == ()
    assert background.similar == Outcomes(approved=3, declined=1)


async def test_two_cases_tell_nothing_and_a_decided_card_needs_no_advice(desk: Desk) -> None:
    for number in range(2):
        await decide(desk, number, approve=True)
    application = await desk.apply()
    assert (await insights.background_of(desk.uow, application=application)).similar is None
    third = await decide(desk, 3, approve=True)
    assert (await insights.background_of(desk.uow, application=third)).similar is None
    assert (await insights.background_of(desk.uow, application=application)).similar is not None


async def test_earlier_applications_of_the_person_in_this_community_alone(desk: Desk) -> None:
    earlier = await desk.apply()
    await desk.apply(community_id=OTHER_COMMUNITY)
    await applications.decline(
        desk.uow,
        community_id=COMMUNITY,
        application_id=earlier.application_id,
        by=ANNA,
        reason="Saknas.",
        now=NOW,
    )
    desk.later(days=40)
    again = await desk.apply(form=replace(FORM, employer="Borås stad"))
    background = await insights.background_of(desk.uow, application=again)
    assert [each.application_id for each in background.earlier] == [earlier.application_id]
    assert (await insights.background_of(desk.uow, application=earlier)).earlier == ()


async def test_the_numbers_of_one_community(desk: Desk) -> None:
    for number in range(3):
        await decide(desk, number, approve=number < 2)
    await decide(desk, 9, approve=True, community_id=OTHER_COMMUNITY)
    await desk.apply(form=replace(FORM, title="Rektor"))
    numbers = await insights.numbers(desk.uow, community_id=COMMUNITY, days=30, now=desk.now)
    assert (numbers.received, numbers.approved, numbers.declined) == (4, 2, 1)
    assert (numbers.queue.moderators, numbers.queue.applicants) == (1, 0)
    assert (numbers.advised, numbers.agreed) == (3, 2)
    assert numbers.median is not None
    assert numbers.median.total_seconds() == 2 * 3600


async def test_a_community_that_is_not_set_up_has_no_numbers(desk: Desk) -> None:
    unknown = CommunityId(4711)
    with pytest.raises(NotSetUp):
        await insights.numbers(desk.uow, community_id=unknown, days=30, now=NOW)
    with pytest.raises(NotSetUp):
        await insights.differences(desk.uow, community_id=unknown, month=NOVEMBER)


async def test_a_month_ends_when_it_does_in_the_communitys_zone(desk: Desk) -> None:
    desk.now = datetime(2026, 11, 30, 20, 59, tzinfo=UTC)
    # Decided two hours later: 22.59 is still November in Sweden.
    late = await decide(desk, 1, approve=False)
    desk.now = datetime(2026, 11, 30, 21, 1, tzinfo=UTC)
    december = await decide(desk, 2, approve=False)
    found = await insights.differences(desk.uow, community_id=COMMUNITY, month=NOVEMBER)
    assert [each.application_id for each in found] == [late.application_id]
    found = await insights.differences(desk.uow, community_id=COMMUNITY, month=Month(2026, 12))
    assert [each.application_id for each in found] == [december.application_id]


async def note(desk: Desk, month: Month = NOVEMBER) -> bool:
    return await insights.note_differences(
        desk.uow, community_id=COMMUNITY, month=month, now=desk.now
    )


async def test_the_monthly_note_comes_once_and_only_with_something_to_say(desk: Desk) -> None:
    await decide(desk, 1, approve=True)
    assert not await note(desk)
    await decide(desk, 2, approve=False)
    assert await note(desk)
    assert not await note(desk)
    assert not await note(desk, Month(2026, 10))
    notes = [each for each in await desk.outbox() if each.kind == insights.DRIFT_NOTE]
    assert [each.payload for each in notes] == [{"month": "2026-11"}]


async def planned(desk: Desk) -> list[Job]:
    async with desk.uow.write() as tx:
        jobs = await tx.jobs.claim(datetime(2030, 1, 1, tzinfo=UTC), limit=100, by="test")
    return [job for job in jobs if job.name == insights.DRIFT_JOB]


async def test_the_daily_round_plans_one_look_back_for_each_community(desk: Desk) -> None:
    for _ in range(3):
        await clean(desk.uow, now=desk.later(days=1))
    jobs = await planned(desk)
    assert sorted(job.community_id or 0 for job in jobs) == sorted((COMMUNITY, OTHER_COMMUNITY))
    for job in jobs:
        assert job.payload == {"month": "2026-11"}
        # Nine in the morning of the first of December, in Sweden.
        assert job.due_at == datetime(2026, 12, 1, 8, tzinfo=UTC)


async def test_a_community_that_is_gone_is_not_looked_back_on(desk: Desk) -> None:
    def gone(community: Community) -> Community:
        return replace(community, removed_at=NOW)

    for community_id in (COMMUNITY, OTHER_COMMUNITY):
        await communities.change(desk.uow, community_id=community_id, by=ANNA, now=NOW, change=gone)
    await clean(desk.uow, now=desk.now)
    assert await planned(desk) == []


async def test_nobody_elses_applicant_counts_as_the_same_person(desk: Desk) -> None:
    await decide(desk, 1, approve=True)
    application = await desk.apply(APPLICANT)
    assert (await insights.background_of(desk.uow, application=application)).earlier == ()
