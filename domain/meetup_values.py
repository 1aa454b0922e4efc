"""What a meetup is: its states, its programme, and the rules by which its seats are given."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.ids import (
    ChannelId,
    CommunityId,
    EventId,
    MeetupId,
    MessageId,
    RoleId,
    SeasonId,
    UserId,
)

TITLE_LENGTH = 100
"""Characters that Discord allows in the name of a scheduled event."""
DESCRIPTION_LENGTH = 900
"""Characters; Discord allows 1,000 in a scheduled event, and a line of ours follows."""
AGENDA_LENGTH = 600
LINE_LENGTH = 100
"""Venue, address, cost, contact: what stands on one line of the card."""
LINK_LENGTH = 300
NEED_LENGTH = 200
SPEAKERS_AT_MOST = 8
CAPACITY_AT_MOST = 5000
GUESTS_AT_MOST = 5


class State(StrEnum):
    """Where a meetup is in its life; `domain.meetups` says which steps exist."""

    DRAFT = "draft"
    """Only organisers and its host see it."""
    PROPOSED = "proposed"
    """A member's wish that an organiser has yet to approve."""
    DATE_TO_COME = "date_to_come"
    """Announced without a date; one can say that one is interested."""
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    """Sign-up has ended, the meetup has not begun."""
    UNDER_WAY = "under_way"
    HELD = "held"
    POSTPONED = "postponed"
    """Until further notice: no date, everybody keeps what they answered."""
    CANCELLED = "cancelled"


ANNOUNCED = frozenset(State) - {State.DRAFT, State.PROPOSED}
"""What members see."""
ENDED = frozenset({State.HELD, State.CANCELLED})
TAKES_SIGNUPS = frozenset({State.OPEN, State.FULL})
HAS_NATIVE_EVENT = frozenset({State.OPEN, State.FULL, State.CLOSED, State.UNDER_WAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who speaks; `at` is the beginning in UTC, None when it isn't settled."""

    name: str
    role: str = ""
    topic: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRules:
    """How seats are given; hours count back from the start, or on from an offer."""

    capacity: int | None = None
    """None is as many as come."""
    guests: int = 0
    """How many guests one may bring; each takes a seat."""
    employer_cap: int | None = None
    """At most so many seats for people of one employer; an unknown one counts as its own."""
    first_timers_first: bool = False
    """In the waiting list, those who have not been to a meetup here stand before the others."""
    offer_hours: int = 24
    """How long an offered seat is held."""
    confirm_hours: int = 0
    """So many hours before the start, seats are to be confirmed; half of it later, the seats
    that nobody has confirmed are given to others. 0 asks for no confirmation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetup:
    """One occasion. Times are UTC; `start_at` is None while the date is to come."""

    community_id: CommunityId
    host_id: UserId
    created_at: datetime
    changed_at: datetime
    title: str
    meetup_id: MeetupId = MeetupId(0)
    season_id: SeasonId | None = None
    position: int = 0
    """Its place in the season's programme, from 1; 0 outside a season."""
    state: State = State.DRAFT
    revision: int = 0
    description: str = ""
    agenda: str = ""
    speakers: tuple[Speaker, ...] = ()
    venue: str = ""
    address: str = ""
    link: str = ""
    start_at: datetime | None = None
    end_at: datetime | None = None
    date_note: str = ""
    """What is said of the date while there is none: "juni, datum kommer"."""
    reservation: bool = False
    """"Med förbehåll för ändringar" stands on the card."""
    signup_closes_at: datetime | None = None
    """None: sign-up is open until the start."""
    roles: tuple[RoleId, ...] = ()
    """Who may sign up; empty is every member."""
    cost: str = ""
    contact: str = ""
    asks_diet: bool = False
    asks_accessibility: bool = False
    shows_names: bool = False
    """The host allows that the card names those who come."""
    seats: SeatRules = SeatRules()
    reminders: tuple[int, ...] = (7 * 24 * 60, 24 * 60, 60)
    """Minutes before the start."""
    reason: str = ""
    """Why it was cancelled or postponed, as members read it."""
    sequence: int = 0
    """The iCalendar SEQUENCE: one more for each change of time, place or state."""
    state_seen: int = 0
    """Grows with every sign-up and step; the card tells up to which it was drawn."""
    interested: int = 0
    """Who pressed "interested" on the native event."""
    card_channel_id: ChannelId | None = None
    card_message_id: MessageId | None = None
    thread_id: ChannelId | None = None
    event_id: EventId | None = None
    event_shape: str = ""
    """What was last written to the native event, by which our own echo is recognised."""
    needs_erased_at: datetime | None = None

    @property
    def is_announced(self) -> bool:
        return self.state in ANNOUNCED


class Standing(StrEnum):
    """What a person has answered, and what became of it."""

    SEATED = "seated"
    OFFERED = "offered"
    """A seat is held for them until `offered_until`."""
    WAITING = "waiting"
    MAYBE = "maybe"
    NO = "no"
    """Said no, signed off, or skips this meetup of a season."""


HOLDS_SEAT = frozenset({Standing.SEATED, Standing.OFFERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signup:
    """One person's answer to one meetup. `order` is the interaction's id: the order of arrival."""

    meetup_id: MeetupId
    user_id: UserId
    standing: Standing
    order: int
    answered_at: datetime
    guests: int = 0
    employer_key: str = ""
    """The employer as compared, empty when it is unknown."""
    is_first_timer: bool = False
    offered_until: datetime | None = None
    confirmed_at: datetime | None = None
    confirm_by: datetime | None = None
    """Until then the seat is to be confirmed; None when nothing was asked."""
    diet: str = ""
    accessibility: str = ""
    wants_direct: bool = False
    """Reminders by direct message for this meetup."""
    unreached_at: datetime | None = None
    """Since then a message that the person had to get has not reached them; the host sees it."""

    @property
    def places(self) -> int:
        """Seats that the answer takes, guests included."""
        return 1 + self.guests


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy:
    """How full it is: seats taken or held with guests, people with one by the person's employer
    (of a guest's nothing is known), and how many wait."""

    taken: int = 0
    of_employer: int = 0
    waiting: int = 0


class SeasonState(StrEnum):
    DRAFT = "draft"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Several meetups under one name, with members of its own; its times are the meetups'."""

    community_id: CommunityId
    host_id: UserId
    created_at: datetime
    name: str
    season_id: SeasonId = SeasonId(0)
    state: SeasonState = SeasonState.DRAFT
    revision: int = 0
    description: str = ""
    venue: str = ""
    address: str = ""
    link: str = ""
    usual_time: str = ""
    """The usual hours in the community's zone, "09:30-12:30"; empty when there are none."""
    previous_id: SeasonId | None = None
    """The season whose members are asked to come along."""
    state_seen: int = 0
    card_channel_id: ChannelId | None = None
    card_message_id: MessageId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonMember:
    """Somebody who follows the whole season; who is carried over has yet to confirm."""

    season_id: SeasonId
    user_id: UserId
    joined_at: datetime
    order: int
    confirmed: bool = True
