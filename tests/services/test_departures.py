"""Somebody leaves the server, or is erased: seats, hosts and cards."""

from bot.services import departures, meetup_outcomes, meetups, privacy, seasons, signups
from bot.services.meetup_cases import CARD_UPDATE, THREAD_MEMBER
from domain.ids import UserId
from domain.meetup_values import Season, Standing, State
from storage.privacy import ERASED
from tests.services.conftest import COMMUNITY, NOW, OTHER_COMMUNITY, Desk
from tests.services.gatherings import (
    HOST,
    all_join,
    announced,
    delivered,
    join,
    meetup,
    messages,
    notes,
    now_of,
    rows,
    standings,
    step,
    who,
    with_thread,
)


async def leave(desk: Desk, user: int) -> None:
    await departures.left(desk.uow, community_id=COMMUNITY, user_id=UserId(user), now=desk.now)


async def test_who_leaves_frees_the_seat_and_leaves_the_thread_without_a_word(desk: Desk) -> None:
    found = await announced(desk)
    await with_thread(desk, found)
    await all_join(desk, found, 1, 2, 3)
    await signups.set_needs(desk.uow, **who(found, 1), diet="Vegan", accessibility="", now=NOW)
    await leave(desk, 1)
    assert await messages(desk, "offer") == [3]
    assert (await standings(desk, found))[1] is Standing.NO
    async with desk.uow.read() as tx:
        own = await tx.signups.get(found.meetup_id, UserId(1))
    assert own is not None
    assert (own.diet, own.guests) == ("", 0)
    members = [each.payload["user_id"] for each in await rows(desk) if each.kind == THREAD_MEMBER]
    assert members.count(1) == 1
    assert await notes(desk) == []


async def test_who_leaves_keeps_what_was(desk: Desk) -> None:
    found = await announced(desk)
    await join(desk, found, 1)
    async with desk.uow.write() as tx:
        stands = await tx.meetups.get(COMMUNITY, found.meetup_id)
        assert stands is not None
        await tx.meetups.touch(stands, state=State.HELD)
    await leave(desk, 1)
    assert (await standings(desk, found))[1] is Standing.SEATED


async def test_an_offer_of_who_leaves_goes_on(desk: Desk) -> None:
    found = await announced(desk, capacity=1)
    await all_join(desk, found, 1, 2, 3)
    await leave(desk, 1)
    await leave(desk, 2)
    assert await messages(desk, "offer") == [2, 3]


async def test_who_leaves_follows_no_season(desk: Desk) -> None:
    season = Season(community_id=COMMUNITY, host_id=HOST, created_at=NOW, name="Fem morgnar")
    made = await seasons.create(desk.uow, season, [meetup()], by=HOST, now=NOW)
    where = {"community_id": COMMUNITY, "season_id": made.season.season_id}
    await seasons.announce(desk.uow, **where, by=HOST, is_organiser=True, now=NOW)
    await seasons.join(desk.uow, **where, user_id=UserId(1), role_ids=(), order=1, now=NOW)
    await leave(desk, 1)
    assert await standings(desk, made.meetups[0]) == {1: Standing.NO}
    async with desk.uow.read() as tx:
        assert await tx.seasons.members(made.season.season_id) == []


async def test_the_organisers_learn_which_meetups_lost_their_host(desk: Desk) -> None:
    await announced(desk)
    over = await announced(desk)
    await meetups.cancel(desk.uow, **step(over), reason="", now=NOW)
    await leave(desk, HOST)
    assert await notes(desk) == ["host_left"]


async def test_who_leaves_one_community_keeps_the_seats_in_another(desk: Desk) -> None:
    other = await announced(desk, community_id=OTHER_COMMUNITY)
    await join(desk, other, 1)
    await leave(desk, 1)
    assert await standings(desk, other) == {1: Standing.SEATED}


async def test_who_is_erased_is_gone_from_lists_and_cards_and_the_seat_goes_on(
    desk: Desk,
) -> None:
    found, past = await announced(desk, shows_names=True), await announced(desk, shows_names=True)
    for each in (found, past):
        await all_join(desk, each, 1, 2, 3)
        await with_thread(desk, each)
    async with desk.uow.write() as tx:
        stands = await tx.meetups.get(COMMUNITY, past.meetup_id)
        assert stands is not None
        await tx.meetups.touch(stands, state=State.HELD)
    await delivered(desk)
    desk.later(minutes=1)
    await privacy.erase(desk.uow, user_id=UserId(1), now=desk.now)
    assert await standings(desk, found) == {2: Standing.SEATED, 3: Standing.OFFERED}
    assert await standings(desk, past) == {2: Standing.SEATED, 3: Standing.WAITING}
    assert await messages(desk, "offer") == [3]
    drawn = {each.payload["meetup_id"] for each in await rows(desk) if each.kind == CARD_UPDATE}
    assert drawn == {found.meetup_id, past.meetup_id}
    # Out of the threads of both, and of the row that says so nothing stays.
    leaving = [each for each in await rows(desk) if "is_erased" in each.payload]
    assert [each.payload["user_id"] for each in leaving] == [1, 1]
    assert {each.payload["meetup_id"] for each in leaving} == {found.meetup_id, past.meetup_id}
    for each, lost in zip(leaving, (False, True), strict=True):
        async with desk.uow.write() as tx:
            if lost:
                await meetup_outcomes.member_lost(tx, each, "403:50013", desk.now)
            else:
                await meetup_outcomes.member_changed(tx, each, {"belongs": False}, desk.now)
    assert await privacy.export(desk.uow, user_id=UserId(1)) == {}


async def test_the_meetups_of_an_erased_host_stay_and_the_organisers_know(desk: Desk) -> None:
    found = await announced(desk)
    await join(desk, found, 1)
    await privacy.erase(desk.uow, user_id=HOST, now=NOW)
    assert await notes(desk) == ["host_left"]
    stands = await now_of(desk, found.meetup_id)
    assert (stands.host_id, stands.state) == (ERASED, State.OPEN)
    assert await standings(desk, found) == {1: Standing.SEATED}
