"""What the set-up changes in Discord: roles and channels are created, a channel is hidden.

Everything can be done again: what exists by id or by name is used, each thing that was created
is saved before the next, and so neither a crash nor a second press makes anything double.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import discord

from bot.audiences import fetched_server
from bot.client import Ledarbot
from cogs.setup.flow import Outcome, begin, choose, keep, stop_of, turn_of
from cogs.setup.messages import Names
from domain.audiences import Permission, Permissions, Server, permissions_of
from domain.community import Capability, Community, Purpose
from domain.errors import NotFound
from domain.ids import ChannelId, RoleId, UserId
from domain.proposals import existing_category, proposal
from domain.shortcomings import BOT_NEEDS, SHOWS_COMMANDS, Fault, Shortcoming

Overwrites = dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite]

_READ = frozenset({Permission.VIEW, Permission.HISTORY})
_TALK = _READ | {Permission.SEND, Permission.SEND_IN_THREADS}
_WITHOUT_A_FORUM = 400


@dataclass(frozen=True, slots=True)
class _Site:
    """The server in which things are created, and for whom."""

    bot: Ledarbot
    guild: discord.Guild
    by: UserId
    names: Names
    outcome: Outcome


async def propose(bot: Ledarbot, guild: discord.Guild, *, by: UserId) -> Outcome:
    """Use the roles and channels that are there, create those that are missing."""
    async with turn_of(guild):
        community = await begin(bot, guild, by=by)
        site = _Site(bot, guild, by, Names(bot.i18n, community.locale), Outcome())
        try:
            await _roles(site)
            await _channels(site)
        except discord.HTTPException as refused:
            if not 400 <= refused.status < 500 or refused.status == 429:
                raise
            site.outcome.stopped = stop_of(refused)
        return site.outcome


async def _roles(site: _Site) -> None:
    community, server = await _as_it_is(site)
    plan = proposal(community, server)
    for capability, role in plan.use_roles.items():
        await _use(site, capability, role.role_id)
    if plan.create_roles and not _may(site, server, Permission.ROLES):
        return
    for capability in plan.create_roles:
        shown_by = SHOWS_COMMANDS.get(capability)
        wanted = frozenset() if shown_by is None else frozenset({shown_by})
        made = await site.guild.create_role(
            name=site.names.of(capability),
            # Discord lets a bot give away only what it has itself.
            permissions=_granted(wanted & permissions_of(server, server.bot)),
            reason=site.names.reason,
        )
        await keep(site.bot, site.guild, capability, RoleId(made.id), by=site.by)
        site.outcome.made.append(capability)


async def _channels(site: _Site) -> None:
    community, server = await _as_it_is(site)
    plan = proposal(community, server)
    for purpose, channel in plan.use_channels.items():
        await _use(site, purpose, channel.channel_id)
    if not plan.create_channels or not _may(site, server, Permission.CHANNELS):
        return
    roles = {role.id: role for role in await site.guild.fetch_roles()}
    category = await _category(site, server)
    for purpose in plan.create_channels:
        overwrites = _audience(purpose, community, site.guild, roles, server)
        made = await _create(site, purpose, category, overwrites)
        await keep(site.bot, site.guild, purpose, ChannelId(made.id), by=site.by)
        site.outcome.made.append(purpose)


async def _as_it_is(site: _Site) -> tuple[Community, Server]:
    community = await begin(site.bot, site.guild, by=site.by)
    return community, await fetched_server(site.guild, community)


async def _use(site: _Site, part: Capability | Purpose, chosen: int) -> None:
    result = await choose(site.bot, site.guild, part, chosen, by=site.by)
    site.outcome.refused += result.refused
    site.outcome.candidate = result.candidate or site.outcome.candidate


def _may(site: _Site, server: Server, permission: Permission) -> bool:
    """Asked before Discord is: too many refusals would lock the bot out altogether."""
    if permission in permissions_of(server, server.bot):
        return True
    site.outcome.refused += (Shortcoming(Fault.BOT_LACKS, lacking=(permission,)),)
    return False


async def _category(site: _Site, server: Server) -> discord.abc.Snowflake:
    found = existing_category(server)
    if found is not None:
        return discord.Object(found.channel_id)
    return await site.guild.create_category(site.names.category, reason=site.names.reason)


async def _create(
    site: _Site,
    purpose: Purpose,
    category: discord.abc.Snowflake,
    overwrites: Overwrites,
) -> discord.abc.GuildChannel:
    about: dict[str, Any] = {
        "name": site.names.of(purpose),
        "topic": site.names.topic(purpose),
        "category": category,
        "overwrites": overwrites,
        "reason": site.names.reason,
    }
    if purpose is Purpose.THREADS:
        try:
            return await site.guild.create_forum(**about)
        except discord.HTTPException as refused:
            # Forums are for servers that have turned Discord's community features on.
            if refused.status != _WITHOUT_A_FORUM:
                raise
    return await site.guild.create_text_channel(**about)


def _audience(
    purpose: Purpose,
    community: Community,
    guild: discord.Guild,
    roles: Mapping[int, discord.Role],
    server: Server,
) -> Overwrites:
    """Who sees the channel and who writes in it; the moderators and organisers are members."""
    staff = (Capability.MODERATOR, Capability.ORGANISER)
    allowed: dict[Capability, Permissions] = dict.fromkeys((*staff, Capability.MEMBER), _TALK)
    everyone = _overwrite(server, deny=frozenset({Permission.VIEW}))
    if purpose is Purpose.REVIEW:
        allowed = {Capability.MODERATOR: _TALK}
    elif purpose is Purpose.WELCOME:
        everyone = _overwrite(
            server, allow=_TALK - {Permission.SEND}, deny=frozenset({Permission.SEND})
        )
    elif purpose is Purpose.ANNOUNCEMENTS:
        allowed[Capability.MEMBER] = _READ
    overwrites: Overwrites = {
        guild.default_role: everyone,
        guild.me: _overwrite(server, allow=BOT_NEEDS[purpose]),
    }
    for capability, permissions in allowed.items():
        role = roles.get(community.role_of(capability) or 0)
        if role is not None:
            silent = frozenset({Permission.SEND}) - permissions
            overwrites[role] = _overwrite(server, allow=permissions, deny=silent)
    return overwrites


def _overwrite(
    server: Server, *, allow: Permissions = frozenset(), deny: Permissions = frozenset()
) -> discord.PermissionOverwrite:
    """Only of permissions that the bot has: it may neither give nor take others."""
    own = permissions_of(server, server.bot)
    return discord.PermissionOverwrite.from_pair(_granted(allow & own), _granted(deny & own))


def _granted(permissions: Permissions) -> discord.Permissions:
    return discord.Permissions(**{permission.value: True for permission in permissions})


# -------------------------------------------------------------------------------------- hiding


async def hide_review(
    bot: Ledarbot, guild: discord.Guild, channel_id: ChannelId, *, by: UserId
) -> Outcome:
    """Show the channel to the moderators and the bot alone, and choose it for review."""
    async with turn_of(guild):
        community = await begin(bot, guild, by=by)
        channel = guild.get_channel(channel_id)
        if not isinstance(channel, discord.TextChannel):
            raise NotFound()
        server = await fetched_server(guild, community)
        moderator = guild.get_role(community.moderator_role_id or 0)
        if moderator is None:
            missing = Shortcoming(Fault.ROLE_NOT_CHOSEN, Capability.MODERATOR)
            return Outcome(refused=(missing,), candidate=channel_id)
        site = _Site(bot, guild, by, Names(bot.i18n, community.locale), Outcome())
        if not all(_may(site, server, each) for each in (Permission.ROLES, Permission.CHANNELS)):
            site.outcome.candidate = channel_id
            return site.outcome
        try:
            await channel.edit(overwrites=_hidden(channel, guild, moderator, server))
        except discord.Forbidden as refused:
            return Outcome(stopped=stop_of(refused), candidate=channel_id)
        return await choose(bot, guild, Purpose.REVIEW, channel_id, by=by)


def _hidden(
    channel: discord.TextChannel, guild: discord.Guild, moderator: discord.Role, server: Server
) -> Overwrites:
    """All in one request, so that nobody is let in or shut out between two of them."""
    changed: Overwrites = {}
    for target, overwrite in channel.overwrites.items():
        if target not in (guild.me, guild.self_role):
            overwrite.update(view_channel=None)
        if not overwrite.is_empty():
            changed[target] = overwrite
    shown = _overwrite(server, allow=BOT_NEEDS[Purpose.REVIEW])
    hidden = _overwrite(server, deny=frozenset({Permission.VIEW}))
    for target, wanted in ((guild.default_role, hidden), (moderator, shown), (guild.me, shown)):
        kept = changed.get(target, discord.PermissionOverwrite())
        kept.update(**{name: value for name, value in wanted if value is not None})
        changed[target] = kept
    return changed
