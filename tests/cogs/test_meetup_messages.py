"""What each is told of a meetup by direct message, and what becomes of it when they can't be."""

from datetime import timedelta

import pytest

from bot.services import meetup_readings, meetups, people
from bot.services.people import Notice
from domain.ids import UserId
from domain.meetup_values import SeatRules, Standing
from tests.cogs import season_worlds
from tests.cogs.meetup_worlds import (
    announced,
    answer_of,
    cancel,
    edit,
    events,
    join,
    leave,
    postpone,
    said_in,
    settled,
    stored,
    threads,
    want_direct,
)
from tests.cogs.worlds import World, buttons_of, text_of


@pytest.fixture(autouse=True)
async def _settled(world: World) -> None:
    await settled(world)


async def stop(world: World, person: object) -> None:
    await world.run(
        lambda: people.stop(
            world.bot.uow,
            user_id=UserId(person.id),  # type: ignore[attr-defined]
            notice=Notice.MEETUPS,
            now=world.now,
        )
    )


async def standing(world: World, meetup: object, person: object) -> Standing | None:
    own = await meetup_readings.answer_of(
        world.bot.uow,
        meetup=meetup,  # type: ignore[arg-type]
        user_id=UserId(person.id),  # type: ignore[attr-defined]
    )
    return None if own is None else own.standing


# ---------------------------------------------------------------------------- offers and seats


async def test_a_free_seat_is_offered_with_its_deadline_and_taken_in_the_message(
    world: World,
) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, capacity=1)
    await join(world, meetup, anna, bjorn)
    await leave(world, meetup, anna)
    [told] = world.direct_messages(bjorn)
    assert "jag håller den åt dig" in told
    assert "Svara senast fredag 2 januari kl. 01.00" in told
    assert "Ledstången" in told
    last = bjorn.user.dm_channel.last_message
    assert last is not None
    assert list(buttons_of(last)) == ["Ta platsen", "Nej tack", "Sluta skriva om träffar"]
    await bjorn.user.click(last, label="Ta platsen")
    assert await standing(world, meetup, bjorn) is Standing.SEATED


async def test_no_thanks_goes_on_to_the_next_at_once(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, capacity=1)
    await join(world, meetup, anna, bjorn, world.moderator)
    await leave(world, meetup, anna)
    last = bjorn.user.dm_channel.last_message
    assert last is not None
    await bjorn.user.click(last, label="Nej tack")
    await world.do_due()
    assert await standing(world, meetup, bjorn) is Standing.NO
    assert "jag håller den åt dig" in world.direct_messages(world.moderator)[-1]


async def test_an_offer_that_nobody_answers_lapses_and_is_offered_on(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, capacity=1)
    await join(world, meetup, anna, bjorn, world.moderator)
    await leave(world, meetup, anna)
    await world.advance(hours=25)
    assert "har gått ut" in world.direct_messages(bjorn)[-1]
    assert await standing(world, meetup, world.moderator) is Standing.OFFERED
    # The old button is answered in words.
    first = next(m for m in bjorn.user.dm_channel.history() if "Ta platsen" in buttons_of(m))
    answer = await bjorn.user.click(first, label="Ta platsen")
    assert "ingen plats som hålls åt dig" in text_of(answer)


async def test_who_stopped_messages_is_not_offered_in_public_and_the_next_gets_it(
    world: World,
) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, capacity=1)
    await join(world, meetup, anna, bjorn, world.moderator)
    await stop(world, bjorn)
    await leave(world, meetup, anna)
    assert world.direct_messages(bjorn) == []
    [thread] = threads(world)
    assert len(said_in(world, thread)) == 1
    own = await answer_of(world, meetup, bjorn)
    assert own is not None
    assert own.unreached_at is not None
    await world.advance(hours=25)
    assert await standing(world, meetup, world.moderator) is Standing.OFFERED


async def test_more_seats_are_told_to_who_gets_one(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, capacity=1)
    await join(world, meetup, anna, bjorn)
    await edit(world, meetup, seats=SeatRules(capacity=2))
    [told] = world.direct_messages(bjorn)
    assert "Du har fått en plats" in told
    assert "Kajutan" in told
    [thread] = threads(world)
    assert bjorn.id in thread.thread_members


