"""Polls on both databases: opened, voted in, closed; and what of it all is stored."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.box_keys import KeyFolder
from bot.services import communities, poll_turns, polls
from bot.services.poll_cases import CARD, CARD_UPDATE, CLOSE_JOB, REMIND_JOB, RESULT, box_of
from bot.services.urns import Urns
from domain.errors import NotFound, NotSetUp
from domain.feedback_values import VOTE
from domain.ids import CommunityId, RoleId, UserId
from domain.poll_refusals import (
    BadQuorum,
    BoxSealed,
    NoPollHere,
    NotAVoter,
    PollClosed,
    RankTwice,
    TooFewOptions,
)
from domain.poll_values import Poll, PollEnd, PollKind, PollState
from storage.ballots import BallotRow
from storage.jobs import JobRow
from tests.services.conftest import ANNA, BO, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.poll_desks import (
    DAYS,
    SOON,
    FailingKeys,
    all_voted,
    ballots,
    choices,
    deliver,
    ended,
    everything,
    of,
    opened,
    rows,
    run_jobs,
    stored,
    voted,
    wanted,
)

VOTER = 9_111_222_333_444_555
OURS = [kind for kind in PollKind if kind is not PollKind.NATIVE]
VOTES: dict[PollKind, tuple[Any, Any]] = {
    PollKind.SINGLE: ("1", "1"),
    PollKind.MULTIPLE: (["3", "1"], ("1", "3")),
    PollKind.RANKED: (["3", "", "1"], ("3", "1")),
    PollKind.SCALE: ("4", "4"),
    PollKind.YES_NO: ("yes", "yes"),
}


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


async def jobs(desk: Desk) -> set[str]:
    """The names of the jobs that wait."""
    table = JobRow.table()
    async with desk.uow.read() as tx:
        return set(await tx.connection.scalars(select(table.c.name)))


async def log(desk: Desk, community_id: CommunityId = COMMUNITY) -> list[Any]:
    async with desk.uow.read() as tx:
        found = await tx.audit.of(community_id, subject_kind="poll")
    return [(row.action, row.actor_id, row.details) for row in reversed(found)]


async def seals(desk: Desk) -> list[str | None]:
    async with desk.uow.read() as tx:
        return list(await tx.connection.scalars(select(BallotRow.table().c.seal)))


# --------------------------------------------------------------------------------- being opened


async def test_an_opened_poll_has_a_box_a_key_a_card_and_its_times(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await polls.open_poll(
        desk.uow, keys, poll=wanted(desk, remind_at=desk.now + timedelta(days=2)), now=desk.now
    )
    assert poll == await stored(desk, poll)
    assert (poll.state, poll.opened_at, poll.limit) == (PollState.OPEN, desk.now, 5)
    assert poll.poll_id > 0
    assert keys.known() == {box_of(poll.poll_id)}
    [card] = await rows(desk, CARD)
    assert (card.payload, card.community_id) == ({"poll_id": poll.poll_id}, COMMUNITY)
    assert {CLOSE_JOB, REMIND_JOB} <= await jobs(desk)
    assert await log(desk) == [("poll.opened", ANNA, {"kind": "single"})]
    other = await opened(desk, keys)
    assert other.poll_id != poll.poll_id
    open_now = await polls.open_polls(desk.uow, community_id=COMMUNITY)
    assert {each.poll_id for each in open_now} == {poll.poll_id, other.poll_id}


async def test_the_communitys_limit_holds_for_polls_opened_from_then_on(
    desk: Desk, keys: KeyFolder
) -> None:
    before = await opened(desk, keys)
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=desk.now,
        change=lambda community: replace(community, feedback_limit=10),
    )
    # What the caller says of it does not count.
    assert (await opened(desk, keys, limit=1)).limit == 10
    assert (await stored(desk, before)).limit == 5
    with pytest.raises(BadQuorum):
        await opened(desk, keys, quorum=9)


async def test_a_refused_poll_leaves_nothing_behind(desk: Desk, keys: KeyFolder) -> None:
    before = await everything(desk.uow)
    with pytest.raises(TooFewOptions):
        await opened(desk, keys, options=("Måndag",))
    with pytest.raises(NotSetUp):
        await opened(desk, keys, community_id=CommunityId(5))
    assert await everything(desk.uow) == before
    assert keys.known() == frozenset()


async def test_one_of_discords_own_has_neither_box_nor_key(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, PollKind.NATIVE, takes_several=True, asked=40)
    assert (poll.asked, poll.takes_several) == (None, True)
    assert keys.known() == frozenset()
    stored_rows = await everything(desk.uow)
    assert stored_rows["ballot_boxes"] == []
    with pytest.raises(NotFound):
        await voted(desk, keys, poll, VOTER)
    assert await polls.choice_of(desk.uow, keys, **of(poll), user_id=UserId(VOTER)) is None


# -------------------------------------------------------------------------------------- voting


@pytest.mark.parametrize("kind", OURS)
async def test_a_vote_of_each_kind_is_kept_and_found_again(
    desk: Desk, keys: KeyFolder, kind: PollKind
) -> None:
    poll = await opened(desk, keys, kind)
    chosen, kept = VOTES[kind]
    given = await voted(desk, keys, poll, VOTER, chosen)
    assert (given.is_new, given.answered, given.poll.poll_id) == (True, 1, poll.poll_id)
    assert await choices(desk, poll) == [kept]
    assert await polls.choice_of(desk.uow, keys, **of(poll), user_id=UserId(VOTER)) == kept
    assert await polls.choice_of(desk.uow, keys, **of(poll), user_id=UserId(2)) is None


async def test_the_later_vote_counts_and_is_the_same_ballot(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await voted(desk, keys, poll, 2, "1")
    first = await voted(desk, keys, poll, VOTER, "1")
    again = await voted(desk, keys, poll, VOTER, "3")
    assert (first.is_new, again.is_new) == (True, False)
    assert (first.answered, again.answered) == (2, 2)
    assert await choices(desk, poll) == ["1", "3"]


async def test_two_hundred_at_once_are_counted_once_each(desk: Desk, keys: KeyFolder) -> None:
    poll, urns = await opened(desk, keys), Urns(desk.uow, keys)
    people = [*range(1, 201), *range(1, 201, 4)]

    async def press(place: int, user: int) -> None:
        # Who presses twice ends with the third choice.
        chosen = "3" if place >= 200 else str(user % 2 + 1)
        await voted(desk, keys, poll, user, chosen, urns=urns)

    await asyncio.gather(*(press(place, user) for place, user in enumerate(people)))
    found = await choices(desk, poll)
    assert (len(found), found.count("1"), found.count("2"), found.count("3")) == (200, 100, 50, 50)
    # All of them are drawn in one, or two, drawings of the card.
    assert len(await rows(desk, CARD_UPDATE)) == 1
    closed = await ended(desk, keys, poll)
    assert closed.results is not None
    table = closed.results.table(VOTE)
    assert table is not None
    assert (table.base, table.counts) == (200, (100, 50, 50))


async def test_who_has_not_the_role_has_no_vote(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, role_id=RoleId(77))
    with pytest.raises(NotAVoter):
        await voted(desk, keys, poll, VOTER, role_ids=(3,))
    await voted(desk, keys, poll, VOTER, role_ids=(3, 77))
    assert await choices(desk, poll) == ["1"]


async def test_one_persons_refusal_is_nobody_elses(desk: Desk, keys: KeyFolder) -> None:
    poll, urns = await opened(desk, keys, PollKind.RANKED, role_id=RoleId(77)), Urns(desk.uow, keys)

    def press(user: int, chosen: Any, role: int) -> Any:
        return voted(desk, keys, poll, user, chosen, urns=urns, role_ids=(role,))

    outcomes = await asyncio.gather(
        press(1, ["1", "2"], 77),
        press(2, ["1", "1"], 77),
        press(3, ["1", "2"], 3),
        press(4, ["3"], 77),
        press(5, ["9"], 77),
        return_exceptions=True,
    )
    refused = [type(each) for each in outcomes if isinstance(each, Exception)]
    assert refused == [RankTwice, NotAVoter, NotFound]
    assert await choices(desk, poll) == [("1", "2"), ("3",)]


async def test_a_poll_of_another_community_is_not_there(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    stranger = replace(poll, community_id=OTHER_COMMUNITY)
    with pytest.raises(NoPollHere):
        await voted(desk, keys, stranger, VOTER)
    with pytest.raises(NoPollHere):
        await polls.choice_of(desk.uow, keys, **of(stranger), user_id=UserId(VOTER))
    with pytest.raises(NoPollHere):
        await ended(desk, keys, stranger)
    assert await polls.open_polls(desk.uow, community_id=OTHER_COMMUNITY) == []
    assert await ballots(desk, poll) == []
    assert (await stored(desk, poll)).is_open


async def test_after_its_time_no_vote_is_taken_though_nobody_has_closed_it(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    desk.now += DAYS - timedelta(seconds=1)
    await voted(desk, keys, poll, VOTER)
    desk.later(seconds=1)
    with pytest.raises(PollClosed):
        await voted(desk, keys, poll, VOTER, "2")
    assert await choices(desk, poll) == ["1"]


async def test_after_the_closing_it_is_said_that_it_is_closed(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await ended(desk, keys, poll)
    with pytest.raises(PollClosed):
        await voted(desk, keys, poll, VOTER)
    assert await ballots(desk, poll) == []


async def test_without_the_key_nobody_votes_and_nothing_is_lost(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    await voted(desk, keys, poll, 1)
    keys.destroy(box_of(poll.poll_id))
    with pytest.raises(BoxSealed):
        await voted(desk, keys, poll, 1, "2")
    assert await polls.choice_of(desk.uow, keys, **of(poll), user_id=UserId(1)) is None
    assert await choices(desk, poll) == ["1"]


# ------------------------------------------------------------------------------ what is stored


def changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """For each table that differs: how many of its rows are new or other, and how many are gone."""
    differing = {}
    for name, rows_before in before.items():
        was, now = set(map(repr, rows_before)), set(map(repr, after[name]))
        if was != now:
            differing[name] = (len(now - was), len(was - now))
    return differing


async def test_a_vote_changes_the_ballots_and_the_cards_row_and_nothing_else(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    await voted(desk, keys, poll, 1)
    desk.later(minutes=1)
    await deliver(desk.uow, desk.now)
    before = await everything(desk.uow)
    desk.later(minutes=1)
    await voted(desk, keys, poll, VOTER)
    first = await everything(desk.uow)
    assert changed(before, first) == {"ballots": (1, 0), "outbox": (1, 1)}
    [card] = [row for row in first["outbox"] if row not in before["outbox"]]
    assert CARD_UPDATE in card
    # While the card waits to be drawn, the next one's vote changes the ballots alone.
    await voted(desk, keys, poll, 3)
    second = await everything(desk.uow)
    assert changed(first, second) == {"ballots": (1, 0)}


async def test_a_changed_vote_changes_the_ballot_alone(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await voted(desk, keys, poll, VOTER, "1")
    desk.now += SOON
    await deliver(desk.uow, desk.now)
    before = await everything(desk.uow)
    desk.later(hours=1)
    await voted(desk, keys, poll, VOTER, "2")
    assert changed(before, await everything(desk.uow)) == {"ballots": (1, 1)}


async def test_the_voters_id_stands_nowhere(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, quorum=5)
    for user in range(VOTER, VOTER + 5):
        await voted(desk, keys, poll, user)
        await deliver(desk.uow, desk.now)
        desk.later(minutes=1)
    assert str(VOTER)[:10] not in repr(await everything(desk.uow))
    await run_jobs(desk, keys)
    await deliver(desk.uow, desk.now)
    assert not (await stored(desk, poll)).is_open
    assert str(VOTER)[:10] not in repr(await everything(desk.uow))


async def test_the_log_has_the_opening_and_the_end_and_no_vote(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, dict.fromkeys(range(1, 13), "1"))
    await deliver(desk.uow, desk.now)
    await ended(desk, keys, poll, by=BO)
    assert await log(desk) == [
        ("poll.opened", ANNA, {"kind": "single"}),
        ("poll.closed", BO, {"kind": "single", "end": "by_hand"}),
    ]


# -------------------------------------------------------------------------------- being closed


async def test_a_closed_poll_has_its_result_and_nobodys_seal(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, asked=30)
    await all_voted(desk, keys, poll, {user: str(user % 3 + 1) for user in range(1, 8)})
    numbers = {row[0] for row in (await everything(desk.uow))["ballots"]}
    desk.later(hours=1)
    closed = await ended(desk, keys, poll)
    assert closed == await stored(desk, poll)
    assert (closed.state, closed.end, closed.closed_at) == (
        PollState.CLOSED,
        PollEnd.BY_HAND,
        desk.now,
    )
    assert closed.results is not None
    assert (closed.results.answered, closed.results.asked) == (7, 30)
    table = closed.results.table(VOTE)
    assert table is not None
    assert (table.base, table.counts) == (7, (2, 3, 2))
    assert keys.known() == frozenset()
    assert await seals(desk) == [None] * 7
    assert not numbers & {row[0] for row in (await everything(desk.uow))["ballots"]}
    assert await choices(desk, poll) == ["1", "1", "2", "2", "2", "3", "3"]
    assert await polls.choice_of(desk.uow, keys, **of(poll), user_id=UserId(1)) is None
    assert await polls.closed_polls(desk.uow, community_id=COMMUNITY) == [closed]


async def test_closing_has_the_card_drawn_and_the_result_told(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, remind_at=desk.now + timedelta(days=2))
    await ended(desk, keys, poll)
    [result] = await rows(desk, RESULT)
    assert result.payload == {"poll_id": poll.poll_id}
    [update] = await rows(desk, CARD_UPDATE)
    assert update.payload == {"poll_id": poll.poll_id}
    # Nothing is left to do for time.
    assert not {CLOSE_JOB, REMIND_JOB} & await jobs(desk)


async def test_fewer_than_the_limit_are_told_of_by_their_number_alone(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, {1: "1", 2: "2", 3: "1", 4: "3"})
    closed = await ended(desk, keys, poll)
    assert closed.results is not None
    assert closed.results.answered == 4
    table = closed.results.table(VOTE)
    assert table is not None
    assert table.is_withheld


async def test_those_who_joined_since_it_was_opened_are_among_the_asked(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys, asked=5)
    await all_voted(
        desk, keys, poll, {number: "1" if number < 6 else "2" for number in range(1, 9)}
    )
    closed = await ended(desk, keys, poll)
    assert closed.results is not None
    assert (closed.results.asked, closed.results.answered) == (8, 8)


async def test_a_ranking_is_counted_round_by_round(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, PollKind.RANKED)
    ranked = [["1"], ["1"], ["1"], ["2"], ["2"], ["3", "2"], ["3", "2"]]
    await all_voted(desk, keys, poll, dict(enumerate(ranked, 1)))
    closed = await ended(desk, keys, poll)
    assert closed.results is not None
    table = closed.results.table(VOTE)
    assert table is not None
    assert table.counts == (3, 2, 2)
    assert table.rounds
    assert table.winners


async def test_closing_again_changes_nothing(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, dict.fromkeys(range(1, 7), "1"))
    closed = await ended(desk, keys, poll)
    before = await everything(desk.uow)
    desk.later(hours=1)
    assert await ended(desk, keys, poll, by=BO, end=PollEnd.TIME) == closed
    assert await everything(desk.uow) == before


async def test_what_failed_after_the_key_was_destroyed_is_closed_by_the_next_look(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, {user: str(user % 2 + 1) for user in range(1, 9)})
    before = await everything(desk.uow)
    with pytest.raises(ConnectionError):
        await ended(desk, FailingKeys(keys), poll)
    # Everything was taken back but the key: there is none for whom the box could be opened.
    assert await everything(desk.uow) == before
    assert keys.known() == frozenset()
    with pytest.raises(BoxSealed):
        await voted(desk, keys, poll, 1, "2")
    desk.later(minutes=1)
    [closed] = await poll_turns.close_lost(desk.uow, keys, now=desk.now)
    assert (closed.poll_id, closed.end) == (poll.poll_id, PollEnd.KEY_LOST)
    assert closed == await stored(desk, poll)
    assert closed.results is not None
    table = closed.results.table(VOTE)
    assert table is not None
    assert table.counts == (4, 4, 0)
    assert await seals(desk) == [None] * 8
    assert len(await rows(desk, RESULT)) == 1


async def test_a_job_that_is_tried_again_closes_it_as_well(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, dict.fromkeys(range(1, 9), "1"))
    with pytest.raises(ConnectionError):
        await ended(desk, FailingKeys(keys), poll, end=PollEnd.TIME, by=None)
    closed = await ended(desk, keys, poll, end=PollEnd.TIME, by=None)
    assert closed.results is not None
    assert (closed.end, closed.results.answered) == (PollEnd.TIME, 8)
    assert await poll_turns.close_lost(desk.uow, keys, now=desk.now) == []


# ------------------------------------------------------------------------------ Discord's own


async def native_closed(desk: Desk, poll: Poll, counts: Any, **more: Any) -> Poll:
    values: dict[str, Any] = {"by": None, "end": PollEnd.TIME, "now": desk.now} | more
    return await polls.close_native(desk.uow, **of(poll), counts=counts, **values)


async def test_discords_own_is_told_as_it_is(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, PollKind.NATIVE)
    closed = await native_closed(desk, poll, [2, 1, 0])
    assert closed == await stored(desk, poll)
    assert closed.results is not None
    table = closed.results.table(VOTE)
    assert table is not None
    # Everybody could see it all along: nothing is withheld.
    assert (closed.results.answered, table.base, table.counts) == (3, 3, (2, 1, 0))
    assert len(await rows(desk, RESULT)) == 1
    assert await native_closed(desk, poll, [9, 9, 9]) == closed


@pytest.mark.parametrize(("voters", "base", "answered"), [(4, 4, 4), (None, None, 3)])
async def test_of_several_answers_the_voters_are_told_where_they_are_known(
    desk: Desk, keys: KeyFolder, voters: int | None, base: int | None, answered: int
) -> None:
    poll = await opened(desk, keys, PollKind.NATIVE, takes_several=True)
    closed = await native_closed(desk, poll, [3, 2, 2], voters=voters)
    assert closed.results is not None
    table = closed.results.table(VOTE)
    assert table is not None
    assert (table.base, table.counts, closed.results.answered) == (base, (3, 2, 2), answered)


async def test_discords_own_without_its_message_has_no_result(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, PollKind.NATIVE)
    closed = await native_closed(desk, poll, None, end=PollEnd.MESSAGE_GONE)
    assert (closed.state, closed.results) == (PollState.CLOSED, None)
    [result] = await rows(desk, RESULT)
    assert result.payload == {"poll_id": poll.poll_id, "to_maker": True}


async def test_each_kind_is_closed_in_its_own_way_alone(desk: Desk, keys: KeyFolder) -> None:
    ours, native = await opened(desk, keys), await opened(desk, keys, PollKind.NATIVE)
    assert (await native_closed(desk, ours, [1, 1, 1])).is_open
    assert (await ended(desk, keys, native)).is_open
