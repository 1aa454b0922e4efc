"""Who leaves, or is erased, while a round is open: attempts to find which answer was theirs.

The attacker has the whole database with its own marks of rows, before and after, and not the key.
"""

from pathlib import Path
from typing import Any

import pytest

from bot.box_keys import KeyFolder
from bot.services import departures, people, privacy, survey_rounds
from bot.services.ballot_boxes import ballot_seal
from bot.services.survey_cases import box_of
from domain.ids import UserId
from domain.poll_refusals import BoxSealed
from domain.survey_refusals import AlreadyAnswered, NotInvited
from domain.survey_values import Round
from storage.database import Database
from tests.services import survey_desks
from tests.services.conftest import COMMUNITY, Desk
from tests.services.gatherings import all_join, announced
from tests.services.test_feedback_secrecy import VOTERS, dump, named

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


async def answered_by(desk: Desk, keys: KeyFolder, *those: UserId) -> Round:
    """All have a profile and a seat, so that leaving writes rows that name them; these answer."""
    await survey_desks.settings(desk)
    async with desk.uow.write() as tx:
        for voter in VOTERS:
            await tx.members.save(
                COMMUNITY, voter, title="Chef", employer="X", now=desk.now, joined_at=desk.now
            )
    meetup = await announced(desk)
    await all_join(desk, meetup, *(int(voter) for voter in VOTERS))
    held = await survey_desks.opened(desk, keys, invited=VOTERS, channel_id=None)
    for voter in those:
        desk.later(seconds=30)
        await survey_desks.answered(desk, keys, held, voter, next=f"hemligt {VOTERS.index(voter)}")
    return held


async def leaves(desk: Desk, keys: KeyFolder, user_id: UserId) -> None:
    """As the bot is told of it."""
    about: dict[str, Any] = {"community_id": COMMUNITY, "user_id": user_id, "now": desk.now}
    await people.left(desk.uow, **about)
    await departures.left(desk.uow, **about, keys=keys)


async def is_erased(desk: Desk, keys: KeyFolder, user_id: UserId) -> None:
    await privacy.erase(desk.uow, user_id=user_id, keys=keys, now=desk.now)


def sealed(found: Rows) -> dict[str, str]:
    """The answers by their seals."""
    return {row["seal"]: row["answers"] for row in found["ballots"]}


def numbers(found: Rows) -> set[str]:
    return {row["id"] for row in found["ballots"]}


def with_marks_of(found: Rows, user_id: UserId) -> list[set[str]]:
    """For each transaction that has written the person's name: the answers it has written."""
    marks = {
        row["xmin_"]
        for rows in found.values()
        for row in rows
        if any(str(user_id) in value for value in row.values())
    }
    return [
        {row["answers"] for row in found["ballots"] if row["xmin_"] == mark}
        for mark in sorted(marks)
    ]


async def test_one_look_does_not_tell_which_answers_are_those_of_two_who_left(
    desk: Desk, keys: KeyFolder, database: Database
) -> None:
    await answered_by(desk, keys, *VOTERS)
    await leaves(desk, keys, VOTERS[2])
    await leaves(desk, keys, VOTERS[5])
    found = await dump(desk)
    every = sealed(found)
    assert len(every) == 8
    assert all(len(seal) == 64 and int(seal, 16) >= 0 for seal in every)
    assert "invited" not in named(found, VOTERS[2]) | named(found, VOTERS[5])
    if database.dialect == "postgresql":
        # They are named in what their leaving wrote, so the search has something to find.
        shared = [*with_marks_of(found, VOTERS[2]), *with_marks_of(found, VOTERS[5])]
        assert set(every.values()) in shared
        assert all(each in (set(), set(every.values())) for each in shared)


@pytest.mark.parametrize("go", [leaves, is_erased])
@pytest.mark.parametrize("has_answered", [True, False])
async def test_two_looks_tell_neither_which_nor_whether(
    desk: Desk, keys: KeyFolder, go: Any, has_answered: bool
) -> None:
    """All that could be compared has changed of every answer, and the answers are the same."""
    answering = VOTERS if has_answered else [each for each in VOTERS if each != VOTERS[2]]
    await answered_by(desk, keys, *answering)
    before = await dump(desk)
    await go(desk, keys, VOTERS[2])
    after = await dump(desk)
    assert sorted(sealed(before).values()) == sorted(sealed(after).values())
    assert not set(sealed(before)) & set(sealed(after))
    assert not numbers(before) & numbers(after)
    assert [row["is_counted"] for row in after["ballots"]] == [
        row["is_counted"] for row in before["ballots"]
    ]
    assert before["ballot_boxes"][0]["turn"] != after["ballot_boxes"][0]["turn"]
    # A second one moves the seal of the first once more.
    await go(desk, keys, VOTERS[5])
    later = await dump(desk)
    assert sorted(sealed(later).values()) == sorted(sealed(after).values())
    assert not set(sealed(after)) & set(sealed(later))


