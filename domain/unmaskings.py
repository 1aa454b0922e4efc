"""Learning who wrote an anonymous post: only for danger or law, and only by two moderators."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.ids import ChannelId, CommunityId, Handle, MessageId, ThreadId, UserId
from domain.texts import cleaned
from domain.thread_refusals import (
    Incomplete,
    NeedsAnotherModerator,
    NotForYou,
    TooLong,
    UnmaskingOver,
)

REASON_LENGTH = 500
LAPSES_AFTER = timedelta(hours=72)
SEEN_FOR = timedelta(hours=24)
"""How long the two may look at the name after they have agreed."""


class Ground(StrEnum):
    """What alone may justify it."""

    DANGER = "danger"
    """Somebody's life or health is in danger."""
    LAW = "law"
    """The law demands it."""


class UnmaskingState(StrEnum):
    """Where a request is."""

    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"
    LAPSED = "lapsed"


class Telling(StrEnum):
    """How it stands with telling the author that two have agreed."""

    SENT = "sent"
    """By a direct message, as far as anybody knows."""
    KEPT = "kept"
    """The message could not go out: it waits until the author comes by."""
    SHOWN = "shown"
    """It waited, and the author has been shown it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmasking:
    """One request, by one moderator, that another agrees to or not."""

    community_id: CommunityId
    thread_id: ThreadId
    handle: Handle
    ground: Ground
    reason: str
    asked_by: UserId
    asked_at: datetime
    unmasking_id: int = 0
    state: UnmaskingState = UnmaskingState.ASKED
    answered_by: UserId | None = None
    answered_at: datetime | None = None
    card_channel_id: ChannelId | None = None
    card_message_id: MessageId | None = None
    telling: Telling = Telling.SENT

    @property
    def is_nobodys(self) -> bool:
        """True when who asked was erased: nobody could tell who the second moderator is."""
        return not self.asked_by


def checked_reason(reason: str) -> str:
    """The reason, which the author will read too."""
    kept = cleaned(reason)
    if not kept:
        raise Incomplete(field="reason")
    if len(kept) > REASON_LENGTH:
        raise TooLong(field="reason", limit=REASON_LENGTH)
    return kept


def agree(request: Unmasking, *, by: UserId, now: datetime) -> Unmasking:
    """The second moderator agrees: from now on the two may see the name."""
    _must_be_open(request, now=now)
    if by == request.asked_by:
        raise NeedsAnotherModerator()
    return replace(request, state=UnmaskingState.AGREED, answered_by=by, answered_at=now)


def refuse(request: Unmasking, *, by: UserId, now: datetime) -> Unmasking:
    """It stays unknown; also who asked may take the request back."""
    _must_be_open(request, now=now)
    return replace(request, state=UnmaskingState.REFUSED, answered_by=by, answered_at=now)


def lapse(request: Unmasking, *, now: datetime) -> Unmasking:
    """Nobody agreed in time, or who asked is gone; unchanged when it was answered or is young."""
    if request.state is not UnmaskingState.ASKED:
        return request
    if now < request.asked_at + LAPSES_AFTER and not request.is_nobodys:
        return request
    return replace(request, state=UnmaskingState.LAPSED, answered_at=now)


def orphan(request: Unmasking, *, now: datetime) -> Unmasking:
    """Who asked is erased: an open request is over, since anybody could be the second one."""
    return lapse(replace(request, asked_by=UserId(0)), now=now)


def must_be_for(request: Unmasking, *, by: UserId, now: datetime) -> None:
    """Refuse the name to everybody but the two, and to them when their day is over."""
    agreed = request.state is UnmaskingState.AGREED and request.answered_at is not None
    if not agreed or by not in (request.asked_by, request.answered_by):
        raise NotForYou()
    assert request.answered_at is not None
    if now >= request.answered_at + SEEN_FOR:
        raise NotForYou()


def _must_be_open(request: Unmasking, *, now: datetime) -> None:
    state = lapse(request, now=now).state
    if state is not UnmaskingState.ASKED:
        raise UnmaskingOver(state=state)
