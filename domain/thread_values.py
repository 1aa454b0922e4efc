"""What a thread is: its kind, its topic, its states, and how long its texts may be."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.ids import (
    ChannelId,
    CommunityId,
    Handle,
    MessageId,
    PostId,
    ThreadId,
    TopicId,
    UserId,
)

TITLE_LENGTH = 90
"""Characters; Discord allows 100 in a thread's name."""
TEXT_LENGTH = 3000
"""Characters; a message of Discord's holds 4,000, in which ours is escaped and has a head."""
LINK_LENGTH = 300
TOPIC_LENGTH = 20
"""Characters that Discord allows in the name of a forum's tag."""
TOPICS_AT_MOST = 15
"""A forum has 20 tags, of which the kinds and "answered" take some."""
BUMPS_AT_MOST = 2
"""How often an unanswered question comes up again by itself."""


class ThreadKind(StrEnum):
    """Why somebody begins a thread."""

    QUESTION = "question"
    TIP = "tip"
    DISCUSSION = "discussion"
    PROMPT = "prompt"
    """From the bank of the organisers, posted on a schedule."""


class ThreadState(StrEnum):
    """Where a thread is in its life."""

    PENDING = "pending"
    """Taken in, and on its way to Discord."""
    OPEN = "open"
    ANSWERED = "answered"
    """The author has marked what helped."""
    CLOSED = "closed"
    GONE = "gone"
    """Deleted in Discord, or never let in there."""


LIVE = frozenset({ThreadState.OPEN, ThreadState.ANSWERED})
"""The states in which people write in the thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What threads are about. `tag_id` is the forum's tag of that name, once there is one."""

    community_id: CommunityId
    name: str
    topic_id: TopicId = TopicId(0)
    key: str = ""
    """The topic of the shipped prompts that it is, so that they find it under any name."""
    position: int = 0
    tag_id: int | None = None
    channel_id: ChannelId | None = None
    """Where its threads are posted; None is the community's channel for threads."""
    stewards: tuple[UserId, ...] = ()
    is_retired: bool = False
    """Offered no more; its threads keep it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One thread that the bot posted. Of a named author `author_id` is kept, of an anonymous one
    the `handle` alone. Days are whole, in UTC: an hour could tell who wrote.
    """

    community_id: CommunityId
    thread_id: ThreadId
    kind: ThreadKind
    title: str
    text: str = ""
    link: str = ""
    topic_id: TopicId | None = None
    author_id: UserId | None = None
    handle: Handle | None = None
    state: ThreadState = ThreadState.PENDING
    revision: int = 0
    shown_revision: int = 0
    """The revision that the post in Discord shows, or that it could not be brought to show."""
    is_replied: bool = False
    """Somebody else than the author has written in it."""
    is_hidden: bool = False
    """A moderator has hidden the text."""
    posted_on: date | None = None
    active_on: date | None = None
    """The day on which something was last written, as far as we were told."""
    bumps: int = 0
    bumped_on: date | None = None
    answer_id: MessageId | None = None
    """The message that helped."""
    channel_id: ChannelId | None = None
    discord_id: ChannelId | None = None
    """Discord's number of the thread, which is that of its first message too."""
    prompt_key: str = ""
    keep_links_days: int | None = None
    """What was promised when it was begun: a later, longer time does not hold for it."""
    later_title: str = ""
    """What an anonymous author has changed it to, from a time on that nobody knows; and so below.
    A title is never empty, so that an edit waits wherever there is one."""
    later_text: str = ""
    later_topic_id: TopicId | None = None

    @property
    def is_anonymous(self) -> bool:
        return self.handle is not None

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_shown(self) -> bool:
        """False while an edit of the post is on its way to Discord."""
        return self.shown_revision == self.revision

    @property
    def is_unanswered(self) -> bool:
        """A question that nobody has written anything to yet."""
        return (
            self.kind is ThreadKind.QUESTION
            and self.state is ThreadState.OPEN
            and not self.is_replied
        )


class PostState(StrEnum):
    """Where an anonymous post is in its life."""

    PENDING = "pending"
    POSTED = "posted"
    REFUSED = "refused"
    """It could not be posted: the thread was locked, closed or gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One anonymous post inside a thread: an answer, or what the asker adds."""

    community_id: CommunityId
    thread_id: ThreadId
    post_id: PostId
    handle: Handle
    text: str
    state: PostState = PostState.PENDING
    is_hidden: bool = False
    revision: int = 0
    shown_revision: int = 0
    message_id: MessageId | None = None
    later_text: str = ""
    """What its author has changed it to, from a time on that nobody knows."""
