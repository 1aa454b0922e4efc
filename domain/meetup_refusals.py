"""Why a step of a meetup or a sign-up can be refused: each with the facts its sentence needs."""

from domain.errors import LedarbotError


class NoSuchStep(LedarbotError):
    """The meetup is in a `state` from which this step does not exist."""

    key = "meetups-no-such-step"


class Incomplete(LedarbotError):
    """A `field` is missing without which the step makes no sense."""

    key = "meetups-incomplete"


class TooLong(LedarbotError):
    """A `field` is longer than the `limit` that Discord's card has room for."""

    key = "meetups-too-long"


class InThePast(LedarbotError):
    """The time, `at`, has passed."""

    key = "meetups-in-the-past"


class EndsTooEarly(LedarbotError):
    """The end does not come after the start."""

    key = "meetups-ends-too-early"


class ClosesTooLate(LedarbotError):
    """Sign-up can't close after the start."""

    key = "meetups-closes-too-late"


class WrongNumber(LedarbotError):
    """A number in `field` is outside `least` to `most`."""

    key = "meetups-wrong-number"


class BadLink(LedarbotError):
    """The link is not an address that begins with https://."""

    key = "meetups-bad-link"


class NotYours(LedarbotError):
    """Only the host and the organisers may change the meetup."""

    key = "meetups-not-yours"


class NotInvited(LedarbotError):
    """The meetup is for people with other roles."""

    key = "meetups-not-invited"


class SignupClosed(LedarbotError):
    """Sign-up has ended, or has not begun: `state` says which."""

    key = "meetups-signup-closed"


class TooManyGuests(LedarbotError):
    """The host allows at most `most` guests."""

    key = "meetups-too-many-guests"


class NoRoomForGuests(LedarbotError):
    """There are not enough seats for the guests; `free` are left."""

    key = "meetups-no-room-for-guests"


class NothingOffered(LedarbotError):
    """No seat is held for the person, or it was not answered in time."""

    key = "meetups-nothing-offered"


class NotSignedUp(LedarbotError):
    """The person has no seat that could be confirmed or given back."""

    key = "meetups-not-signed-up"


class SeasonOver(LedarbotError):
    """The season has ended, so that nobody can join it."""

    key = "seasons-over"


class NotInSeason(LedarbotError):
    """The person does not follow the season."""

    key = "seasons-not-in"
