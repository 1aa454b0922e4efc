"""What a community is proposed: roles and channels it has already, and those to be created."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from domain.audiences import Channel, Kind, Role, Server
from domain.community import Capability, Community, Purpose
from domain.shortcomings import KINDS, PURPOSES, ROLES

# How servers name these things, in Swedish and English; the first is what we'd write ourselves.
_ROLE_NAMES: Mapping[Capability, frozenset[str]] = {
    Capability.MODERATOR: frozenset({"moderator", "moderatorer", "moderators", "mod", "mods"}),
    Capability.ORGANISER: frozenset(
        {"arrangör", "arrangörer", "organiser", "organisers", "organizer", "organizers"}
    ),
    Capability.MEMBER: frozenset({"medlem", "medlemmar", "member", "members"}),
}
_CHANNEL_NAMES: Mapping[Purpose, frozenset[str]] = {
    Purpose.REVIEW: frozenset(
        {"granskning", "ansökningar", "medlemsansökningar", "review", "applications"}
    ),
    Purpose.WELCOME: frozenset({"välkommen", "valkommen", "välkomna", "welcome"}),
    Purpose.ANNOUNCEMENTS: frozenset(
        {"anslag", "anslagstavla", "anslagstavlan", "nyheter", "announcements", "news"}
    ),
    Purpose.THREADS: frozenset(
        {"trådar", "tradar", "frågor", "fragor", "forum", "threads", "questions"}
    ),
    Purpose.MEETUPS: frozenset({"träffar", "traffar", "evenemang", "meetups", "events"}),
    Purpose.FEEDBACK: frozenset({"återkoppling", "aterkoppling", "synpunkter", "feedback"}),
}
_CATEGORY_NAMES = frozenset({"nätverket", "natverket", "the network", "network"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What to do about all that has not been chosen yet."""

    use_roles: Mapping[Capability, Role]
    create_roles: tuple[Capability, ...]
    use_channels: Mapping[Purpose, Channel]
    create_channels: tuple[Purpose, ...]

    @property
    def is_empty(self) -> bool:
        return not (
            self.use_roles or self.create_roles or self.use_channels or self.create_channels
        )


def proposal(community: Community, server: Server) -> Proposal:
    """For each part without a choice that still exists: one of that name, else a new one."""
    roles = {
        capability: _existing_role(community, server, capability)
        for capability in ROLES
        if community.role_of(capability) not in server.roles
    }
    channels = {
        purpose: _existing_channel(community, server, purpose)
        for purpose in PURPOSES
        if community.channel_for(purpose) not in server.channels
    }
    return Proposal(
        use_roles={part: role for part, role in roles.items() if role is not None},
        create_roles=tuple(part for part, role in roles.items() if role is None),
        use_channels={part: channel for part, channel in channels.items() if channel is not None},
        create_channels=tuple(part for part, channel in channels.items() if channel is None),
    )


def existing_category(server: Server) -> Channel | None:
    """The category for our channels, if one of that name is there."""
    return next(
        (
            channel
            for channel in server.channels.values()
            if channel.kind is Kind.CATEGORY and plain_name(channel.name) in _CATEGORY_NAMES
        ),
        None,
    )


def plain_name(name: str) -> str:
    """A name as it is compared: lower case, without the emoji and dashes around its words."""
    words = re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(words.split())


def _existing_role(community: Community, server: Server, capability: Capability) -> Role | None:
    taken = {community.role_of(other) for other in ROLES}
    for role in sorted(server.roles.values(), key=lambda role: -role.position):
        if (
            plain_name(role.name) in _ROLE_NAMES[capability]
            and role.role_id not in taken
            and role.role_id != server.everyone_id
            and not role.is_managed
            and (capability is not Capability.MEMBER or server.is_below_bot(role))
        ):
            return role
    return None


def _existing_channel(community: Community, server: Server, purpose: Purpose) -> Channel | None:
    taken = {community.channel_for(other) for other in PURPOSES}
    for channel in server.channels.values():
        if (
            plain_name(channel.name) in _CHANNEL_NAMES[purpose]
            and channel.kind in KINDS[purpose]
            and channel.channel_id not in taken
        ):
            return channel
    return None
