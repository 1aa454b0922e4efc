"""The steps of the set-up: each choice is checked against Discord, then saved at once."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from weakref import WeakValueDictionary

import discord

from bot import zones
from bot.audiences import fetched_server
from bot.client import Ledarbot
from bot.i18n import LOCALES
from bot.join_requests import is_open
from bot.services import communities, policies
from cogs.setup.messages import Part
from domain.audiences import Server
from domain.community import Community, Purpose
from domain.errors import NotFound
from domain.ids import ChannelId, CommunityId, RoleId, UserId
from domain.shortcomings import Fault, Shortcoming, shortcomings, unfit

DELAYS = (0, 120, 600)
REAPPLY_DAYS = (0, 14, 30, 90, 180)
WAITING_DAYS = (7, 14, 30)
_INVITED_WITHIN = timedelta(minutes=5)

# Two administrators (or one who presses twice) must not create everything double. A server's
# interactions all come to one process, so a lock of its own is enough.
_locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """How it stands: what is chosen, and the server as it is."""

    community: Community
    server: Server
    takes_join_requests: bool
    lacks_invitation: bool = False
    extra_questions: tuple[str, ...] = ()
    """What the network asks in Discord's form beside the four questions."""

    @property
    def shortcomings(self) -> tuple[Shortcoming, ...]:
        found = shortcomings(
            self.community, self.server, takes_join_requests=self.takes_join_requests
        )
        if self.lacks_invitation:
            found += (Shortcoming(Fault.INVITATION_GONE),)
        return found


@dataclass(slots=True)
class Outcome:
    """What a step led to, for the screen to tell."""

    refused: tuple[Shortcoming, ...] = ()
    candidate: ChannelId | None = None
    """The review channel that was refused: it may be hidden from others."""
    made: list[Part] = field(default_factory=list)
    stopped: str | None = None


def turn_of(guild: discord.Guild) -> asyncio.Lock:
    """The lock of a server's set-up; held while things are created or hidden."""
    return _locks.setdefault(guild.id, asyncio.Lock())


async def known(bot: Ledarbot, guild: discord.Guild) -> Community:
    """The settings, or those that a new community would begin with."""
    community = await communities.of(bot.uow, community_id=CommunityId(guild.id))
    if community is not None:
        return community
    prefers_swedish = guild.preferred_locale is discord.Locale.swedish
    return Community(
        community_id=CommunityId(guild.id),
        name=guild.name,
        locale="sv" if prefers_swedish else bot.settings.locale,
        timezone=bot.settings.timezone,
    )


async def begin(bot: Ledarbot, guild: discord.Guild, *, by: UserId) -> Community:
    """The settings, kept from now on, with the name that the server has now."""
    first = await known(bot, guild)
    stored = await communities.of(bot.uow, community_id=first.community_id)
    if stored is not None and stored.name == guild.name:
        return stored
    unknown = Community(community_id=first.community_id)
    return await communities.change(
        bot.uow,
        community_id=first.community_id,
        by=by,
        now=bot.clock.now(),
        change=lambda before: replace(first if before == unknown else before, name=guild.name),
    )


async def present(bot: Ledarbot, guild: discord.Guild, *, thoroughly: bool = False) -> Present:
    """How it stands this moment; `thoroughly` looks for the invitation's message too."""
    community = await known(bot, guild)
    found = await policies.in_force(bot.uow, community_id=community.community_id)
    return Present(
        community=community,
        server=await fetched_server(guild, community),
        takes_join_requests=is_open(guild),
        lacks_invitation=thoroughly and await _lacks_invitation(bot, guild, community),
        extra_questions=found.policy.extra_questions,
    )


async def _lacks_invitation(bot: Ledarbot, guild: discord.Guild, community: Community) -> bool:
    channel = guild.get_channel(community.welcome_channel_id or 0)
    if community.set_up_at is None or not isinstance(channel, discord.TextChannel):
        return False
    if community.welcome_message_id is None:
        return bot.clock.now() - community.set_up_at > _INVITED_WITHIN
    try:
        await channel.fetch_message(community.welcome_message_id)
    except discord.NotFound:
        return True
    except discord.Forbidden:
        # That the bot can't read there is told by itself.
        return False
    return False


def field_of(part: Part) -> str:
    """Where the choice for a part is kept."""
    return f"{part.value}_{'channel' if isinstance(part, Purpose) else 'role'}_id"


async def choose(
    bot: Ledarbot, guild: discord.Guild, part: Part, chosen: int | None, *, by: UserId
) -> Outcome:
    """Keep the role or channel for a part, unless it is unfit; None leaves the part empty."""
    community = await begin(bot, guild, by=by)
    value: RoleId | ChannelId | None = None
    if chosen is not None:
        value = ChannelId(chosen) if isinstance(part, Purpose) else RoleId(chosen)
    candidate = _with(community, part, value)
    if value is not None:
        server = await fetched_server(guild, candidate)
        if value not in (server.channels if isinstance(part, Purpose) else server.roles):
            # Ids of another server, or of something that was deleted meanwhile.
            raise NotFound()
        if refused := unfit(candidate, server, part):
            seen = any(each.fault is Fault.REVIEW_SEEN for each in refused)
            return Outcome(refused=refused, candidate=ChannelId(value) if seen else None)
    await keep(bot, guild, part, value, by=by)
    return Outcome()


async def keep(
    bot: Ledarbot,
    guild: discord.Guild,
    part: Part,
    value: RoleId | ChannelId | None,
    *,
    by: UserId,
) -> Community:
    """Save one choice."""
    return await communities.change(
        bot.uow,
        community_id=CommunityId(guild.id),
        by=by,
        now=bot.clock.now(),
        change=lambda before: _with(before, part, value),
    )


def _with(community: Community, part: Part, value: RoleId | ChannelId | None) -> Community:
    changed: dict[str, RoleId | ChannelId | None] = {field_of(part): value}
    return replace(community, **changed)  # type: ignore[arg-type]


def allowed(habit: str, community: Community) -> tuple[int, ...]:
    """The values that a habit may take: those we propose, and the one it has."""
    proposed = {
        "decision_delay_seconds": DELAYS,
        "reapply_days": REAPPLY_DAYS,
        "waiting_days": WAITING_DAYS,
    }[habit]
    return tuple(sorted({*proposed, getattr(community, habit)}))


async def set_habit(
    bot: Ledarbot, guild: discord.Guild, habit: str, value: str, *, by: UserId
) -> None:
    """Keep the language, the time zone or one of the limits."""
    community = await begin(bot, guild, by=by)
    kept: str | int = value
    if habit == "locale":
        _must(value in LOCALES)
    elif habit == "timezone":
        _must(zones.exists(value))
    else:
        _must(value in map(str, allowed(habit, community)))
        kept = int(value)
    changed: dict[str, str | int] = {habit: kept}
    await communities.change(
        bot.uow,
        community_id=community.community_id,
        by=by,
        now=bot.clock.now(),
        change=lambda before: replace(before, **changed),  # type: ignore[arg-type]
    )


def _must(holds: bool) -> None:
    # A menu offers nothing else, so whoever sends it has forged it.
    if not holds:
        raise NotFound()


_STOPS = {60003: "two_factor", 30005: "too_many_roles", 30013: "too_many_channels"}


def stop_of(refused: discord.HTTPException) -> str:
    """Discord's refusal as one of the few that a person can do something about."""
    return _STOPS.get(refused.code, "forbidden")
