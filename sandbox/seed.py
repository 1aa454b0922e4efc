"""The sandbox's network as it stands when the curtain rises: server, roles, channels, people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import discord
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, RoleHandle, UserHandle
from simcord.backend.access import can_access_channel
from simcord.backend.models import Overwrite
from simcord.enums import ChannelType, OverwriteType

from sandbox.clients import Clients
from sandbox.crowds import CROWD
from sandbox.forum_posts import correct_forums
from sandbox.join_requests import JoinRequests
from sandbox.past import PAST
from sandbox.people import APPLICANTS, MEMBERS, MODERATORS, NETWORK, ORGANISER, Part, Person, Sort
from sandbox.private_threads import keep_private

OPENS_AT = datetime(2026, 1, 12, 7, 30, tzinfo=UTC)
"""A Monday, half past eight in Sweden; SimCord's own time begins at New Year."""

_HOLD_NO_MESSAGES = frozenset({ChannelType.FORUM, ChannelType.CATEGORY})
_BOT_NEEDS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    add_reactions=True,
    use_application_commands=True,
    create_public_threads=True,
    create_private_threads=True,
    manage_threads=True,
    manage_messages=True,
    manage_channels=True,
    manage_roles=True,
    kick_members=True,
    manage_events=True,
    create_events=True,
)
_MODERATES = discord.Permissions(kick_members=True, manage_messages=True, moderate_members=True)
_ORGANISES = discord.Permissions(manage_events=True)
_READS = discord.PermissionOverwrite(view_channel=True, read_message_history=True)
_HIDDEN = discord.PermissionOverwrite(view_channel=False)
_READS_ONLY = discord.PermissionOverwrite(
    view_channel=True, read_message_history=True, send_messages=False
)
_READ_ONLY = discord.PermissionOverwrite(send_messages=False)
_WRITES = discord.PermissionOverwrite(send_messages=True)
_AT_HOME = discord.PermissionOverwrite(
    view_channel=True,
    read_message_history=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    create_private_threads=True,
    manage_messages=True,
    manage_threads=True,
    manage_channels=True,
)


@dataclass(frozen=True, slots=True)
class Roles:
    moderator: RoleHandle
    organiser: RoleHandle
    member: RoleHandle
    bot: RoleHandle

    def of(self, part: Part) -> tuple[RoleHandle, ...]:
        """The roles that somebody with this part carries."""
        return {
            Part.ORGANISER: (self.organiser, self.moderator, self.member),
            Part.MODERATOR: (self.moderator, self.member),
            Part.MEMBER: (self.member,),
            Part.APPLICANT: (),
        }[part]


@dataclass(frozen=True, slots=True)
class Channels:
    welcome: ChannelHandle
    review: ChannelHandle
    announcements: ChannelHandle
    threads: ChannelHandle
    meetups: ChannelHandle
    feedback: ChannelHandle


@dataclass(slots=True)
class Network:
    """The server with everybody who is in it or wants to be."""

    env: Env
    guild: GuildHandle
    roles: Roles
    channels: Channels
    requests: JoinRequests
    clients: Clients
    people: dict[int, Person] = field(default_factory=dict)
    applicants: dict[Sort, UserHandle] = field(default_factory=dict)
    others: dict[str, UserHandle] = field(default_factory=dict)
    """Who applied before or sits in the audience, and is nobody to be in the sandbox, by name."""

    def user(self, user_id: int) -> UserHandle:
        return UserHandle(self.env, self.env.backend.get_user(user_id))

    def member(self, user_id: int) -> MemberActor | None:
        """The person as a member who acts; None outside the server."""
        if user_id not in self.guild.member_ids():
            return None
        return MemberActor(self.env, self.guild, self.user(user_id))

    def has_member_role(self, user_id: int) -> bool:
        """True for everybody who was let into the network."""
        inside = self.env.backend.get_guild(self.guild.id).members.get(user_id)
        return inside is not None and self.roles.member.id in inside.role_ids

    def named(self, name: str) -> MemberActor:
        """The member with this name."""
        found = next(key for key, person in self.people.items() if person.name == name)
        member = self.member(found)
        if member is None:
            raise LookupError(f"{name} is not in the server")
        return member

    def known_by_name(self) -> dict[str, int]:
        """The ids of everybody who plays a part now or did before."""
        names = {person.name: user_id for user_id, person in self.people.items()}
        return {**names, **{name: user.id for name, user in self.others.items()}}

    def channels_seen_by(self, user_id: int) -> Iterator[ChannelHandle]:
        """What this person may read, in the server's order; direct messages come last.

        A forum is told by its posts, and a category by its channels.
        """
        member = self.member(user_id)
        for channel in self.guild.channels.values() if member else ():
            if self._may_read(member, channel):
                if channel._channel.type not in _HOLD_NO_MESSAGES:
                    yield channel
                yield from (item for item in channel.threads if self._may_read(member, item))
        yield self.user(user_id).dm_channel

    def _may_read(self, member: MemberActor | None, channel: ChannelHandle) -> bool:
        return bool(can_access_channel(self.env, channel.id, member, history=True))

    def introduce(self, person: Person) -> UserHandle:
        """A new person with a Discord account of their own, still outside the server."""
        user = self.env.create_user(person.username, global_name=person.name)
        self.people[user.id] = person
        self.clients.speak(user, person.locale)
        return user


