"""The rules of polls: what can be asked, what counts as a vote, when one is closed."""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import NotFound
from domain.feedback_values import Answer, Results
from domain.poll_refusals import (
    BadClosingTime,
    BadQuorum,
    EmptyPoll,
    NativeLimits,
    NotAVoter,
    OptionTwice,
    PollClosed,
    PollTextTooLong,
    RankTwice,
    TooFewOptions,
    TooManyOptions,
)
from domain.poll_values import (
    OPTION_LENGTH,
    OPTIONS_AT_MOST,
    QUESTION_LENGTH,
    RANKS_AT_MOST,
    Poll,
    PollEnd,
    PollKind,
    PollState,
)
from domain.texts import one_line

USUALLY_OPEN = timedelta(days=3)
OPEN_AT_LEAST = timedelta(minutes=1)
"""What is to be open for five minutes may be looked at for some of them before it is posted."""
OPEN_AT_MOST = timedelta(days=32)
"""As long as Discord lets its own be open."""
OPTIONS_AT_LEAST = 2
REMINDED_BEFORE = timedelta(hours=24)
"""So long before the closing time those who have not voted are reminded, of a short poll later."""
REMINDED_OF = timedelta(hours=2)
"""Of a poll that is open for a shorter time nobody is reminded."""

_HOUR = timedelta(hours=1)
_CHOSEN = frozenset({PollKind.NATIVE, PollKind.SINGLE, PollKind.MULTIPLE, PollKind.RANKED})
_BULLET = re.compile(r"^[-–•*]\s+")


# --------------------------------------------------------------------------------- what is asked


def parsed_options(text: str) -> tuple[str, ...]:
    """The choices that were typed: one on each line, or on a single line between semicolons."""
    lines = text.splitlines()
    parts = lines if len([line for line in lines if line.strip()]) > 1 else text.split(";")
    options = (one_line(_BULLET.sub("", part.strip())) for part in parts)
    return tuple(option for option in options if option)


def checked(poll: Poll, *, now: datetime) -> Poll:
    """The poll with clean texts and a closing time, if all fits together, else the refusal."""
    question = one_line(poll.question)
    if not question:
        raise EmptyPoll()
    if len(question) > QUESTION_LENGTH:
        raise PollTextTooLong(field="question", limit=QUESTION_LENGTH)
    poll = replace(
        poll,
        question=question,
        options=_checked_options(poll),
        takes_several=poll.is_native and poll.takes_several,
        closes_at=_checked_closing(poll, now=now),
    )
    if poll.quorum is not None and poll.quorum < poll.limit and not poll.is_native:
        # With fewer the poll would be closed, and its result withheld.
        raise BadQuorum(least=poll.limit)
    if poll.is_native and _asks_for_what_is_ours(poll):
        raise NativeLimits()
    return replace(poll, remind_at=_within(poll, now=now))


def reminder_time(*, opened_at: datetime, closes_at: datetime) -> datetime | None:
    """When to remind those who have not voted: a day before the closing time, of a poll of less
    than two days halfway; None of one too short for it.
    """
    length = closes_at - opened_at
    if length < REMINDED_OF:
        return None
    return max(closes_at - REMINDED_BEFORE, opened_at + length / 2)


def native_hours(poll: Poll, *, now: datetime) -> int:
    """For how many whole hours Discord is to keep its own poll open."""
    assert poll.closes_at is not None
    return min(max(math.ceil((poll.closes_at - now) / _HOUR), 1), OPEN_AT_MOST // _HOUR)


def _checked_options(poll: Poll) -> tuple[str, ...]:
    if poll.kind is PollKind.YES_NO:
        return ()
    options = tuple(one_line(option) for option in poll.options)
    if poll.kind is PollKind.SCALE and not options:
        return ()
    options = tuple(option for option in options if option)
    most = OPTIONS_AT_MOST if poll.kind in _CHOSEN else 2
    if len(options) < OPTIONS_AT_LEAST:
        raise TooFewOptions(least=OPTIONS_AT_LEAST)
    if len(options) > most:
        raise TooManyOptions(most=most)
    if any(len(option) > OPTION_LENGTH for option in options):
        field = "end" if poll.kind is PollKind.SCALE else "option"
        raise PollTextTooLong(field=field, limit=OPTION_LENGTH)
    if len({option.casefold() for option in options}) < len(options):
        raise OptionTwice()
    return options


def _checked_closing(poll: Poll, *, now: datetime) -> datetime:
    closes_at = poll.closes_at or now + USUALLY_OPEN
    if not OPEN_AT_LEAST <= closes_at - now <= OPEN_AT_MOST:
        raise BadClosingTime()
    return closes_at


def _asks_for_what_is_ours(poll: Poll) -> bool:
    """Discord's own polls know no voters' role, no quorum, no hidden results and no reminder."""
    wanted = (poll.role_id, poll.quorum, poll.remind_at)
    return poll.hides_results or any(each is not None for each in wanted)


def _within(poll: Poll, *, now: datetime) -> datetime | None:
    """The reminder's time, if it lies between now and the closing time."""
    assert poll.closes_at is not None
    remind_at = poll.remind_at
    return remind_at if remind_at is not None and now < remind_at < poll.closes_at else None


# ------------------------------------------------------------------------------- what is answered


def may_vote(poll: Poll, role_ids: Collection[int]) -> bool:
    """Whether a member with these roles is among the voters."""
    return poll.role_id is None or poll.role_id in role_ids


def must_be_open(poll: Poll) -> None:
    """Refuse what comes after the closing, or is about one of Discord's own."""
    if poll.is_native:
        # One votes for it in Discord itself; only a forged press comes here.
        raise NotFound()
    if not poll.is_open:
        raise PollClosed()


def must_take_votes(poll: Poll, role_ids: Collection[int], *, now: datetime) -> None:
    """Refuse a vote that comes too late, or from somebody who is not among the voters."""
    must_be_open(poll)
    if is_over(poll, now=now):
        raise PollClosed()
    if not may_vote(poll, role_ids):
        raise NotAVoter()


def is_over(poll: Poll, *, now: datetime) -> bool:
    """True when no vote is taken any more, also while nobody has come to close it."""
    return not poll.is_open or (poll.closes_at is not None and poll.closes_at <= now)


def vote_of(poll: Poll, chosen: Answer | Sequence[str]) -> Answer:
    """What was chosen as the poll counts it; a ranking keeps its order, without what was left out.

    RankTwice when one choice has two places; what no screen of ours offers is NotFound.
    """
    keys = (chosen,) if isinstance(chosen, str) else tuple(key for key in chosen if key)
    if not keys or not set(keys) <= set(poll.keys):
        raise NotFound()
    if poll.kind is PollKind.MULTIPLE:
        return tuple(key for key in poll.keys if key in keys)
    if poll.kind is PollKind.RANKED:
        if len(set(keys)) < len(keys):
            raise RankTwice()
        return keys[:RANKS_AT_MOST]
    if len(keys) > 1:
        raise NotFound()
    return keys[0]


# -------------------------------------------------------------------------------- how it is closed


def has_quorum(poll: Poll, answered: int) -> bool:
    """True when so many have voted that the poll is to be closed."""
    return poll.quorum is not None and answered >= poll.quorum


def closed(poll: Poll, *, results: Results | None, end: PollEnd, now: datetime) -> Poll:
    """The poll with what is ever told of it; what only the steps needed is forgotten."""
    return replace(
        poll,
        state=PollState.CLOSED,
        results=results,
        live=None,
        pending=None,
        end=end,
        closed_at=now,
    )
