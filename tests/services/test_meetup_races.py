"""Many at once, through several processes' connections, on both databases."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from bot.services import (
    crowds,
    departures,
    meetup_outcomes,
    meetup_turns,
    meetups,
    season_listing,
    season_outcomes,
    seasons,
    seat_turns,
)
from bot.services import signups as service
from bot.services.meetup_cases import CARD, CARD_UPDATE, SEASON_CARD, SEASON_CARD_UPDATE, THREAD
from bot.services.season_listing import programme_of
from bot.services.signups import Answered
from domain.errors import LedarbotError
from domain.ids import UserId
from domain.meetup_values import (
    HOLDS_SEAT,
    Meetup,
    Season,
    SeasonState,
    SeatRules,
    Signup,
    Standing,
    State,
)
from storage.database import Database
from storage.outbox import OutboxMessage
from storage.unit_of_work import UnitOfWork
from tests.services.conftest import COMMUNITY, NOW, Desk
from tests.services.gatherings import (
    HOST,
    START,
    announced,
    meetup,
    messages,
    now_of,
    rows,
    step,
    who,
)

PROCESSES = 3
HOUR = timedelta(hours=1)


@pytest.fixture
async def processes(database_url: str, desk: Desk) -> AsyncIterator[list[UnitOfWork]]:
    """Several connections of their own to the desk's database, as several processes have."""
    opened = [await Database.open(database_url) for _ in range(PROCESSES)]
    yield [database.unit_of_work() for database in opened]
    for database in opened:
        await database.close()


async def answers_of(desk: Desk, found: Meetup) -> list[Signup]:
    async with desk.uow.read() as tx:
        return await tx.signups.standing(found.meetup_id)


async def tried(attempt: Awaitable[object]) -> None:
    """The rules may refuse it; nothing else may go wrong."""
    with suppress(LedarbotError):
        await attempt


async def seen(uow: UnitOfWork, message: OutboxMessage) -> dict[str, object]:
    """Up to what a card is drawn."""
    async with uow.read() as tx:
        if "season_id" in message.payload:
            season = await tx.seasons.get(COMMUNITY, message.payload["season_id"], lock=False)
            assert season is not None
            return {"seen": (await programme_of(tx, season)).seen}
        found = await tx.meetups.get(COMMUNITY, message.payload["meetup_id"], lock=False)
        assert found is not None
        return {"state_seen": found.state_seen}


async def deliver(uow: UnitOfWork, now: datetime) -> int:
    """One round of what goes out: claimed, drawn, marked, and looked at anew."""
    after = {
        CARD: meetup_outcomes.card_posted,
        CARD_UPDATE: meetup_outcomes.card_drawn,
        SEASON_CARD: season_outcomes.card_posted,
        SEASON_CARD_UPDATE: season_outcomes.card_drawn,
    }
    async with uow.write() as tx:
        claimed = await tx.outbox.claim(now, limit=20, by="test")
    for message in claimed:
        result: dict[str, object] = {}
        if message.kind in after:
            result = {**await seen(uow, message), "channel_id": 13, "message_id": 99}
        async with uow.write() as tx:
            await tx.outbox.sent(message.id, now=now, result=result)
            if message.kind in after:
                await after[message.kind](tx, message, result, now)
    return len(claimed)


async def test_sixty_join_ten_seats_at_once(desk: Desk, processes: list[UnitOfWork]) -> None:
    found = await announced(desk, capacity=10)
    people = list(range(1, 61))
    random.Random(4).shuffle(people)

    async def press(place: int, user: int) -> Answered:
        return await crowds.join(
            processes[place % PROCESSES], **who(found, user), role_ids=(), order=user, now=NOW
        )

    answered = await asyncio.gather(*(press(place, user) for place, user in enumerate(people)))
    kept = await answers_of(desk, found)
    assert Counter(each.standing for each in kept) == {Standing.SEATED: 10, Standing.WAITING: 50}
    # What each was told is what is kept, and nobody is lost or there twice.
    assert sorted((each.signup.user_id, each.signup.standing) for each in answered) == sorted(
        (each.user_id, each.standing) for each in kept
    )
    async with desk.uow.read() as tx:
        queue = await tx.signups.queue(found.meetup_id)
        places = [await tx.signups.place_in_queue(each) for each in queue]
    assert [each.order for each in queue] == sorted(each.order for each in queue)
    assert places == list(range(1, 51))
    assert (await now_of(desk, found.meetup_id)).state is State.FULL
    kinds = Counter(each.kind for each in await rows(desk))
    assert (kinds[CARD], kinds[THREAD]) == (1, 1)


