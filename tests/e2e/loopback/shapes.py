"""Discord's objects as the gateway and the API write them."""

from datetime import datetime, timedelta
from typing import Any

Json = dict[str, Any]

TEXT, DM, CATEGORY, PUBLIC_THREAD, PRIVATE_THREAD, FORUM = 0, 1, 4, 11, 12, 15
THREADS = (10, PUBLIC_THREAD, PRIVATE_THREAD)
EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15


def user(user_id: str, name: str, *, bot: bool = False, avatar: str | None = None) -> Json:
    return {
        "id": user_id,
        "username": name.lower().replace(" ", "_"),
        "global_name": None if bot else name,
        "discriminator": "0000" if bot else "0",
        "avatar": avatar,
        "bot": bot,
        "public_flags": 0,
        "flags": 0,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
        "primary_guild": None,
        "collectibles": None,
    }


def member(of: Json, *, roles: list[str], joined_at: str, pending: bool = False) -> Json:
    return {
        "user": of,
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": roles,
        "joined_at": joined_at,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": pending,
        "flags": 0,
        "communication_disabled_until": None,
    }


def role(role_id: str, name: str, *, permissions: int, position: int, **more: Any) -> Json:
    return {
        "id": role_id,
        "name": name,
        "description": None,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": position,
        "permissions": str(permissions),
        "managed": False,
        "mentionable": False,
        "flags": 0,
        **more,
    }


def channel(channel_id: str, name: str, kind: int, *, guild_id: str, position: int) -> Json:
    made: Json = {
        "id": channel_id,
        "type": kind,
        "guild_id": guild_id,
        "name": name,
        "position": position,
        "permission_overwrites": [],
        "parent_id": None,
        "flags": 0,
    }
    if kind != CATEGORY:
        made |= {"topic": None, "nsfw": False, "last_message_id": None, "rate_limit_per_user": 0}
    if kind == FORUM:
        made |= {
            "available_tags": [],
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
            "template": "",
        }
    return made


def thread(thread_id: str, name: str, kind: int, *, parent: Json, owner_id: str, at: str) -> Json:
    return {
        "id": thread_id,
        "type": kind,
        "guild_id": parent["guild_id"],
        "parent_id": parent["id"],
        "owner_id": owner_id,
        "name": name,
        "last_message_id": None,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "rate_limit_per_user": 0,
        "flags": 0,
        "applied_tags": [],
        "thread_metadata": {
            "archived": False,
            "archive_timestamp": at,
            "auto_archive_duration": 1440,
            "locked": False,
            "create_timestamp": at,
        },
    }


def thread_member(thread_id: str, user_id: str, *, at: str) -> Json:
    return {"id": thread_id, "user_id": user_id, "join_timestamp": at, "flags": 0}


def guild(guild_id: str, name: str, *, owner_id: str, features: list[str], locale: str) -> Json:
    """A guild without the parts that only GUILD_CREATE carries."""
    return {
        "id": guild_id,
        "name": name,
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "features": features,
        "banner": None,
        "owner_id": owner_id,
        "application_id": None,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 1,
        "default_message_notifications": 1,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": locale,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "premium_progress_bar_enabled_user_updated_at": None,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
    }


def numbered(components: list[Json]) -> list[Json]:
    """Components as Discord gives them back: each with an id."""
    counter = iter(range(1, 1000))

    def visit(component: Json) -> Json:
        copy = {"id": next(counter), **component}
        if copy.get("id") in (None, 0):
            copy["id"] = next(counter)
        for part in ("components",):
            if part in copy:
                copy[part] = [visit(child) for child in copy[part]]
        for part in ("accessory", "component"):
            if copy.get(part):
                copy[part] = visit(copy[part])
        return copy

    return [visit(component) for component in components]


def message(message_id: str, *, channel: Json, author: Json, at: str, body: Json) -> Json:
    made: Json = {
        "id": message_id,
        "channel_id": channel["id"],
        "type": 0,
        "author": author,
        "content": body.get("content") or "",
        "timestamp": at,
        "edited_timestamp": None,
        "tts": bool(body.get("tts")),
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [{"type": "rich", **embed} for embed in body.get("embeds") or []],
        "pinned": False,
        "flags": body.get("flags") or 0,
        "components": numbered(body.get("components") or []),
    }
    if body.get("nonce") is not None:
        made["nonce"] = body["nonce"]
    if body.get("poll"):
        made["poll"] = poll(body["poll"], at=at)
    if body.get("message_reference"):
        made["message_reference"] = {"channel_id": channel["id"], **body["message_reference"]}
        made["type"] = 19
    return made


def poll(asked: Json, *, at: str) -> Json:
    expiry = datetime.fromisoformat(at) + timedelta(hours=asked.get("duration") or 24)
    answers = [
        {"answer_id": number, "poll_media": answer["poll_media"]}
        for number, answer in enumerate(asked["answers"], start=1)
    ]
    return {
        "question": asked["question"],
        "answers": answers,
        "expiry": expiry.isoformat(),
        "allow_multiselect": bool(asked.get("allow_multiselect")),
        "layout_type": asked.get("layout_type") or 1,
        "results": {"answer_counts": [], "is_finalized": False},
    }


def walk(components: list[Json]) -> list[Json]:
    """Every component of a message, however deep."""
    found: list[Json] = []
    for component in components:
        found.append(component)
        found += walk(component.get("components") or [])
        found += walk(
            [component[part] for part in ("accessory", "component") if component.get(part)]
        )
    return found
