"""Meetups, answers and seasons as they are kept: nothing is lost on the way, nothing strays."""

from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.ids import ChannelId, EventId, MeetupId, MessageId, RoleId, SeasonId, UserId
from domain.meetup_values import (
    Meetup,
    Occupancy,
    Season,
    SeasonMember,
    SeasonState,
    SeatRules,
    Signup,
    Speaker,
    Standing,
    State,
)
from storage.errors import ChangedMeanwhile
from storage.meetups import Wanted
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import ANNA, BO, CILLA, MODERATOR, NORTH, NOW, WEST

START = NOW + timedelta(days=20)
DAY = timedelta(days=1)


def full_season(**changes: Any) -> Season:
    """A season with every field set."""
    values: dict[str, Any] = {
        "community_id": WEST,
        "host_id": ANNA,
        "created_at": NOW,
        "name": "Fem morgnar",
        "state": SeasonState.RUNNING,
        "revision": 2,
        "description": "Om att leda",
        "venue": "Folkets hus",
        "address": "Storgatan 1, Mölndal",
        "link": "https://example.org/x",
        "usual_time": "09:30-12:30",
        "previous_id": SeasonId(4),
        "state_seen": 3,
        "card_channel_id": ChannelId(800000000000000005),
        "card_message_id": MessageId(600000000000000005),
    }
    return Season(**values | changes)


def full_meetup(**changes: Any) -> Meetup:
    """A meetup with every field set, to see that none is lost on the way."""
    values: dict[str, Any] = {
        "community_id": WEST,
        "host_id": ANNA,
        "created_at": NOW,
        "changed_at": NOW + timedelta(hours=1),
        "title": "Att leda i förändring",
        "position": 2,
        "state": State.FULL,
        "revision": 4,
        "description": "En förmiddag",
        "agenda": "09:30 Kaffe",
        "speakers": (
            Speaker(name="Kim Ek", role="Rektor", topic="Mod", at=START),
            Speaker(name="Åsa Öst"),
        ),
        "venue": "Stadsbiblioteket",
        "address": "Göteborgsvägen 19",
        "link": "https://example.org/mote",
        "start_at": START,
        "end_at": START + timedelta(hours=3),
        "date_note": "juni, datum kommer",
        "reservation": True,
        "signup_closes_at": START - DAY,
        "roles": (RoleId(700000000000000003), RoleId(9)),
        "cost": "100 kr",
        "contact": "Anna",
        "asks_diet": True,
        "asks_accessibility": True,
        "shows_names": True,
        "seats": SeatRules(
            capacity=130,
            guests=2,
            employer_cap=5,
            first_timers_first=True,
            offer_hours=12,
            confirm_hours=48,
        ),
        "reminders": (1440, 60),
        "reason": "Sjukdom",
        "sequence": 3,
        "state_seen": 17,
        "interested": 8,
        "card_channel_id": ChannelId(800000000000000005),
        "card_message_id": MessageId(600000000000000007),
        "thread_id": ChannelId(800000000000000077),
        "event_id": EventId(900000000000000077),
        "event_shape": '{"name":"Att leda"}',
        "needs_erased_at": NOW,
    }
    return Meetup(**values | changes)


def bare_meetup(**changes: Any) -> Meetup:
    values: dict[str, Any] = {
        "community_id": WEST,
        "host_id": ANNA,
        "created_at": NOW,
        "changed_at": NOW,
        "title": "Lunch",
    }
    return Meetup(**values | changes)


def signup(found: Meetup, user: int, standing: Standing, **changes: Any) -> Signup:
    values: dict[str, Any] = {
        "meetup_id": found.meetup_id,
        "user_id": UserId(user),
        "standing": standing,
        "order": user,
        "answered_at": NOW,
    }
    return Signup(**values | changes)


def differs(value: Any, kind: type) -> list[str]:
    """The fields that hold what a value of nothing but the needed would hold."""
    return [
        field.name
        for field in fields(kind)
        if field.default is not None and getattr(value, field.name) == field.default
    ]


async def kept(uow: UnitOfWork, *meetups: Meetup) -> list[Meetup]:
    async with uow.write() as tx:
        return [await tx.meetups.add(each) for each in meetups]


async def titles(uow: UnitOfWork, **wanted: Any) -> list[str]:
    async with uow.read() as tx:
        found = await tx.meetups.listing(WEST, Wanted(**wanted))
        assert await tx.meetups.count(WEST, Wanted(**wanted)) == len(found)
    return [each.title for each in found]


