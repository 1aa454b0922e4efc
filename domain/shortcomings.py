"""What is wrong with a community's set-up: each thing that somebody has to mend."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.audiences import (
    Channel,
    Kind,
    Permission,
    Permissions,
    Role,
    Server,
    outsiders,
    permissions_of,
    role_permissions,
)
from domain.community import MEMBERS_ONLY, Capability, Community, Purpose

ROLES = (Capability.MODERATOR, Capability.MEMBER, Capability.ORGANISER)
PURPOSES = tuple(Purpose)
NEEDED_ROLES = frozenset({Capability.MODERATOR, Capability.MEMBER})
NEEDED_CHANNELS = frozenset({Purpose.REVIEW, Purpose.WELCOME})
"""Without these no application can be handled; see `Community.is_set_up`."""

SHOWS_COMMANDS: Mapping[Capability, Permission] = {
    Capability.MODERATOR: Permission.TIMEOUT,
    Capability.ORGANISER: Permission.EVENTS,
}
"""Discord shows a capability's commands to those who have this permission."""

KINDS: Mapping[Purpose, tuple[Kind, ...]] = {
    Purpose.REVIEW: (Kind.TEXT,),
    Purpose.WELCOME: (Kind.TEXT,),
    Purpose.ANNOUNCEMENTS: (Kind.TEXT, Kind.NEWS),
    Purpose.THREADS: (Kind.FORUM, Kind.TEXT),
    Purpose.MEETUPS: (Kind.TEXT,),
    Purpose.FEEDBACK: (Kind.TEXT,),
}

_WRITES = frozenset({Permission.VIEW, Permission.HISTORY, Permission.SEND})
BOT_NEEDS: Mapping[Purpose, Permissions] = {
    Purpose.REVIEW: _WRITES,
    # What is asked of an applicant is asked in a private thread there.
    Purpose.WELCOME: _WRITES | {Permission.PRIVATE_THREADS, Permission.SEND_IN_THREADS},
    Purpose.ANNOUNCEMENTS: _WRITES,
    # Threads are closed and opened there, and a reported post may be taken away.
    Purpose.THREADS: _WRITES
    | {
        Permission.SEND_IN_THREADS,
        Permission.PUBLIC_THREADS,
        Permission.MANAGE_THREADS,
        Permission.MANAGE_MESSAGES,
    },
    # Those who come to a meetup have a private thread there.
    Purpose.MEETUPS: _WRITES | {Permission.PRIVATE_THREADS, Permission.SEND_IN_THREADS},
    Purpose.FEEDBACK: _WRITES,
}


EVENTS_NEED: Permissions = frozenset({Permission.EVENTS, Permission.CREATE_EVENTS})
"""What Discord's own events take in the server; without it meetups have none."""


class Fault(StrEnum):
    """The sorts of things to mend; a catalogue has a sentence for each."""

    ROLE_NOT_CHOSEN = "role-not-chosen"
    ROLE_GONE = "role-gone"
    ROLE_FOR_EVERYONE = "role-for-everyone"
    ROLE_MANAGED = "role-managed"
    MODERATORS_ARE_MEMBERS = "moderators-are-members"
    COMMANDS_HIDDEN = "commands-hidden"
    BOT_BELOW_ROLE = "bot-below-role"
    CHANNEL_NOT_CHOSEN = "channel-not-chosen"
    CHANNEL_GONE = "channel-gone"
    WRONG_KIND = "wrong-kind"
    REVIEW_SEEN = "review-seen"
    REVIEW_HIDDEN = "review-hidden"
    OPEN_TO_APPLICANTS = "open-to-applicants"
    CLOSED_TO_MEMBERS = "closed-to-members"
    CLOSED_TO_APPLICANTS = "closed-to-applicants"
    BOT_LACKS = "bot-lacks"
    BOT_LACKS_IN_CHANNEL = "bot-lacks-in-channel"
    INVITATION_GONE = "invitation-gone"


UNFIT = frozenset(
    {
        Fault.ROLE_GONE,
        Fault.ROLE_FOR_EVERYONE,
        Fault.ROLE_MANAGED,
        Fault.MODERATORS_ARE_MEMBERS,
        Fault.CHANNEL_GONE,
        Fault.WRONG_KIND,
        Fault.REVIEW_SEEN,
    }
)
"""A role or channel with one of these faults is not accepted when it is picked."""
STOPS_APPLICATIONS = UNFIT | {
    Fault.ROLE_NOT_CHOSEN,
    Fault.CHANNEL_NOT_CHOSEN,
    Fault.BOT_BELOW_ROLE,
    Fault.BOT_LACKS,
}


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing to mend: where it is, who is concerned, and what is lacking."""

    fault: Fault
    part: Capability | Purpose | None = None
    who: tuple[str, ...] = ()
    everyone: bool = False
    lacking: tuple[Permission, ...] = ()

    @property
    def is_serious(self) -> bool:
        """True when applications can't be handled, or not safely, before it is mended."""
        needed = self.part is None or self.part in NEEDED_ROLES | NEEDED_CHANNELS
        if self.fault is Fault.BOT_LACKS_IN_CHANNEL:
            return self.part in NEEDED_CHANNELS
        return needed and self.fault in STOPS_APPLICATIONS


