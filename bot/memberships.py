"""Who belongs to a community: asked of Discord each time, for members are not cached."""

import discord

from domain.community import Capability, Community, capabilities_of
from domain.ids import RoleId, UserId


async def members_of(
    guild: discord.Guild, community: Community, *, role_id: RoleId | None = None
) -> list[UserId]:
    """Everybody who belongs to the community, with the role if one is given; no bots."""
    return [
        UserId(member.id)
        async for member in guild.fetch_members(limit=None)
        if belongs(member, community, role_id=role_id)
    ]


def belongs(member: discord.Member, community: Community, *, role_id: RoleId | None = None) -> bool:
    """Whether the person belongs to the community, and has the role if one is given."""
    roles = frozenset(role.id for role in member.roles)
    if member.bot or (role_id is not None and role_id not in roles):
        return False
    held = capabilities_of(
        community,
        role_ids=roles,
        is_administrator=member.guild_permissions.administrator,
    )
    return Capability.MEMBER in held
