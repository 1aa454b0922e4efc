"""Questions about many cases: one community's alone, within a time, on both databases."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.applications import Application, DecidedIn, State
from domain.ids import CommunityId, UserId
from domain.insights import Queue
from domain.screening.findings import Criterion, Finding, Recommendation, Verdict
from domain.similarity import features_of, is_similar
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import ANNA, NORTH, NOW, WEST, application

YES, NO, READ = Recommendation.APPROVE, Recommendation.DECLINE, Recommendation.REVIEW
SOON = NOW + timedelta(seconds=1)
FINDINGS = tuple(Finding(each, Verdict.MET, (), f"{each}-met") for each in Criterion)


def case(
    number: int,
    state: State = State.APPROVED,
    advice: Recommendation | None = YES,
    *,
    community_id: CommunityId = WEST,
    days_ago: int = 1,
    kind: str = "chef",
    sector: str = "state",
    findings: tuple[Finding, ...] = FINDINGS,
) -> Application:
    at = NOW - timedelta(days=days_ago)
    return application(
        applicant_id=UserId(1000 + number),
        community_id=community_id,
        state=state,
        recommendation=advice,
        kind=kind,
        sector=sector,
        findings=findings,
        submitted_at=at - timedelta(hours=number),
        changed_at=at,
        decided_at=at if state in (State.APPROVED, State.DECLINED, State.WITHDRAWN) else None,
    )


async def keep(uow: UnitOfWork, cases: Sequence[Application]) -> list[Application]:
    async with uow.write() as tx:
        return [await tx.applications.add(each) for each in cases]


async def test_the_queue_tells_on_whom_it_waits(uow: UnitOfWork) -> None:
    async with uow.read() as tx:
        assert await tx.insights.queue(WEST) == Queue()
    await keep(
        uow,
        [
            case(1, State.SUBMITTED),
            case(2, State.IN_REVIEW, days_ago=4),
            case(3, State.LAPSED),
            case(4, State.WAITING, days_ago=9),
            case(5, State.DECLINED, days_ago=30),
            case(6, State.SUBMITTED, community_id=NORTH, days_ago=40),
        ],
    )
    async with uow.read() as tx:
        queue = await tx.insights.queue(WEST)
    oldest = NOW - timedelta(days=4, hours=2)
    assert queue == Queue(moderators=3, applicants=1, oldest_at=oldest)


async def test_what_was_decided_in_a_time_in_one_community(uow: UnitOfWork) -> None:
    await keep(
        uow,
        [
            case(1),
            case(2, State.DECLINED, NO, days_ago=29),
            case(3, State.DECLINED, NO, days_ago=31),
            case(4, State.WITHDRAWN),
            case(5, State.SUBMITTED, None),
            case(6, community_id=NORTH),
        ],
    )
    since = NOW - timedelta(days=30)
    async with uow.read() as tx:
        decided = await tx.insights.decided(WEST, since=since, until=SOON)
        received = await tx.insights.received(WEST, since=since, until=SOON)
        verdicts = await tx.insights.verdicts(WEST, since=since, until=SOON)
        of_approved = await tx.insights.verdicts(
            WEST, since=since, until=SOON, states=(State.APPROVED,)
        )
    assert sorted((each.state, each.recommendation) for each in decided) == [
        (State.APPROVED, YES),
        (State.DECLINED, NO),
    ]
    assert sorted(each.took for each in decided) == [timedelta(hours=1), timedelta(hours=2)]
    assert received == 4
    assert list(verdicts) == list(Criterion)
    assert all(counts[Verdict.MET] == 2 for counts in verdicts.values())
    assert all(counts[Verdict.UNCLEAR] == 0 for counts in verdicts.values())
    assert all(counts[Verdict.MET] == 1 for counts in of_approved.values())


async def test_only_the_opposite_of_clear_advice_is_a_difference(uow: UnitOfWork) -> None:
    denied = (*FINDINGS[:1], Finding(Criterion.STAFF, Verdict.NOT_MET, (), "staff-denied"))
    kept = await keep(
        uow,
        [
            case(1, State.APPROVED, YES),
            case(2, State.DECLINED, NO),
            case(3, State.DECLINED, YES),
            case(4, State.APPROVED, NO, findings=denied),
            case(5, State.APPROVED, READ),
            case(6, State.DECLINED, READ),
            case(7, State.DECLINED, None),
            case(8, State.WITHDRAWN, YES),
            case(9, State.DECLINED, YES, days_ago=60),
            case(10, State.DECLINED, YES, community_id=NORTH),
        ],
    )
    async with uow.read() as tx:
        found = await tx.insights.differences(WEST, since=NOW - timedelta(days=30), until=SOON)
    assert [each.application_id for each in found] == [
        kept[2].application_id,
        kept[3].application_id,
    ]
    assert found[0].rules == tuple(finding.rule for finding in FINDINGS)
    assert found[1].rules == ("staff-denied",)
    assert (found[1].state, found[1].recommendation) == (State.APPROVED, NO)
    assert (found[1].kind, found[1].sector) == ("chef", "state")


async def test_what_the_policy_did_by_itself_is_told_apart_and_is_no_example(
    uow: UnitOfWork,
) -> None:
    await keep(
        uow,
        [
            replace(case(1), decided_in=DecidedIn.BOT),
            replace(case(2), decided_in=DecidedIn.BOT, decided_by=ANNA),
            replace(case(3), decided_in=DecidedIn.DISCORD),
            case(4, State.DECLINED),
        ],
    )
    wanted = features_of(case(99))
    assert wanted is not None
    async with uow.read() as tx:
        decided = await tx.insights.decided(WEST, since=NOW - timedelta(days=30), until=SOON)
        alike = await tx.insights.like(WEST, wanted, except_of=ANNA)
    assert sorted(each.is_by_policy for each in decided) == [False, False, False, True]
    assert len(alike) == 3


@pytest.mark.parametrize("thinned", [False, True])
async def test_cases_like_one_are_found_also_without_their_words(
    uow: UnitOfWork, thinned: bool
) -> None:
    kept = await keep(
        uow,
        [
            case(1),
            case(2, State.DECLINED),
            case(3, kind="head"),
            case(4, sector="region"),
            case(5, kind="head", sector="region"),
            case(6, State.SUBMITTED),
            case(7, community_id=NORTH),
        ],
    )
    if thinned:
        async with uow.write() as tx:
            for each in kept[:5]:
                await tx.applications.save(replace(each, applicant_name="", answers=()))
    wanted = features_of(case(99))
    assert wanted is not None
    async with uow.read() as tx:
        found = await tx.insights.like(WEST, wanted, except_of=ANNA)
        others = await tx.insights.like(WEST, wanted, except_of=UserId(1001))
    assert len(found) == 4
    assert all(is_similar(wanted, each.features) for each in found)
    assert sorted(each.state for each in found).count(State.DECLINED) == 1
    assert len(others) == 3
