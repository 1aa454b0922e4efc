"""Decisions that wait, second readers, claims and the alarm, on real databases."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.services import (
    alarms,
    applications,
    applying,
    claims,
    communities,
    decisions,
    housekeeping,
    join_requests,
)
from bot.services.alarms import ALARM, ALARM_JOB
from bot.services.cases import ADMISSION, CARD_UPDATE, CLAIM_JOB, DIRECT_MESSAGE, NOTE, REFUSAL
from bot.services.outcomes import admitted, not_admitted, written
from domain.application_refusals import AlreadySent, NotClear, SamePerson, SecondNeeded, Superseded
from domain.applications import Application, State
from domain.errors import LedarbotError, NotFound
from domain.ids import ApplicationId, JoinRequestId, UserId
from domain.screening.findings import Answers, Assessment, Recommendation
from storage.database import Database
from storage.outbox import OutboxMessage
from tests.services.conftest import (
    ANNA,
    APPLICANT,
    BO,
    COMMUNITY,
    FORM,
    LABELS,
    NOW,
    OTHER_COMMUNITY,
    Desk,
    read,
)

DELAY = timedelta(minutes=2)


async def choose(desk: Desk, **habits: object) -> None:
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=desk.now,
        change=lambda before: replace(before, **habits),
    )


@pytest.fixture
async def slow(desk: Desk) -> Desk:
    """A community where a decision waits for two minutes."""
    await choose(desk, decision_delay_seconds=120)
    return desk


def step(application: Application, *, by: UserId = ANNA, now: datetime = NOW) -> dict[str, object]:
    number = application.application_id
    return {"community_id": COMMUNITY, "application_id": number, "by": by, "now": now}


async def stored(desk: Desk, application: Application) -> Application:
    return await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=application.application_id
    )


async def of_kind(desk: Desk, kind: str) -> list[OutboxMessage]:
    return [message for message in await desk.outbox() if message.kind == kind]


async def has_profile(desk: Desk) -> bool:
    async with desk.uow.read() as tx:
        return await tx.members.get(COMMUNITY, APPLICANT) is not None


async def test_an_undone_approval_leaves_nothing_and_can_be_taken_again(slow: Desk) -> None:
    before = await slow.apply()
    approved = await applications.approve(slow.uow, **step(before))
    assert (approved.goes_out_at, await has_profile(slow)) == (NOW + DELAY, False)
    undone = await decisions.undo(slow.uow, **step(before, by=BO))
    assert replace(undone, revision=0, card_message_id=None) == replace(before, revision=0)
    assert [message.state for message in await of_kind(slow, ADMISSION)] == ["withdrawn"]
    assert (await slow.actions())[-1] == "applications.undone"
    assert (await slow.kinds())[-1] == CARD_UPDATE
    assert not await has_profile(slow)
    await applications.approve(slow.uow, **step(before))
    states = [message.state for message in await of_kind(slow, ADMISSION)]
    assert states == ["withdrawn", "queued"]


@pytest.mark.parametrize(("native", "kind"), [(True, REFUSAL), (False, DIRECT_MESSAGE)])
async def test_an_undone_no_is_never_sent(slow: Desk, native: bool, kind: str) -> None:
    application = await (slow.request() if native else slow.apply())
    assert application is not None
    await applications.decline(slow.uow, **step(application), reason="Nej.")
    known = await applying.latest_of(slow.uow, community_id=COMMUNITY, applicant_id=APPLICANT)
    assert (known and known.state, known and known.reason) == (State.SUBMITTED, None)
    undone = await decisions.undo(slow.uow, **step(application))
    assert (undone.state, undone.reason) == (State.SUBMITTED, None)
    assert [message.state for message in await of_kind(slow, kind)] == ["withdrawn"]


async def test_what_is_on_its_way_can_not_be_undone_also_after_a_failed_attempt(slow: Desk) -> None:
    application = await slow.apply()
    await applications.decline(slow.uow, **step(application), reason="Nej.")
    async with slow.uow.write() as tx:
        taken = await tx.outbox.claim(NOW + DELAY, limit=10, by="one")
    [message] = [each for each in taken if each.kind == DIRECT_MESSAGE]
    with pytest.raises(AlreadySent):
        await decisions.undo(slow.uow, **step(application))
    async with slow.uow.write() as tx:
        await tx.outbox.retry(message.id, at=NOW + 2 * DELAY, error="500:0")
    # Nobody knows whether the first attempt arrived.
    with pytest.raises(AlreadySent):
        await decisions.undo(slow.uow, **step(application))
    assert (await stored(slow, application)).state is State.DECLINED


@pytest.mark.parametrize("reached", [True, False])
async def test_what_has_gone_out_stands_and_the_card_is_drawn_again(
    slow: Desk, reached: bool
) -> None:
    application = await slow.apply()
    await applications.approve(slow.uow, **step(application))
    [message] = await of_kind(slow, ADMISSION)
    updates = len(await of_kind(slow, CARD_UPDATE))
    for _ in range(2):
        async with slow.uow.write() as tx:
            if reached:
                await admitted(tx, message, {}, NOW + DELAY)
            else:
                await not_admitted(tx, message, "role_gone", NOW + DELAY)
    assert not (await stored(slow, application)).waits_to_go_out
    assert len(await of_kind(slow, CARD_UPDATE)) == updates + 1
    assert await has_profile(slow)
    with pytest.raises(AlreadySent):
        await decisions.undo(slow.uow, **step(application))


async def test_another_message_is_not_the_decision(slow: Desk) -> None:
    application = await slow.apply()
    await applications.decline(slow.uow, **step(application), reason="Nej.")
    [message] = await of_kind(slow, DIRECT_MESSAGE)
    async with slow.uow.write() as tx:
        await written(tx, replace(message, dedupe_key="another"), {}, NOW)
    assert (await stored(slow, application)).waits_to_go_out


async def test_of_undo_and_delivery_one_wins_and_the_other_knows(
    database_url: str, slow: Desk
) -> None:
    """Real connections: whatever the order, a decision is either undone or sent, never both."""
    first, second = [await Database.open(database_url) for _ in range(2)]
    undone = 0
    try:
        for number in range(8):
            application = await slow.apply(who=UserId(1000 + number))
            await applications.approve(slow.uow, **step(application))

            async def undo(what: Application = application) -> bool:
                try:
                    await decisions.undo(first.unit_of_work(), **step(what))
                except AlreadySent:
                    return False
                return True

            async def deliver(by: str = f"process {number}") -> list[str]:
                async with second.unit_of_work().write() as tx:
                    claimed = await tx.outbox.claim(NOW + DELAY, limit=50, by=by)
                return [message.kind for message in claimed]

            racers = (undo(), deliver()) if number % 2 else (deliver(), undo())
            results = await asyncio.gather(*racers)
            won, sent = sorted(results, key=lambda each: isinstance(each, list))
            assert won is not (ADMISSION in sent)
            state = (await stored(slow, application)).state
            assert state is (State.SUBMITTED if won else State.APPROVED)
            undone += bool(won)
    finally:
        await first.close()
        await second.close()
    assert len([m for m in await of_kind(slow, ADMISSION) if m.state == "withdrawn"]) == undone


async def test_of_two_who_undo_at_once_one_is_told_that_it_is_done(slow: Desk) -> None:
    application = await slow.apply()
    await applications.approve(slow.uow, **step(application))

    async def undo(by: UserId) -> str:
        try:
            await decisions.undo(slow.uow, **step(application, by=by))
        except LedarbotError as refused:
            return refused.key
        return "undone"

    assert sorted([*await asyncio.gather(undo(ANNA), undo(BO))]) == ["desk-not-decided", "undone"]


async def test_who_has_applied_anew_is_decided_there(slow: Desk) -> None:
    application = await slow.request()
    assert application is not None
    await applications.decline(slow.uow, **step(application), reason="Nej.")
    await slow.request(901)
    with pytest.raises(Superseded):
        await decisions.undo(slow.uow, **step(application))


async def test_a_decision_that_discord_shares_is_not_undone_but_still_gives_the_role(
    slow: Desk,
) -> None:
    application = await slow.request()
    assert application is not None
    await applications.approve(slow.uow, **step(application))
    await join_requests.decided(
        slow.uow, community_id=COMMUNITY, join_request_id=JoinRequestId(900), approved=True,
        by=BO, reason=None, at=NOW, now=NOW,
    )  # fmt: skip
    with pytest.raises(AlreadySent):
        await decisions.undo(slow.uow, **step(application))
    assert [message.state for message in await of_kind(slow, ADMISSION)] == ["queued"]
    assert await has_profile(slow)


async def test_undoing_goes_on_waiting_for_the_applicant(slow: Desk) -> None:
    application = await slow.apply()
    await applications.ask(slow.uow, **step(application), question="Hur många?")
    await applications.approve(slow.uow, **step(application))
    undone = await decisions.undo(slow.uow, **step(application))
    assert undone.state is State.WAITING
    where = {"community_id": COMMUNITY, "application_id": application.application_id}
    lapsed = await applications.lapse(slow.uow, **where, now=slow.later(days=14))
    assert lapsed is not None


@pytest.mark.parametrize("verb", ["undo", "confirm", "disagree", "approve_clear"])
async def test_another_communitys_number_finds_nothing(desk: Desk, verb: str) -> None:
    application = await desk.apply()
    arguments = {**step(application), "community_id": OTHER_COMMUNITY}
    with pytest.raises(NotFound):
        await getattr(decisions, verb)(desk.uow, **arguments)


def unsure(answers: Answers) -> Assessment:
    return replace(read(answers), recommendation=Recommendation.REVIEW)


async def apply_unsure(desk: Desk, who: UserId = APPLICANT) -> Application:
    return await applying.submit_form(
        desk.uow, community_id=COMMUNITY, applicant_id=who, applicant_name="Kim Ek", form=FORM,
        labels=LABELS, locale="sv", is_member=False, read=unsure, now=desk.now,
    )  # fmt: skip


async def test_what_is_unsure_takes_two(slow: Desk) -> None:
    await choose(slow, second_reader=True)
    application = await apply_unsure(slow)
    proposed = await applications.decline(slow.uow, **step(application), reason="Nej.")
    assert (proposed.state, proposed.proposed, proposed.taken_by) == (
        State.IN_REVIEW, State.DECLINED, None,
    )  # fmt: skip
    assert await of_kind(slow, DIRECT_MESSAGE) == []
    assert (await of_kind(slow, NOTE))[-1].payload["code"] == "proposed"
    with pytest.raises(SamePerson):
        await decisions.confirm(slow.uow, **step(application))
    with pytest.raises(SecondNeeded):
        await applications.approve(slow.uow, **step(application, by=BO))
    declined = await decisions.confirm(slow.uow, **step(application, by=BO))
    assert (declined.state, declined.reason, declined.decided_by, declined.proposed_by) == (
        State.DECLINED, "Nej.", BO, ANNA,
    )  # fmt: skip
    [message] = await of_kind(slow, DIRECT_MESSAGE)
    assert message.due_at == NOW + DELAY
    assert (await slow.actions())[-2:] == ["applications.proposed", "applications.declined"]


async def test_who_disagrees_reads_on_and_the_others_hear_of_it(desk: Desk) -> None:
    await choose(desk, second_reader=True)
    application = await apply_unsure(desk)
    await applications.approve(desk.uow, **step(application))
    assert await decisions.disagree(desk.uow, **step(application, by=BO)) == ANNA
    now = await stored(desk, application)
    assert (now.state, now.proposed, now.taken_by) == (State.IN_REVIEW, None, BO)
    assert (await of_kind(desk, NOTE))[-1].payload["code"] == "disagreed"


async def test_clear_cases_need_no_second_reader(desk: Desk) -> None:
    await choose(desk, second_reader=True)
    approved = await applications.approve(desk.uow, **step(await desk.apply()))
    assert approved.state is State.APPROVED


async def test_a_claim_lapses_once_and_is_told_of(desk: Desk) -> None:
    application = await desk.apply()
    await applications.take(desk.uow, **step(application))
    async with desk.uow.read() as tx:
        assert await tx.jobs.next_due() == NOW + timedelta(hours=24)
    where = {"community_id": COMMUNITY, "application_id": application.application_id}
    assert await claims.lapse(desk.uow, **where, now=desk.later(hours=23)) is None
    freed = await claims.lapse(desk.uow, **where, now=desk.later(hours=1))
    assert freed is not None
    assert (freed.state, freed.taken_by) == (State.SUBMITTED, None)
    assert (await of_kind(desk, NOTE))[-1].payload["code"] == "claim_lapsed"
    assert await claims.lapse(desk.uow, **where, now=desk.now) is None
    assert len(await of_kind(desk, NOTE)) == 1


async def test_a_job_that_comes_early_plans_another(desk: Desk) -> None:
    application = await desk.apply()
    await applications.take(desk.uow, **step(application))
    await choose(desk, claim_hours=48)
    async with desk.uow.write() as tx:
        [job] = await tx.jobs.claim(desk.later(hours=24), limit=10, by="one")
    assert job.name == CLAIM_JOB
    where = {"community_id": COMMUNITY, "application_id": application.application_id}
    assert await claims.lapse(desk.uow, **where, now=desk.now) is None
    async with desk.uow.read() as tx:
        assert await tx.jobs.next_due() == NOW + timedelta(hours=48)


async def test_the_alarm_rings_once_for_an_hour_and_plans_the_next(desk: Desk) -> None:
    await desk.apply()
    await choose(desk, alarm_hours=(8, 17), alarm_after_hours=48)
    async with desk.uow.read() as tx:
        first = await tx.jobs.next_due()
    assert first == datetime.fromisoformat("2026-11-22T07:00:00+00:00")
    assert await alarms.ring(desk.uow, community_id=COMMUNITY, at=first, now=first) is None
    late = first + timedelta(days=3)
    for _ in range(2):
        found = await alarms.ring(desk.uow, community_id=COMMUNITY, at=late, now=late)
        assert found is not None
        assert (found.waiting, len(found.overdue)) == (1, 1)
    assert len(await of_kind(desk, ALARM)) == 1
    async with desk.uow.write() as tx:
        planned = await tx.jobs.claim(late + timedelta(hours=10), limit=20, by="one")
    assert [job.due_at for job in planned if job.name == ALARM_JOB][-1] == late + timedelta(hours=9)


async def test_an_hour_that_is_no_longer_chosen_is_silent(desk: Desk) -> None:
    await desk.apply()
    await choose(desk, alarm_hours=(8,), alarm_after_hours=0)
    at = datetime.fromisoformat("2026-11-25T07:00:00+00:00")
    await choose(desk, alarm_hours=(9,))
    assert await alarms.ring(desk.uow, community_id=COMMUNITY, at=at, now=at) is None
    assert await of_kind(desk, ALARM) == []


async def test_the_daily_round_plans_a_lost_alarm_again(desk: Desk) -> None:
    await choose(desk, alarm_hours=(8,))
    async with desk.uow.write() as tx:
        for job in await tx.jobs.claim(NOW + timedelta(days=1), limit=10, by="one"):
            await tx.jobs.done(job.id, NOW)
    await housekeeping.clean(desk.uow, now=NOW)
    async with desk.uow.write() as tx:
        # What the round itself has to have done at once.
        for job in await tx.jobs.claim(NOW, limit=10, by="one"):
            await tx.jobs.done(job.id, NOW)
        assert await tx.jobs.next_due() == datetime.fromisoformat("2026-11-22T07:00:00+00:00")


async def test_the_clear_ones_are_approved_one_by_one(slow: Desk) -> None:
    clear = []
    for number in range(3):
        clear.append(await slow.apply(who=UserId(2000 + number)))
        slow.later(minutes=1)
    await apply_unsure(slow, UserId(2100))
    await applications.take(slow.uow, **step(clear[1], by=BO))
    found = await decisions.clear_ones(slow.uow, community_id=COMMUNITY, by=ANNA)
    assert [each.application_id for each in found] == [
        clear[0].application_id, clear[2].application_id,
    ]  # fmt: skip
    approved = await decisions.approve_clear(slow.uow, **step(clear[0]))
    assert approved.waits_to_go_out
    refusals = []
    for each in (clear[0], clear[1]):
        with pytest.raises(LedarbotError) as refused:
            await decisions.approve_clear(slow.uow, **step(each))
        refusals.append(refused.value.key)
    assert refusals == ["applications-already-decided", "applications-taken-by-other"]


async def test_what_is_not_clear_any_more_is_skipped(desk: Desk) -> None:
    application = await apply_unsure(desk)
    with pytest.raises(NotClear):
        await decisions.approve_clear(desk.uow, **step(application))
    missing = {**step(application), "application_id": ApplicationId(999)}
    with pytest.raises(NotFound):
        await decisions.approve_clear(desk.uow, **missing)
