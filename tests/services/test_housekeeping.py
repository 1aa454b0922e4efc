"""What has outlived its purpose goes by itself."""

from bot.services import applications, applying, housekeeping
from bot.services.applying import Form
from bot.services.cases import CARD_UPDATE
from domain.applications import State
from tests.services.conftest import ANNA, APPLICANT, COMMUNITY, NOW, Desk


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
