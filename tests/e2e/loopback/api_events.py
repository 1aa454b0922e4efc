"""Scheduled events: made, changed, listed and removed by the bot."""

from typing import Any

from tests.e2e.loopback import events
from tests.e2e.loopback.replies import Call
from tests.e2e.loopback.routes import route
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import Guild, World

ALL = "/guilds/{guild_id}/scheduled-events"
ONE = ALL + "/{event_id}"


def _guild(world: World, call: Call) -> Guild:
    return world.guild(call.params["guild_id"])


def _shown(guild: Guild, call: Call, event: Json) -> Json:
    return events.counted(guild, event) if call.flag("with_user_count") else event


@route("GET", ALL)
def listed(world: World, call: Call) -> Any:
    """Those to come and those that go on; what is over is no longer listed."""
    guild = _guild(world, call)
    alive = [each for each in guild.events.values() if each["status"] in events.STEPS]
    return [_shown(guild, call, each) for each in alive]


@route("POST", ALL)
def create(world: World, call: Call) -> Any:
    return events.make(world, _guild(world, call), call.body)


@route("GET", ONE)
def read(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    return _shown(guild, call, events.of(guild, call.params["event_id"]))


@route("PATCH", ONE)
def change(world: World, call: Call) -> Any:
    guild, event_id = _guild(world, call), call.params["event_id"]
    events.may(guild, world.bot["id"], event=events.of(guild, event_id))
    return events.change(world, guild, event_id, call.body)


@route("DELETE", ONE)
def remove(world: World, call: Call) -> Any:
    guild, event_id = _guild(world, call), call.params["event_id"]
    events.may(guild, world.bot["id"], event=events.of(guild, event_id))
    events.remove(world, guild, event_id)


@route("GET", ONE + "/users")
def interested(world: World, call: Call) -> Any:
    """A page of those who are interested, in the order of their ids."""
    guild, event_id = _guild(world, call), call.params["event_id"]
    events.of(guild, event_id)
    after = int(call.query.get("after", 0))
    found = sorted((who for who in guild.interested.get(event_id, ())), key=int)
    page = [who for who in found if int(who) > after][: call.limit(100)]
    return [
        {
            "guild_scheduled_event_id": event_id,
            "user_id": who,
            "user": world.user(who),
            "response": 1,
        }
        for who in page
    ]
