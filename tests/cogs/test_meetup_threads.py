"""The card in the meetups channel and the attendees' thread, and what becomes of them by hand."""

from datetime import timedelta

import discord
import pytest

from bot.services import meetups
from domain.ids import UserId
from tests.cogs.meetup_worlds import (
    announced,
    answer_of,
    cards,
    edit,
    join,
    leave,
    said_in,
    settled,
    stored,
    threads,
)
from tests.cogs.worlds import World, buttons_of, text_of


@pytest.fixture(autouse=True)
async def _settled(world: World) -> None:
    await settled(world)


async def rows(world: World, kind: str) -> list[str]:
    return [row.state for row in await world.outbox() if row.kind == kind]


# --------------------------------------------------------------------------------------- the card


async def test_the_card_is_posted_once_and_shows_who_comes(world: World) -> None:
    meetup = await announced(world, capacity=2)
    [card] = cards(world)
    assert meetup.card_message_id == card.id
    assert "Lunch i Mölndal" in text_of(card)
    await join(world, meetup, *world.members)
    await world.advance(seconds=6)
    [card] = cards(world)
    assert "2 av 2" in text_of(card)


async def test_however_many_press_the_card_is_drawn_once_in_five_seconds(world: World) -> None:
    meetup = await announced(world)
    await join(world, meetup, world.members[0])
    await join(world, meetup, world.members[1], world.moderator, world.other_moderator)
    path = f"/channels/{world.channels.meetups.id}/messages/{meetup.card_message_id}"
    edits = [name for _, name, _ in world.env.backend.transcript if name == f"PATCH {path}"]
    assert len(edits) == 1
    await world.advance(seconds=6)
    [card] = cards(world)
    seen = (await stored(world, meetup.meetup_id)).state_seen
    row = next(row for row in await world.outbox() if row.kind == "meetups.card_update")
    assert row.result == {"state_seen": seen}
    assert "4" in text_of(card)


async def test_a_card_deleted_by_hand_comes_back_once(world: World) -> None:
    meetup = await announced(world)
    [card] = cards(world)
    world.env.backend.delete_message(world.channels.meetups.id, card.id)
    await join(world, meetup, *world.members)
    await world.advance(seconds=30)
    [again] = cards(world)
    assert again.id != card.id
    assert (await stored(world, meetup.meetup_id)).card_message_id == again.id
    await leave(world, meetup, world.members[0])
    await world.advance(seconds=10)
    assert [each.id for each in cards(world)] == [again.id]


async def test_a_meetups_channel_that_is_gone_is_waited_for(world: World) -> None:
    world.env.backend.delete_channel(world.channels.meetups.id)
    await world.env.settle()
    meetup = await announced(world)
    assert meetup.card_message_id is None
    assert await rows(world, "meetups.card") == ["retry"]
    [warning] = world.direct_messages(world.administrator)
    assert "Kanalen för träffar är borttagen" in warning
    other = world.guild.create_text_channel("nya-träffar")
    await world.env.settle()
    await world.change(meetups_channel_id=other.id)
    await world.advance(minutes=11)
    assert (await stored(world, meetup.meetup_id)).card_channel_id == other.id


async def test_a_lost_permission_is_told_once_a_day_and_mended(world: World) -> None:
    route = f"/channels/{world.channels.meetups.id}/messages"
    world.env.inject_error("POST", route, status=403, code=50001, times=3)
    meetup = await announced(world)
    await world.advance(minutes=25)
    assert len(world.direct_messages(world.administrator)) == 1
    await world.advance(minutes=10)
    assert (await stored(world, meetup.meetup_id)).card_message_id is not None
    assert len(cards(world)) == 1


# ------------------------------------------------------------------------------------- the thread


async def test_the_thread_opens_at_the_first_seat_with_the_host_in_it(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, link="https://example.org/rum")
    assert threads(world) == []
    await join(world, meetup, anna)
    [thread] = threads(world)
    assert (thread.name, thread.type) == (
        "Lunch i Mölndal",
        discord.ChannelType.private_thread.value,
    )
    assert {anna.id, world.organiser.id} <= set(thread.thread_members)
    await join(world, meetup, bjorn)
    assert bjorn.id in thread.thread_members
    await leave(world, meetup, bjorn)
    assert bjorn.id not in thread.thread_members
    assert len(threads(world)) == 1


async def test_who_waits_is_not_in_the_thread(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, capacity=1)
    await join(world, meetup, anna, bjorn)
    [thread] = threads(world)
    assert bjorn.id not in thread.thread_members


