"""A meetup and its event in Discord, kept in step both ways."""

from datetime import timedelta

import pytest

from domain.meetup_values import State
from tests.cogs.meetup_worlds import (
    announced,
    answer_of,
    cancel,
    delete_event,
    edit,
    edit_event,
    events,
    iso,
    join,
    postpone,
    settled,
    stored,
)
from tests.cogs.worlds import World, buttons_of


@pytest.fixture(autouse=True)
async def _settled(world: World) -> None:
    await settled(world)


async def test_an_announced_meetup_is_an_event_that_says_neither_address_nor_link(
    world: World,
) -> None:
    meetup = await announced(world, link="https://example.org/rum")
    [event] = events(world)
    assert meetup.event_id == event.id
    assert (event.name, event.entity_type) == ("Lunch i Mölndal", 3)
    assert event.entity_metadata == {"location": "Se kortet i #träffar"}
    assert event.description == f"Plats och anmälan: se kortet i <#{world.channels.meetups.id}>."
    for secret in ("Kajutan", "Kvarnbygatan", "example.org"):
        assert secret not in str(event)


async def test_where_nobody_is_kept_out_the_event_says_where(world: World) -> None:
    await world.change(member_role_id=None)
    await announced(world)
    [event] = events(world)
    assert event.entity_metadata == {"location": "Kajutan, Kvarnbygatan 1"}
    assert event.description.startswith("Vi äter och talar")


async def test_what_the_bot_changes_is_changed_there_and_the_echo_changes_nothing(
    world: World,
) -> None:
    meetup = await announced(world)
    assert meetup.start_at is not None
    later = meetup.start_at + timedelta(hours=2)
    changed = await edit(world, meetup, start_at=later, title="Sen lunch")
    [event] = events(world)
    assert (event.name, event.scheduled_start_time) == ("Sen lunch", iso(later))
    assert changed.revision == meetup.revision + 1


async def test_an_edit_in_discord_is_taken_over_and_told_like_any_other(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world)
    await join(world, meetup, anna)
    assert meetup.start_at is not None
    later = meetup.start_at + timedelta(days=1)
    await edit_event(
        world,
        meetup.event_id or 0,
        name="Lång lunch",
        scheduled_start_time=iso(later),
        scheduled_end_time=iso(later + timedelta(hours=3)),
    )
    await world.advance(minutes=2)
    taken = await stored(world, meetup.meetup_id)
    assert (taken.title, taken.start_at) == ("Lång lunch", later)
    assert taken.end_at == later + timedelta(hours=3)
    assert taken.sequence == meetup.sequence + 1
    [told] = world.direct_messages(anna)
    assert "**Lång lunch** har ändrats: ny tid" in told
    [event] = events(world)
    assert event.name == "Lång lunch"


async def test_moved_forth_and_back_in_discord_is_two_edits(world: World) -> None:
    meetup = await announced(world)
    event_id, start = meetup.event_id or 0, meetup.start_at
    assert start is not None
    for moment in (start + timedelta(minutes=30), start):
        await edit_event(world, event_id, scheduled_start_time=iso(moment))
        await world.do_due()
        assert (await stored(world, meetup.meetup_id)).start_at == moment


async def test_a_place_written_in_discord_is_taken_over_and_hidden_again(world: World) -> None:
    meetup = await announced(world)
    await edit_event(
        world,
        meetup.event_id or 0,
        entity_metadata={"location": "Restaurang Feskekörka"},
        description="Ta med fika.",
    )
    await world.do_due()
    taken = await stored(world, meetup.meetup_id)
    assert (taken.venue, taken.address) == ("Restaurang Feskekörka", "")
    assert taken.description == "Vi äter och talar om schemaläggning.\n\nTa med fika."
    [event] = events(world)
    assert event.entity_metadata == {"location": "Se kortet i #träffar"}
    assert "fika" not in event.description


async def test_an_edit_that_the_rules_refuse_is_put_back_and_the_host_knows(world: World) -> None:
    meetup = await announced(world)
    start = meetup.start_at
    assert start is not None
    gone = iso(world.now - timedelta(days=1))
    await edit_event(world, meetup.event_id or 0, scheduled_end_time=gone)
    await world.do_due()
    assert (await stored(world, meetup.meetup_id)).start_at == start
    [event] = events(world)
    assert event.scheduled_end_time == iso(start + timedelta(hours=1))
    [note] = world.direct_messages(world.organiser)
    assert "Jag har skrivit tillbaka" in note


