"""Sign-up: yes, maybe, no, guests, the waiting list, offers and confirmations."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.services import meetups, seat_turns, signups
from bot.services.meetup_cases import (
    CONFIRM_ASK_JOB,
    CONFIRM_END_JOB,
    OFFER_JOB,
    THREAD,
    THREAD_MEMBER,
)
from domain.errors import NotFound
from domain.ids import RoleId, UserId
from domain.meetup_refusals import (
    NoRoomForGuests,
    NothingOffered,
    NotInvited,
    NotSignedUp,
    TooManyGuests,
)
from domain.meetup_values import Meetup, SeatRules, Standing, State
from tests.services.conftest import COMMUNITY, NOW, OTHER_COMMUNITY, Desk
from tests.services.gatherings import (
    HOST,
    START,
    accept,
    all_join,
    announced,
    decline,
    delivered,
    edit,
    jobs,
    join,
    maybe,
    messages,
    notes,
    now_of,
    rows,
    standings,
    step,
    who,
    with_thread,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def turn(desk: Desk, verb: str, found: Meetup) -> int:
    where = {"community_id": found.community_id, "meetup_id": found.meetup_id}
    if verb == "lapse_offers":
        return await seat_turns.lapse_offers(desk.uow, **where, now=desk.now)
    assert found.start_at is not None
    timed = {**where, "start": found.start_at.isoformat(), "now": desk.now}
    call = getattr(seat_turns, verb)
    done: int = await call(desk.uow, **timed)
    return done


async def test_first_come_has_a_seat_and_the_next_waits_in_turn(desk: Desk) -> None:
    found = await announced(desk)
    answers = [await join(desk, found, user) for user in (1, 2, 3, 4)]
    assert [(each.signup.standing, each.place) for each in answers] == [
        (Standing.SEATED, 0),
        (Standing.SEATED, 0),
        (Standing.WAITING, 1),
        (Standing.WAITING, 2),
    ]
    assert answers[-1].meetup.state is State.FULL


async def test_the_first_seat_opens_one_thread_and_later_ones_come_into_it(desk: Desk) -> None:
    found = await announced(desk, capacity=5)
    await all_join(desk, found, 1, 2)
    assert [each.kind for each in await rows(desk)].count(THREAD) == 1
    await with_thread(desk, found)
    await join(desk, found, 3)
    await decline(desk, found, 1)
    members = [each for each in await rows(desk) if each.kind == THREAD_MEMBER]
    assert [each.payload["user_id"] for each in members] == [3, 1]


async def test_a_freed_seat_is_held_for_the_next_with_a_deadline(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2, 3, 4)
    await decline(desk, found, 1)
    assert await messages(desk, "offer") == [3]
    taken = await join(desk, found, 5)
    assert taken.signup.standing is Standing.WAITING
    assert (await accept(desk, found, 3)).signup.standing is Standing.SEATED
    with pytest.raises(NothingOffered):
        await accept(desk, found, 4)


async def test_an_offer_that_is_not_answered_goes_to_the_next(desk: Desk) -> None:
    found = await announced(desk, rules={"offer_hours": 3})
    await all_join(desk, found, 1, 2, 3, 4)
    await decline(desk, found, 1)
    desk.later(hours=3)
    with pytest.raises(NothingOffered):
        await accept(desk, found, 3)
    assert len(await jobs(desk, OFFER_JOB, until=desk.now)) == 1
    assert await turn(desk, "lapse_offers", found) == 1
    assert await turn(desk, "lapse_offers", found) == 0
    assert (await messages(desk, "lapsed"), await messages(desk, "offer")) == ([3], [3, 4])
    assert (await standings(desk, found))[3] is Standing.NO
    assert len(await jobs(desk, OFFER_JOB, until=desk.now + 3 * HOUR)) == 1


async def test_who_is_offered_a_seat_again_at_the_same_moment_is_told_again(desk: Desk) -> None:
    found = await announced(desk, capacity=1)
    await all_join(desk, found, 1, 2)
    await decline(desk, found, 1)
    await decline(desk, found, 2)
    await all_join(desk, found, 1, 2)
    await decline(desk, found, 1)
    assert await messages(desk, "offer") == [2, 2]


async def test_in_the_last_hour_a_free_seat_is_whoevers(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2, 3)
    desk.now = START - HOUR
    await decline(desk, found, 1)
    assert await messages(desk, "offer") == []
    assert (await join(desk, found, 9)).signup.standing is Standing.SEATED


async def test_guests_take_seats_and_their_number_stays(desk: Desk) -> None:
    found = await announced(desk, capacity=3, rules={"guests": 1})
    assert (await join(desk, found, 1, guests=1)).signup.guests == 1
    assert (await join(desk, found, 1)).signup.guests == 1
    waits = await join(desk, found, 2, guests=1)
    assert (waits.signup.standing, waits.signup.guests) == (Standing.WAITING, 1)
    with pytest.raises(TooManyGuests):
        await join(desk, found, 3, guests=2)
    # The host takes guests away: who has named theirs keeps them.
    await edit(desk, found, seats=SeatRules(capacity=3))
    assert (await join(desk, found, 1)).signup.guests == 1
    assert (await join(desk, found, 1, guests=0)).signup.guests == 0
    assert (await standings(desk, found))[2] is Standing.OFFERED
    with pytest.raises(TooManyGuests):
        await join(desk, found, 1, guests=1)


async def test_more_guests_than_seats_are_refused_and_the_seat_stays(desk: Desk) -> None:
    found = await announced(desk, capacity=2, rules={"guests": 2})
    await all_join(desk, found, 1, 2)
    with pytest.raises(NoRoomForGuests):
        await join(desk, found, 1, guests=1)
    assert (await standings(desk, found))[1] is Standing.SEATED


async def test_a_rule_that_is_switched_on_holds_for_those_who_have_answered(desk: Desk) -> None:
    for user in (1, 2, 3):
        async with desk.uow.write() as tx:
            await tx.members.save(
                COMMUNITY, UserId(user), title="Chef", employer="Lund", joined_at=NOW, now=NOW
            )
    before = await announced(desk)
    await join(desk, before, 4)
    await meetups_held(desk, before)
    found = await announced(desk, capacity=2)
    await all_join(desk, found, 1, 2, 4, 3, 5)
    rules = SeatRules(capacity=2, employer_cap=1, first_timers_first=True)
    await edit(desk, found, seats=rules)
    # Nobody loses a seat by a rule, and places are counted as it has them.
    assert (await standings(desk, found))[2] is Standing.SEATED
    places = [(await signups.of_person(desk.uow, **who(found, user))).place for user in (3, 5, 4)]
    assert places == [1, 2, 3]
    await decline(desk, found, 1)
    assert await messages(desk, "offer") == [5]
    # Switched off, nothing of it is kept.
    await edit(desk, found, seats=SeatRules(capacity=2))
    async with desk.uow.read() as tx:
        kept = await tx.signups.standing(found.meetup_id)
    assert {each.employer_key for each in kept if each.standing is not Standing.NO} == {""}


async def test_at_most_so_many_of_one_employer_have_a_seat(desk: Desk) -> None:
    for user, employer in ((1, "Mölndals stad"), (2, "Mölndals kommun"), (3, "Lunds kommun")):
        async with desk.uow.write() as tx:
            await tx.members.save(
                COMMUNITY, UserId(user), title="Chef", employer=employer, joined_at=NOW, now=NOW
            )
    found = await announced(desk, capacity=4, rules={"employer_cap": 1})
    await all_join(desk, found, 1, 2, 3, 4, 5)
    expected = dict.fromkeys((1, 3, 4, 5), Standing.SEATED) | {2: Standing.WAITING}
    assert await standings(desk, found) == expected
    # Nothing is known of the two last ones' employers: they are nobody's colleagues.
    await decline(desk, found, 3)
    assert await messages(desk, "offer") == []
    await join(desk, found, 6)
    await decline(desk, found, 1)
    assert await messages(desk, "offer") == [2]


async def test_first_timers_stand_before_the_others(desk: Desk) -> None:
    before = await announced(desk)
    await join(desk, before, 2)
    await meetups_held(desk, before)
    found = await announced(desk, capacity=1, rules={"first_timers_first": True})
    await all_join(desk, found, 1, 2, 3)
    await decline(desk, found, 1)
    assert await messages(desk, "offer") == [3]


async def meetups_held(desk: Desk, found: Meetup) -> None:
    async with desk.uow.write() as tx:
        stands = await tx.meetups.get(COMMUNITY, found.meetup_id)
        assert stands is not None
        await tx.meetups.touch(stands, state=State.HELD)


async def test_roles_say_who_may_sign_up(desk: Desk) -> None:
    found = await announced(desk, roles=(RoleId(9),))
    with pytest.raises(NotInvited):
        await join(desk, found, 1)
    assert (await join(desk, found, 1, role_ids=(9,))).signup.standing is Standing.SEATED


async def test_maybe_takes_no_seat(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2, 3)
    assert (await maybe(desk, found, 1)).signup.standing is Standing.MAYBE
    assert await messages(desk, "offer") == [3]


async def test_a_late_no_is_told_the_host_but_not_the_hosts_own(desk: Desk) -> None:
    found = await announced(desk, capacity=3, signup_closes_at=START - DAY)
    await all_join(desk, found, 1, HOST)
    desk.now = START - HOUR * 2
    await decline(desk, found, HOST)
    assert await notes(desk) == []
    await decline(desk, found, 1)
    assert await notes(desk) == ["late_no"]


async def test_seats_are_confirmed_or_given_to_others(desk: Desk) -> None:
    found = await announced(desk, rules={"confirm_hours": 48})
    await all_join(desk, found, 1, 2, 3)
    desk.now = START - 48 * HOUR
    assert len(await jobs(desk, CONFIRM_ASK_JOB, until=desk.now)) == 1
    assert await turn(desk, "ask_to_confirm", found) == 2
    assert await turn(desk, "ask_to_confirm", found) == 0
    assert await messages(desk, "confirm") == [1, 2]
    await signups.confirm(desk.uow, **who(found, 1), now=desk.now)
    assert await turn(desk, "release_unconfirmed", found) == 0
    desk.now = START - 24 * HOUR
    assert len(await jobs(desk, CONFIRM_END_JOB, until=desk.now)) == 1
    assert await turn(desk, "release_unconfirmed", found) == 1
    assert await messages(desk, "released") == [2]
    assert await messages(desk, "offer") == [3]


async def test_who_is_asked_late_has_half_of_what_is_left(desk: Desk) -> None:
    found = await announced(desk, rules={"confirm_hours": 48})
    await join(desk, found, 1)
    desk.now = START - 8 * HOUR
    assert await turn(desk, "ask_to_confirm", found) == 1
    own = await signups.of_person(desk.uow, **who(found, 1))
    assert own.signup.confirm_by == START - 4 * HOUR
    assert len(await jobs(desk, CONFIRM_END_JOB, until=START - 4 * HOUR)) >= 1
    desk.now = START - 5 * HOUR
    assert await turn(desk, "release_unconfirmed", found) == 0


async def test_nobody_loses_a_seat_once_it_has_begun(desk: Desk) -> None:
    found = await announced(desk, rules={"confirm_hours": 48})
    await join(desk, found, 1)
    desk.now = START - 47 * HOUR
    await turn(desk, "ask_to_confirm", found)
    desk.now = START + DAY
    assert await turn(desk, "release_unconfirmed", found) == 0
    assert await messages(desk, "released") == []


async def test_a_moved_meetup_asks_anew_and_the_old_jobs_find_nothing(desk: Desk) -> None:
    found = await announced(desk, rules={"confirm_hours": 48})
    await join(desk, found, 1)
    desk.now = START - 47 * HOUR
    await turn(desk, "ask_to_confirm", found)
    await signups.confirm(desk.uow, **who(found, 1), now=desk.now)
    moved = await edit(desk, found, start_at=START + 10 * DAY)
    own = await signups.of_person(desk.uow, **who(found, 1))
    assert (own.signup.confirmed_at, own.signup.confirm_by) == (None, None)
    desk.now = START - 24 * HOUR
    assert await turn(desk, "release_unconfirmed", found) == 0
    # Back to where it was: asked again, for that was another question.
    back = await edit(desk, moved, start_at=START)
    assert await jobs(desk, CONFIRM_ASK_JOB, until=desk.now)
    assert await turn(desk, "ask_to_confirm", back) == 1
    assert await messages(desk, "confirm") == [1, 1]


async def test_a_held_seat_is_not_held_beyond_a_nearer_start(desk: Desk) -> None:
    found = await announced(desk, rules={"offer_hours": 48})
    await all_join(desk, found, 1, 2, 3)
    await decline(desk, found, 1)
    await edit(desk, found, start_at=NOW + 5 * HOUR)
    own = await signups.of_person(desk.uow, **who(found, 3))
    assert own.signup.offered_until == NOW + 4 * HOUR
    assert len(await jobs(desk, OFFER_JOB, until=NOW + 4 * HOUR)) == 1


async def test_needs_and_reminders_are_the_persons_own(desk: Desk) -> None:
    found = await announced(desk)
    with pytest.raises(NotSignedUp):
        await signups.set_direct(desk.uow, **who(found, 1), wanted=True)
    await join(desk, found, 1)
    await signups.set_direct(desk.uow, **who(found, 1), wanted=True)
    await signups.set_needs(
        desk.uow, **who(found, 1), diet="Vegan\nutan nötter", accessibility="", now=NOW
    )
    own = await signups.of_person(desk.uow, **who(found, 1))
    assert (own.signup.diet, own.signup.wants_direct) == ("Vegan utan nötter", True)
    await decline(desk, found, 1)
    again = await join(desk, found, 1)
    assert (again.signup.diet, again.signup.wants_direct) == ("Vegan utan nötter", True)


async def test_messages_go_out_at_the_communitys_pace(desk: Desk) -> None:
    async with desk.uow.write() as tx:
        community = await tx.communities.get(COMMUNITY)
        assert community is not None
        await tx.communities.save(replace(community, direct_pace=30))
    found = await announced(desk, capacity=4)
    await all_join(desk, found, 1, 2, 3)
    await meetups.cancel(desk.uow, **step(found), reason="", now=NOW)
    due = [each.due_at for each in await rows(desk) if each.payload.get("code") == "changed"]
    assert due == [NOW, NOW + timedelta(seconds=2), NOW + timedelta(seconds=4)]


async def test_a_click_in_a_direct_message_finds_its_community(desk: Desk) -> None:
    found = await announced(desk)
    await join(desk, found, 1)
    where = {"meetup_id": found.meetup_id}
    assert await signups.community_of_signup(desk.uow, **where, user_id=UserId(1)) == COMMUNITY
    with pytest.raises(NotFound):
        await signups.community_of_signup(desk.uow, **where, user_id=UserId(2))


async def test_the_card_is_drawn_once_however_many_press(desk: Desk) -> None:
    found = await announced(desk, capacity=None)
    await delivered(desk)
    await with_thread(desk, found)
    await all_join(desk, found, *range(1, 21))
    drawn = [each for each in await rows(desk) if each.kind == "meetups.card_update"]
    assert len(drawn) == 1
    await delivered(desk)
    desk.later(seconds=1)
    await join(desk, found, 30)
    [drawn_again] = [each for each in await rows(desk) if each.kind == "meetups.card_update"]
    assert drawn_again.due_at == NOW + timedelta(seconds=5)


async def test_another_communitys_numbers_find_nothing(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2, 3)
    await decline(desk, found, 1)
    before = await now_of(desk, found.meetup_id)
    forged = replace(found, community_id=OTHER_COMMUNITY)
    for attempt in (join, maybe, decline, accept):
        with pytest.raises(NotFound):
            await attempt(desk, forged, 3)
    needs = {"diet": "x", "accessibility": "", "now": NOW}
    organiser = {**step(forged, is_organiser=True), "now": NOW}
    for refused in (
        signups.confirm(desk.uow, **who(forged, 3), now=NOW),
        signups.set_needs(desk.uow, **who(forged, 3), **needs),
        signups.set_direct(desk.uow, **who(forged, 3), wanted=True),
        signups.of_person(desk.uow, **who(forged, 3)),
        signups.attendees(desk.uow, community_id=OTHER_COMMUNITY, meetup_id=found.meetup_id),
        meetups.edit(desk.uow, **organiser, edits={"title": "x"}),
        meetups.cancel(desk.uow, **organiser, reason=""),
        meetups.postpone(desk.uow, **organiser, reason=""),
        meetups.close_signup(desk.uow, **organiser),
        meetups.open_signup(desk.uow, **organiser),
        meetups.put_forward(desk.uow, **organiser),
        meetups.discard(desk.uow, **organiser),
    ):
        with pytest.raises(NotFound):
            await refused
    decision = {"community_id": OTHER_COMMUNITY, "meetup_id": found.meetup_id, "by": HOST}
    with pytest.raises(NotFound):
        await meetups.approve_proposal(desk.uow, **decision, now=NOW)
    with pytest.raises(NotFound):
        await meetups.refuse_proposal(desk.uow, **decision, reason="x", now=NOW)
    desk.now = START - HOUR
    for verb in ("lapse_offers", "ask_to_confirm", "release_unconfirmed"):
        assert await turn(desk, verb, forged) == 0
    assert await now_of(desk, found.meetup_id) == before
