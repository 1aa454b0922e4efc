"""What has outlived its purpose goes by itself, and what was lost is planned again."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.services import applications, applying, communities, housekeeping, people
from bot.services.applying import Form
from bot.services.cases import CARD_UPDATE, CLAIM_JOB, LAPSE_JOB
from domain.applications import Application, State
from domain.ids import UserId
from tests.services.conftest import ANNA, APPLICANT, BO, COMMUNITY, NOW, OTHER_COMMUNITY, Desk


async def declined(desk: Desk) -> int:
    application = await desk.apply()
    await applications.decline(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        reason="Den rör en annan sektor.",
        now=NOW,
    )
    return application.application_id


async def test_a_declined_application_is_thinned_to_what_was_found(desk: Desk) -> None:
    await declined(desk)
    await housekeeping.clean(desk.uow, now=desk.later(days=179))
    [kept] = await applications.listing(desk.uow, community_id=COMMUNITY, states=None)
    assert kept.applicant_name == "Kim Ek"
    await housekeeping.clean(desk.uow, now=desk.later(days=2))
    [thinned] = await applications.listing(desk.uow, community_id=COMMUNITY, states=None)
    assert (thinned.applicant_name, thinned.answers, thinned.reason) == ("", (), None)
    assert thinned.state is State.DECLINED
    assert [finding.evidence for finding in thinned.findings] == [(), (), ()]
    assert (await desk.kinds())[-1] == CARD_UPDATE
    assert (await desk.actions())[-1] == "applications.thinned"


async def test_thinning_is_done_once(desk: Desk) -> None:
    await declined(desk)
    await housekeeping.clean(desk.uow, now=desk.later(days=181))
    before = len(await desk.outbox())
    await housekeeping.clean(desk.uow, now=desk.now)
    assert len(await desk.outbox()) == before


async def test_open_applications_are_never_thinned(desk: Desk) -> None:
    await desk.apply()
    await housekeeping.clean(desk.uow, now=desk.later(days=2000))
    [kept] = await applications.listing(desk.uow, community_id=COMMUNITY)
    assert kept.applicant_name == "Kim Ek"


async def test_old_drafts_go(desk: Desk) -> None:
    async with desk.uow.write() as tx:
        await tx.drafts.save(
            COMMUNITY, APPLICANT, title="Rektor", employer="", staff="", work="", now=NOW
        )
    await housekeeping.clean(desk.uow, now=desk.later(days=15))
    draft = await applying.draft_of(desk.uow, community_id=COMMUNITY, applicant_id=APPLICANT)
    assert draft == Form()


async def test_the_daily_round_is_planned_once(desk: Desk) -> None:
    for _ in range(3):
        await housekeeping.ensure(desk.uow, now=NOW)
    async with desk.uow.write() as tx:
        jobs = await tx.jobs.claim(NOW, limit=10, by="test")
    assert [job.name for job in jobs] == [housekeeping.JOB]


async def taken(desk: Desk, who: UserId = APPLICANT) -> Application:
    """An application that somebody has taken, as an earlier version left it: without a job."""
    application = await desk.apply(who)
    async with desk.uow.write() as tx:
        held = replace(application, state=State.IN_REVIEW, taken_by=ANNA, taken_at=desk.now)
        return await tx.applications.save(held)


async def due(desk: Desk, now: datetime) -> list[tuple[str, datetime]]:
    async with desk.uow.write() as tx:
        jobs = await tx.jobs.claim(now, limit=100, by="test")
        for job in jobs:
            await tx.jobs.done(job.id, now)
        return [(job.name, job.due_at) for job in jobs if job.name in (CLAIM_JOB, LAPSE_JOB)]


async def test_claims_from_before_there_were_jobs_get_one_by_the_daily_round(desk: Desk) -> None:
    await taken(desk)
    for _ in range(2):
        await housekeeping.clean(desk.uow, now=desk.later(hours=1))
    assert await due(desk, desk.later(days=2)) == [(CLAIM_JOB, NOW + timedelta(hours=24))]


async def test_a_claim_that_has_lapsed_long_since_is_freed_after_the_round(desk: Desk) -> None:
    await taken(desk)
    await housekeeping.clean(desk.uow, now=desk.later(days=9))
    [(name, at)] = await due(desk, desk.now)
    assert name == CLAIM_JOB
    assert at < desk.now


async def test_the_round_follows_times_that_were_changed(desk: Desk) -> None:
    application = await desk.apply()
    number = application.application_id
    where = {"community_id": COMMUNITY, "application_id": number}
    await applications.ask(desk.uow, **where, by=ANNA, question="Hur många?", now=NOW)
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=NOW,
        change=lambda before: replace(before, waiting_days=30),
    )
    assert await due(desk, desk.later(days=14)) == [(LAPSE_JOB, desk.now)]
    assert await applications.lapse(desk.uow, **where, now=desk.now) is None
    for _ in range(2):
        await housekeeping.clean(desk.uow, now=desk.now)
    assert await due(desk, NOW + timedelta(days=30)) == [(LAPSE_JOB, NOW + timedelta(days=30))]


async def test_where_claims_never_lapse_or_the_bot_is_gone_nothing_is_planned(desk: Desk) -> None:
    await taken(desk)
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=NOW,
        change=lambda before: replace(before, claim_hours=0),
    )
    elsewhere = await desk.apply(BO, community_id=OTHER_COMMUNITY)
    async with desk.uow.write() as tx:
        await tx.applications.save(
            replace(elsewhere, state=State.IN_REVIEW, taken_by=ANNA, taken_at=NOW)
        )
    await communities.change(
        desk.uow,
        community_id=OTHER_COMMUNITY,
        by=ANNA,
        now=NOW,
        change=lambda before: replace(before, removed_at=NOW),
    )
    await housekeeping.clean(desk.uow, now=desk.later(days=1))
    assert await due(desk, desk.later(days=9)) == []


async def thinned_after(desk: Desk, *, days: int) -> bool:
    """True when the words are there until the day and gone after it."""
    await housekeeping.clean(desk.uow, now=NOW + timedelta(days=days - 1))
    [kept] = await applications.listing(desk.uow, community_id=COMMUNITY, states=None)
    assert kept.answers
    await housekeeping.clean(desk.uow, now=NOW + timedelta(days=days + 1))
    [kept] = await applications.listing(desk.uow, community_id=COMMUNITY, states=None)
    return not kept.answers


async def test_an_approved_one_has_its_own_time_and_the_profile_stays(desk: Desk) -> None:
    application = await desk.apply()
    await applications.approve(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        now=NOW,
    )
    assert await thinned_after(desk, days=365)
    profile = await people.profile_of(desk.uow, community_id=COMMUNITY, user_id=APPLICANT)
    assert (profile.title, profile.employer) == ("Enhetschef", "Mölndals stad")


async def test_a_withdrawn_one_goes_with_the_declined_by_the_time_that_was_chosen(
    desk: Desk,
) -> None:
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=NOW,
        change=lambda before: replace(before, keep_declined_days=60),
    )
    await desk.apply()
    await applying.withdraw(desk.uow, community_id=COMMUNITY, applicant_id=APPLICANT, now=NOW)
    assert await thinned_after(desk, days=60)
