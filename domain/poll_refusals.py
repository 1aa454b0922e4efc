"""Why a step of a poll can be refused: never with anything that was voted."""

from domain.errors import LedarbotError


class PollClosed(LedarbotError):
    """The poll takes no more votes."""

    key = "polls-refused-closed"


class NotAVoter(LedarbotError):
    """The person is not among those who may vote."""

    key = "polls-refused-not-a-voter"


class RankTwice(LedarbotError):
    """One option was put in two places of a ranking."""

    key = "polls-refused-rank-twice"


class TooFewOptions(LedarbotError):
    """A poll of this kind has at least `least` options."""

    key = "polls-refused-too-few-options"


class TooManyOptions(LedarbotError):
    """A poll of this kind has at most `most` options."""

    key = "polls-refused-too-many-options"


class OptionTwice(LedarbotError):
    """Two options read the same."""

    key = "polls-refused-option-twice"


class PollTextTooLong(LedarbotError):
    """A text is longer than `limit` characters; `field` is "question", "option" or "end"."""

    key = "polls-refused-text-too-long"


class EmptyPoll(LedarbotError):
    """The poll asks nothing."""

    key = "polls-refused-empty"


class BadClosingTime(LedarbotError):
    """The time at which it would close is not to be understood, past, or too far away."""

    key = "polls-refused-bad-closing-time"


class BadQuorum(LedarbotError):
    """The number of votes that closes it is lower than `least`."""

    key = "polls-refused-bad-quorum"


class NativeLimits(LedarbotError):
    """Something was wished for that Discord's own polls don't have."""

    key = "polls-refused-native-limits"


class NoPollHere(LedarbotError):
    """There is no such poll in this community."""

    key = "polls-refused-no-poll-here"


class BoxSealed(LedarbotError):
    """The ballot box's key is gone, so nobody could be kept from answering twice."""

    key = "polls-refused-box-sealed"
