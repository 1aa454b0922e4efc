"""Reports: a post that somebody brings to the moderators, and the four ways to deal with it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.ids import ChannelId, CommunityId, Handle, MessageId, PostId, ThreadId, UserId
from domain.thread_refusals import ReportClosed

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


def deal_with(report: Report, *, choice: Choice, by: UserId, now: datetime) -> Report:
    """A moderator chooses; the first choice stands."""
    if report.choice is not None:
        raise ReportClosed(who=report.closed_by)
    return replace(report, choice=choice, closed_by=by, closed_at=now)
