"""Who the bot is, where the gateway is, and which commands it has."""

from typing import Any

from tests.e2e.loopback.replies import Call, invalid, not_found
from tests.e2e.loopback.routes import route
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import World

SUBCOMMANDS = (1, 2)


@route("GET", "/gateway")
def gateway(world: World, call: Call) -> Any:
    return {"url": world.settings.gateway_url}


@route("GET", "/gateway/bot")
def gateway_bot(world: World, call: Call) -> Any:
    return {
        "url": world.settings.gateway_url,
        "shards": world.settings.shards,
        "session_start_limit": {
            "total": 1000,
            "remaining": 999,
            "reset_after": 14_400_000,
            "max_concurrency": 1,
        },
    }


@route("GET", "/users/@me")
def me(world: World, call: Call) -> Any:
    return {**world.bot, "mfa_enabled": True, "locale": "en-US", "verified": True, "email": None}


@route("GET", "/users/{user_id}")
def user(world: World, call: Call) -> Any:
    return world.user(call.params["user_id"])


@route("GET", "/users/@me/guilds")
def my_guilds(world: World, call: Call) -> Any:
    return [
        {
            "id": guild.guild_id,
            "name": guild.payload["name"],
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": "0",
            "features": guild.payload["features"],
        }
        for guild in world.guilds.values()
    ]


@route("GET", "/applications/@me")
@route("GET", "/oauth2/applications/@me")
def application(world: World, call: Call) -> Any:
    owner = {**world.bot, "id": "1100000000000000009", "username": "owner", "bot": False}
    return {
        "id": world.application_id,
        "name": world.bot["username"],
        "icon": None,
        "description": "",
        "type": None,
        "bot": world.bot,
        "bot_public": True,
        "bot_require_code_grant": False,
        "summary": "",
        "owner": owner,
        "team": None,
        "verify_key": "0" * 64,
        "flags": 1 << 15 | 1 << 14,
        "flags_new": str(1 << 15 | 1 << 14),
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "event_webhooks_status": 1,
        "hook": True,
        "is_monetized": False,
        "is_verified": False,
        "is_discoverable": False,
        "storefront_available": False,
        "integration_types_config": {"0": {}},
    }


def _stored(world: World, wanted: Json, guild_id: str | None) -> Json:
    if not wanted.get("name"):
        raise invalid("name", "This field is required")
    made = {
        "id": world.ids.next(),
        "application_id": world.application_id,
        "version": world.ids.next(),
        "type": 1,
        "description": "",
        "default_member_permissions": None,
        "nsfw": False,
        "dm_permission": True,
        "contexts": None,
        "integration_types": [0],
    }
    made |= {name: value for name, value in wanted.items() if value is not None}
    rights = made["default_member_permissions"]
    made["default_member_permissions"] = None if rights is None else str(rights)
    return made if guild_id is None else {**made, "guild_id": guild_id}


def _commands(world: World, call: Call) -> dict[str, Json]:
    return world.commands.setdefault(call.params.get("guild_id"), {})


@route("PUT", "/applications/{application_id}/commands")
@route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands")
def set_commands(world: World, call: Call) -> Any:
    guild_id = call.params.get("guild_id")
    before = {(c["type"], c["name"]): c for c in _commands(world, call).values()}
    stored = [_stored(world, wanted, guild_id) for wanted in call.body]
    for command in stored:
        earlier = before.get((command["type"], command["name"]))
        command["id"] = earlier["id"] if earlier else command["id"]
    world.commands[guild_id] = {command["id"]: command for command in stored}
    return stored


@route("GET", "/applications/{application_id}/commands")
@route("GET", "/applications/{application_id}/guilds/{guild_id}/commands")
def commands(world: World, call: Call) -> Any:
    return list(_commands(world, call).values())


@route("POST", "/applications/{application_id}/commands")
@route("POST", "/applications/{application_id}/guilds/{guild_id}/commands")
def add_command(world: World, call: Call) -> Any:
    stored = _stored(world, call.body, call.params.get("guild_id"))
    _commands(world, call)[stored["id"]] = stored
    return stored


@route("PATCH", "/applications/{application_id}/commands/{command_id}")
def change_command(world: World, call: Call) -> Any:
    known = _commands(world, call)
    if call.params["command_id"] not in known:
        raise not_found(10063, "Application Command")
    known[call.params["command_id"]] |= call.body
    return known[call.params["command_id"]]


@route("DELETE", "/applications/{application_id}/commands/{command_id}")
def remove_command(world: World, call: Call) -> Any:
    if _commands(world, call).pop(call.params["command_id"], None) is None:
        raise not_found(10063, "Application Command")
    return None