async def test_seats_are_confirmed_in_the_message_or_go_to_others(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, seats=SeatRules(capacity=2, confirm_hours=48))
    await join(world, meetup, anna, bjorn, world.moderator)
    await world.advance(days=12, minutes=2)
    last = anna.user.dm_channel.last_message
    assert last is not None
    assert "annars går din plats till någon annan" in text_of(last)
    await anna.user.click(last, label="Jag kommer")
    await world.advance(days=1, minutes=2)
    assert await standing(world, meetup, anna) is Standing.SEATED
    assert await standing(world, meetup, bjorn) is Standing.NO
    assert "bekräftades inte i tid" in world.direct_messages(bjorn)[-1]
    assert await standing(world, meetup, world.moderator) is Standing.OFFERED


# -------------------------------------------------------------------------------------- changes


async def test_a_cancelled_meetup_is_told_once_to_all_who_answered(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, capacity=1)
    await join(world, meetup, anna, bjorn)
    await cancel(world, meetup)
    await world.advance(minutes=5)
    for person in (anna, bjorn):
        [told] = world.direct_messages(person)
        assert "är tyvärr inställd" in told
        assert "> Talaren är sjuk." in told
    assert events(world) == []


async def test_what_no_longer_holds_is_not_told(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world)
    await join(world, meetup, anna, bjorn)
    # Each message waits for its turn; the meetup is called off before the second goes out.
    await world.change(direct_pace=1)
    await postpone(world, meetup)
    await cancel(world, await stored(world, meetup.meetup_id))
    await world.advance(minutes=5)
    assert len(world.direct_messages(anna)) == 2
    [told] = world.direct_messages(bjorn)
    assert "inställd" in told


async def test_each_reads_it_in_their_own_language(world: World) -> None:
    anna = world.members[0]
    await world.run(
        lambda: people.set_locale(
            world.bot.uow, user_id=UserId(anna.id), locale="en", now=world.now
        )
    )
    meetup = await announced(world)
    await join(world, meetup, anna)
    await postpone(world, meetup)
    [told] = world.direct_messages(anna)
    assert "has been postponed until further notice" in told


async def test_a_title_calls_nobody_and_formats_nothing(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world, title="**Kom** @everyone <@1>")
    await join(world, meetup, anna)
    await postpone(world, meetup)
    [told] = world.direct_messages(anna)
    assert "@everyone" not in told
    assert "<@1>" not in told


async def test_closed_messages_become_a_line_in_the_thread_that_calls_the_person(
    world: World,
) -> None:
    anna = world.members[0]
    meetup = await announced(world)
    await join(world, meetup, anna)
    world.clients.close_messages(anna.user)
    await edit(world, meetup, start_at=world.now + timedelta(days=20))
    [thread] = threads(world)
    post = said_in(world, thread)[-1]
    assert f"<@{anna.id}>, jag når dig inte" in text_of(post)
    assert "ny tid" in text_of(post)
    own = await answer_of(world, meetup, anna)
    assert own is not None
    assert own.unreached_at is None


async def test_who_waits_with_closed_messages_stands_as_not_reached_until_they_are(
    world: World,
) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, capacity=1)
    await join(world, meetup, anna, bjorn)
    world.clients.close_messages(bjorn.user)
    await postpone(world, meetup)
    await world.advance(minutes=1)
    own = await answer_of(world, meetup, bjorn)
    assert own is not None
    assert own.unreached_at is not None
    world.clients.open_messages(bjorn.user)
    await edit(world, await stored(world, meetup.meetup_id), start_at=world.now + timedelta(days=9))
    await world.advance(minutes=1)
    own = await answer_of(world, meetup, bjorn)
    assert own is not None
    assert own.unreached_at is None


async def test_messages_opened_too_fast_go_out_later(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world)
    await join(world, meetup, anna)
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=40003)
    await postpone(world, meetup)
    assert world.direct_messages(anna) == []
    await world.advance(minutes=1)
    assert len(world.direct_messages(anna)) == 1