async def test_who_presses_twice_at_once_has_one_seat(
    desk: Desk, processes: list[UnitOfWork]
) -> None:
    found = await announced(desk, capacity=5)

    async def press(number: int) -> Answered:
        return await crowds.join(
            processes[number % PROCESSES], **who(found, 1), role_ids=(), order=number, now=NOW
        )

    await asyncio.gather(*(press(number) for number in range(12)))
    [only] = await answers_of(desk, found)
    assert only.standing is Standing.SEATED


async def test_a_card_that_is_drawn_while_people_join_ends_up_true(
    desk: Desk, processes: list[UnitOfWork]
) -> None:
    """Whoever marks a drawing done and whoever joins never wait for each other in a circle."""
    found = await announced(desk, capacity=10)
    # The card is there before the first press, so that every press makes it older.
    await deliver(processes[2], NOW)

    async def press(user: int) -> Answered:
        return await crowds.join(
            processes[user % 2], **who(found, user), role_ids=(), order=user, now=NOW
        )

    async def draw() -> None:
        for number in range(30):
            await deliver(processes[2], NOW + number * timedelta(seconds=6))

    async with asyncio.timeout(60):
        await asyncio.gather(draw(), *(press(user) for user in range(1, 61)))
        late = NOW + HOUR
        while await deliver(processes[2], late):
            late += timedelta(seconds=6)
    drawn = [each for each in await rows(desk) if each.kind == CARD_UPDATE]
    assert len(drawn) == 1
    assert drawn[0].result is not None
    assert drawn[0].result["state_seen"] == (await now_of(desk, found.meetup_id)).state_seen


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_is_pressed_at_once_nobody_is_over_and_nobody_is_lost(
    desk: Desk, processes: list[UnitOfWork], seed: int
) -> None:
    rng = random.Random(seed)
    found = await announced(desk, capacity=6, rules={"guests": 1, "offer_hours": 3})
    capacity, order, joined = 6, 0, Counter[int]()
    now = NOW

    def press(uow: UnitOfWork, raised: int) -> Callable[[], Awaitable[object]]:
        nonlocal order, capacity
        order += 1
        number, user, at = order, rng.randrange(1, 41), now
        verb = rng.choice(("join",) * 5 + ("decline",) * 3 + ("accept",) * 3 + ("lapse", "raise"))
        if verb == "join":
            joined[user] += 1
            guests = rng.choice((None, 0, 1))
            return lambda: crowds.join(
                uow, **who(found, user), role_ids=(), order=number, guests=guests, now=at
            )
        if verb == "decline":
            return lambda: service.decline(uow, **who(found, user), order=number, now=at)
        if verb == "accept":
            return lambda: service.accept(uow, **who(found, user), now=at)
        if verb == "lapse":
            return lambda: seat_turns.lapse_offers(
                uow, community_id=COMMUNITY, meetup_id=found.meetup_id, now=at
            )
        if raised == capacity:
            # Two at once might come in the other order, which would lower it.
            return lambda: service.accept(uow, **who(found, user), now=at)
        capacity = raised
        edits = {"seats": SeatRules(capacity=capacity, guests=1, offer_hours=3)}
        return lambda: meetups.edit(uow, **step(found), edits=edits, now=at)

    for raised in range(7, 13):
        presses = [press(processes[number % PROCESSES], raised) for number in range(25)]
        await asyncio.gather(*(tried(each()) for each in presses))
        now += HOUR
        kept = await answers_of(desk, found)
        stands = await now_of(desk, found.meetup_id)
        assert stands.seats.capacity is not None
        taken = sum(each.places for each in kept if each.standing in HOLDS_SEAT)
        assert taken <= stands.seats.capacity
        assert {each.user_id for each in kept} >= set(joined)
        # A seat that is free is one that nobody who waits fits on.
        free = stands.seats.capacity - taken
        waiting = [each for each in kept if each.standing is Standing.WAITING]
        assert all(each.places > free for each in waiting)
    told = Counter(await messages(desk, "offer"))
    held = [each.user_id for each in await answers_of(desk, found) if each.offered_until]
    assert all(told[user] >= 1 for user in held)
    assert all(told[user] <= times for user, times in joined.items())


