"""Channels and their overwrites; a forum's tags; what may be changed of a thread."""

from typing import Any

from tests.e2e.loopback import forums, permissions, shapes
from tests.e2e.loopback.replies import Call, Reply
from tests.e2e.loopback.routes import route
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import World

ONE = "/channels/{channel_id}"
PER_THREAD = ("archived", "auto_archive_duration", "locked", "invitable")


def announce(world: World, event: str, channel: Json) -> None:
    kind = "THREAD" if channel["type"] in shapes.THREADS else "CHANNEL"
    world.emit(f"{kind}_{event}", channel, guild_id=channel.get("guild_id"))


@route("GET", ONE)
def read(world: World, call: Call) -> Any:
    return world.channel(call.params["channel_id"])


@route("PATCH", ONE)
def change(world: World, call: Call) -> Any:
    channel = world.channel(call.params["channel_id"])
    if channel["type"] in shapes.THREADS:
        forums.may_change(world, channel, call.body)
    else:
        world.must(permissions.MANAGE_CHANNELS, channel)
        if call.body.get("available_tags") is not None:
            tags = forums.kept_tags(world, channel, call.body["available_tags"])
            call.body["available_tags"] = tags
    for name, value in call.body.items():
        if name in PER_THREAD and "thread_metadata" in channel:
            channel["thread_metadata"][name] = value
        else:
            channel[name] = value
    if call.body.get("archived"):
        channel["thread_metadata"]["archive_timestamp"] = world.clock.stamp()
    announce(world, "UPDATE", channel)
    return channel


@route("DELETE", ONE)
def remove(world: World, call: Call) -> Any:
    channel = world.channel(call.params["channel_id"])
    if guild := world.guild_of(channel):
        del guild.channels[channel["id"]]
    announce(world, "DELETE", channel)
    return channel


@route("PUT", ONE + "/permissions/{overwrite_id}")
def set_overwrite(world: World, call: Call) -> Any:
    channel = world.channel(call.params["channel_id"])
    made = {
        "id": call.params["overwrite_id"],
        "type": call.body["type"],
        "allow": str(call.body.get("allow") or 0),
        "deny": str(call.body.get("deny") or 0),
    }
    kept = [o for o in channel["permission_overwrites"] if o["id"] != made["id"]]
    channel["permission_overwrites"] = [*kept, made]
    announce(world, "UPDATE", channel)


@route("DELETE", ONE + "/permissions/{overwrite_id}")
def remove_overwrite(world: World, call: Call) -> Any:
    channel = world.channel(call.params["channel_id"])
    gone = call.params["overwrite_id"]
    channel["permission_overwrites"] = [
        o for o in channel["permission_overwrites"] if o["id"] != gone
    ]
    announce(world, "UPDATE", channel)


@route("GET", "/guilds/{guild_id}/channels")
def channels(world: World, call: Call) -> Any:
    return world.guild(call.params["guild_id"]).plain_channels()


@route("POST", "/guilds/{guild_id}/channels")
def create(world: World, call: Call) -> Any:
    guild = world.guild(call.params["guild_id"])
    body = call.body
    channel = shapes.channel(
        world.ids.next(),
        body["name"],
        body.get("type") or 0,
        guild_id=guild.guild_id,
        position=len(guild.channels),
    )
    overwrites = [
        {**o, "allow": str(o.get("allow") or 0), "deny": str(o.get("deny") or 0)}
        for o in body.get("permission_overwrites") or []
    ]
    channel |= {k: v for k, v in body.items() if v is not None} | {
        "permission_overwrites": overwrites
    }
    guild.channels[channel["id"]] = channel
    announce(world, "CREATE", channel)
    return Reply(201, channel)
