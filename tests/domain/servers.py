"""Servers to try the rules of a set-up on."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from domain.audiences import (
    Channel,
    Kind,
    Overwrite,
    Permission,
    Permissions,
    Person,
    Role,
    Server,
)
from domain.community import Community, Purpose
from domain.ids import ChannelId, CommunityId, RoleId, UserId
from domain.shortcomings import BOT_NEEDS

EVERYONE, MODERATOR, ORGANISER, MEMBER, BOARD, OWN = (RoleId(n) for n in range(1, 7))
VIEW = frozenset({Permission.VIEW})
HIDDEN = Overwrite(deny=VIEW)
SEEN = Overwrite(allow=VIEW)
BOT = Person(user_id=UserId(100), name="Ledarbot", role_ids=frozenset({OWN}))
BOTS = frozenset().union(*BOT_NEEDS.values()) | {
    Permission.ROLES,
    Permission.CHANNELS,
    Permission.KICK,
    Permission.TIMEOUT,
    Permission.EVENTS,
    Permission.CREATE_EVENTS,
}
CHANNELS = {purpose: ChannelId(number) for number, purpose in enumerate(Purpose, start=300)}
NAMES = {
    Purpose.REVIEW: "granskning",
    Purpose.WELCOME: "välkommen",
    Purpose.ANNOUNCEMENTS: "anslag",
    Purpose.THREADS: "trådar",
    Purpose.MEETUPS: "träffar",
    Purpose.FEEDBACK: "återkoppling",
}
COMMUNITY = Community(
    community_id=CommunityId(1),
    moderator_role_id=MODERATOR,
    organiser_role_id=ORGANISER,
    member_role_id=MEMBER,
    **{f"{purpose}_channel_id": channel_id for purpose, channel_id in CHANNELS.items()},
)


def role(role_id: RoleId, name: str, position: int, *may: Permission, **more: Any) -> Role:
    return Role(role_id=role_id, name=name, position=position, permissions=frozenset(may), **more)


ROLES = (
    role(EVERYONE, "@everyone", 0, Permission.VIEW),
    role(MODERATOR, "Moderator", 4, Permission.TIMEOUT),
    role(ORGANISER, "Arrangör", 3, Permission.EVENTS),
    role(MEMBER, "Medlem", 2),
    role(BOARD, "Styrelsen", 1),
    role(OWN, "Ledarbot", 5, *BOTS, is_managed=True),
)


def _channels() -> Iterable[Channel]:
    staff = {MODERATOR: SEEN, ORGANISER: SEEN, MEMBER: SEEN}
    for purpose, channel_id in CHANNELS.items():
        seen: dict[RoleId, Overwrite] = {EVERYONE: HIDDEN, OWN: SEEN, **staff}
        if purpose is Purpose.REVIEW:
            seen = {EVERYONE: HIDDEN, OWN: SEEN, MODERATOR: SEEN}
        elif purpose is Purpose.WELCOME:
            seen = {}
        kind = Kind.FORUM if purpose is Purpose.THREADS else Kind.TEXT
        yield Channel(channel_id=channel_id, name=NAMES[purpose], kind=kind, roles=seen)


WELL = Server(
    everyone_id=EVERYONE,
    bot=BOT,
    roles={each.role_id: each for each in ROLES},
    channels={each.channel_id: each for each in _channels()},
)
"""A server in which all is as it should be."""


def with_role(server: Server, role_id: RoleId, **changed: Any) -> Server:
    """The server with a role changed."""
    return replace(
        server, roles={**server.roles, role_id: replace(server.roles[role_id], **changed)}
    )


def with_channel(server: Server, purpose: Purpose, **changed: Any) -> Server:
    """The server with a channel changed."""
    channel_id = CHANNELS[purpose]
    channel = replace(server.channels[channel_id], **changed)
    return replace(server, channels={**server.channels, channel_id: channel})


def with_overwrite(
    server: Server,
    purpose: Purpose,
    role_id: RoleId,
    *,
    allow: Permissions = frozenset(),
    deny: Permissions = frozenset(),
) -> Server:
    """The server with what a channel allows and denies to a role."""
    roles = server.channels[CHANNELS[purpose]].roles
    return with_channel(server, purpose, roles={**roles, role_id: Overwrite(allow, deny)})


def without(server: Server, *ids: int) -> Server:
    """The server after roles or channels were deleted."""
    return replace(
        server,
        roles={key: each for key, each in server.roles.items() if key not in ids},
        channels={key: each for key, each in server.channels.items() if key not in ids},
    )
