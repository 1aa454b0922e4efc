"""Why a step of a thread can be refused: each with the facts its sentence needs."""

from domain.errors import LedarbotError


class Incomplete(LedarbotError):
    """A `field` is missing without which there is nothing to post."""

    key = "threads-incomplete"


class TooLong(LedarbotError):
    """A `field` is longer than the `limit` that a post has room for."""

    key = "threads-too-long"


class BadLink(LedarbotError):
    """The link is not an address that begins with https://."""

    key = "threads-bad-link"


class InviteLink(LedarbotError):
    """The link invites to another server; what the bot posts invites nobody."""

    key = "threads-invite-link"


class NotTheAuthor(LedarbotError):
    """Only the author may do this to the thread."""

    key = "threads-not-the-author"


class NotRecognised(LedarbotError):
    """The author's link can't be read any more: the key was changed or the link destroyed."""

    key = "threads-not-recognised"


class NoSuchThreadStep(LedarbotError):
    """The thread is in a `state` from which this step does not exist."""

    key = "threads-no-such-step"


class AskedAgainLately(LedarbotError):
    """The question came up again lately; the next time is the day `on`."""

    key = "threads-asked-again-lately"


class HasAnswers(LedarbotError):
    """There is an answer already, so the question need not come up again."""

    key = "threads-has-answers"


class NoSuchTopic(LedarbotError):
    """The topic is not offered here any more."""

    key = "threads-no-such-topic"


class TopicTaken(LedarbotError):
    """There is a topic of this name already."""

    key = "threads-topic-taken"


class TooManyTopics(LedarbotError):
    """A forum has room for `most` topics."""

    key = "threads-too-many-topics"


class StewardOutside(LedarbotError):
    """Only people who are in the server look after a topic."""

    key = "thread-topics-outside"


class AnonymityOff(LedarbotError):
    """The community has no anonymous posts."""

    key = "threads-anonymity-off"


class PromiseChanged(LedarbotError):
    """The promise of anonymity has become another one since the person read it."""

    key = "threads-promise-changed"


class Stopped(LedarbotError):
    """Moderators have stopped the anonymous author from writing on in this thread."""

    key = "threads-stopped"


class Blocked(LedarbotError):
    """The person can't write anonymously in this community for the time being."""

    key = "threads-blocked"


class TooFast(LedarbotError):
    """So many anonymous posts in so short a time are not taken."""

    key = "threads-too-fast"


class NoSuchHandle(LedarbotError):
    """The anonymous author's link is gone, so that nothing can be done by it."""

    key = "threads-no-such-handle"


class UnmaskingOff(LedarbotError):
    """The community has given up unmasking for good."""

    key = "unmaskings-off"


class NeedsAnotherModerator(LedarbotError):
    """Who asked for it can't agree to it as well."""

    key = "unmaskings-needs-another"


class UnmaskingOver(LedarbotError):
    """The request has been answered or has lapsed; `state` says which."""

    key = "unmaskings-over"


class NotForYou(LedarbotError):
    """Only the two moderators who agreed may see the name, for a day."""

    key = "unmaskings-not-for-you"


class ReportClosed(LedarbotError):
    """`who` has dealt with the report already."""

    key = "reports-closed"
