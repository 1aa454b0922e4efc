"""Threads for the tests of their screens: begun by people, and as Discord has them."""

from typing import Any

import discord
from simcord import ChannelHandle, MemberActor
from simcord.results import InteractionResult

from bot.services import thread_listing, threads, topics
from bot.services.topics import Proposed
from domain.ids import ThreadId, UserId
from domain.thread_values import Thread, Topic
from tests.cogs.worlds import World, text_of

QUESTION = {
    "title": "Hur introducerar ni nya chefer?",
    "text": "Vi får tre nya i höst och jag vill göra det bättre än förra gången.",
}


async def slash(world: World, person: MemberActor, command: str, **options: Any) -> Any:
    return await world.forge_slash(
        person, f"threads {command}", channel=world.channels.meetups, **options
    )


async def press(
    world: World, person: MemberActor, route: str, subject: int, **more: Any
) -> InteractionResult:
    """Press one of the buttons of threads, wherever the person sees anything."""
    sees = person.id != world.newcomer.id
    channel = world.channels.meetups if sees else world.channels.welcome
    more.setdefault("channel", channel)
    return await world.forge_component(person, f"{route}:{subject}", **more)


async def agreed(world: World, person: MemberActor, command: str = "ask") -> InteractionResult:
    """The form of the command; whoever has not agreed to the rules does so first."""
    shown = await slash(world, person, command)
    if shown.modal is not None:
        return shown
    return await person.click(shown.response, label="Jag har läst och håller med")


async def previewed(
    world: World, person: MemberActor, command: str = "ask", **values: Any
) -> InteractionResult:
    """What the person sees before posting."""
    form = await agreed(world, person, command)
    fields = {"title": QUESTION["title"], "text": QUESTION["text"]} | values
    if command == "ask":
        fields.setdefault("who", "seen")
    return await person.submit_modal(form, fields)


async def asked(world: World, person: MemberActor, command: str = "ask", **values: Any) -> Thread:
    """A thread that the person has begun by the form, standing in Discord."""
    shown = await previewed(world, person, command, **values)
    await person.click(shown.response, label="Lägg upp")
    await world.do_due()
    [newest, *_] = await every(world)
    return newest


async def every(world: World) -> list[Thread]:
    """All threads that members see, newest first."""
    page = await thread_listing.listing(world.bot.uow, community_id=world.community_id, limit=100)
    return list(page.threads)


async def stored(world: World, thread_id: int) -> Thread:
    found = await threads.of(
        world.bot.uow, community_id=world.community_id, thread_id=ThreadId(thread_id)
    )
    assert found is not None
    return found


async def begin_topics(world: World) -> list[Topic]:
    """The topics that a new community begins with."""
    proposed = [Proposed("recruitment", "Rekrytering"), Proposed("economy", "Ekonomi")]
    return await topics.offered(
        world.bot.uow, community_id=world.community_id, proposed=proposed, now=world.now
    )


def posts(world: World, channel: ChannelHandle | None = None) -> list[Any]:
    """The threads in a channel as Discord has them, without the one that carries the buttons."""
    home = channel or world.channels.threads
    found = [each for each in world.env.backend.channels.values() if each.parent_id == home.id]
    return [each for each in found if "Ställ en fråga" not in each.name]


def place(world: World, thread: Thread) -> ChannelHandle:
    """The thread in Discord, to look at and to write in."""
    return ChannelHandle(
        world.env, world.guild, world.env.backend.channels[int(thread.discord_id or 0)]
    )


def first_post(world: World, thread: Thread) -> discord.Message:
    """The message that begins the thread."""
    home = world.env.backend.channels[int(thread.channel_id or 0)]
    is_forum = home.type.value == discord.ChannelType.forum.value
    channel = place(world, thread) if is_forum else ChannelHandle(world.env, world.guild, home)
    return next(each for each in channel.history() if each.id == thread.discord_id)


def lines(world: World, thread: Thread) -> list[str]:
    """What stands in the thread after its first post."""
    return [
        text_of(each) for each in place(world, thread).history() if each.id != thread.discord_id
    ]


async def write(world: World, person: MemberActor, thread: Thread, words: str) -> discord.Message:
    """Somebody writes in the thread as in any other."""
    sent = await person.send(place(world, thread), words)
    await world.do_due()
    return sent


def user(person: MemberActor) -> UserId:
    return UserId(person.id)