async def test_a_new_place_is_one_post_in_the_thread(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world)
    await join(world, meetup, anna, bjorn)
    await edit(world, meetup, venue="Stadshuset")
    [thread] = threads(world)
    said = [text_of(each) for each in said_in(world, thread)]
    assert len(said) == 2
    assert "har ändrats: ny plats" in said[1]
    assert "Stadshuset" in said[1]
    assert world.direct_messages(anna) == []


async def test_a_thread_that_sleeps_is_woken(world: World) -> None:
    meetup = await announced(world)
    await join(world, meetup, world.members[0])
    [thread] = threads(world)
    assert thread.thread_metadata is not None
    thread.thread_metadata.archived = True
    await edit(world, meetup, venue="Stadshuset")
    assert not thread.thread_metadata.archived
    assert len(said_in(world, thread)) == 2


async def test_a_deleted_thread_is_not_forced_on_anybody_again(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, reminders=(60,))
    await join(world, meetup, anna)
    [thread] = threads(world)
    world.env.backend.delete_channel(thread.id)
    await world.env.settle()
    assert (await stored(world, meetup.meetup_id)).thread_id is None
    await join(world, meetup, bjorn)
    assert threads(world) == []
    await world.advance(days=14, minutes=-59)
    for person in (anna, bjorn):
        assert "Påminnelse" in world.direct_messages(person)[-1]


async def test_in_a_locked_thread_nothing_is_posted_but_told_by_message(world: World) -> None:
    anna = world.members[0]
    meetup = await announced(world)
    await join(world, meetup, anna)
    [thread] = threads(world)
    assert thread.thread_metadata is not None
    thread.thread_metadata.locked = True
    await edit(world, meetup, venue="Stadshuset")
    assert len(said_in(world, thread)) == 1
    [told] = world.direct_messages(anna)
    assert "ny plats" in told


async def test_a_thread_that_cannot_be_opened_is_waited_for(world: World) -> None:
    route = f"/channels/{world.channels.meetups.id}/threads"
    world.env.inject_error("POST", route, status=403, code=50013)
    meetup = await announced(world)
    await join(world, meetup, *world.members)
    assert await rows(world, "meetups.thread") == ["retry"]
    await world.advance(minutes=11)
    [thread] = threads(world)
    assert {person.id for person in world.members} <= set(thread.thread_members)


async def test_a_thread_whose_answer_was_lost_is_found_again(world: World) -> None:
    route = f"/channels/{world.channels.meetups.id}/threads"
    world.env.inject_error("POST", route, status=502)
    meetup = await announced(world)
    await join(world, meetup, world.members[0])
    made = world.env.backend.create_thread(
        world.channels.meetups.id,
        "Lunch i Mölndal",
        world.env.backend.bot_user.id,
        type=discord.ChannelType.private_thread.value,
    )
    await world.advance(minutes=1)
    assert [each.id for each in threads(world)] == [made.id]
    assert (await stored(world, meetup.meetup_id)).thread_id == made.id


async def test_two_meetups_of_one_name_have_a_thread_each(world: World) -> None:
    first, second = await announced(world), await announced(world)
    for meetup in (first, second):
        await join(world, meetup, world.members[0])
    ids = {(await stored(world, each.meetup_id)).thread_id for each in (first, second)}
    assert ids == {each.id for each in threads(world)}
    assert len(ids) == 2


# ------------------------------------------------------------------------------------------ notes


async def test_a_proposal_reaches_the_organisers_and_nobody_else(world: World) -> None:
    anna = world.members[0]
    wanted = await announced(world, host=anna)
    proposed = await world.run(
        lambda: meetups.propose(
            world.bot.uow,
            type(wanted)(
                community_id=wanted.community_id,
                host_id=UserId(anna.id),
                created_at=world.now,
                changed_at=world.now,
                title="Fika med @everyone",
                description="Bara ett förslag",
                start_at=world.now + timedelta(days=3),
                venue="Kajutan",
            ),
            is_organiser=False,
            now=world.now,
        )
    )
    await world.do_due()
    [thread] = [each for each in threads(world) if each.name == "Arrangörerna"]
    assert world.organiser.id in thread.thread_members
    assert anna.id not in thread.thread_members
    [note] = said_in(world, thread)
    assert "föreslår en träff" in text_of(note)
    assert buttons_of(note)["Godkänn träffen"] == f"meetups:approve:{proposed.meetup_id}"
    assert "@everyone" not in text_of(note)
    assert await answer_of(world, wanted, anna) is None
