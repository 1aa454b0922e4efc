"""What Discord refuses of threads and of forums: names, tags, limits, what is archived."""

from typing import Any

from tests.e2e.loopback import permissions, shapes
from tests.e2e.loopback.replies import ApiError, invalid
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import World

TAGS_AT_MOST, ON_A_POST = 20, 5
TAG_LENGTH = 20
PINNED, REQUIRE_TAG = 1 << 1, 1 << 4


def may_open(world: World, parent: Json, body: Json) -> None:
    """Refuse a thread that the bot may not open, one without a name of the right length, and one
    too many.
    """
    if parent["type"] == shapes.FORUM:
        world.must(permissions.SEND_MESSAGES, parent)
    elif body.get("type", shapes.PUBLIC_THREAD) == shapes.PUBLIC_THREAD:
        world.must(permissions.PUBLIC_THREADS, parent)
    if not 1 <= len(body.get("name") or "") <= 100:
        raise invalid("name", "Must be between 1 and 100 in length.")
    threads = world.guild(parent["guild_id"]).threads()
    active = sum(not each["thread_metadata"]["archived"] for each in threads)
    if active >= world.settings.active_threads:
        raise ApiError(400, 160006, "Maximum number of active threads reached")


def may_tag(forum: Json, applied: list[str]) -> None:
    """Refuse tags that the forum hasn't, and none where it wants one."""
    if forum.get("flags", 0) & REQUIRE_TAG and not applied:
        raise ApiError(400, 40067, "A tag is required to create a forum post in this channel")
    if len(applied) > ON_A_POST:
        raise invalid("applied_tags", "Must be 5 or fewer in length.")
    known = {tag["id"] for tag in forum["available_tags"]}
    if not {str(each) for each in applied} <= known:
        raise ApiError(400, 10087, "Unknown tag")


def may_change(world: World, thread: Json, body: Json) -> None:
    """Refuse changes of what is archived, unless it is opened in the same request."""
    if thread["thread_metadata"]["archived"] and body.get("archived") is not False:
        raise archived()
    if body.get("name") is not None and not 1 <= len(body["name"]) <= 100:
        raise invalid("name", "Must be between 1 and 100 in length.")
    parent = world.channel(thread["parent_id"])
    if body.get("applied_tags") is not None:
        may_tag(parent, body["applied_tags"])
    if (body.get("flags") or 0) & PINNED:
        _may_pin(world, parent, thread)


def _may_pin(world: World, parent: Json, thread: Json) -> None:
    others = [
        each
        for each in world.guild(parent["guild_id"]).threads()
        if each["parent_id"] == parent["id"] and each["flags"] & PINNED
    ]
    if any(each["id"] != thread["id"] for each in others):
        message = "Maximum number of pinned threads in a forum channel has been reached"
        raise ApiError(400, 30047, message)


def kept_tags(world: World, forum: Json, wanted: list[Json]) -> list[Json]:
    """The tags as the forum has them from now on: what is not named is gone, new ones get an id."""
    if len(wanted) > TAGS_AT_MOST:
        raise invalid("available_tags", "Must be 20 or fewer in length.")
    names = [tag["name"] for tag in wanted]
    if len(names) != len(set(names)):
        raise ApiError(400, 40061, "Tag names must be unique")
    if not all(1 <= len(name) <= TAG_LENGTH for name in names):
        raise invalid("available_tags", "Must be between 1 and 20 in length.")
    known = {tag["id"] for tag in forum["available_tags"]}
    return [_tag(world, tag, known) for tag in wanted]


def _tag(world: World, wanted: Json, known: set[Any]) -> Json:
    tag_id = str(wanted["id"]) if wanted.get("id") is not None else None
    return {
        "id": tag_id if tag_id in known else world.ids.next(),
        "name": wanted["name"],
        "moderated": bool(wanted.get("moderated")),
        "emoji_id": wanted.get("emoji_id"),
        "emoji_name": wanted.get("emoji_name"),
    }


def must_be_open(world: World, channel_id: str) -> None:
    """Refuse changes of messages in a thread that is archived."""
    channel = world.channel(channel_id)
    if channel["type"] in shapes.THREADS and channel["thread_metadata"]["archived"]:
        raise archived()


def archived() -> ApiError:
    return ApiError(400, 50083, "Thread is archived")
