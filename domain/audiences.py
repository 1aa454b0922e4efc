"""Who can see a channel: Discord's rules of permissions, on plain facts about a server."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.community import Capability, Community, capabilities_of
from domain.ids import ChannelId, RoleId, UserId


class Permission(StrEnum):
    """The permissions that matter here, by Discord's names for them."""

    ADMINISTRATOR = "administrator"
    VIEW = "view_channel"
    HISTORY = "read_message_history"
    SEND = "send_messages"
    SEND_IN_THREADS = "send_messages_in_threads"
    PUBLIC_THREADS = "create_public_threads"
    PRIVATE_THREADS = "create_private_threads"
    MANAGE_THREADS = "manage_threads"
    MANAGE_MESSAGES = "manage_messages"
    CHANNELS = "manage_channels"
    ROLES = "manage_roles"
    KICK = "kick_members"
    TIMEOUT = "moderate_members"
    EVENTS = "manage_events"
    CREATE_EVENTS = "create_events"


Permissions = frozenset[Permission]
NONE: Permissions = frozenset()


class Kind(StrEnum):
    """What sort of channel it is, as far as it matters here."""

    TEXT = "text"
    NEWS = "news"
    FORUM = "forum"
    CATEGORY = "category"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel allows and denies to one role or person."""

    allow: Permissions = NONE
    deny: Permissions = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    role_id: RoleId
    name: str
    position: int = 0
    permissions: Permissions = NONE
    is_managed: bool = False
    """Given and taken by an integration (a bot's own role, boosters), never by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    user_id: UserId
    name: str
    role_ids: frozenset[RoleId] = frozenset()
    owns_server: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    channel_id: ChannelId
    name: str
    kind: Kind = Kind.TEXT
    roles: Mapping[RoleId, Overwrite] = field(default_factory=dict)
    people: Mapping[UserId, Overwrite] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """What is known of a server: `people` are those for whom a channel has own overwrites."""

    everyone_id: RoleId
    bot: Person
    roles: Mapping[RoleId, Role]
    channels: Mapping[ChannelId, Channel]
    people: Mapping[UserId, Person] = field(default_factory=dict)

    @property
    def everyone(self) -> Role:
        return self.roles[self.everyone_id]

    def is_below_bot(self, role: Role) -> bool:
        """True when the bot may give and take the role: its own highest one stands above."""
        own = [self.roles[role_id] for role_id in self.bot.role_ids if role_id in self.roles]
        # Roles may share a position; the older one then counts as the higher.
        return any((mine.position, -mine.role_id) > (role.position, -role.role_id) for mine in own)


@dataclass(frozen=True, slots=True)
class Viewer:
    """A role or person who can see a channel."""

    name: str
    is_everyone: bool = False


def permissions_of(server: Server, person: Person, channel: Channel | None = None) -> Permissions:
    """What a person may do in a channel, or in the server as a whole."""
    if person.owns_server:
        return frozenset(Permission)
    granted = _permitted(server, person.role_ids, channel)
    if channel is None or Permission.ADMINISTRATOR in granted:
        return granted
    own = channel.people.get(person.user_id, Overwrite())
    return granted - own.deny | own.allow


def role_permissions(server: Server, role: Role, channel: Channel | None = None) -> Permissions:
    """What somebody may do who has this role and no other."""
    return _permitted(server, {role.role_id}, channel)


def outsiders(server: Server, community: Community, channel: Channel) -> tuple[Viewer, ...]:
    """The roles and people who can see the channel without being its moderators.

    Roles are looked at one by one, and no combination of them is missed. The permissions of a
    person's roles are or-ed, and in a channel what one role allows wins over what others deny.
    So whoever sees a channel by many roles sees it by one of them alone: by the one that allows
    it there, else by one whose general permissions (with everyone's) nothing takes away.
    """
    moderator = community.role_of(Capability.MODERATOR)
    if Permission.VIEW in role_permissions(server, server.everyone, channel):
        return (Viewer(server.everyone.name, is_everyone=True),)
    roles = [
        role
        for role in server.roles.values()
        if role.role_id not in (server.everyone_id, moderator) and not _is_bots_own(server, role)
    ]
    seeing = []
    for role in sorted(roles, key=lambda role: -role.position):
        permissions = role_permissions(server, role, channel)
        # An administrator has every capability, the moderators' too.
        if Permission.VIEW in permissions and Permission.ADMINISTRATOR not in permissions:
            seeing.append(Viewer(role.name))
    people = [
        Viewer(person.name)
        for person in server.people.values()
        if person.user_id in channel.people
        and _sees_without_moderating(server, community, channel, person)
    ]
    return (*seeing, *people)


def _sees_without_moderating(
    server: Server, community: Community, channel: Channel, person: Person
) -> bool:
    if person.user_id == server.bot.user_id:
        return False
    is_administrator = Permission.ADMINISTRATOR in permissions_of(server, person)
    held = capabilities_of(community, role_ids=person.role_ids, is_administrator=is_administrator)
    if Capability.MODERATOR in held:
        return False
    # What the roles show is told of the roles; here it's about what was given to the person.
    given = channel.people[person.user_id].allow
    return Permission.VIEW in given & permissions_of(server, person, channel)


def _is_bots_own(server: Server, role: Role) -> bool:
    return role.is_managed and role.role_id in server.bot.role_ids


def _permitted(
    server: Server, role_ids: Collection[RoleId], channel: Channel | None
) -> Permissions:
    granted = server.everyone.permissions
    for role_id in role_ids:
        if role_id in server.roles:
            granted |= server.roles[role_id].permissions
    if Permission.ADMINISTRATOR in granted:
        return frozenset(Permission)
    if channel is None:
        return granted
    everyones = channel.roles.get(server.everyone_id, Overwrite())
    granted = granted - everyones.deny | everyones.allow
    own = [
        channel.roles[role_id]
        for role_id in role_ids
        if role_id in channel.roles and role_id != server.everyone_id
    ]
    denied = NONE.union(*(overwrite.deny for overwrite in own))
    allowed = NONE.union(*(overwrite.allow for overwrite in own))
    return granted - denied | allowed