# ------------------------------------------------------------------------------------ reminders


async def test_a_reminder_is_one_post_and_a_message_to_who_chose_it(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, link="https://example.org/rum", reminders=(24 * 60,))
    await join(world, meetup, anna, bjorn)
    await want_direct(world, meetup, bjorn)
    await world.advance(days=13, minutes=1)
    [thread] = threads(world)
    post = said_in(world, thread)[-1]
    assert "Påminnelse: **Lunch i Mölndal** är i morgon" in text_of(post)
    assert "example.org/rum" in text_of(post)
    assert world.direct_messages(anna) == []
    [told] = world.direct_messages(bjorn)
    assert "är i morgon" in told
    await world.advance(hours=12)
    assert len(world.direct_messages(bjorn)) == 1


async def test_a_late_reminder_says_how_long_is_truly_left(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world, reminders=(7 * 24 * 60,))
    await join(world, meetup, anna)
    # The bot is down from before the reminder until two days before the meetup.
    await world.env.advance_time(timedelta(days=12).total_seconds())
    await world.do_due()
    [thread] = threads(world)
    assert "är om 2 dagar" in text_of(said_in(world, thread)[-1])


async def test_a_senseless_reminder_is_dropped(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world, reminders=(7 * 24 * 60, 24 * 60))
    await join(world, meetup, anna)
    await world.env.advance_time(timedelta(days=13, hours=20).total_seconds())
    await world.do_due()
    [thread] = threads(world)
    reminders = [m for m in said_in(world, thread) if "Påminnelse:" in text_of(m)]
    assert len(reminders) == 1
    assert "om ungefär 4 timmar" in text_of(reminders[0])


async def test_a_moved_meetup_has_the_reminders_of_its_new_time(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world, reminders=(60,))
    await join(world, meetup, anna)
    await edit(world, meetup, start_at=world.now + timedelta(days=16))
    await world.advance(days=14)
    [thread] = threads(world)
    assert not any("Påminnelse:" in text_of(m) for m in said_in(world, thread))
    await world.advance(days=2, minutes=-58)
    assert any("Påminnelse:" in text_of(m) for m in said_in(world, thread))


async def test_stopping_reminders_in_a_message_stops_them(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world)
    await join(world, meetup, anna)
    await postpone(world, meetup)
    last = anna.user.dm_channel.last_message
    assert last is not None
    answer = await anna.user.click(last, label="Sluta skriva om träffar")
    assert "platsen går vidare till nästa" in text_of(answer)
    await cancel(world, await stored(world, meetup.meetup_id))
    assert not any("inställd" in told for told in world.direct_messages(anna))
    [thread] = threads(world)
    assert "inställd" in text_of(said_in(world, thread)[-1])


async def test_time_and_place_changed_one_after_the_other_are_one_message(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world)
    await join(world, meetup, anna)
    assert meetup.start_at is not None
    later = meetup.start_at + timedelta(days=1)
    for edits in ({"start_at": later}, {"venue": "Folkets hus"}):
        await world.run(
            lambda edits=edits: meetups.edit(  # type: ignore[misc]
                world.bot.uow,
                community_id=world.community_id,
                meetup_id=meetup.meetup_id,
                by=UserId(world.administrator.id),
                is_organiser=True,
                edits=edits,
                now=world.now,
            )
        )
        await world.advance(minutes=1)
    assert world.direct_messages(anna) == []
    await world.advance(minutes=1)
    [told] = world.direct_messages(anna)
    assert "har ändrats: ny tid och ny plats" in told
    [opened] = said_in(world, threads(world)[0])
    assert "Här är tråden" in text_of(opened)


async def test_who_follows_a_season_learns_that_a_meetup_without_date_is_called_off(
    world: World,
) -> None:
    programme = await season_worlds.announced(world)
    anna = world.members[0]
    await season_worlds.press(world, anna, "join", programme.season.season_id)
    await cancel(world, season_worlds.meetup(programme, 3))
    await world.advance(minutes=1)
    [told] = world.direct_messages(anna)
    assert "är tyvärr inställd" in told
