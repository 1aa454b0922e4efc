"""Threads: opened with or without a message, in forums, and who is in them."""

from datetime import UTC, datetime
from typing import Any

from tests.e2e.loopback import forums, shapes
from tests.e2e.loopback.api_messages import check_body
from tests.e2e.loopback.replies import ApiError, Call, Reply, not_found
from tests.e2e.loopback.routes import route
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import World

ONE = "/channels/{channel_id}"


def _open_thread(world: World, parent: Json, body: Json, *, thread_id: str, kind: int) -> Json:
    thread = shapes.thread(
        thread_id,
        body["name"],
        kind,
        parent=parent,
        owner_id=world.bot["id"],
        at=world.clock.stamp(),
    )
    if body.get("auto_archive_duration"):
        thread["thread_metadata"]["auto_archive_duration"] = body["auto_archive_duration"]
    if kind == shapes.PRIVATE_THREAD:
        thread["thread_metadata"]["invitable"] = body.get("invitable", True)
    thread["applied_tags"] = body.get("applied_tags") or []
    world.guild(parent["guild_id"]).channels[thread_id] = thread
    join_thread(world, thread, world.bot["id"])
    member = world.thread_members[thread_id][world.bot["id"]]
    world.emit(
        "THREAD_CREATE",
        {**thread, "newly_created": True, "member": member},
        guild_id=parent["guild_id"],
    )
    return {**thread, "member": member}


@route("POST", ONE + "/threads")
def create_thread(world: World, call: Call) -> Any:
    """A thread of its own, or a forum post with its first message."""
    parent = world.channel(call.params["channel_id"])
    body = call.body
    forums.may_open(world, parent, body)
    if parent["type"] != shapes.FORUM:
        if parent["type"] != shapes.TEXT:
            raise ApiError(400, 50024, "Cannot execute action on this channel type")
        kind = body.get("type", shapes.PRIVATE_THREAD)
        return Reply(201, _open_thread(world, parent, body, thread_id=world.ids.next(), kind=kind))
    check_body(body.get("message") or {})
    forums.may_tag(parent, body.get("applied_tags") or [])
    thread_id = world.ids.next()
    thread = _open_thread(world, parent, body, thread_id=thread_id, kind=shapes.PUBLIC_THREAD)
    channel = world.channel(thread_id)
    # The first message of a forum post has the post's own id.
    first = world.post(channel, world.bot, body["message"], id=thread_id)
    world.messages[thread_id] = {thread_id: first}
    return Reply(201, {**thread, "message": first})


@route("POST", ONE + "/messages/{message_id}/threads")
def create_thread_on(world: World, call: Call) -> Any:
    message = world.message(call.params["channel_id"], call.params["message_id"])
    if message.get("thread"):
        raise ApiError(400, 160004, "A thread has already been created for this message")
    parent = world.channel(call.params["channel_id"])
    forums.may_open(world, parent, call.body)
    thread = _open_thread(
        world, parent, call.body, thread_id=message["id"], kind=shapes.PUBLIC_THREAD
    )
    message["thread"] = thread
    message["flags"] |= 1 << 5
    origin = {"channel_id": parent["id"], "message_id": message["id"], "type": 0}
    world.start(world.channel(thread["id"]), message["author"], origin)
    return Reply(201, thread)


def join_thread(world: World, thread: Json, user_id: str) -> None:
    members = world.thread_members.setdefault(thread["id"], {})
    if user_id not in members:
        members[user_id] = shapes.thread_member(thread["id"], user_id, at=world.clock.stamp())
        _announce_members(world, thread, added=[members[user_id]])


def _announce_members(
    world: World, thread: Json, *, added: list[Json] | None = None, removed: tuple[str, ...] = ()
) -> None:
    thread["member_count"] = len(world.thread_members[thread["id"]])
    guild = world.guild(thread["guild_id"])
    who = [{**m, "member": guild.members.get(m["user_id"]), "presence": None} for m in added or []]
    body = {
        "id": thread["id"],
        "guild_id": thread["guild_id"],
        "member_count": thread["member_count"],
        "added_members": who,
        "removed_member_ids": list(removed),
    }
    world.emit("THREAD_MEMBERS_UPDATE", body, guild_id=thread["guild_id"])


def _open_for_members(world: World, call: Call) -> Json:
    """The thread, whose members can't be changed while it is archived."""
    thread = world.channel(call.params["channel_id"])
    if thread["type"] not in shapes.THREADS:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    if thread["thread_metadata"]["archived"]:
        raise ApiError(400, 50083, "Thread is archived")
    return thread


def _whom(world: World, call: Call) -> str:
    return call.params.get("user_id", world.bot["id"])


@route("PUT", ONE + "/thread-members/{user_id}")
@route("PUT", ONE + "/thread-members/@me")
def add_to_thread(world: World, call: Call) -> Any:
    thread = _open_for_members(world, call)
    world.member(thread["guild_id"], _whom(world, call))
    join_thread(world, thread, _whom(world, call))


@route("DELETE", ONE + "/thread-members/{user_id}")
@route("DELETE", ONE + "/thread-members/@me")
def remove_from_thread(world: World, call: Call) -> Any:
    thread = _open_for_members(world, call)
    whom = _whom(world, call)
    if world.thread_members.get(thread["id"], {}).pop(whom, None) is not None:
        _announce_members(world, thread, removed=(whom,))


@route("GET", ONE + "/thread-members")
def thread_members(world: World, call: Call) -> Any:
    return list(world.thread_members.get(call.params["channel_id"], {}).values())


@route("GET", ONE + "/thread-members/{user_id}")
def thread_member(world: World, call: Call) -> Any:
    found = world.thread_members.get(call.params["channel_id"], {}).get(call.params["user_id"])
    if found is None:
        raise not_found(10007, "Member")
    return found


@route("GET", "/guilds/{guild_id}/threads/active")
def active_threads(world: World, call: Call) -> Any:
    threads = [
        t
        for t in world.guild(call.params["guild_id"]).threads()
        if not t["thread_metadata"]["archived"]
    ]
    return _listed(world, threads)


def _listed(world: World, threads: list[Json]) -> Json:
    me = world.bot["id"]
    mine = [world.thread_members.get(t["id"], {}).get(me) for t in threads]
    return {
        "threads": sorted(threads, key=lambda t: int(t["id"]), reverse=True),
        "members": [member for member in mine if member],
        "has_more": False,
    }


@route("GET", ONE + "/threads/archived/public")
@route("GET", ONE + "/threads/archived/private")
@route("GET", ONE + "/users/@me/threads/archived/private")
def archived_threads(world: World, call: Call) -> Any:
    """Latest archived first, a page at a time, before the given moment."""
    parent = world.channel(call.params["channel_id"])
    kind = shapes.PUBLIC_THREAD if call.path.endswith("public") else shapes.PRIVATE_THREAD
    found = [
        t
        for t in world.guild(parent["guild_id"]).threads()
        if t["parent_id"] == parent["id"]
        and t["type"] == kind
        and t["thread_metadata"]["archived"]
        and _archived_at(t) < _moment(call.query.get("before"))
    ]
    found.sort(key=_archived_at, reverse=True)
    page = found[: call.limit(50)]
    return {**_listed(world, page), "threads": page, "has_more": len(found) > len(page)}


def _archived_at(thread: Json) -> datetime:
    return datetime.fromisoformat(thread["thread_metadata"]["archive_timestamp"])


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.max.replace(tzinfo=UTC)
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
