"""What a poll is: its kind, its states, and how long its texts may be."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.feedback_values import LEAST_ASKED, VOTE, AnswerKind, Column, Results, Sheet
from domain.ids import ChannelId, CommunityId, MessageId, PollId, RoleId, UserId

QUESTION_LENGTH = 300
OPTION_LENGTH = 55
"""Characters; what a native poll allows in an answer."""
OPTIONS_AT_MOST = 10
RANKS_AT_MOST = 5
"""A form has room for so many menus."""
SCALE = ("1", "2", "3", "4", "5")
YES, NO = "yes", "no"


class PollKind(StrEnum):
    """How a poll is answered, and who sees the voters."""

    NATIVE = "native"
    """Discord's own: everybody sees who voted for what."""
    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKED = "ranked"
    SCALE = "scale"
    YES_NO = "yes_no"


class PollState(StrEnum):
    """Where a poll is in its life."""

    OPEN = "open"
    CLOSED = "closed"


class PollEnd(StrEnum):
    """Why a poll was closed."""

    BY_HAND = "by_hand"
    TIME = "time"
    QUORUM = "quorum"
    KEY_LOST = "key_lost"
    """The key of its ballot box is gone, so that nobody could be kept from voting twice."""
    MESSAGE_GONE = "message_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One poll. `options` are the texts of the choices ("1" … of them are their keys); a scale has
    the names of its two ends there, yes/no has none.
    """

    community_id: CommunityId
    poll_id: PollId
    kind: PollKind
    question: str
    created_by: UserId
    channel_id: ChannelId
    opened_at: datetime
    options: tuple[str, ...] = ()
    takes_several: bool = False
    """Of a native one: several answers are allowed. Ours has a kind for it."""
    hides_results: bool = False
    """Nothing but the number of answers is shown before it is closed."""
    role_id: RoleId | None = None
    """Who may vote; None is every member."""
    closes_at: datetime | None = None
    quorum: int | None = None
    """So many votes close it."""
    remind_at: datetime | None = None
    """When those who have not voted are reminded; None never."""
    asked: int | None = None
    """How many may vote, as counted when it was opened; None when nobody has counted."""
    limit: int = LEAST_ASKED
    state: PollState = PollState.OPEN
    message_id: MessageId | None = None
    live: Results | None = None
    """What the card shows while it is open."""
    pending: Results | None = None
    """What it shows after the next step; until then nobody sees it."""
    results: Results | None = None
    end: PollEnd | None = None
    closed_at: datetime | None = None
    drawn: int = 0
    """How many answers the card in Discord tells of, -1 when it is to be drawn in any case."""

    @property
    def is_open(self) -> bool:
        return self.state is PollState.OPEN

    @property
    def is_native(self) -> bool:
        return self.kind is PollKind.NATIVE

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the choices, in their order."""
        if self.kind is PollKind.SCALE:
            return SCALE
        if self.kind is PollKind.YES_NO:
            return (YES, NO)
        return tuple(str(number) for number in range(1, len(self.options) + 1))

    @property
    def sheet(self) -> Sheet:
        """How its one question is counted."""
        kinds = {PollKind.MULTIPLE: AnswerKind.SEVERAL, PollKind.RANKED: AnswerKind.RANKED}
        kind = kinds.get(self.kind, AnswerKind.ONE)
        if self.is_native and self.takes_several:
            kind = AnswerKind.SEVERAL
        column = Column(
            key=VOTE, kind=kind, options=self.keys, is_numeric=self.kind is PollKind.SCALE
        )
        return Sheet(columns=(column,))
