"""Boxes that are opened, filled by crowds, closed, and tidied up after."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.box_keys import KeyFolder
from bot.services import ballot_boxes
from bot.services.ballot_boxes import TIDY_JOB, Sweeper, ballot_seal, close_box, open_box
from bot.services.urns import Ballot, Urns
from domain.errors import LedarbotError, NotFound
from domain.ids import BoxId, PollId, UserId
from domain.poll_refusals import BoxSealed
from domain.poll_values import PollState
from storage.unit_of_work import Transaction, UnitOfWork
from tests.services.conftest import ANNA, COMMUNITY, NOW, Desk
from tests.storage.feedback_examples import full_poll

BOX = BoxId(4_000_000_001)
CROWD = [UserId(number) for number in range(1_000, 1_260)]


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


async def _open(uow: UnitOfWork, keys: KeyFolder) -> None:
    async with uow.write() as tx:
        await open_box(tx, keys, community_id=COMMUNITY, box_id=BOX)


class Followed:
    """A box that is looked at and drawn once a batch."""

    def __init__(self) -> None:
        self.prepared = 0
        self.counts: list[int] = []

    def ballot(self, user_id: UserId, vote: str) -> Ballot:
        async def prepare(tx: Transaction) -> str:
            self.prepared += 1
            return "poll"

        def decide(prepared: Any) -> dict[str, str]:
            assert prepared == "poll"
            if vote == "refused":
                raise NotFound()
            return {"vote": vote}

        async def then(tx: Transaction, prepared: Any, answered: int) -> None:
            self.counts.append(answered)

        return Ballot(user_id=user_id, prepare=prepare, decide=decide, then=then)


async def test_a_crowd_is_counted_once_each_in_few_transactions(
    desk: Desk, keys: KeyFolder
) -> None:
    await _open(desk.uow, keys)
    urns, followed = Urns(desk.uow, keys), Followed()
    votes = [(user, "1") for user in CROWD] + [(user, "2") for user in CROWD[:40]]
    cast = await asyncio.gather(
        *(
            urns.cast(followed.ballot(user, vote), community_id=COMMUNITY, box_id=BOX)
            for user, vote in votes
        )
    )
    assert sum(each.is_new for each in cast) == len(CROWD)
    assert followed.counts[-1] == len(CROWD)
    assert followed.prepared == len(followed.counts) < 10
    async with desk.uow.read() as tx:
        kept = await tx.ballots.every(BOX)
    assert sorted(str(each["vote"]) for each in kept) == ["1"] * 220 + ["2"] * 40


async def test_one_s_refusal_is_no_one_else_s(desk: Desk, keys: KeyFolder) -> None:
    await _open(desk.uow, keys)
    urns, followed = Urns(desk.uow, keys), Followed()
    outcomes = await asyncio.gather(
        *(
            urns.cast(followed.ballot(user, vote), community_id=COMMUNITY, box_id=BOX)
            for user, vote in zip(CROWD[:3], ("1", "refused", "2"), strict=True)
        ),
        return_exceptions=True,
    )
    assert [isinstance(each, LedarbotError) for each in outcomes] == [False, True, False]
    async with desk.uow.read() as tx:
        assert await tx.ballots.count(BOX) == 2


async def test_nothing_is_put_in_without_a_key(desk: Desk, keys: KeyFolder) -> None:
    await _open(desk.uow, keys)
    keys.destroy(BOX)
    urns, followed = Urns(desk.uow, keys), Followed()
    with pytest.raises(BoxSealed):
        await urns.cast(followed.ballot(ANNA, "1"), community_id=COMMUNITY, box_id=BOX)
    async with desk.uow.read() as tx:
        assert await tx.ballots.count(BOX) == 0
    assert not await ballot_boxes.has_answered(desk.uow, keys, box_id=BOX, user_id=ANNA)


async def test_whoever_has_answered_is_found_while_it_is_open(desk: Desk, keys: KeyFolder) -> None:
    await _open(desk.uow, keys)
    async with desk.uow.write() as tx:
        await tx.ballots.add(BOX, ballot_seal(keys.of(BOX), ANNA), {"vote": "1"})
    assert await ballot_boxes.has_answered(desk.uow, keys, box_id=BOX, user_id=ANNA)
    assert not await ballot_boxes.has_answered(desk.uow, keys, box_id=BOX, user_id=CROWD[0])
    async with desk.uow.write() as tx:
        assert await close_box(tx, box_id=BOX, now=NOW) == [{"vote": "1"}]
        keys.destroy(BOX)
    assert not await ballot_boxes.has_answered(desk.uow, keys, box_id=BOX, user_id=ANNA)
    async with desk.uow.write() as tx:
        assert [job.name for job in await tx.jobs.claim(NOW, limit=5, by="t")] == [TIDY_JOB]


async def test_a_key_that_no_box_needs_is_destroyed_at_the_second_look(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = full_poll(community_id=COMMUNITY, poll_id=PollId(77), state=PollState.OPEN)
    async with desk.uow.write() as tx:
        await tx.polls.add(poll)
    needed, unneeded = BoxId(77), BoxId(79)
    keys.make(needed)
    keys.make(unneeded)
    sweeper = Sweeper(desk.uow, keys)
    assert await sweeper.look() == frozenset()
    assert await sweeper.look() == {unneeded}
    assert await sweeper.look() == frozenset()
    assert keys.known() == {needed}


async def test_what_was_answered_goes_a_month_after_closing(desk: Desk, keys: KeyFolder) -> None:
    poll = full_poll(community_id=COMMUNITY, poll_id=PollId(int(BOX)))
    assert poll.closed_at is not None
    await _open(desk.uow, keys)
    async with desk.uow.write() as tx:
        await tx.polls.add(poll)
        await tx.ballots.add(BOX, "s", {"vote": "1"})
    assert await ballot_boxes.forget_old(desk.uow, before=poll.closed_at) == 0
    assert await ballot_boxes.forget_old(desk.uow, before=desk.later(days=30)) == 1
    async with desk.uow.read() as tx:
        assert await tx.ballots.count(BOX) == 0
        assert await tx.polls.get(COMMUNITY, poll.poll_id) == poll
