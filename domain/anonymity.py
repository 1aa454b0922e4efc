"""Anonymous authors: what they are called in a thread, how long they wait, what ends."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from domain.ids import CommunityId, Handle, ThreadId

ASKER = 0
"""The number of who began the thread; others are colleague 1, 2 …"""
DELAY_LEAST, DELAY_MOST = timedelta(minutes=20), timedelta(hours=4)
"""Between these a delayed post goes out, at random: the time of the command betrays nobody."""
BLOCK_LEAST, BLOCK_MOST = timedelta(hours=6), timedelta(hours=72)
"""Between these a block takes effect, at random: who falls silent in another thread at that
moment would be known for the same person."""
BLOCK_DAYS = 180
PROMISE_VERSION = 1
"""Of what is promised to whoever writes without a name; who has read an earlier one reads again."""
POSTS_AT_MOST, POSTS_WITHIN = 5, timedelta(minutes=15)
"""So many posts of one anonymous author in one thread are taken in so long a time."""
THREADS_AT_MOST, THREADS_WITHIN = 3, timedelta(hours=24)
"""So many anonymous threads of one person are taken in so long a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """An anonymous author in one thread. `seal` finds it again for who holds the key, and is None
    once the link was destroyed.
    """

    community_id: CommunityId
    thread_id: ThreadId
    handle: Handle
    number: int
    seal: str | None
    key_id: str = ""
    is_stopped: bool = False


def next_number(taken: Collection[int]) -> int:
    """The number of the next colleague: never one that somebody has had in the thread."""
    return max((ASKER, *taken)) + 1


def between(least: timedelta, most: timedelta, *, fraction: float) -> timedelta:
    """The point between two times at `fraction` (0 to 1), in whole seconds."""
    seconds = least.total_seconds() + (most - least).total_seconds() * fraction
    return timedelta(seconds=int(seconds))


def link_ends_on(last_active: date, *, promised_days: int | None, chosen_days: int) -> date:
    """The day on which the link between a thread's posts and their authors is destroyed.

    What was promised when the thread was begun is never made longer by what is chosen later.
    """
    days = chosen_days if promised_days is None else min(promised_days, chosen_days)
    return last_active + timedelta(days=days)