async def test_postponed_removes_the_event_and_a_new_date_makes_another(world: World) -> None:
    meetup = await announced(world)
    await join(world, meetup, world.members[0])
    postponed = await postpone(world, meetup)
    assert events(world) == []
    assert postponed.event_id is None
    dated = await edit(world, postponed, start_at=world.now + timedelta(days=30))
    [event] = events(world)
    assert dated.event_id == event.id
    # Nobody was asked about an event that the bot removed itself.
    assert world.direct_messages(world.organiser) == []


async def test_cancelled_removes_the_event(world: World) -> None:
    meetup = await cancel(world, await announced(world))
    assert (events(world), meetup.event_id) == ([], None)


async def test_deleted_there_without_anybody_signed_up_cancels_the_meetup(world: World) -> None:
    meetup = await announced(world)
    await delete_event(world, meetup.event_id or 0)
    assert (await stored(world, meetup.meetup_id)).state is State.CANCELLED


async def test_cancelled_there_with_people_signed_up_asks_the_host_first(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world)
    await join(world, meetup, anna)
    await edit_event(world, meetup.event_id or 0, status=4)
    await world.do_due()
    asked = await stored(world, meetup.meetup_id)
    assert (asked.state, asked.event_id) == (State.OPEN, None)
    assert world.direct_messages(anna) == []
    last = world.organiser.user.dm_channel.last_message
    assert last is not None
    assert "Träffen har anmälda" in world.direct_messages(world.organiser)[-1]
    assert "Lägg tillbaka evenemanget" in buttons_of(last)
    # What else happens to the meetup does not bring the event back by itself.
    await edit(world, asked, cost="120 kr")
    world.env.backend.get_guild(world.guild.id).scheduled_events.pop(meetup.event_id, None)
    assert events(world) == []
    await world.organiser.user.click(last, label="Lägg tillbaka evenemanget")
    await world.do_due()
    [event] = events(world)
    assert (await stored(world, meetup.meetup_id)).event_id == event.id


async def test_the_host_may_call_the_meetup_off_too(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world)
    await join(world, meetup, anna)
    await delete_event(world, meetup.event_id or 0)
    last = world.organiser.user.dm_channel.last_message
    assert last is not None
    await world.organiser.user.click(last, label="Ställ in träffen")
    await world.do_due()
    assert (await stored(world, meetup.meetup_id)).state is State.CANCELLED
    assert "är tyvärr inställd" in world.direct_messages(anna)[-1]


async def test_nobody_else_answers_for_the_host(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world)
    await join(world, meetup, anna)
    await delete_event(world, meetup.event_id or 0)
    for route in ("meetups:cancel_too", "meetups:restore_event"):
        await world.forge_component(bjorn, f"{route}:{meetup.meetup_id}")
    await world.do_due()
    assert (await stored(world, meetup.meetup_id)).state is State.OPEN
    assert events(world) == []


async def test_begun_and_ended_there_is_begun_and_held(world: World) -> None:
    meetup = await announced(world)
    await edit_event(world, meetup.event_id or 0, status=2)
    await world.do_due()
    assert (await stored(world, meetup.meetup_id)).state is State.UNDER_WAY
    await edit_event(world, meetup.event_id or 0, status=3)
    await world.do_due()
    assert (await stored(world, meetup.meetup_id)).state is State.HELD


async def test_time_alone_takes_both_to_their_end(world: World) -> None:
    meetup = await announced(world, after=timedelta(hours=3))
    await join(world, meetup, world.members[0])
    await world.advance(hours=3, minutes=1)
    await world.env.settle()
    assert (await stored(world, meetup.meetup_id)).state is State.UNDER_WAY
    await world.advance(hours=2)
    held = await stored(world, meetup.meetup_id)
    assert (held.state, held.event_id) == (State.HELD, None)
    assert world.direct_messages(world.organiser) == []


