"""Those who say yes at the same moment are taken together, each as if they had come alone."""

import asyncio
import random

import pytest

from bot.services import crowds
from bot.services.crowds import Press, Turnstile
from bot.services.signups import Answered
from bot.services.together import MOST_AT_ONCE
from domain.errors import NotFound
from domain.ids import MeetupId, RoleId, UserId
from domain.meetup_refusals import NotInvited, TooManyGuests
from domain.meetup_values import Meetup, Standing, State
from tests.services.conftest import COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.gatherings import announced, decline, now_of, standings

CROWD = MOST_AT_ONCE + 60


def press(number: int, *, order: int | None = None, guests: int | None = None) -> Press:
    return Press(
        user_id=UserId(1_000 + number),
        role_ids=frozenset({1}),
        order=number if order is None else order,
        guests=guests,
    )


async def through(desk: Desk, found: Meetup, presses: list[Press]) -> list[Answered]:
    turnstile = Turnstile(desk.uow)
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(
                turnstile.join(
                    each, community_id=COMMUNITY, meetup_id=found.meetup_id, now=desk.now
                )
            )
            for each in presses
        ]
    return [task.result() for task in tasks]


async def test_a_crowd_gets_the_seats_in_the_order_of_its_presses(desk: Desk) -> None:
    found = await announced(desk, capacity=30)
    presses = [press(number) for number in range(MOST_AT_ONCE)]
    random.Random(4).shuffle(presses)
    answered = {each.signup.user_id - 1_000: each for each in await through(desk, found, presses)}
    seated = {number for number, each in answered.items() if not each.place}
    assert seated == set(range(30))
    assert [answered[number].place for number in range(30, MOST_AT_ONCE)] == list(
        range(1, MOST_AT_ONCE - 29)
    )
    assert (await now_of(desk, found.meetup_id)).state is State.FULL


async def test_more_than_one_round_loses_nobody(desk: Desk) -> None:
    found = await announced(desk, capacity=130)
    answered = await through(desk, found, [press(number) for number in range(CROWD)])
    assert len(answered) == CROWD
    kept = list((await standings(desk, found)).values())
    assert (kept.count(Standing.SEATED), kept.count(Standing.WAITING)) == (130, CROWD - 130)


async def test_pressing_twice_is_answered_twice_and_kept_once(desk: Desk) -> None:
    found = await announced(desk, capacity=1)
    first, again, other = await through(
        desk, found, [press(1), press(1, order=2), press(2, order=3)]
    )
    assert first.signup == again.signup
    assert other.signup.standing is Standing.WAITING
    assert len(await standings(desk, found)) == 2


async def test_ones_refusal_is_no_one_elses(desk: Desk) -> None:
    found = await announced(desk, capacity=5, roles=(RoleId(1),))
    outsider = Press(user_id=UserId(7), role_ids=frozenset(), order=1)
    outcomes = await crowds.join_all(
        desk.uow,
        [outsider, press(2, guests=3), press(3)],
        community_id=COMMUNITY,
        meetup_id=found.meetup_id,
        now=desk.now,
    )
    refused, too_many, let_in = outcomes
    assert isinstance(refused, NotInvited)
    assert isinstance(too_many, TooManyGuests)
    assert isinstance(let_in, Answered)
    assert await standings(desk, found) == {1_003: Standing.SEATED}


@pytest.mark.parametrize("wrong", [(COMMUNITY, 999), (OTHER_COMMUNITY, None)])
async def test_what_is_not_there_is_refused_to_everybody(
    desk: Desk, wrong: tuple[int, int | None]
) -> None:
    found = await announced(desk)
    turnstile = Turnstile(desk.uow)
    community_id, number = wrong
    meetup_id = MeetupId(number or found.meetup_id)
    outcomes = await asyncio.gather(
        *(
            turnstile.join(
                press(each),
                community_id=type(COMMUNITY)(community_id),
                meetup_id=meetup_id,
                now=desk.now,
            )
            for each in range(3)
        ),
        return_exceptions=True,
    )
    assert all(isinstance(each, NotFound) for each in outcomes)


async def test_a_round_that_fails_leaves_the_next_its_turn(desk: Desk) -> None:
    found = await announced(desk)
    turnstile = Turnstile(desk.uow)
    with pytest.raises(NotFound):
        await turnstile.join(
            press(1), community_id=COMMUNITY, meetup_id=MeetupId(999), now=desk.now
        )
    answered = await turnstile.join(
        press(1), community_id=COMMUNITY, meetup_id=found.meetup_id, now=desk.now
    )
    assert answered.signup.standing is Standing.SEATED


async def test_an_employers_cap_counts_within_a_round(desk: Desk) -> None:
    found = await announced(desk, capacity=10, rules={"employer_cap": 2})
    for number in range(4):
        async with desk.uow.write() as tx:
            await tx.members.save(
                COMMUNITY,
                UserId(1_000 + number),
                title="Chef",
                employer="Mölndals stad" if number < 3 else "Region Skåne",
                now=desk.now,
            )
    answered = await through(desk, found, [press(number) for number in range(4)])
    assert [each.signup.standing for each in answered] == [
        Standing.SEATED, Standing.SEATED, Standing.WAITING, Standing.SEATED,
    ]  # fmt: skip


async def test_a_crowd_decides_as_one_after_the_other(desk: Desk) -> None:
    """The same presses, together and each by itself, end alike; somebody had left before."""
    together = await announced(desk, capacity=4, rules={"guests": 2})
    alone = await announced(desk, capacity=4, rules={"guests": 2})
    for found in (together, alone):
        await crowds.join(
            desk.uow,
            community_id=COMMUNITY,
            meetup_id=found.meetup_id,
            user_id=UserId(1_001),
            role_ids=(),
            order=0,
            now=desk.now,
        )
        await decline(desk, found, 1_001)
    presses = [press(number, guests=number % 3) for number in range(6)]
    await through(desk, together, presses)
    for each in presses:
        await crowds.join(
            desk.uow,
            community_id=COMMUNITY,
            meetup_id=alone.meetup_id,
            user_id=each.user_id,
            role_ids=each.role_ids,
            order=each.order,
            guests=each.guests,
            now=desk.now,
        )
    assert await standings(desk, together) == await standings(desk, alone)


async def test_a_seat_given_back_in_a_round_is_offered_on(desk: Desk) -> None:
    found = await announced(desk, capacity=2, rules={"guests": 1})
    await through(desk, found, [press(1, guests=1), press(2)])
    [fewer] = await through(desk, found, [press(1, order=5, guests=0)])
    assert fewer.signup.guests == 0
    assert await standings(desk, found) == {1_001: Standing.SEATED, 1_002: Standing.OFFERED}
