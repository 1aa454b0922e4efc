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
    if member.bot or (role_id is not None and role_id not in _roles(member)):
        return False
    return Capability.MEMBER in _capabilities(member, community)


async def may(
    guild: discord.Guild, community: Community, user_id: UserId, capability: Capability
) -> bool:
    """Whether the person has the capability, where no interaction brought their roles along."""
    try:
        member = await guild.fetch_member(user_id)
    except discord.NotFound:
        return False
    return capability in _capabilities(member, community)


def _roles(member: discord.Member) -> frozenset[int]:
    return frozenset(role.id for role in member.roles)


def _capabilities(member: discord.Member, community: Community) -> frozenset[Capability]:
    return capabilities_of(
        community,
        role_ids=_roles(member),
        is_administrator=member.guild_permissions.administrator,
    )
