"""Why a step of an application can be refused: each with the facts its sentence needs."""

from domain.errors import LedarbotError


class AlreadyDecided(LedarbotError):
    """Somebody decided first; `state`, `who` and `at` tell what, who and when."""

    key = "applications-already-decided"


class TakenByOther(LedarbotError):
    """Another moderator has taken the application; `who` and `at` tell who and when."""

    key = "applications-taken-by-other"


class AlreadyYours(LedarbotError):
    """The moderator has taken the application before."""

    key = "applications-already-yours"


class NotTaken(LedarbotError):
    """Nobody has taken the application, so it can't be handed back."""

    key = "applications-not-taken"


class NotWaiting(LedarbotError):
    """Nothing has been asked of the applicant, so there is nothing to add."""

    key = "applications-not-waiting"


class OwnApplication(LedarbotError):
    """A moderator can't handle an application of their own."""

    key = "applications-own"


class AlreadyApplied(LedarbotError):
    """The person has an open application in this community."""

    key = "applications-already-applied"


class AlreadyMember(LedarbotError):
    """The person is a member and needs no application."""

    key = "applications-already-member"


class TooEarly(LedarbotError):
    """The network asks for a pause before a new application; `until` is its end."""

    key = "applications-too-early"


class Incomplete(LedarbotError):
    """A field that the network needs is empty; `field` is its meaning."""

    key = "applications-incomplete"


class TermsNotAccepted(LedarbotError):
    """The applicant has not agreed to the network's rules."""

    key = "applications-terms"


class AlreadySent(LedarbotError):
    """The decision has gone out, so it can't be undone."""

    key = "desk-already-sent"


class NotDecided(LedarbotError):
    """Nothing has been decided that could be undone."""

    key = "desk-not-decided"


class Superseded(LedarbotError):
    """The person has handed in a new application; that one is to be decided."""

    key = "desk-superseded"


class SecondNeeded(LedarbotError):
    """A decision is proposed and waits for a second moderator: `state`, `who` and `at`."""

    key = "desk-second-needed"


class SamePerson(LedarbotError):
    """Who proposed a decision can't be the one who confirms it."""

    key = "desk-same-person"


class NothingProposed(LedarbotError):
    """No decision waits for a second moderator."""

    key = "desk-nothing-proposed"


class NotClear(LedarbotError):
    """The application is not, or no longer, one of those that can be approved together."""

    key = "desk-not-clear"
