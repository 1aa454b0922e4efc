"""A server's scheduled events: what Discord refuses, what its clock does, who is interested."""

from datetime import datetime
from typing import Any

from tests.e2e.loopback import permissions
from tests.e2e.loopback.replies import ApiError, invalid, not_found
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import Guild, World

SCHEDULED, ACTIVE, COMPLETED, CANCELLED = 1, 2, 3, 4
EXTERNAL = 3
AT_MOST = 100
"""Scheduled and active events of one server."""
STEPS = {SCHEDULED: (ACTIVE, CANCELLED), ACTIVE: (COMPLETED,)}


def may(guild: Guild, user_id: str, *, event: Json | None = None) -> None:
    """Refuse who has no right to make events, or to change those of others."""
    rights = permissions.in_guild(guild.payload, guild.roles, guild.members[user_id])
    manages = bool(rights & permissions.MANAGE_EVENTS)
    own = event is None or event["creator_id"] == user_id
    if not manages and not (own and rights & permissions.CREATE_EVENTS):
        raise ApiError(403, 50013, "Missing Permissions")


def make(world: World, guild: Guild, body: Json) -> Json:
    """A new event of the bot's."""
    may(guild, world.bot["id"])
    made = {
        "id": world.ids.next(),
        "guild_id": guild.guild_id,
        "channel_id": None,
        "creator_id": world.bot["id"],
        "creator": world.bot,
        "description": None,
        "scheduled_end_time": None,
        "status": SCHEDULED,
        "entity_id": None,
        "entity_metadata": None,
        "recurrence_rule": None,
        "guild_scheduled_event_exceptions": [],
        "image": None,
        **body,
    }
    _check(world, made, set(body))
    if sum(each["status"] in (SCHEDULED, ACTIVE) for each in guild.events.values()) >= AT_MOST:
        raise ApiError(400, 30038, "Maximum number of guild scheduled events reached (100)")
    guild.events[made["id"]] = made
    world.emit("GUILD_SCHEDULED_EVENT_CREATE", made, guild_id=guild.guild_id)
    return made


def change(world: World, guild: Guild, event_id: str, body: Json) -> Json:
    """An event changed by whoever may; one that is over stays as it is."""
    found = of(guild, event_id)
    if found["status"] not in STEPS:
        raise ApiError(400, 180000, "Cannot update a finished event")
    status = body.get("status") or found["status"]
    if status != found["status"] and status not in STEPS[found["status"]]:
        raise invalid("status", "Invalid Guild Scheduled Event Status Transition")
    if found["status"] == ACTIVE and _differs(found, body, "scheduled_start_time"):
        raise invalid("scheduled_start_time", "Cannot update start time of an active event")
    _check(world, {**found, **body}, {name for name in body if _differs(found, body, name)})
    found |= body
    world.emit("GUILD_SCHEDULED_EVENT_UPDATE", found, guild_id=guild.guild_id)
    return found


def _differs(found: Json, body: Json, name: str) -> bool:
    if name not in body:
        return False
    if name.startswith("scheduled_") and body[name] and found[name]:
        return _moment(body[name]) != _moment(found[name])
    return bool(body[name] != found[name])


def remove(world: World, guild: Guild, event_id: str) -> Json:
    found = of(guild, event_id)
    del guild.events[event_id]
    guild.interested.pop(event_id, None)
    world.emit("GUILD_SCHEDULED_EVENT_DELETE", found, guild_id=guild.guild_id)
    return found


def of(guild: Guild, event_id: str) -> Json:
    if event_id not in guild.events:
        raise not_found(10070, "Guild Scheduled Event")
    return guild.events[event_id]


def counted(guild: Guild, event: Json) -> Json:
    """The event with how many are interested."""
    return {**event, "user_count": len(guild.interested.get(event["id"], ()))}


def interest(world: World, guild: Guild, event_id: str, user_id: str, *, is_so: bool) -> Json:
    """Somebody is interested, or no longer is."""
    of(guild, event_id)
    who = guild.interested.setdefault(event_id, set())
    if is_so != (user_id in who):
        who.symmetric_difference_update({user_id})
        body = {
            "guild_scheduled_event_id": event_id,
            "user_id": user_id,
            "guild_id": guild.guild_id,
        }
        way = "ADD" if is_so else "REMOVE"
        world.emit(f"GUILD_SCHEDULED_EVENT_USER_{way}", body, guild_id=guild.guild_id)
    return {"user_count": len(who)}


def turn(world: World, guild: Guild) -> None:
    """Discord begins and ends events outside its own channels by the clock."""
    now = world.clock.now()
    for event in guild.events.values():
        if event["entity_type"] != EXTERNAL:
            continue
        for status, moment in ((ACTIVE, "scheduled_start_time"), (COMPLETED, "scheduled_end_time")):
            if event["status"] == status - 1 and _moment(event[moment]) <= now:
                event["status"] = status
                world.emit("GUILD_SCHEDULED_EVENT_UPDATE", event, guild_id=guild.guild_id)


def _moment(text: Any) -> datetime:
    return datetime.fromisoformat(text)


def _check(world: World, event: Json, given: set[str]) -> None:
    """Refuse what Discord refuses of what is given."""
    if not 1 <= len(event["name"]) <= 100:
        raise invalid("name", "Must be between 1 and 100 in length.")
    if len(event["description"] or "") > 1000:
        raise invalid("description", "Must be 1000 or fewer in length.")
    start, end = event["scheduled_start_time"], event["scheduled_end_time"]
    if "scheduled_start_time" in given and _moment(start) <= world.clock.now():
        raise invalid("scheduled_start_time", "Cannot schedule event in the past.")
    if "scheduled_end_time" in given and end and _moment(end) <= world.clock.now():
        raise invalid("scheduled_end_time", "Cannot schedule event in the past.")
    if end is not None and _moment(end) <= _moment(start):
        raise invalid("scheduled_end_time", "Cannot schedule an event to end before it starts.")
    if event["entity_type"] != EXTERNAL:
        return
    if end is None:
        raise invalid("scheduled_end_time", "This field is required")
    if event["channel_id"] is not None:
        raise invalid("channel_id", "Must be null for an external event")
    location = (event["entity_metadata"] or {}).get("location") or ""
    if not 1 <= len(location) <= 100:
        raise invalid("entity_metadata", "Must be between 1 and 100 in length.")