async def test_the_interested_are_counted_though_nobody_is_cached(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world)
    for person in (anna, bjorn):
        await person.subscribe_event(meetup.event_id)
    await world.env.settle()
    assert (await stored(world, meetup.meetup_id)).interested == 2
    await anna.unsubscribe_event(meetup.event_id)
    await world.env.settle()
    assert (await stored(world, meetup.meetup_id)).interested == 1
    assert await answer_of(world, meetup, anna) is None


# ---------------------------------------------------------------------------------------- faults


async def test_the_limit_of_a_hundred_events_is_told_and_tried_again(world: World) -> None:
    route = f"/guilds/{world.guild.id}/scheduled-events"
    filler = world.guild.create_scheduled_event(
        "Bokmässa", start_time=iso(world.now + timedelta(days=1)),
        end_time=iso(world.now + timedelta(days=2)), entity_type=3,
        location="Svenska mässan",
    )  # fmt: skip
    world.env.inject_error("POST", route, status=400, code=30038)
    meetup = await announced(world)
    assert (meetup.state, meetup.event_id) == (State.OPEN, None)
    [thread] = [each for each in world.env.backend.channels.values() if each.name == "Arrangörerna"]
    assert world.organiser.id in thread.thread_members
    await delete_event(world, filler.id)
    assert (await stored(world, meetup.meetup_id)).event_id is not None


async def test_without_the_permission_the_meetup_lives_without_an_event(world: World) -> None:
    route = f"/guilds/{world.guild.id}/scheduled-events"
    world.env.inject_error("POST", route, status=403, code=50013)
    meetup = await announced(world)
    assert (meetup.state, meetup.event_id) == (State.OPEN, None)
    row = next(row for row in await world.outbox() if row.kind == "meetups.note")
    assert row.payload["code"] == "event_forbidden"
    await world.advance(days=1, minutes=1)
    assert (await stored(world, meetup.meetup_id)).event_id is not None


async def test_an_event_that_may_have_been_made_is_looked_for_first(world: World) -> None:
    route = f"/guilds/{world.guild.id}/scheduled-events"
    world.env.inject_error("POST", route, status=502)
    meetup = await announced(world)
    assert meetup.event_id is None
    # The answer was lost, the event was made.
    made = world.guild.create_scheduled_event(
        meetup.title, start_time=iso(meetup.start_at or world.now),
        end_time=iso(meetup.end_at or world.now), entity_type=3,
        location="Se kortet i #träffar",
    )  # fmt: skip
    world.env.backend.get_scheduled_event(
        world.guild.id, made.id
    ).creator_id = world.env.backend.bot_user.id
    await world.advance(minutes=1)
    [event] = events(world)
    assert (await stored(world, meetup.meetup_id)).event_id == event.id == made.id


async def test_what_was_done_while_the_bot_was_away_is_found_out(world: World) -> None:
    meetup = await announced(world)
    event = events(world)[0]
    # No gateway message tells of it.
    event.name = "Middag i Mölndal"
    await world.run(lambda: world.bot.cogs["Incoming"].on_ready())  # type: ignore[attr-defined]
    await world.do_due()
    assert (await stored(world, meetup.meetup_id)).title == "Middag i Mölndal"
    world.env.backend.get_guild(world.guild.id).scheduled_events.clear()
    await world.run(lambda: world.bot.cogs["Incoming"].on_ready())  # type: ignore[attr-defined]
    assert (await stored(world, meetup.meetup_id)).state is State.CANCELLED


async def test_another_servers_event_changes_nothing(world: World) -> None:
    meetup = await announced(world)
    elsewhere = world.env.create_guild("Någon annans", owner=world.env.create_user("eva"))
    await world.env.settle()
    other = elsewhere.create_scheduled_event(
        "Annat", start_time=iso(world.now + timedelta(days=1)),
        end_time=iso(world.now + timedelta(days=2)), entity_type=3,
        location="Där",
    )  # fmt: skip
    world.env.backend.edit_scheduled_event(elsewhere.id, other.id, {"name": "Mera"})
    world.env.backend.delete_scheduled_event(elsewhere.id, other.id)
    await world.do_due()
    assert await stored(world, meetup.meetup_id) == meetup