_BEFOREHAND = timedelta(seconds=40)
"""Cards lead to each other once all of them are there, and buttons come to the foot again; that
takes some seconds."""


def set_clock(env: Env) -> None:
    """Begin on the story's first morning, just before it opens (before the bot starts)."""
    env.backend.advance_clock((OPENS_AT - _BEFOREHAND - env.now()).total_seconds())


async def raise_curtain(env: Env) -> Network:
    """Build the network; the bot is in the server and hears of everything."""
    env.backend.edit_bot_profile("Ledarbot")
    keep_private(env)
    correct_forums(env)
    requests, clients = JoinRequests(env), Clients(env)
    owner = env.create_user(ORGANISER.username, global_name=ORGANISER.name)
    guild = env.create_guild(NETWORK, owner=owner, preferred_locale="sv-SE")
    roles = _roles(env, guild)
    network = Network(
        env, guild, roles, _channels(env, guild, roles), requests, clients, {owner.id: ORGANISER}
    )
    guild.add_member(owner, roles=roles.of(Part.ORGANISER))
    for person in (*MODERATORS, *MEMBERS):
        guild.add_member(network.introduce(person), roles=roles.of(person.part))
    for sort, person in APPLICANTS.items():
        network.applicants[sort] = clients.arrive(network.introduce(person))
    _add_others(network)
    _add_crowd(network)
    requests.open_gate(guild)
    await env.settle()
    return network


def _add_others(network: Network) -> None:
    """Those of the past who have no part in the story; whoever was let in is still a member."""
    known = network.known_by_name()
    for case in PAST:
        if case.name not in known:
            user = network.env.create_user(case.person.username, global_name=case.name)
            network.others[case.name] = user
            if case.is_member:
                network.guild.add_member(user, roles=network.roles.of(Part.MEMBER))


def _add_crowd(network: Network) -> None:
    """Those who fill a hall; last of all, so that nobody else's id depends on how many they are."""
    for person in CROWD:
        user = network.env.create_user(person.username, global_name=person.name)
        network.others[person.name] = user
        network.guild.add_member(user, roles=network.roles.of(Part.MEMBER))


def _roles(env: Env, guild: GuildHandle) -> Roles:
    # The latest role stands lowest, and the bot's own stays on top of them all.
    moderator = guild.create_role("Moderator", permissions=_MODERATES, color=0x2E7D5B, hoist=True)
    organiser = guild.create_role("Arrangör", permissions=_ORGANISES, color=0xB5651D, hoist=True)
    member = guild.create_role("Medlem", color=0x6FA8BD)
    bot = next(role for role in guild.roles.values() if role.name == env.backend.bot_user.name)
    env.backend.edit_role(guild.id, bot.id, {"permissions": _BOT_NEEDS.value})
    return Roles(moderator=moderator, organiser=organiser, member=member, bot=bot)


Overwrites = Mapping[RoleHandle, discord.PermissionOverwrite]


def _channels(env: Env, guild: GuildHandle, roles: Roles) -> Channels:
    everyone = guild.default_role
    closed = {everyone: _HIDDEN, roles.bot: _AT_HOME}
    members = {**closed, roles.member: _READS}

    def channel(
        name: str, topic: str, seen: Overwrites, *, kind: ChannelType = ChannelType.TEXT
    ) -> ChannelHandle:
        # SimCord's builder makes forums that everybody sees, so all are made a level below it.
        made = env.backend.create_channel(
            guild.id, name, type=kind, topic=topic, overwrites=_as_discord_keeps(seen)
        )
        return ChannelHandle(env, guild, made)

    return Channels(
        welcome=channel(
            "välkommen",
            "Här börjar det. Sök medlemskap, eller hälsa på dem som är nya.",
            {everyone: _READ_ONLY, roles.bot: _AT_HOME, roles.member: _WRITES},
        ),
        review=channel(
            "granskning",
            "Ansökningar till nätverket. Bara moderatorerna ser den här kanalen.",
            {**closed, roles.moderator: _READS},
        ),
        announcements=channel(
            "anslag",
            "Nytt från nätverket.",
            {
                **closed,
                roles.member: _READS_ONLY,
                roles.moderator: _WRITES,
                roles.organiser: _WRITES,
            },
        ),
        threads=channel(
            "trådar", "Frågor och svar, kollegor emellan.", members, kind=ChannelType.FORUM
        ),
        meetups=channel("träffar", "Luncher, studiebesök och kvällar.", members),
        feedback=channel("återkoppling", "Hur har nätverket det?", members),
    )


def _as_discord_keeps(overwrites: Overwrites) -> list[Overwrite]:
    pairs = ((target.id, overwrite.pair()) for target, overwrite in overwrites.items())
    return [
        Overwrite(target_id, OverwriteType.ROLE, allow=allow.value, deny=deny.value)
        for target_id, (allow, deny) in pairs
    ]
