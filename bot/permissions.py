"""Who may do what: one decorator for Discord's own gate and for ours, denying when unsure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

import discord
from discord import app_commands

from domain.community import Capability, Community, capabilities_of
from domain.errors import LedarbotError, NotAllowed, NotSetUp
from domain.ids import CommunityId, UserId

if TYPE_CHECKING:
    from bot.client import Ledarbot

T = TypeVar("T")

# What Discord shows a command to before anybody has said otherwise under Server Settings →
# Integrations. The runtime check below is what decides.
_SHOWN_TO: dict[Capability, discord.Permissions | None] = {
    Capability.ADMINISTRATOR: discord.Permissions(administrator=True),
    Capability.MODERATOR: discord.Permissions(moderate_members=True),
    Capability.ORGANISER: discord.Permissions(manage_events=True),
    Capability.MEMBER: None,
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind an interaction: who, where, with which capabilities and language."""

    user_id: UserId
    community: Community | None
    capabilities: frozenset[Capability]
    locale: str

    def must(self, capability: Capability) -> Community:
        """The community in which the person has the capability, else NotAllowed or NotSetUp."""
        if capability not in self.capabilities:
            raise NotAllowed(needs=capability.value)
        if self.community is None:
            raise NotSetUp()
        return self.community


class Refused(app_commands.CheckFailure):
    """Carries our refusal through discord.py, which lets only its own errors out of a check."""

    def __init__(self, error: LedarbotError) -> None:
        super().__init__(str(error))
        self.error = error


async def actor_of(interaction: discord.Interaction) -> Actor:
    """Read anew at every click: a moderator may have lost the role since the last one."""
    bot = cast("Ledarbot", interaction.client)
    community: Community | None = None
    if interaction.guild_id is not None:
        community = await bot.glances.community(CommunityId(interaction.guild_id))
    return Actor(
        user_id=UserId(interaction.user.id),
        community=community,
        capabilities=_capabilities(interaction, community),
        locale=bot.i18n.nearest(
            str(interaction.locale), otherwise=community.locale if community else None
        ),
    )


def _capabilities(
    interaction: discord.Interaction, community: Community | None
) -> frozenset[Capability]:
    member = interaction.user
    if interaction.guild_id is None or not isinstance(member, discord.Member):
        return frozenset()
    return capabilities_of(
        community,
        role_ids=frozenset(role.id for role in member.roles),
        # The permissions that came with the interaction, so that no cache is trusted.
        is_administrator=interaction.permissions.administrator,
    )


def shown_to(capability: Capability) -> Callable[[T], T]:
    """Discord's own gate alone: for a group whose commands carry `requires`."""
    permissions = _SHOWN_TO[capability]

    def decorate(target: T) -> T:
        if permissions is not None:
            app_commands.default_permissions(permissions)(target)
        return target

    return decorate


class Needs:
    """The runtime check of a command; `/help` reads from it whom the command is for."""

    def __init__(self, capability: Capability) -> None:
        self.capability = capability

    async def __call__(self, interaction: discord.Interaction) -> bool:
        actor = await actor_of(interaction)
        if self.capability not in actor.capabilities:
            raise Refused(NotAllowed(needs=self.capability.value))
        return True


def requires(capability: Capability) -> Callable[[T], T]:
    """Let only people with the capability use the command: Discord's gate and ours in one."""

    def decorate(target: T) -> T:
        command: Any = app_commands.check(Needs(capability))(target)
        return cast(T, shown_to(capability)(command))

    return decorate


def needs_of(command: app_commands.Command[Any, ..., Any]) -> frozenset[Capability]:
    """What somebody must be able to do to use the command; empty when anybody may."""
    return frozenset(check.capability for check in command.checks if isinstance(check, Needs))


INVITED_WITH = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    create_private_threads=True,
    manage_threads=True,
    # A moderator may have a reported post taken away.
    manage_messages=True,
    read_message_history=True,
    attach_files=True,
    embed_links=True,
    # Polls of Discord's own, where the voters may be seen.
    send_polls=True,
    manage_channels=True,
    manage_roles=True,
    # Discord lets a bot decide on membership applications only with this one.
    kick_members=True,
    # The roles that the set-up creates show moderators and organisers their commands by these,
    # and nobody can give what they don't have.
    moderate_members=True,
    manage_events=True,
    create_events=True,
)
"""What the bot asks for when it is invited; README.md has the number."""
