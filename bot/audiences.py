"""The facts about a Discord server that the rules of who sees what need."""

from collections.abc import Iterable, Sequence

import discord

from domain.audiences import (
    Channel,
    Kind,
    Overwrite,
    Permission,
    Permissions,
    Person,
    Role,
    Server,
    Viewer,
    outsiders,
)
from domain.community import Community, Purpose
from domain.ids import ChannelId, RoleId, UserId

_KINDS = {
    discord.ChannelType.text: Kind.TEXT,
    discord.ChannelType.news: Kind.NEWS,
    discord.ChannelType.forum: Kind.FORUM,
    discord.ChannelType.category: Kind.CATEGORY,
}


async def review_audience(guild: discord.Guild, community: Community) -> tuple[Viewer, ...]:
    """The roles and people who can see the review channel without moderating.

    Empty also when there is no such channel. Cheap enough to ask before every card: only people
    who were let into the channel by name are fetched.
    """
    review = guild.get_channel(community.review_channel_id or 0)
    if review is None:
        return ()
    server = await _server(guild, community, guild.roles, [review])
    return outsiders(server, community, server.channels[ChannelId(review.id)])


async def fetched_server(guild: discord.Guild, community: Community) -> Server:
    """The server as it is this moment: what was changed a second ago need not be cached yet."""
    roles = await guild.fetch_roles()
    try:
        channels = await guild.fetch_channels()
    except discord.InvalidData:
        # A kind of channel that the library doesn't know; the gateway has left it out.
        channels = guild.channels
    return await _server(guild, community, roles, channels)


async def _server(
    guild: discord.Guild,
    community: Community,
    roles: Iterable[discord.Role],
    channels: Sequence[discord.abc.GuildChannel],
) -> Server:
    found = {ChannelId(channel.id): _channel(channel) for channel in channels}
    review = found.get(community.channel_for(Purpose.REVIEW) or ChannelId(0))
    return Server(
        everyone_id=RoleId(guild.default_role.id),
        bot=_person(guild, guild.me),
        roles={RoleId(role.id): _role(role) for role in roles},
        channels=found,
        people={} if review is None else await _people(guild, review),
    )


async def _people(guild: discord.Guild, channel: Channel) -> dict[UserId, Person]:
    """Those whom the channel is shown to by name, as far as they are still in the server."""
    people = {}
    for user_id, overwrite in channel.people.items():
        if Permission.VIEW not in overwrite.allow or user_id == guild.me.id:
            continue
        try:
            member = await guild.fetch_member(user_id)
        except discord.NotFound:
            continue
        people[user_id] = _person(guild, member)
    return people


def _person(guild: discord.Guild, member: discord.Member) -> Person:
    return Person(
        user_id=UserId(member.id),
        name=member.display_name,
        role_ids=frozenset(RoleId(role.id) for role in member.roles),
        owns_server=member.id == guild.owner_id,
    )


def _role(role: discord.Role) -> Role:
    return Role(
        role_id=RoleId(role.id),
        name=role.name,
        position=role.position,
        permissions=_permissions(role.permissions),
        is_managed=role.managed,
    )


def _channel(channel: discord.abc.GuildChannel) -> Channel:
    roles: dict[RoleId, Overwrite] = {}
    people: dict[UserId, Overwrite] = {}
    for target, overwrite in channel.overwrites.items():
        allow, deny = overwrite.pair()
        kept = Overwrite(_permissions(allow), _permissions(deny))
        # What is not cached comes as an object that knows its type alone.
        if isinstance(target, discord.Role) or getattr(target, "type", None) is discord.Role:
            roles[RoleId(target.id)] = kept
        else:
            people[UserId(target.id)] = kept
    return Channel(
        channel_id=ChannelId(channel.id),
        name=channel.name,
        kind=_KINDS.get(channel.type, Kind.OTHER),
        roles=roles,
        people=people,
    )


def _permissions(permissions: discord.Permissions) -> Permissions:
    return frozenset(known for known in Permission if getattr(permissions, known.value))
