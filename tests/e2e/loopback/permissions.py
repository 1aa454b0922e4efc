"""What a member may do in a channel, computed as Discord computes it."""

from typing import Any

ADMINISTRATOR = 1 << 3
KICK_MEMBERS = 1 << 1
MANAGE_CHANNELS = 1 << 4
SEND_MESSAGES = 1 << 11
PUBLIC_THREADS = 1 << 35
MANAGE_EVENTS = 1 << 33
CREATE_EVENTS = 1 << 44
ALL = (1 << 53) - 1
# Everything but the administrator's right: a bot that was invited with care.
BOT_DEFAULT = ALL & ~ADMINISTRATOR
# View, send, history, threads, commands, and the like.
EVERYONE_DEFAULT = (
    (1 << 6) | (1 << 10) | (1 << 11) | (1 << 14) | (1 << 16) | (1 << 31) | (1 << 35) | (1 << 38)
)


def in_guild(guild: dict[str, Any], roles: dict[str, Any], member: dict[str, Any]) -> int:
    """A member's rights before any channel has its say."""
    if guild["owner_id"] == member["user"]["id"]:
        return ALL
    held = int(roles[guild["id"]]["permissions"])
    for role_id in member["roles"]:
        held |= int(roles.get(role_id, {"permissions": 0})["permissions"])
    return ALL if held & ADMINISTRATOR else held


def in_channel(
    guild: dict[str, Any],
    roles: dict[str, Any],
    member: dict[str, Any],
    overwrites: list[dict[str, Any]],
) -> int:
    """A member's rights in a channel: everyone's overwrite, then the roles', then their own."""
    held = in_guild(guild, roles, member)
    if held & ADMINISTRATOR:
        return ALL
    by_id = {overwrite["id"]: overwrite for overwrite in overwrites}
    of_roles = [by_id[role_id] for role_id in member["roles"] if role_id in by_id]
    for group in ([by_id.get(guild["id"])], of_roles, [by_id.get(member["user"]["id"])]):
        present = [overwrite for overwrite in group if overwrite]
        for overwrite in present:
            held &= ~int(overwrite["deny"])
        for overwrite in present:
            held |= int(overwrite["allow"])
    return held
