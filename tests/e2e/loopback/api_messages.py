"""Messages: posting once, editing, reading back, removing; direct messages; polls."""

from typing import Any

from tests.e2e.loopback import forums, shapes
from tests.e2e.loopback.replies import ApiError, Call, Reply, invalid
from tests.e2e.loopback.routes import route
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import World

MESSAGES = "/channels/{channel_id}/messages"
ONE = MESSAGES + "/{message_id}"


def check_body(body: Json) -> None:
    """Refuse what Discord refuses of a new message."""
    content = body.get("content") or ""
    parts = ("embeds", "components", "poll", "sticker_ids", "attachments")
    if not content and not any(body.get(part) for part in parts):
        raise ApiError(400, 50006, "Cannot send an empty message")
    if len(content) > 2000:
        raise invalid("content", "Must be 2000 or fewer in length.")
    if len(str(body.get("nonce") or "")) > 25:
        raise invalid("nonce", "Must be 25 or fewer in length.")
    check_components(body)


def check_components(body: Json) -> None:
    """Refuse components that Discord refuses: mixed kinds, too many, ids twice."""
    found = shapes.walk(body.get("components") or [])
    if (body.get("flags") or 0) & shapes.COMPONENTS_V2:
        if body.get("content") or body.get("embeds") or body.get("poll"):
            raise invalid(
                "content", "The 'content' field cannot be used when using IS_COMPONENTS_V2"
            )
        if len(found) > 40:
            raise invalid("components", "The maximum number of components is 40")
        if sum(len(c.get("content") or "") for c in found) > 4000:
            raise invalid(
                "components", "The text of all components must be 4000 or fewer in length"
            )
    elif any(c["type"] in (9, 10, 12, 13, 14, 17) for c in found):
        raise invalid("components", "Components of this type need IS_COMPONENTS_V2")
    ids = [c["custom_id"] for c in found if c.get("custom_id")]
    if len(ids) != len(set(ids)):
        raise invalid("components", "Component custom id cannot be duplicated")


@route("POST", MESSAGES)
def send(world: World, call: Call) -> Any:
    channel = world.channel(call.params["channel_id"])
    world.refuse_closed(channel)
    check_body({**call.body, "attachments": call.files or call.body.get("attachments")})
    if channel["type"] in (shapes.FORUM, shapes.CATEGORY):
        raise ApiError(400, 50008, "Cannot send messages in a non-text channel")
    if channel["type"] in shapes.THREADS:
        # The bot may manage threads, so that a lock doesn't keep it out.
        channel["thread_metadata"]["archived"] = False
    return world.post(channel, world.bot, call.body, attachments=attachments(world, call))


def attachments(world: World, call: Call) -> list[Json]:
    return [
        {
            "id": world.ids.next(),
            "filename": name,
            "size": 1,
            "url": f"{world.settings.gateway_url}/attachments/{name}",
            "proxy_url": f"{world.settings.gateway_url}/attachments/{name}",
        }
        for name in call.files
    ]


@route("GET", MESSAGES)
def history(world: World, call: Call) -> Any:
    """Newest first, as Discord lists them."""
    found = world.history(call.params["channel_id"])
    before, after = call.query.get("before"), call.query.get("after")
    around = call.query.get("around")
    limit = call.limit(50)
    if around:
        found.sort(key=lambda m: abs(int(m["id"]) - int(around)))
        found = sorted(found[:limit], key=lambda m: int(m["id"]))
    if before:
        found = [m for m in found if int(m["id"]) < int(before)]
    if after:
        # The first after the mark, not the latest of all.
        found = [m for m in found if int(m["id"]) > int(after)][:limit]
    return [world.as_read(message) for message in reversed(found)][:limit]


@route("GET", ONE)
def read(world: World, call: Call) -> Any:
    return world.as_read(world.message(call.params["channel_id"], call.params["message_id"]))


@route("PATCH", ONE)
def edit(world: World, call: Call) -> Any:
    message = world.message(call.params["channel_id"], call.params["message_id"])
    if message["author"]["id"] != world.bot["id"]:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    forums.must_be_open(world, call.params["channel_id"])
    check_edit(message, call.body)
    edited = world.edit(message, call.body)
    announce(world, "MESSAGE_UPDATE", edited)
    return edited


def check_edit(message: Json, body: Json) -> None:
    """The flag of Components V2 stays once it is set."""
    flags = message["flags"] | (body.get("flags") or 0)
    check_components({**body, "flags": flags})
    if message["flags"] & shapes.COMPONENTS_V2 and "flags" in body:
        body["flags"] = flags


@route("DELETE", ONE)
def remove(world: World, call: Call) -> Any:
    message = world.message(call.params["channel_id"], call.params["message_id"])
    forums.must_be_open(world, message["channel_id"])
    take_away(world, message)


def take_away(world: World, message: Json) -> None:
    """The message is gone; a thread that was begun from it stays."""
    del world.messages[message["channel_id"]][message["id"]]
    announce(world, "MESSAGE_DELETE", message)


@route("POST", MESSAGES + "/bulk-delete")
def remove_many(world: World, call: Call) -> Any:
    for message_id in call.body["messages"]:
        world.messages.get(call.params["channel_id"], {}).pop(message_id, None)


def announce(world: World, event: str, message: Json) -> None:
    channel = world.channel(message["channel_id"])
    guild_id = channel.get("guild_id")
    body = (
        message if event == "MESSAGE_UPDATE" else {"id": message["id"], "channel_id": channel["id"]}
    )
    if guild_id:
        body = {**body, "guild_id": guild_id}
    world.emit(event, body, guild_id=guild_id, direct=guild_id is None)


@route("POST", "/channels/{channel_id}/typing")
def typing(world: World, call: Call) -> Any:
    world.channel(call.params["channel_id"])


@route("PUT", MESSAGES + "/pins/{message_id}")
@route("PUT", "/channels/{channel_id}/pins/{message_id}")
def pin(world: World, call: Call) -> Any:
    world.message(call.params["channel_id"], call.params["message_id"])["pinned"] = True


@route("DELETE", MESSAGES + "/pins/{message_id}")
@route("DELETE", "/channels/{channel_id}/pins/{message_id}")
def unpin(world: World, call: Call) -> Any:
    world.message(call.params["channel_id"], call.params["message_id"])["pinned"] = False


@route("GET", MESSAGES + "/pins")
def pins(world: World, call: Call) -> Any:
    pinned = [m for m in world.history(call.params["channel_id"]) if m["pinned"]]
    return {
        "items": [{"pinned_at": m["timestamp"], "message": m} for m in reversed(pinned)],
        "has_more": False,
    }


@route("PUT", ONE + "/reactions/{emoji_name}/@me")
@route("DELETE", ONE + "/reactions/{emoji_name}/@me")
def react(world: World, call: Call) -> Any:
    world.message(call.params["channel_id"], call.params["message_id"])


@route("POST", "/channels/{channel_id}/polls/{message_id}/expire")
def end_poll(world: World, call: Call) -> Any:
    message = world.message(call.params["channel_id"], call.params["message_id"])
    message["poll"]["results"]["is_finalized"] = True
    return message


@route("POST", "/users/@me/channels")
def open_direct(world: World, call: Call) -> Any:
    recipient = call.body.get("recipient_id")
    if recipient == world.bot["id"]:
        return Reply(400, {"message": "Cannot send messages to this user", "code": 50007})
    return world.open_direct(str(recipient))
