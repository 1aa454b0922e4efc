"""A community: its roles, channels and habits, and who may do what in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.ids import ChannelId, CommunityId, RoleId
from domain.thread_refusals import UnmaskingOff


class Capability(StrEnum):
    """What a person may do; roles carry capabilities, `/setup start` says which."""

    MEMBER = "member"
    MODERATOR = "moderator"
    ORGANISER = "organiser"
    ADMINISTRATOR = "administrator"


class Purpose(StrEnum):
    """What a channel is for."""

    REVIEW = "review"
    WELCOME = "welcome"
    ANNOUNCEMENTS = "announcements"
    THREADS = "threads"
    MEETUPS = "meetups"
    FEEDBACK = "feedback"


OPEN_TO_APPLICANTS = frozenset({Purpose.WELCOME})
"""The channels that people who are not yet members must be able to see."""
MEMBERS_ONLY = frozenset(Purpose) - OPEN_TO_APPLICANTS - {Purpose.REVIEW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """The present settings of one Discord server; ids are None until chosen."""

    community_id: CommunityId
    name: str = ""
    locale: str = "sv"
    timezone: str = "Europe/Stockholm"
    moderator_role_id: RoleId | None = None
    organiser_role_id: RoleId | None = None
    member_role_id: RoleId | None = None
    review_channel_id: ChannelId | None = None
    welcome_channel_id: ChannelId | None = None
    announcements_channel_id: ChannelId | None = None
    threads_channel_id: ChannelId | None = None
    meetups_channel_id: ChannelId | None = None
    feedback_channel_id: ChannelId | None = None
    welcome_message_id: int | None = None
    decision_delay_seconds: int = 120
    """How long a decision can be undone before it goes out; 0 sends it at once."""
    welcome_gather_seconds: int = 120
    waiting_days: int = 14
    reapply_days: int = 30
    keep_declined_days: int = 180
    keep_approved_days: int = 365
    second_reader: bool = False
    """What screening is unsure of, or what goes against it, takes two moderators."""
    claim_hours: int = 24
    """After so long without a step whoever has taken an application loses it; 0 never."""
    alarm_hours: tuple[int, ...] = ()
    """The hours of the day, in the community's zone, at which the queue is looked at."""
    alarm_after_hours: int = 48
    meetup_approval: bool = True
    """What members propose is shown when an organiser has approved it."""
    direct_pace: int = 30
    """Direct messages a minute, when many are to be told of the same thing."""
    unanswered_days: int = 3
    """After so many days an unanswered question comes up again; 0 never."""
    quiet_from: int = 20
    quiet_until: int = 7
    """Between these hours of the community's day the bot posts nothing of its own."""
    thread_rules: str = ""
    """The community's own rules for its threads; empty are those that the bot brings."""
    thread_rules_version: int = 1
    """Rules of a later version are accepted anew."""
    allows_anonymous: bool = True
    allows_unmasking: bool = True
    """Once given up it is given up for good."""
    keep_links_days: int = 90
    """So long after a thread's last activity it is kept who wrote anonymously in it."""
    feedback_limit: int = 5
    """No group smaller than this is told of apart in the results of polls and surveys."""
    asks_after_meetups: bool = True
    meetup_survey_key: str = "after-meetup"
    """The survey that those who came to a meetup are asked to answer."""
    threads_foot_id: int | None = None
    """The message with the buttons by which threads are begun."""
    set_up_at: datetime | None = None
    removed_at: datetime | None = None

    def role_of(self, capability: Capability) -> RoleId | None:
        """The role that carries the capability; administrators are known by their permission."""
        return self._roles().get(capability)

    def channel_for(self, purpose: Purpose) -> ChannelId | None:
        return self._channels()[purpose]

    def _roles(self) -> Mapping[Capability, RoleId | None]:
        return {
            Capability.MEMBER: self.member_role_id,
            Capability.MODERATOR: self.moderator_role_id,
            Capability.ORGANISER: self.organiser_role_id,
        }

    def _channels(self) -> Mapping[Purpose, ChannelId | None]:
        return {
            Purpose.REVIEW: self.review_channel_id,
            Purpose.WELCOME: self.welcome_channel_id,
            Purpose.ANNOUNCEMENTS: self.announcements_channel_id,
            Purpose.THREADS: self.threads_channel_id,
            Purpose.MEETUPS: self.meetups_channel_id,
            Purpose.FEEDBACK: self.feedback_channel_id,
        }

    @property
    def is_set_up(self) -> bool:
        """True once the parts without which no application can be handled are chosen."""
        return None not in (
            self.moderator_role_id,
            self.member_role_id,
            self.review_channel_id,
            self.welcome_channel_id,
        )


def must_be_allowed(before: Community, after: Community) -> None:
    """Refuse a change that would bring back what was given up for good."""
    if after.allows_unmasking and not before.allows_unmasking:
        raise UnmaskingOff()


def capabilities_of(
    community: Community | None, *, role_ids: Collection[int], is_administrator: bool
) -> frozenset[Capability]:
    """What somebody with these roles may do.

    Administrators may do everything a moderator, organiser or member may. Nobody else gets
    anything from a community that is unknown or has chosen no roles: deny when unsure.
    """
    if is_administrator:
        return frozenset(Capability)
    if community is None:
        return frozenset()
    held = {
        capability
        for capability in (Capability.MEMBER, Capability.MODERATOR, Capability.ORGANISER)
        if (role := community.role_of(capability)) is not None and role in role_ids
    }
    # Who moderates or organises the network belongs to it, also without the member role.
    if held:
        held.add(Capability.MEMBER)
    return frozenset(held)