async def test_every_column_comes_back_as_it_went(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        season = await tx.seasons.add(full_season())
        wanted = full_meetup(season_id=season.season_id)
        assert differs(wanted, Meetup) == ["meetup_id"]
        added = await tx.meetups.add(wanted)
    async with uow.read() as tx:
        assert await tx.meetups.get(WEST, added.meetup_id, lock=False) == replace(
            wanted, meetup_id=added.meetup_id
        )
        assert await tx.seasons.get(WEST, season.season_id, lock=False) == replace(
            full_season(), season_id=season.season_id
        )


async def test_what_is_not_said_comes_back_unsaid(uow: UnitOfWork) -> None:
    [added] = await kept(uow, bare_meetup())
    async with uow.read() as tx:
        assert await tx.meetups.get(WEST, added.meetup_id, lock=False) == added


async def test_an_answer_and_a_follower_come_back_as_they_went(uow: UnitOfWork) -> None:
    [found] = await kept(uow, bare_meetup())
    answer = signup(
        found,
        int(BO),
        Standing.OFFERED,
        order=1_400_000_000_000_000_001,
        guests=2,
        employer_key="mölndal",
        is_first_timer=True,
        offered_until=START,
        confirmed_at=NOW,
        confirm_by=START - DAY,
        diet="Vegan",
        accessibility="Rullstol",
        wants_direct=True,
        unreached_at=NOW,
    )
    assert differs(answer, Signup) == []
    async with uow.write() as tx:
        season = await tx.seasons.add(full_season())
        member = SeasonMember(
            season_id=season.season_id, user_id=BO, joined_at=NOW, order=5, confirmed=False
        )
        await tx.signups.put(WEST, answer)
        await tx.signups.put(WEST, answer)
        await tx.seasons.put_member(WEST, member)
    async with uow.read() as tx:
        assert await tx.signups.standing(found.meetup_id) == [answer]
        assert await tx.seasons.members(season.season_id) == [member]
        assert await tx.seasons.count_members(season.season_id) == 0
        assert await tx.signups.communities_of(BO) == [WEST]
        assert await tx.signups.communities_of(ANNA) == [WEST]
        assert await tx.signups.communities_of(CILLA) == []


async def test_a_step_is_kept_whole_and_only_on_what_was_read(uow: UnitOfWork) -> None:
    [added] = await kept(uow, full_meetup(season_id=None))
    changed = replace(added, title="Nytt", speakers=(Speaker(name="Bo Ek"),))
    async with uow.write() as tx:
        saved = await tx.meetups.save(changed)
    assert (saved.revision, saved.state_seen) == (added.revision + 1, added.state_seen + 1)
    async with uow.read() as tx:
        assert await tx.meetups.get(WEST, added.meetup_id, lock=False) == saved
    with pytest.raises(ChangedMeanwhile):
        async with uow.write() as tx:
            await tx.meetups.save(changed)
    with pytest.raises(ChangedMeanwhile):
        async with uow.write() as tx:
            await tx.meetups.save(replace(saved, community_id=NORTH))


async def test_an_answer_makes_the_card_older_and_asks_for_no_revision(uow: UnitOfWork) -> None:
    [added] = await kept(uow, bare_meetup(state=State.OPEN))
    async with uow.write() as tx:
        once = await tx.meetups.touch(added)
        twice = await tx.meetups.touch(once, state=State.FULL)
    async with uow.read() as tx:
        assert await tx.meetups.get(WEST, added.meetup_id, lock=False) == twice
    assert (twice.state, twice.state_seen, twice.revision) == (State.FULL, 2, 0)


async def test_another_community_finds_nothing(uow: UnitOfWork) -> None:
    [added] = await kept(uow, full_meetup(season_id=None))
    async with uow.write() as tx:
        season = await tx.seasons.add(full_season())
        assert await tx.meetups.get(NORTH, added.meetup_id) is None
        assert await tx.meetups.by_event(NORTH, EventId(900000000000000077)) is None
        assert await tx.meetups.by_thread(NORTH, ChannelId(800000000000000077)) is None
        assert await tx.meetups.listing(NORTH, Wanted()) == []
        assert await tx.meetups.going_on(NORTH) == []
        assert await tx.meetups.of_person(NORTH, ANNA) == []
        assert await tx.meetups.known_outside(NORTH) == frozenset()
        assert not await tx.meetups.remove(NORTH, added.meetup_id)
        assert await tx.seasons.get(NORTH, season.season_id) is None
        assert await tx.seasons.listing(NORTH) == []
        assert await tx.meetups.by_event(WEST, EventId(900000000000000077)) is not None


async def test_a_list_is_in_the_order_of_time_and_narrowed(uow: UnitOfWork) -> None:
    later = {"venue": "Ångfabriken", "start_at": START + 40 * DAY, "state": State.OPEN}
    sooner = {"address": "Lund", "start_at": START, "state": State.FULL}
    [_, second, _] = await kept(
        uow,
        bare_meetup(title="Utan datum", state=State.DATE_TO_COME, host_id=BO),
        bare_meetup(title="Sedan", **later),
        bare_meetup(title="Snart", **sooner),
    )
    async with uow.write() as tx:
        await tx.signups.put(WEST, signup(second, int(CILLA), Standing.MAYBE))
    assert await titles(uow) == ["Snart", "Sedan", "Utan datum"]
    assert await titles(uow, states=frozenset({State.OPEN})) == ["Sedan"]
    assert await titles(uow, place="ångFAB") == ["Sedan"]
    assert await titles(uow, place="lund") == ["Snart"]
    assert await titles(uow, place="100%") == []
    assert await titles(uow, since=START, before=START + DAY) == ["Snart"]
    assert await titles(uow, host_id=BO) == ["Utan datum"]
    assert await titles(uow, signed_up=CILLA) == ["Sedan"]
    assert await titles(uow, title="utan") == ["Utan datum"]
    async with uow.read() as tx:
        page = await tx.meetups.listing(WEST, Wanted(), limit=1, offset=1)
    assert [each.title for each in page] == ["Sedan"]


async def test_seats_are_counted_with_guests_and_those_that_are_held(uow: UnitOfWork) -> None:
    [found] = await kept(uow, bare_meetup(state=State.OPEN))
    answers = (
        signup(found, 1, Standing.SEATED, guests=2, employer_key="mölndal"),
        signup(found, 2, Standing.OFFERED, employer_key="mölndal", offered_until=START),
        signup(found, 3, Standing.SEATED, employer_key="lund"),
        signup(found, 5, Standing.WAITING, guests=1, employer_key="mölndal"),
        signup(found, 4, Standing.WAITING),
        signup(found, 6, Standing.MAYBE),
        signup(found, 7, Standing.NO),
    )
    async with uow.write() as tx:
        assert await tx.signups.occupancy(found.meetup_id) == Occupancy()
        for answer in answers:
            await tx.signups.put(WEST, answer)
    async with uow.read() as tx:
        occupied = await tx.signups.occupancy(found.meetup_id, employer_key="mölndal")
        assert occupied == Occupancy(taken=5, of_employer=2, waiting=2)
        assert await tx.signups.employers(found.meetup_id) == {"mölndal": 2, "lund": 1}
        assert [each.user_id for each in await tx.signups.queue(found.meetup_id)] == [4, 5]
        assert await tx.signups.place_in_queue(answers[3]) == 2
        assert await tx.signups.counts(found.meetup_id) == {
            Standing.SEATED: 4,
            Standing.OFFERED: 1,
            Standing.WAITING: 3,
            Standing.MAYBE: 1,
            Standing.NO: 1,
        }
        assert await tx.signups.next_offer_ends(found.meetup_id) == START
        assert await tx.signups.occupancy(MeetupId(999)) == Occupancy()


async def test_who_had_a_seat_at_what_was_held_here_is_no_first_timer(uow: UnitOfWork) -> None:
    held, cancelled = await kept(
        uow, bare_meetup(state=State.HELD), bare_meetup(state=State.CANCELLED)
    )
    async with uow.write() as tx:
        await tx.signups.put(WEST, signup(held, int(ANNA), Standing.SEATED))
        await tx.signups.put(WEST, signup(held, int(BO), Standing.NO))
        await tx.signups.put(WEST, signup(cancelled, int(CILLA), Standing.SEATED))
        assert [
            await tx.signups.has_attended(community, user)
            for community, user in ((WEST, ANNA), (NORTH, ANNA), (WEST, BO), (WEST, CILLA))
        ] == [True, False, False, False]


async def test_needs_go_a_week_after_it_was_over_or_called_off(uow: UnitOfWork) -> None:
    over = NOW - 8 * DAY
    found = await kept(
        uow,
        bare_meetup(title="held", state=State.HELD, start_at=over, end_at=over),
        bare_meetup(title="off", state=State.CANCELLED, start_at=START, changed_at=over),
        bare_meetup(title="just off", state=State.CANCELLED, start_at=over, changed_at=NOW),
        bare_meetup(title="to come", state=State.OPEN, start_at=START),
        bare_meetup(title="done", state=State.HELD, start_at=over, needs_erased_at=NOW),
    )
    async with uow.write() as tx:
        due = await tx.meetups.with_needs(WEST, ended_before=NOW - 7 * DAY)
        assert [each.title for each in due] == ["held", "off"]
        await tx.signups.put(WEST, signup(found[0], 1, Standing.SEATED, diet="Vegan"))
        assert await tx.signups.erase_needs(found[0].meetup_id) == 1
        await tx.meetups.needs_erased(found[0].meetup_id, NOW)
        [own] = await tx.signups.standing(found[0].meetup_id)
        assert (own.diet, own.standing) == ("", Standing.SEATED)
        due = await tx.meetups.with_needs(WEST, ended_before=NOW - 7 * DAY)
        assert [each.title for each in due] == ["off"]


async def test_only_old_drafts_outside_a_season_are_deleted(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        season = await tx.seasons.add(full_season())
    old = NOW - 15 * DAY
    await kept(
        uow,
        bare_meetup(title="old", changed_at=old, speakers=(Speaker(name="Kim Ek"),)),
        bare_meetup(title="new", changed_at=NOW),
        bare_meetup(title="in season", changed_at=old, season_id=season.season_id),
        bare_meetup(title="shown", changed_at=old, state=State.DATE_TO_COME),
    )
    async with uow.write() as tx:
        assert await tx.meetups.remove_drafts(NORTH, NOW - 14 * DAY) == 0
        assert await tx.meetups.remove_drafts(WEST, NOW - 14 * DAY) == 1
    assert sorted(await titles(uow)) == ["in season", "new", "shown"]


async def test_the_programme_and_those_who_follow_stand_in_their_order(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        season = await tx.seasons.add(full_season())
        for position in (2, 1):
            each = bare_meetup(title=str(position), position=position, season_id=season.season_id)
            await tx.meetups.add(each)
        for number, user in enumerate((CILLA, BO, MODERATOR)):
            member = SeasonMember(
                season_id=season.season_id, user_id=user, joined_at=NOW, order=-number
            )
            await tx.seasons.put_member(WEST, member)
        await tx.seasons.touch(season.season_id)
        assert await tx.seasons.remove_member(season.season_id, CILLA)
        assert not await tx.seasons.remove_member(season.season_id, CILLA)
    async with uow.read() as tx:
        programme = await tx.meetups.of_season(WEST, season.season_id)
        assert [each.title for each in programme] == ["1", "2"]
        members = await tx.seasons.members(season.season_id)
        assert [each.user_id for each in members] == [MODERATOR, BO]
        assert await tx.seasons.followed_by(WEST, BO) == [season.season_id]
        assert await tx.seasons.followed_by(NORTH, BO) == []
        stands = await tx.seasons.get(WEST, season.season_id, lock=False)
    assert stands is not None
    assert stands.state_seen == season.state_seen + 1


async def test_a_seasons_step_is_kept_only_on_what_was_read(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        season = await tx.seasons.add(full_season())
        saved = await tx.seasons.save(replace(season, name="Nytt"))
    with pytest.raises(ChangedMeanwhile):
        async with uow.write() as tx:
            await tx.seasons.save(season)
    async with uow.read() as tx:
        assert await tx.seasons.get(WEST, season.season_id, lock=False) == saved
        ended = frozenset({SeasonState.ENDED})
        assert await tx.seasons.listing(WEST, states=ended) == []
        assert await tx.seasons.listing(WEST, name="nytt") == [saved]


async def test_times_come_back_in_utc(uow: UnitOfWork) -> None:
    at = datetime.fromisoformat("2027-06-01T09:30:00+02:00")
    [added] = await kept(uow, bare_meetup(start_at=at))
    async with uow.read() as tx:
        found = await tx.meetups.get(WEST, added.meetup_id, lock=False)
    assert found is not None
    assert found.start_at == at
    assert found.start_at.utcoffset() == timedelta(0)
