"""A question that reaches nobody: nobody is waited for, and nobody is blamed for silence."""

from datetime import datetime

import pytest

from bot.services import applications, applying, join_requests
from bot.services.cases import DIRECT_MESSAGE, LAPSE_JOB, NOTE
from bot.services.outcomes import not_reached
from domain.applications import Application, State
from domain.ids import JoinRequestId
from storage.outbox import OutboxMessage
from tests.services.conftest import ANNA, APPLICANT, COMMUNITY, NOW, Desk, read


async def asked(desk: Desk, *, native: bool = True) -> Application:
    application = await (desk.request() if native else desk.apply())
    assert application is not None
    return await applications.ask(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        question="Hur många leder du?",
        now=desk.now,
    )


async def message_of(desk: Desk) -> OutboxMessage:
    return [each for each in await desk.outbox() if each.kind == DIRECT_MESSAGE][-1]


async def fail(desk: Desk, message: OutboxMessage, *, now: datetime = NOW) -> None:
    async with desk.uow.write() as tx:
        await not_reached(tx, message, "403:50007", now)


async def stored(desk: Desk) -> Application:
    [found] = await applications.listing(desk.uow, community_id=COMMUNITY, states=None)
    return found


async def notes(desk: Desk) -> list[str]:
    return [each.payload["code"] for each in await desk.outbox() if each.kind == NOTE]


async def test_the_application_is_back_with_who_asked_and_the_others_are_told(desk: Desk) -> None:
    await asked(desk)
    message = await message_of(desk)
    for _ in range(2):
        await fail(desk, message)
    unreached = await stored(desk)
    assert (unreached.state, unreached.taken_by) == (State.IN_REVIEW, ANNA)
    assert unreached.is_unreached
    assert unreached.question == "Hur många leder du?"
    assert await notes(desk) == ["unreached_question_native"]
    assert (await desk.actions())[-2:] == ["applications.waiting", "applications.unreached"]


async def test_the_end_of_the_waiting_time_changes_nothing_and_says_nothing(desk: Desk) -> None:
    application = await asked(desk)
    await fail(desk, await message_of(desk))
    before = await stored(desk)
    async with desk.uow.write() as tx:
        due = await tx.jobs.claim(desk.later(days=15), limit=10, by="test")
    assert LAPSE_JOB in {job.name for job in due}
    where = {"community_id": COMMUNITY, "application_id": application.application_id}
    assert await applications.lapse(desk.uow, **where, now=desk.now) is None
    assert await stored(desk) == before
    assert "lapsed" not in await notes(desk)


@pytest.mark.parametrize("meanwhile", ["decided", "withdrawn", "completed"])
async def test_what_was_done_meanwhile_stands(desk: Desk, meanwhile: str) -> None:
    application = await asked(desk)
    message = await message_of(desk)
    number = application.application_id
    if meanwhile == "decided":
        await applications.approve(
            desk.uow, community_id=COMMUNITY, application_id=number, by=ANNA, now=NOW
        )
    elif meanwhile == "withdrawn":
        await join_requests.withdrawn(
            desk.uow, community_id=COMMUNITY, join_request_id=JoinRequestId(900), now=NOW
        )
    else:
        await applying.complete(
            desk.uow,
            application_id=number,
            applicant_id=APPLICANT,
            addition="Tolv",
            label="Komplettering",
            read=read,
            now=NOW,
        )
    before = await stored(desk)
    await fail(desk, message)
    assert await stored(desk) == before
    assert not {"unreached_question_native", "unreached_decision_native"} & set(await notes(desk))


async def test_by_the_form_the_question_stands_where_the_person_applied(desk: Desk) -> None:
    application = await asked(desk, native=False)
    async with desk.uow.write() as tx:
        await tx.outbox.add(
            DIRECT_MESSAGE,
            community_id=COMMUNITY,
            dedupe_key="asked",
            payload={"application_id": application.application_id, "code": "asked"},
            due_at=NOW,
            now=NOW,
        )
    await fail(desk, await message_of(desk))
    assert (await stored(desk)).state is State.WAITING
    assert await notes(desk) == ["unreached_question_form"]


async def test_who_was_not_reached_may_apply_by_the_form_at_once(desk: Desk) -> None:
    application = await asked(desk)
    await fail(desk, await message_of(desk))
    await applications.decline(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        reason="Hur många leder du? Svara gärna i en ny ansökan.",
        now=NOW,
    )
    again = await desk.apply()
    assert again.is_open