async def test_the_others_go_on_and_nobody_answers_twice(desk: Desk, keys: KeyFolder) -> None:
    held = await answered_by(desk, keys, *VOTERS[:5])
    await survey_desks.filled_in(desk, keys, held, VOTERS[6], came="yes", worth="2")
    for gone in (VOTERS[0], VOTERS[7]):
        await leaves(desk, keys, gone)
        await people.came_back(desk.uow, community_id=COMMUNITY, user_id=gone)
        # Whoever comes back is not asked again, whether they had answered or not.
        with pytest.raises(NotInvited):
            await survey_desks.begun(desk, keys, held, gone)
    for there in VOTERS[1:5]:
        with pytest.raises(AlreadyAnswered):
            await survey_desks.begun(desk, keys, held, there)
        assert not await to_answer(desk, keys, there)
    assert await to_answer(desk, keys, VOTERS[5])
    assert (await survey_desks.begun(desk, keys, held, VOTERS[6])).has_draft
    await survey_desks.sent(desk, keys, held, VOTERS[6])
    await survey_desks.answered(desk, keys, held, VOTERS[5])
    with pytest.raises(AlreadyAnswered):
        await survey_desks.answered(desk, keys, held, VOTERS[5])
    closed = await survey_desks.closed(desk, keys, held)
    assert closed.results is not None
    assert (closed.results.asked, closed.results.answered) == (8, 7)


async def to_answer(desk: Desk, keys: KeyFolder, user_id: UserId) -> bool:
    found = await survey_rounds.rounds_to_answer(
        desk.uow, keys, community_id=COMMUNITY, user_id=user_id
    )
    return bool(found)


async def test_with_the_key_an_answer_of_who_is_there_is_found_and_of_who_left_is_not(
    desk: Desk, keys: KeyFolder
) -> None:
    held = await answered_by(desk, keys, *VOTERS)
    key = keys.of(box_of(held.round_id))
    await leaves(desk, keys, VOTERS[0])
    async with desk.uow.read() as tx:
        turn = await tx.ballots.turn(box_of(held.round_id))
    found = sealed(await dump(desk))
    assert turn == 1
    assert "hemligt 3" in found[ballot_seal(key, VOTERS[3], turn)]
    assert not {ballot_seal(key, VOTERS[0], each) for each in range(3)} & set(found)


async def test_who_leaves_a_round_whose_key_is_lost_is_asked_no_more(
    desk: Desk, keys: KeyFolder
) -> None:
    held = await answered_by(desk, keys, *VOTERS[:5])
    before = (await dump(desk))["ballots"]
    keys.destroy(box_of(held.round_id))
    await leaves(desk, keys, VOTERS[0])
    found = await dump(desk)
    assert found["ballots"] == before
    assert "invited" not in named(found, VOTERS[0])
    with pytest.raises(BoxSealed):
        await survey_desks.begun(desk, keys, held, VOTERS[1])


@pytest.mark.parametrize(
    ("leaving", "withheld"),
    # Whether who has left had answered nobody knows: then the five may well be all.
    [((), False), ((VOTERS[5],), True), ((VOTERS[0],), True), ((VOTERS[0], VOTERS[5]), True)],
)
async def test_who_has_left_without_an_answer_does_not_keep_the_others_from_being_all(
    desk: Desk, keys: KeyFolder, leaving: tuple[UserId, ...], withheld: bool
) -> None:
    """Six are asked and five answer alike; the last of the six is the one who does not."""
    await survey_desks.settings(desk)
    held = await survey_desks.opened(desk, keys, invited=VOTERS[:6], channel_id=None)
    for voter in VOTERS[:5]:
        await survey_desks.answered(desk, keys, held, voter, came="no", worth="1")
    for gone in leaving:
        await leaves(desk, keys, gone)
    closed = await survey_desks.closed(desk, keys, held)
    assert closed.results is not None
    worth = closed.results.table("worth")
    assert worth is not None
    assert worth.is_withheld is withheld
    assert (closed.results.asked, closed.results.answered) == (6, 5)
