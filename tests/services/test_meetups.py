"""Meetups: proposed, shown, changed, called off, and who learns of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.services import communities, housekeeping, meetup_listing, meetup_turns, meetups, signups
from bot.services.meetup_cases import CARD, EVENT, REMIND_JOB, TURN_JOB
from domain.errors import NotFound, NotSetUp
from domain.ids import UserId
from domain.meetup_refusals import NotYours, SignupClosed
from domain.meetup_values import SeatRules, Speaker, Standing, State
from tests.services.conftest import ANNA, BO, COMMUNITY, NOW, Desk
from tests.services.gatherings import (
    HOST,
    START,
    accept,
    all_join,
    announced,
    decline,
    edit,
    join,
    maybe,
    meetup,
    messages,
    notes,
    now_of,
    posts,
    rows,
    standings,
    step,
    who,
    with_thread,
)

DAY = timedelta(days=1)


async def without_channel(desk: Desk) -> None:
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=NOW,
        change=lambda community: replace(community, meetups_channel_id=None),
    )


async def test_a_members_proposal_waits_for_an_organiser(desk: Desk) -> None:
    proposed = await meetups.propose(desk.uow, meetup(), is_organiser=False, now=NOW)
    assert (proposed.state, await notes(desk)) == (State.PROPOSED, ["proposed"])
    with pytest.raises(NotFound):
        await join(desk, proposed, BO)
    shown = await meetups.approve_proposal(
        desk.uow, community_id=COMMUNITY, meetup_id=proposed.meetup_id, by=ANNA, now=NOW
    )
    assert shown.state is State.OPEN
    assert await messages(desk, "proposal_approved") == [HOST]
    kinds = [each.kind for each in await rows(desk)]
    assert (kinds.count(CARD), kinds.count(EVENT)) == (1, 1)


async def test_an_organisers_proposal_is_shown_at_once_and_tells_nobody(desk: Desk) -> None:
    shown = await announced(desk)
    assert shown.state is State.OPEN
    assert not await notes(desk)
    assert not await messages(desk, "proposal_approved")


async def test_who_proposed_reads_why_not_and_nobody_else_sees_it(desk: Desk) -> None:
    proposed = await meetups.propose(desk.uow, meetup(), is_organiser=False, now=NOW)
    await meetups.refuse_proposal(
        desk.uow,
        community_id=COMMUNITY,
        meetup_id=proposed.meetup_id,
        by=ANNA,
        reason="Vi har redan en då.",
        now=NOW,
    )
    assert await messages(desk, "proposal_refused") == [HOST]
    assert CARD not in [each.kind for each in await rows(desk)]
    where = {"community_id": COMMUNITY, "meetup_id": proposed.meetup_id}
    with pytest.raises(NotFound):
        await meetup_listing.find(desk.uow, **where, by=BO, is_organiser=False)
    await meetup_listing.find(desk.uow, **where, by=HOST, is_organiser=False)


async def test_the_way_round_the_organisers_is_closed(desk: Desk) -> None:
    draft = await meetups.draft(desk.uow, meetup(), by=HOST, now=NOW)
    put = await meetups.put_forward(desk.uow, **step(draft), now=NOW)
    assert put.state is State.PROPOSED


async def test_a_draft_that_is_called_off_gets_no_card(desk: Desk) -> None:
    draft = await meetups.draft(desk.uow, meetup(), by=HOST, now=NOW)
    await meetups.cancel(desk.uow, **step(draft), reason="", now=NOW)
    assert CARD not in [each.kind for each in await rows(desk)]


async def test_only_the_host_and_organisers_change_it(desk: Desk) -> None:
    found = await announced(desk)
    with pytest.raises(NotYours):
        await meetups.edit(desk.uow, **step(found, by=BO), edits={"title": "x"}, now=NOW)
    draft = await meetups.draft(desk.uow, meetup(), by=HOST, now=NOW)
    with pytest.raises(NotFound):
        await meetups.cancel(desk.uow, **step(draft, by=BO), reason="", now=NOW)


async def test_small_changes_tell_nobody(desk: Desk) -> None:
    found = await announced(desk)
    await join(desk, found, BO)
    await edit(desk, found, title="Att leda", description="Mer om det.")
    assert await messages(desk, "changed") == []


async def test_a_moved_meetup_tells_those_with_a_seat_once_but_not_who_moved_it(
    desk: Desk,
) -> None:
    found = await announced(desk)
    await all_join(desk, found, HOST, 1, 2)
    await maybe(desk, found, 3)
    await edit(desk, found, start_at=START + DAY)
    assert await messages(desk, "changed") == [1]
    await edit(desk, found, start_at=START + DAY)
    assert await messages(desk, "changed") == [1]


async def test_another_place_is_told_in_the_thread_and_to_whom_a_seat_is_held(desk: Desk) -> None:
    found = await announced(desk)
    await with_thread(desk, found)
    await all_join(desk, found, 1, 2, 3, 4)
    await decline(desk, found, 1)
    await edit(desk, found, by=HOST, venue="Folkets hus", speakers=(Speaker(name="Kim Ek"),))
    assert await posts(desk) == ["changed"]
    assert await messages(desk, "changed") == [3]


async def test_postponed_and_called_off_reach_all_who_answered_yes_or_maybe(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2, 3)
    await maybe(desk, found, 4)
    await decline(desk, found, 5)
    await meetups.postpone(desk.uow, **step(found), reason="Sjukdom", now=NOW)
    assert sorted(await messages(desk, "changed")) == [1, 2, 3, 4]
    await meetups.cancel(desk.uow, **step(found), reason="Sjukdom", now=NOW)
    assert sorted(await messages(desk, "changed")) == [1, 1, 2, 2, 3, 3, 4, 4]


async def test_a_postponed_meetup_holds_nothing_and_gives_seats_when_it_has_a_date(
    desk: Desk,
) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2, 3)
    await decline(desk, found, 1)
    assert (await standings(desk, found))[3] is Standing.OFFERED
    await meetups.postpone(desk.uow, **step(found), reason="", now=NOW)
    assert (await standings(desk, found))[3] is Standing.WAITING
    dated = await edit(desk, found, start_at=START + DAY)
    assert dated.state is State.FULL
    assert (await standings(desk, found))[3] is Standing.SEATED
    assert await messages(desk, "promoted") == [3]


async def test_offers_fall_when_it_is_called_off(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2, 3)
    await decline(desk, found, 1)
    await meetups.cancel(desk.uow, **step(found), reason="", now=NOW)
    with pytest.raises(SignupClosed):
        await accept(desk, found, 3)
    with pytest.raises(SignupClosed):
        await signups.confirm(desk.uow, **who(found, 2), now=NOW)
    assert await standings(desk, found) == {
        1: Standing.NO,
        2: Standing.SEATED,
        3: Standing.WAITING,
    }


async def test_more_seats_go_to_the_waiting_list_at_once(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2, 3, 4, 5)
    raised = await edit(desk, found, seats=SeatRules(capacity=4))
    assert raised.state is State.FULL
    assert await messages(desk, "promoted") == [3, 4]


async def test_fewer_seats_take_none_away_and_give_no_new_ones(desk: Desk) -> None:
    found = await announced(desk, capacity=3)
    await all_join(desk, found, 1, 2, 3, 4)
    await edit(desk, found, seats=SeatRules(capacity=1))
    await decline(desk, found, 1)
    await decline(desk, found, 2)
    assert await standings(desk, found) == {
        1: Standing.NO,
        2: Standing.NO,
        3: Standing.SEATED,
        4: Standing.WAITING,
    }


async def test_sign_up_closes_and_opens_again(desk: Desk) -> None:
    found = await announced(desk)
    await meetups.close_signup(desk.uow, **step(found), now=NOW)
    with pytest.raises(SignupClosed):
        await join(desk, found, 1)
    await meetups.open_signup(desk.uow, **step(found), now=NOW)
    assert (await join(desk, found, 1)).signup.standing is Standing.SEATED


async def test_without_a_channel_nothing_new_is_shown_but_what_is_goes_on(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2, 3)
    await without_channel(desk)
    with pytest.raises(NotSetUp):
        await announced(desk)
    await decline(desk, found, 1)
    assert (await standings(desk, found))[3] is Standing.OFFERED
    cancelled = await meetups.cancel(desk.uow, **step(found), reason="", now=NOW)
    assert cancelled.state is State.CANCELLED


async def test_time_closes_begins_and_ends_it(desk: Desk) -> None:
    found = await announced(desk, signup_closes_at=START - DAY)
    seen = []
    for at in (START - 2 * DAY, START - DAY, START, START + timedelta(hours=3)):
        turned = await meetup_turns.turn(
            desk.uow, community_id=COMMUNITY, meetup_id=found.meetup_id, now=at
        )
        assert turned is not None
        seen.append(turned.state)
    assert seen == [State.OPEN, State.CLOSED, State.UNDER_WAY, State.HELD]


async def test_who_presses_before_the_late_turn_meets_the_state_of_the_time(desk: Desk) -> None:
    found = await announced(desk)
    desk.now = START + timedelta(hours=4)
    with pytest.raises(SignupClosed):
        await join(desk, found, 1)


async def test_the_daily_round_plans_what_was_lost_and_turns_what_is_late(desk: Desk) -> None:
    found = await announced(desk)
    async with desk.uow.write() as tx:
        lost = await tx.jobs.claim(START, limit=100, by="lost")
        for job in lost:
            await tx.jobs.done(job.id, NOW)
    await housekeeping.clean(desk.uow, now=NOW)
    async with desk.uow.write() as tx:
        planned = await tx.jobs.claim(START, limit=100, by="test")
    names = [job.name for job in planned]
    assert (names.count(TURN_JOB), names.count(REMIND_JOB)) == (1, 3)
    await housekeeping.clean(desk.uow, now=START + DAY)
    assert (await now_of(desk, found.meetup_id)).state is State.HELD


async def test_needs_are_forgotten_a_week_after(desk: Desk) -> None:
    found = await announced(desk, asks_diet=True)
    off = await announced(desk, start_at=START + 200 * DAY, end_at=None)
    for each in (found, off):
        await join(desk, each, 1)
        await signups.set_needs(
            desk.uow, **who(each, 1), diet="Vegan", accessibility="Rullstol", now=NOW
        )
    await meetups.cancel(desk.uow, **step(off), reason="", now=NOW)
    await housekeeping.clean(desk.uow, now=NOW + 6 * DAY)
    assert await needs(desk, 1) == ["Vegan", "Vegan"]
    await housekeeping.clean(desk.uow, now=NOW + 8 * DAY)
    assert await needs(desk, 1) == ["Vegan", ""]
    await housekeeping.clean(desk.uow, now=START + DAY)
    await housekeeping.clean(desk.uow, now=START + 8 * DAY)
    assert await needs(desk, 1) == ["", ""]
    with pytest.raises(SignupClosed):
        await signups.set_needs(
            desk.uow, **who(found, 1), diet="Vegan", accessibility="", now=START + 8 * DAY
        )


async def needs(desk: Desk, user: int) -> list[str]:
    async with desk.uow.read() as tx:
        return [each.diet for each in await tx.signups.of_person(COMMUNITY, UserId(user))]


async def test_a_draft_that_nobody_touches_is_forgotten_after_two_weeks(desk: Desk) -> None:
    draft = await meetups.draft(desk.uow, meetup(), by=HOST, now=NOW)
    await housekeeping.clean(desk.uow, now=NOW + 13 * DAY)
    desk.now = NOW + 13 * DAY
    await edit(desk, draft, title="Nytt namn")
    await housekeeping.clean(desk.uow, now=NOW + 20 * DAY)
    assert (await now_of(desk, draft.meetup_id)).title == "Nytt namn"
    await housekeeping.clean(desk.uow, now=NOW + 28 * DAY)
    async with desk.uow.read() as tx:
        assert await tx.meetups.get(COMMUNITY, draft.meetup_id, lock=False) is None
