"""Why a step of the prompts can be refused: each with the facts its sentence needs."""

from domain.errors import LedarbotError


class NoSeries(LedarbotError):
    """No series has been started here."""

    key = "prompts-no-series"


class BadTime(LedarbotError):
    """What was typed is no time of day."""

    key = "prompts-bad-time"


class InQuietHours(LedarbotError):
    """The time lies in the quiet hours, from `begin` until `end`."""

    key = "prompts-in-quiet-hours"


class NoPrompts(LedarbotError):
    """There is no prompt in the bank that could be posted."""

    key = "prompts-none"


class NoOtherPrompt(LedarbotError):
    """All others have been posted in this round."""

    key = "prompts-no-other"


class UsedInRound(LedarbotError):
    """The prompt has been posted in this round, and others have not."""

    key = "prompts-used-in-round"


class LeftOut(LedarbotError):
    """The prompt has been taken out of the bank."""

    key = "prompts-left-out"


class TooManyPrompts(LedarbotError):
    """A community has room for `most` prompts of its own; `room` are left."""

    key = "prompts-too-many"


class HostOutside(LedarbotError):
    """Only a member of the network asks the prompt."""

    key = "prompts-host-outside"


class NotTheHost(LedarbotError):
    """The person asks no prompt that is still to come."""

    key = "prompts-not-the-host"


class NoPromptFile(LedarbotError):
    """What was sent is no file of prompts, or larger than `limit` kilobytes."""

    key = "prompts-no-file"
