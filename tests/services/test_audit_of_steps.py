"""Every step of an application leaves a line in the audit log: what, by whom, and when."""

from dataclasses import replace

from bot.services import applications, applying, claims, communities, decisions, housekeeping
from bot.services.cases import DIRECT_MESSAGE
from bot.services.outcomes import not_reached
from domain.applications import Application, State
from domain.ids import UserId
from storage.audit import AuditRow
from tests.services.conftest import ANNA, APPLICANT, BO, COMMUNITY, Desk, read


async def lines(desk: Desk) -> list[AuditRow]:
    """The lines about applications, the first first."""
    async with desk.uow.read() as tx:
        found = await tx.audit.of(COMMUNITY, limit=100)
    return [row for row in reversed(found) if row.action.startswith("applications.")]


async def steps(desk: Desk) -> list[tuple[str, UserId | None]]:
    return [
        (row.action.removeprefix("applications."), row.actor_id and UserId(row.actor_id))
        for row in await lines(desk)
    ]


async def choose(desk: Desk, **habits: object) -> None:
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=None,
        now=desk.now,
        change=lambda before: replace(before, **habits),
    )


def at(desk: Desk, application: Application, by: UserId | None = None) -> dict[str, object]:
    where = {
        "community_id": COMMUNITY,
        "application_id": application.application_id,
        "now": desk.later(minutes=1),
    }
    return where if by is None else {**where, "by": by}


async def test_the_whole_way_with_two_readers_and_an_undone_decision(desk: Desk) -> None:
    await choose(desk, decision_delay_seconds=120)
    one = await desk.apply()
    await applications.take(desk.uow, **at(desk, one, ANNA))
    await applications.release(desk.uow, **at(desk, one, BO))
    await applications.ask(desk.uow, **at(desk, one, ANNA), question="Hur många?")
    await applying.complete(
        desk.uow,
        application_id=one.application_id,
        applicant_id=APPLICANT,
        addition="Tolv",
        label="Komplettering",
        read=read,
        now=desk.later(minutes=1),
    )
    await applications.set_locale(desk.uow, **at(desk, one, ANNA))
    await choose(desk, second_reader=True)
    await applications.decline(desk.uow, **at(desk, one, ANNA), reason="Nej.")
    await decisions.disagree(desk.uow, **at(desk, one, BO))
    await applications.decline(desk.uow, **at(desk, one, BO), reason="Nej.")
    await decisions.confirm(desk.uow, **at(desk, one, ANNA))
    await decisions.undo(desk.uow, **at(desk, one, BO))
    await decisions.disagree(desk.uow, **at(desk, one, ANNA))
    await applications.approve(desk.uow, **at(desk, one, ANNA))
    assert await steps(desk) == [
        ("submitted", APPLICANT),
        ("in_review", ANNA),
        ("released", BO),
        ("waiting", ANNA),
        ("completed", APPLICANT),
        ("locale", ANNA),
        ("proposed", ANNA),
        ("disagreed", BO),
        ("proposed", BO),
        ("declined", ANNA),
        ("undone", BO),
        ("disagreed", ANNA),
        ("approved", ANNA),
    ]
    times = [row.at for row in await lines(desk)]
    assert times == sorted(set(times))
    assert {row.subject_id for row in await lines(desk)} == {one.application_id}


async def test_what_happens_by_itself_has_a_line_without_a_name(desk: Desk) -> None:
    one = await desk.apply()
    await applications.take(desk.uow, **at(desk, one, ANNA))
    desk.later(days=2)
    await claims.lapse(desk.uow, **at(desk, one))
    await applications.ask(desk.uow, **at(desk, one, ANNA), question="Hur många?")
    desk.later(days=15)
    await applications.lapse(desk.uow, **at(desk, one))
    await applying.withdraw(
        desk.uow, community_id=COMMUNITY, applicant_id=APPLICANT, now=desk.later(minutes=1)
    )
    desk.later(days=200)
    await housekeeping.clean(desk.uow, now=desk.now)
    assert (await steps(desk))[1:] == [
        ("in_review", ANNA),
        ("claim_lapsed", None),
        ("waiting", ANNA),
        ("lapsed", None),
        ("withdrawn", APPLICANT),
        ("thinned", None),
    ]


async def test_a_question_that_reached_nobody_has_one_too(desk: Desk) -> None:
    one = await desk.request()
    assert one is not None
    await applications.ask(desk.uow, **at(desk, one, ANNA), question="Hur många?")
    [message] = [each for each in await desk.outbox() if each.kind == DIRECT_MESSAGE]
    async with desk.uow.write() as tx:
        await not_reached(tx, message, "403:50007", desk.now)
    assert (await steps(desk))[-2:] == [("waiting", ANNA), ("unreached", None)]


async def test_the_log_holds_no_words_that_people_wrote(desk: Desk) -> None:
    one = await desk.apply()
    await applications.decline(desk.uow, **at(desk, one, ANNA), reason="Den rör annat.")
    kept = await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=one.application_id
    )
    assert kept.state is State.DECLINED
    for row in await lines(desk):
        assert set(row.details) == {"recommendation", "policy_version"}