def shortcomings(
    community: Community, server: Server, *, takes_join_requests: bool
) -> tuple[Shortcoming, ...]:
    """Everything to mend, the serious things first."""
    found = [
        *_of_the_bot(community, server, takes_join_requests),
        *(each for capability in ROLES for each in _of_role(community, server, capability)),
        *(each for purpose in PURPOSES for each in _of_channel(community, server, purpose)),
    ]
    if takes_join_requests:
        # Whoever is inside was let in: nobody needs to find the way in from there.
        found = [each for each in found if each.fault is not Fault.CLOSED_TO_APPLICANTS]
    return tuple(sorted(found, key=lambda each: not each.is_serious))


def unfit(
    community: Community, server: Server, part: Capability | Purpose
) -> tuple[Shortcoming, ...]:
    """Why what is chosen for this part can't be accepted; empty when it can."""
    found = (
        _of_channel(community, server, part)
        if isinstance(part, Purpose)
        else _of_role(community, server, part)
    )
    return tuple(each for each in found if each.fault in UNFIT)


def _of_the_bot(
    community: Community, server: Server, takes_join_requests: bool
) -> Iterator[Shortcoming]:
    own = permissions_of(server, server.bot)
    if community.meetups_channel_id is not None and not own >= EVENTS_NEED:
        lacking = tuple(sorted(EVENTS_NEED - own))
        yield Shortcoming(Fault.BOT_LACKS, Purpose.MEETUPS, lacking=lacking)
    needed = {Permission.ROLES}
    if takes_join_requests:
        needed.add(Permission.KICK)
    if not own >= needed:
        yield Shortcoming(Fault.BOT_LACKS, lacking=tuple(sorted(needed - own)))


def _of_role(community: Community, server: Server, capability: Capability) -> Iterator[Shortcoming]:
    role_id = community.role_of(capability)
    if role_id is None:
        if capability in NEEDED_ROLES:
            yield Shortcoming(Fault.ROLE_NOT_CHOSEN, capability)
        return
    role = server.roles.get(role_id)
    if role is None:
        yield Shortcoming(Fault.ROLE_GONE, capability)
    elif role_id == server.everyone_id:
        yield Shortcoming(Fault.ROLE_FOR_EVERYONE, capability)
    else:
        yield from _of_fit_role(community, server, capability, role)


def _of_fit_role(
    community: Community, server: Server, capability: Capability, role: Role
) -> Iterator[Shortcoming]:
    who = (role.name,)
    if capability is Capability.MEMBER:
        if role.is_managed:
            yield Shortcoming(Fault.ROLE_MANAGED, capability, who)
        elif not server.is_below_bot(role):
            yield Shortcoming(Fault.BOT_BELOW_ROLE, capability, who)
    if capability is not Capability.ORGANISER and (
        community.moderator_role_id == community.member_role_id
    ):
        yield Shortcoming(Fault.MODERATORS_ARE_MEMBERS, capability, who)
    shown_by = SHOWS_COMMANDS.get(capability)
    if shown_by is not None and shown_by not in role_permissions(server, role):
        yield Shortcoming(Fault.COMMANDS_HIDDEN, capability, who, lacking=(shown_by,))


def _of_channel(community: Community, server: Server, purpose: Purpose) -> Iterator[Shortcoming]:
    channel_id = community.channel_for(purpose)
    if channel_id is None:
        if purpose in NEEDED_CHANNELS:
            yield Shortcoming(Fault.CHANNEL_NOT_CHOSEN, purpose)
        return
    channel = server.channels.get(channel_id)
    if channel is None:
        yield Shortcoming(Fault.CHANNEL_GONE, purpose)
        return
    if channel.kind not in KINDS[purpose]:
        yield Shortcoming(Fault.WRONG_KIND, purpose, (channel.name,))
    yield from _of_audience(community, server, purpose, channel)
    lacking = BOT_NEEDS[purpose] - permissions_of(server, server.bot, channel)
    if lacking:
        yield Shortcoming(
            Fault.BOT_LACKS_IN_CHANNEL, purpose, (channel.name,), lacking=tuple(sorted(lacking))
        )


def _of_audience(
    community: Community, server: Server, purpose: Purpose, channel: Channel
) -> Iterator[Shortcoming]:
    if purpose is Purpose.REVIEW:
        if seen_by := outsiders(server, community, channel):
            yield Shortcoming(
                Fault.REVIEW_SEEN,
                purpose,
                tuple(viewer.name for viewer in seen_by),
                everyone=seen_by[0].is_everyone,
            )
        if not _sees(server, community, Capability.MODERATOR, channel):
            yield Shortcoming(Fault.REVIEW_HIDDEN, purpose)
        return
    is_open = Permission.VIEW in role_permissions(server, server.everyone, channel)
    if purpose in MEMBERS_ONLY and is_open:
        yield Shortcoming(Fault.OPEN_TO_APPLICANTS, purpose, (channel.name,))
    elif purpose in MEMBERS_ONLY and not _sees(server, community, Capability.MEMBER, channel):
        yield Shortcoming(Fault.CLOSED_TO_MEMBERS, purpose, (channel.name,))
    elif purpose is Purpose.WELCOME and not is_open:
        yield Shortcoming(Fault.CLOSED_TO_APPLICANTS, purpose, (channel.name,))


def _sees(server: Server, community: Community, capability: Capability, channel: Channel) -> bool:
    """True unless those with the role of a capability are known not to see the channel."""
    role = server.roles.get(role_id) if (role_id := community.role_of(capability)) else None
    return role is None or Permission.VIEW in role_permissions(server, role, channel)