async def test_many_leave_at_once_and_each_seat_is_offered_once(
    desk: Desk, processes: list[UnitOfWork]
) -> None:
    found = await announced(desk, capacity=10)
    for user in range(1, 31):
        await crowds.join(desk.uow, **who(found, user), role_ids=(), order=user, now=NOW)

    async def leave(user: int) -> None:
        await departures.left(
            processes[user % PROCESSES], community_id=COMMUNITY, user_id=UserId(user), now=NOW
        )

    await asyncio.gather(*(leave(user) for user in range(1, 9)))
    assert sorted(await messages(desk, "offer")) == list(range(11, 19))


async def test_a_season_and_its_meetups_are_joined_at_once_without_waiting_in_a_circle(
    desk: Desk, processes: list[UnitOfWork]
) -> None:
    season = Season(community_id=COMMUNITY, host_id=HOST, created_at=NOW, name="Fem morgnar")
    drafts = [
        meetup(
            title=f"Morgon {number}",
            start_at=START + timedelta(days=number),
            end_at=None,
            seats=SeatRules(capacity=10),
        )
        for number in range(5)
    ]
    made = await seasons.create(desk.uow, season, drafts, by=HOST, now=NOW)
    assert made.season.state is SeasonState.DRAFT
    where = {"community_id": COMMUNITY, "season_id": made.season.season_id}
    await seasons.announce(desk.uow, **where, by=HOST, is_organiser=True, now=NOW)

    shown = {**where, "by": HOST, "is_organiser": True}

    def follow(uow: UnitOfWork, user: int) -> Awaitable[object]:
        return seasons.join(uow, **where, user_id=UserId(user), role_ids=(), order=user, now=NOW)

    def one(uow: UnitOfWork, user: int) -> Awaitable[object]:
        chosen = made.meetups[user % 5]
        return crowds.join(uow, **who(chosen, user), role_ids=(), order=user, now=NOW)

    def go(uow: UnitOfWork, user: int) -> Awaitable[object]:
        return departures.left(uow, community_id=COMMUNITY, user_id=UserId(user), now=NOW)

    def look(uow: UnitOfWork, user: int) -> Awaitable[object]:
        return meetup_turns.plan_again(uow, community_id=COMMUNITY, now=NOW)

    def draw(uow: UnitOfWork, user: int) -> Awaitable[object]:
        return deliver(uow, NOW + user * timedelta(seconds=6))

    verbs = [follow] * 12 + [one] * 12 + [go] * 4 + [look] * 2 + [draw] * 12
    random.Random(1).shuffle(verbs)
    async with asyncio.timeout(60):
        await asyncio.gather(
            *(verb(processes[user % PROCESSES], user) for user, verb in enumerate(verbs, 1))
        )
        late = NOW + HOUR
        while await deliver(processes[0], late):
            late += timedelta(seconds=6)
    [drawn] = [each for each in await rows(desk) if each.kind == SEASON_CARD_UPDATE]
    assert drawn.result is not None
    assert drawn.result["seen"] == (await season_listing.find(desk.uow, **shown)).seen
    for each in made.meetups:
        kept = await answers_of(desk, each)
        assert sum(one.places for one in kept if one.standing in HOLDS_SEAT) <= 10
