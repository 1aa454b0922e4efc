"""Meetups in a world: announced and answered by the services, as the cards' buttons do."""

from datetime import datetime, timedelta
from typing import Any

import discord
from simcord import ChannelHandle, MemberActor

from bot.services import crowds, meetup_readings, meetups, signups
from domain.ids import MeetupId, UserId
from domain.meetup_values import Meetup, SeatRules, Signup
from tests.cogs.worlds import World

IN_TWO_WEEKS = timedelta(days=14)


async def settled(world: World) -> World:
    """The world after the first daily round, which makes the events that could not be made."""
    await world.do_due()
    return world


async def announced(
    world: World,
    *,
    after: timedelta = IN_TWO_WEEKS,
    host: MemberActor | None = None,
    capacity: int | None = None,
    seats: SeatRules | None = None,
    **fields: Any,
) -> Meetup:
    """A meetup that members see, with all that follows done."""
    start = (world.now + after).replace(microsecond=0)
    wanted = Meetup(
        **{
            "community_id": world.community_id,
            "host_id": UserId((host or world.organiser).id),
            "created_at": world.now,
            "changed_at": world.now,
            "title": "Lunch i Mölndal",
            "description": "Vi äter och talar om schemaläggning.",
            "venue": "Kajutan",
            "address": "Kvarnbygatan 1",
            "start_at": start,
            "end_at": start + timedelta(hours=1),
            "seats": seats or SeatRules(capacity=capacity),
            **fields,
        }
    )
    meetup = await world.run(
        lambda: meetups.propose(world.bot.uow, wanted, is_organiser=True, now=world.now)
    )
    await world.do_due()
    return await stored(world, meetup.meetup_id)


async def stored(world: World, meetup_id: MeetupId) -> Meetup:
    found = await meetup_readings.meetup_of(
        world.bot.uow, community_id=world.community_id, meetup_id=meetup_id
    )
    assert found is not None
    return found


async def answer_of(world: World, meetup: Meetup, person: MemberActor) -> Signup | None:
    return await meetup_readings.answer_of(world.bot.uow, meetup=meetup, user_id=UserId(person.id))


_order = iter(range(1, 1_000_000))


async def join(world: World, meetup: Meetup, *people: MemberActor, **more: Any) -> None:
    for person in people:
        await world.run(
            lambda person=person: crowds.join(
                world.bot.uow,
                **_step(world, meetup, person),
                role_ids=(),
                order=next(_order),
                **more,
            )
        )
    await world.do_due()


async def leave(world: World, meetup: Meetup, person: MemberActor) -> None:
    await world.run(
        lambda: signups.decline(world.bot.uow, **_step(world, meetup, person), order=next(_order))
    )
    await world.do_due()


async def want_direct(world: World, meetup: Meetup, person: MemberActor) -> None:
    step = _step(world, meetup, person)
    del step["now"]
    await world.run(lambda: signups.set_direct(world.bot.uow, **step, wanted=True))


async def edit(world: World, meetup: Meetup, **edits: Any) -> Meetup:
    edited = await _by_organiser(world, meetups.edit, meetup, edits=edits)
    # What is told waits a moment for further changes.
    await world.advance(minutes=2)
    return edited


async def postpone(world: World, meetup: Meetup, reason: str = "Salen är upptagen.") -> Meetup:
    return await _by_organiser(world, meetups.postpone, meetup, reason=reason)


async def cancel(world: World, meetup: Meetup, reason: str = "Talaren är sjuk.") -> Meetup:
    return await _by_organiser(world, meetups.cancel, meetup, reason=reason)


async def _by_organiser(world: World, step: Any, meetup: Meetup, **more: Any) -> Meetup:
    await world.run(
        lambda: step(
            world.bot.uow,
            community_id=world.community_id,
            meetup_id=meetup.meetup_id,
            by=UserId(world.administrator.id),
            is_organiser=True,
            now=world.now,
            **more,
        )
    )
    await world.do_due()
    return await stored(world, meetup.meetup_id)


def _step(world: World, meetup: Meetup, person: MemberActor) -> dict[str, Any]:
    return {
        "community_id": world.community_id,
        "meetup_id": meetup.meetup_id,
        "user_id": UserId(person.id),
        "now": world.now,
    }


def cards(world: World) -> list[discord.Message]:
    """What was posted in the meetups channel, oldest first."""
    return [each for each in world.channels.meetups.history() if each.components]


def events(world: World) -> list[Any]:
    """The server's scheduled events as Discord has them."""
    return list(world.env.backend.get_guild(world.guild.id).scheduled_events.values())


def said_in(world: World, channel: Any) -> list[discord.Message]:
    """What was posted in a thread, oldest first."""
    posts = ChannelHandle(world.env, world.guild, channel).history()
    return [each for each in posts if each.components]


def threads(world: World) -> list[Any]:
    """The threads in the meetups channel as Discord has them."""
    found = world.env.backend.channels.values()
    return [each for each in found if each.parent_id == world.channels.meetups.id]


async def edit_event(world: World, event_id: int, **changes: Any) -> None:
    """Somebody edits the event in Discord's own screen."""
    world.env.backend.edit_scheduled_event(world.guild.id, event_id, changes)
    await world.env.settle()
    await world.do_due()


async def delete_event(world: World, event_id: int) -> None:
    """Somebody deletes the event in Discord's own screen."""
    world.env.backend.delete_scheduled_event(world.guild.id, event_id)
    await world.env.settle()
    await world.do_due()


def iso(moment: datetime) -> str:
    return moment.isoformat()
