"""Reports: a post that somebody brings to the moderators, and the four ways to deal with it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.errors import NotFound
from domain.ids import ChannelId, CommunityId, Handle, MessageId, PostId, ThreadId, UserId
from domain.texts import cleaned
from domain.thread_refusals import ReportClosed, TooLong

REASON_LENGTH = 500


class Choice(StrEnum):
    """What the moderators do."""

    HIDE = "hide"
    """The post is hidden: ours by an edit, a member's own by deleting it."""
    REMIND = "remind"
    """The author is reminded of the rules by direct message."""
    STOP = "stop"
    """An anonymous author writes no more in the thread; where a named one wrote, it is locked."""
    KEEP = "keep"
    """The post stays."""


class Stop(StrEnum):
    """What stopping somebody means, by where the post stands."""

    AUTHOR = "author"
    """The anonymous author writes no more in the thread."""
    THREAD = "thread"
    """The thread is closed."""
    REMINDER = "reminder"
    """Outside our threads the bot can but remind; Discord's own timeout is the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report. Of an anonymous post `handle` is kept, of a member's own message `author_id`."""

    community_id: CommunityId
    channel_id: ChannelId
    message_id: MessageId
    reporter_id: UserId | None
    reason: str
    reported_at: datetime
    report_id: int = 0
    thread_id: ThreadId | None = None
    post_id: PostId | None = None
    handle: Handle | None = None
    author_id: UserId | None = None
    choice: Choice | None = None
    closed_by: UserId | None = None
    closed_at: datetime | None = None
    card_channel_id: ChannelId | None = None
    card_message_id: MessageId | None = None

    @property
    def is_ours(self) -> bool:
        """The bot posted it, so the bot can hide it."""
        return self.thread_id is not None and (self.post_id is not None or self.is_starter)

    @property
    def is_starter(self) -> bool:
        """It is the first post of a thread, which carries the thread's number."""
        return self.thread_id is not None and int(self.channel_id) == int(self.message_id)

    @property
    def stop(self) -> Stop:
        """What the choice to stop means here."""
        if self.handle is not None:
            return Stop.AUTHOR
        return Stop.REMINDER if self.thread_id is None else Stop.THREAD

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen: nobody is reminded of a post that nobody wrote."""
        has_author = self.handle is not None or self.author_id is not None
        return tuple(each for each in Choice if has_author or each is not Choice.REMIND)


def checked_reason(reason: str) -> str:
    """The reason, which may be left out."""
    kept = cleaned(reason)
    if len(kept) > REASON_LENGTH:
        raise TooLong(field="reason", limit=REASON_LENGTH)
    return kept


def deal_with(report: Report, *, choice: Choice, by: UserId, now: datetime) -> Report:
    """A moderator chooses among what is offered; the first choice stands."""
    if report.choice is not None:
        raise ReportClosed(who=report.closed_by)
    if choice not in report.choices:
        raise NotFound()
    return replace(report, choice=choice, closed_by=by, closed_at=now)
