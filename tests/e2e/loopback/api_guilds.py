"""Servers: roles, members, membership applications."""

from typing import Any

from tests.e2e.loopback import permissions, seeding, shapes
from tests.e2e.loopback.replies import ApiError, Call, invalid, not_found
from tests.e2e.loopback.routes import route
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import Guild, World

ONE = "/guilds/{guild_id}"
MEMBER = ONE + "/members/{user_id}"


def _guild(world: World, call: Call) -> Guild:
    return world.guild(call.params["guild_id"])


@route("GET", ONE)
def read(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    counts: Json = {}
    if call.flag("with_counts"):
        counts = {"approximate_member_count": len(guild.members), "approximate_presence_count": 0}
    return {**guild.payload, "roles": list(guild.roles.values()), **counts}


@route("DELETE", "/users/@me/guilds/{guild_id}")
def leave(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    del world.guilds[guild.guild_id]
    world.emit("GUILD_DELETE", {"id": guild.guild_id}, guild_id=guild.guild_id)


@route("GET", ONE + "/roles")
def roles(world: World, call: Call) -> Any:
    return list(_guild(world, call).roles.values())


@route("POST", ONE + "/roles")
def create_role(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    body = dict(call.body)
    made = shapes.role(
        world.ids.next(),
        body.pop("name", None) or "new role",
        permissions=int(body.pop("permissions", None) or 0),
        position=1,
    )
    made |= {name: value for name, value in body.items() if value is not None and name in made}
    guild.roles[made["id"]] = made
    _announce_role(world, guild, "CREATE", made)
    return made


@route("PATCH", ONE + "/roles/{role_id}")
def change_role(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    role = _role(guild, call.params["role_id"])
    role |= {name: value for name, value in call.body.items() if name in role}
    role["permissions"] = str(role["permissions"])
    _announce_role(world, guild, "UPDATE", role)
    return role


@route("DELETE", ONE + "/roles/{role_id}")
def remove_role(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    role = _role(guild, call.params["role_id"])
    del guild.roles[role["id"]]
    body = {"guild_id": guild.guild_id, "role_id": role["id"]}
    world.emit("GUILD_ROLE_DELETE", body, guild_id=guild.guild_id)


def _role(guild: Guild, role_id: str) -> Json:
    if role_id not in guild.roles:
        raise not_found(10011, "Role")
    return guild.roles[role_id]


def _announce_role(world: World, guild: Guild, event: str, role: Json) -> None:
    body = {"guild_id": guild.guild_id, "role": role}
    world.emit(f"GUILD_ROLE_{event}", body, guild_id=guild.guild_id)


@route("GET", ONE + "/members")
def members(world: World, call: Call) -> Any:
    after = int(call.query.get("after", 0))
    found = sorted(_guild(world, call).members.values(), key=lambda m: int(m["user"]["id"]))
    return [m for m in found if int(m["user"]["id"]) > after][: call.limit(1)]


@route("GET", ONE + "/members/search")
def search_members(world: World, call: Call) -> Any:
    start = call.query["query"].lower()
    found = _guild(world, call).members.values()
    return [m for m in found if m["user"]["username"].startswith(start)][: call.limit(1)]


@route("GET", MEMBER)
def member(world: World, call: Call) -> Any:
    return world.member(call.params["guild_id"], call.params["user_id"])


@route("PATCH", ONE + "/members/@me")
@route("PATCH", MEMBER)
def change_member(world: World, call: Call) -> Any:
    user_id = call.params.get("user_id", world.bot["id"])
    found = world.member(call.params["guild_id"], user_id)
    found |= {name: value for name, value in call.body.items() if name in found}
    _announce_member(world, call, found)
    return found


@route("DELETE", MEMBER)
def kick(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    gone = world.member(guild.guild_id, call.params["user_id"])
    del guild.members[gone["user"]["id"]]
    body = {"guild_id": guild.guild_id, "user": gone["user"]}
    world.emit("GUILD_MEMBER_REMOVE", body, guild_id=guild.guild_id)


@route("PUT", MEMBER + "/roles/{role_id}")
def give_role(world: World, call: Call) -> Any:
    found = world.member(call.params["guild_id"], call.params["user_id"])
    role = _assignable(world, call)
    if role["id"] not in found["roles"]:
        found["roles"].append(role["id"])
        _announce_member(world, call, found)


@route("DELETE", MEMBER + "/roles/{role_id}")
def take_role(world: World, call: Call) -> Any:
    found = world.member(call.params["guild_id"], call.params["user_id"])
    role = _assignable(world, call)
    if role["id"] in found["roles"]:
        found["roles"].remove(role["id"])
        _announce_member(world, call, found)


def _assignable(world: World, call: Call) -> Json:
    """A role below the bot's own highest, and no integration's."""
    guild = _guild(world, call)
    role = _role(guild, call.params["role_id"])
    mine = guild.members[world.bot["id"]]["roles"]
    highest = max((guild.roles[r]["position"] for r in mine if r in guild.roles), default=0)
    if role["managed"] or role["position"] >= highest:
        raise ApiError(403, 50013, "Missing Permissions")
    return role


def _announce_member(world: World, call: Call, found: Json) -> None:
    guild_id = call.params["guild_id"]
    world.emit("GUILD_MEMBER_UPDATE", {**found, "guild_id": guild_id}, guild_id=guild_id)


def _applications(world: World, call: Call) -> tuple[Guild, int]:
    """The guild and the bot's rights in it; refused where applications are not open."""
    guild = _guild(world, call)
    if not set(seeding.APPLY_FEATURES) <= set(guild.payload["features"]):
        raise ApiError(403, 50001, "Missing Access")
    me = guild.members[world.bot["id"]]
    return guild, permissions.in_guild(guild.payload, guild.roles, me)


@route("GET", ONE + "/requests")
def join_requests(world: World, call: Call) -> Any:
    guild, rights = _applications(world, call)
    status = call.query.get("status", "SUBMITTED")
    found = [r for r in guild.requests.values() if r["application_status"] == status]
    total = len(found)
    if not rights & permissions.KICK_MEMBERS:
        return {"total": total}
    before, after = call.query.get("before"), call.query.get("after")
    found = [
        r
        for r in sorted(found, key=lambda r: int(r["id"]), reverse=True)
        if (before is None or int(r["id"]) < int(before))
        and (after is None or int(r["id"]) > int(after))
    ]
    return {"total": total, "guild_join_requests": found[: call.limit(100)]}


@route("PATCH", ONE + "/requests/{request_id}")
def decide_request(world: World, call: Call) -> Any:
    guild, rights = _applications(world, call)
    if not rights & permissions.KICK_MEMBERS:
        raise ApiError(403, 50013, "Missing Permissions")
    if call.body.get("action") not in ("APPROVED", "REJECTED"):
        raise invalid("action", "This field is required")
    reason = call.body.get("rejection_reason")
    if len(reason or "") > 160:
        raise invalid("rejection_reason", "Must be 160 or fewer in length.")
    return seeding.decide(
        world,
        guild,
        call.params["request_id"],
        status=call.body["action"],
        by=world.bot,
        reason=reason,
    )
