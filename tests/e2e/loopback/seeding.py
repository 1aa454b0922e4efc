"""Servers made from a short description."""

import hashlib
from typing import Any

from tests.e2e.loopback import permissions, shapes
from tests.e2e.loopback.replies import not_found
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import BOT_ID, Guild, World

APPLY_FEATURES = ["MEMBER_VERIFICATION_GATE_ENABLED", "MEMBER_VERIFICATION_MANUAL_APPROVAL"]


def seed_guild(world: World, wanted: Json) -> tuple[Guild, Json]:
    """Make a server as described; the answer names the ids of what was named.

    name, locale, features, applications (both features of membership applications),
    owner (a member's name), roles [{name, permissions}], members [{name, roles}],
    channels [{name, type, private_to: [roles]}], bot_permissions, crowd (how many more
    members, unnamed), members_in_create (all of them in GUILD_CREATE).
    """
    guild_id = str(wanted.get("id") or world.ids.next())
    features = list(wanted.get("features", ["COMMUNITY"]))
    features += APPLY_FEATURES if wanted.get("applications") else []
    payload = shapes.guild(
        guild_id,
        wanted.get("name", "Nätverket"),
        owner_id="0",
        features=features,
        locale=wanted.get("locale", "sv-SE"),
    )
    guild = Guild(payload=payload, members_in_create=bool(wanted.get("members_in_create")))
    roles = _seed_roles(world, guild, wanted)
    members = _seed_members(world, guild, wanted, roles)
    channels = {
        spec["name"]: seed_channel(world, guild, spec, roles)["id"]
        for spec in wanted.get("channels", [{"name": "allmänt"}])
    }
    _seed_crowd(world, guild, int(wanted.get("crowd", 0)))
    owner = wanted.get("owner")
    payload["owner_id"] = members[owner] if owner else world.add_user("Ägaren")["id"]
    if not owner:
        enter(world, guild, payload["owner_id"])
    world.guilds[guild_id] = guild
    return guild, {"id": guild_id, "roles": roles, "members": members, "channels": channels}


def _seed_roles(world: World, guild: Guild, wanted: Json) -> dict[str, str]:
    guild.roles[guild.guild_id] = shapes.role(
        guild.guild_id, "@everyone", permissions=permissions.EVERYONE_DEFAULT, position=0
    )
    names: dict[str, str] = {}
    specs = wanted.get("roles", [])
    for position, spec in enumerate(specs, start=1):
        role_id = str(spec.get("id") or world.ids.next())
        names[spec["name"]] = role_id
        guild.roles[role_id] = shapes.role(
            role_id,
            spec["name"],
            permissions=int(spec.get("permissions", 0)),
            position=position,
        )
    bot_role = world.ids.next()
    names["bot"] = bot_role
    guild.roles[bot_role] = shapes.role(
        bot_role,
        world.bot["username"],
        permissions=int(wanted.get("bot_permissions", permissions.BOT_DEFAULT)),
        position=len(specs) + 1,
        managed=True,
        tags={"bot_id": BOT_ID},
    )
    enter(world, guild, BOT_ID, roles=[bot_role])
    return names


def _seed_members(
    world: World, guild: Guild, wanted: Json, roles: dict[str, str]
) -> dict[str, str]:
    names: dict[str, str] = {}
    for spec in wanted.get("members", []):
        person = world.add_user(spec["name"], user_id=spec.get("id"))
        held = [roles[name] for name in spec.get("roles", [])]
        enter(world, guild, person["id"], roles=held, pending=bool(spec.get("pending")))
        names[spec["name"]] = person["id"]
    return names


def seed_channel(world: World, guild: Guild, spec: Json, roles: dict[str, str]) -> Json:
    """A channel, seen by everyone or only by the named roles (and the bot)."""
    channel = shapes.channel(
        str(spec.get("id") or world.ids.next()),
        spec["name"],
        int(spec.get("type", shapes.TEXT)),
        guild_id=guild.guild_id,
        position=len(guild.channels),
    )
    if "private_to" in spec:
        seen = [roles[name] for name in [*spec["private_to"], "bot"]]
        view = str(1 << 10)
        channel["permission_overwrites"] = [
            {"id": guild.guild_id, "type": 0, "allow": "0", "deny": view},
            *({"id": role_id, "type": 0, "allow": view, "deny": "0"} for role_id in seen),
        ]
    guild.channels[channel["id"]] = channel
    return channel


def enter(world: World, guild: Guild, user_id: str, **more: Any) -> Json:
    """Make a person a member."""
    entered = shapes.member(
        world.user(user_id),
        roles=more.pop("roles", []),
        joined_at=world.clock.stamp(),
        **more,
    )
    guild.members[user_id] = entered
    return entered


def _seed_crowd(world: World, guild: Guild, size: int) -> None:
    """Members as a real server has them: each with a name, a picture and a role or two."""
    roles = [r for r in guild.roles if r != guild.guild_id and not guild.roles[r]["managed"]]
    for number in range(size):
        picture = hashlib.md5(str(number).encode()).hexdigest()  # as long as Discord's own
        person = world.add_user(f"Medlem Nummer {number}", avatar=picture)
        held = [role for index, role in enumerate(roles) if number % (index + 2) == 0][:2]
        enter(world, guild, person["id"], roles=held)


def join_request(world: World, guild: Guild, wanted: Json) -> Json:
    """A membership application as Discord keeps it: who, and answers [{label, response}]."""
    person = world.add_user(wanted.get("name", "Sökande"), user_id=wanted.get("user_id"))
    request_id = world.ids.next()
    responses = [
        {"field_type": "PARAGRAPH", "required": True, **answer}
        for answer in wanted.get("answers", [])
    ]
    made = {
        "id": request_id,
        "created_at": world.clock.stamp(),
        "reviewed_at": None,
        "application_status": wanted.get("status", "SUBMITTED"),
        "rejection_reason": None,
        "guild_id": guild.guild_id,
        "user_id": person["id"],
        "user": person,
        "form_responses": responses,
        "actioned_by_user": None,
    }
    guild.requests[request_id] = made
    return made


def decide(
    world: World, guild: Guild, request_id: str, *, status: str, by: Json, reason: str | None
) -> Json:
    """Approve or reject; one that is decided already comes back as it is."""
    request = guild.requests.get(request_id)
    if request is None or request["application_status"] == "STARTED":
        raise not_found(10109, "Guild Join Request")
    if request["application_status"] in ("APPROVED", "REJECTED"):
        return request
    request |= {
        "application_status": status,
        "reviewed_at": world.clock.stamp(),
        "rejection_reason": reason if status == "REJECTED" else None,
        "actioned_by_user": by,
    }
    announce(world, guild, "GUILD_JOIN_REQUEST_UPDATE", request)
    if status == "APPROVED" and request["user_id"] not in guild.members:
        entered = enter(world, guild, request["user_id"])
        world.emit(
            "GUILD_MEMBER_ADD",
            {**entered, "guild_id": guild.guild_id},
            guild_id=guild.guild_id,
        )
    return request


def announce(world: World, guild: Guild, event: str, request: Json) -> None:
    body = {
        "guild_id": guild.guild_id,
        "status": request["application_status"],
        "request": request,
    }
    world.emit(event, body, guild_id=guild.guild_id)
