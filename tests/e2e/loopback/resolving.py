"""The people, channels and messages that an interaction names, sent along as Discord does."""

from collections.abc import Iterator
from typing import Any

from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import Guild, World

USERS, ROLES, CHANNELS = "users", "roles", "channels"
OF_COMPONENT = {5: USERS, 6: ROLES, 8: CHANNELS}
OF_OPTION = {6: USERS, 7: CHANNELS, 8: ROLES}
SUBCOMMANDS = (1, 2)
IN_CHANNEL = ("id", "name", "type", "parent_id", "flags", "position", "last_message_id", "nsfw")


def resolved(world: World, guild: Guild | None, channel: Json, data: Json) -> Json:
    """The data with `resolved`, if it names anything."""
    if guild is None:
        return data
    found: Json = {}
    for kind, named in _named(data):
        found.setdefault(kind, {})[named] = _shown(world, guild, kind, named)
        if kind == USERS and named in guild.members:
            member = {k: v for k, v in guild.members[named].items() if k != "user"}
            rights = str(guild.rights(named, channel))
            found.setdefault("members", {})[named] = {**member, "permissions": rights}
    if data.get("type") == 3 and data.get("target_id"):
        # Of the message that was chosen Discord sends the words, whatever a bot may read else.
        message = world.message(channel["id"], data["target_id"])
        found["messages"] = {message["id"]: message}
    return {**data, "resolved": found} if found else data


def _shown(world: World, guild: Guild, kind: str, named: str) -> Json:
    if kind == USERS:
        return world.user(named)
    if kind == ROLES:
        return guild.roles[named]
    channel = guild.channels[named]
    rights = str(guild.rights(world.bot["id"], channel))
    return {k: channel[k] for k in IN_CHANNEL if k in channel} | {"permissions": rights}


def _named(data: Json) -> Iterator[tuple[str, str]]:
    kind = OF_COMPONENT.get(data.get("component_type", 0))
    for value in data.get("values") or [] if kind else []:
        yield str(kind), value
    for field in data.get("components") or []:
        inner = field.get("component") or {}
        yield from _named({"component_type": inner.get("type"), "values": inner.get("values")})
    yield from _in_options(data.get("options") or [])


def _in_options(options: list[Any]) -> Iterator[tuple[str, str]]:
    for option in options:
        if option["type"] in SUBCOMMANDS:
            yield from _in_options(option.get("options") or [])
        elif option["type"] in OF_OPTION:
            yield OF_OPTION[option["type"]], str(option["value"])
