"""Anonymous authors: what they are called in a thread, how long they wait, what ends."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from domain.ids import CommunityId, Handle, ThreadId

ASKER = 0
"""The number of who began the thread; others are colleague 1, 2 …"""
DELAY_LEAST, DELAY_MOST = timedelta(minutes=20), timedelta(hours=4)
"""Between these a delayed post goes out, at random: the time of the command betrays nobody."""
BLOCK_LEAST, BLOCK_MOST = timedelta(hours=6), timedelta(hours=72)
"""Between these a block takes effect, at random: who falls silent in another thread at that
moment would be known for the same person."""
BLOCK_DAYS = 180
BLOCK_SLOTS = 64
"""So many blocks of one person are told apart; each has one of these at random."""
PROMISE_VERSION = 1
"""Of what is promised to whoever writes without a name; who has read an earlier one reads again."""
POSTS_AT_MOST, POSTS_WITHIN = 5, timedelta(minutes=15)
"""So many posts of one anonymous author in one thread are taken in so long a time."""
KEEP_LINKS_DAYS = (30, 60, 90, 180, 365)
"""The times that a community can choose for keeping who wrote."""
THREADS_AT_MOST, THREADS_WITHIN = 3, timedelta(hours=24)
"""So many anonymous threads of one person are taken in so long a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """An anonymous author in one thread. `seal` finds it again for who holds the key, and is None
    once the link was destroyed. `number` is None until something of theirs is posted: what comes
    later has a later number, whenever it was written.
    """

    community_id: CommunityId
    thread_id: ThreadId
    handle: Handle
    number: int | None
    seal: str | None
    key_id: str = ""
    is_stopped: bool = False
    keep_links_days: int | None = None
    """What was promised to them; a later, longer time does not hold for their link."""
    block_slot: int | None = None
    """Which of the person's blocks was asked for through this author; it says nothing by itself."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What of the promise a community decides: how long a link is kept, and who may open it."""

    keep_links_days: int
    allows_unmasking: bool

    @property
    def code(self) -> str:
        """The same for the same terms alone."""
        return f"{self.keep_links_days} {'unmasking' if self.allows_unmasking else 'nobody'}"

    def accepted_by(self, known: "Terms") -> bool:
        """True when whoever has accepted `known` has accepted these, which are no worse."""
        allows = known.allows_unmasking or not self.allows_unmasking
        return allows and known.keep_links_days >= self.keep_links_days


def every_terms(days: int) -> list[Terms]:
    """All that a community may ever have promised; `days` are those of now."""
    return [
        Terms(each, allows) for each in sorted({*KEEP_LINKS_DAYS, days}) for allows in (True, False)
    ]


def next_number(taken: Collection[int]) -> int:
    """The number of the next colleague: the first that nobody has had in the thread."""
    return next(number for number in count(ASKER + 1) if number not in taken)


def between(least: timedelta, most: timedelta, *, fraction: float) -> timedelta:
    """The point between two times at `fraction` (0 to 1), in whole seconds."""
    seconds = least.total_seconds() + (most - least).total_seconds() * fraction
    return timedelta(seconds=int(seconds))


def link_ends_on(
    last_active: date, *, promised_days: Iterable[int | None], chosen_days: int
) -> date:
    """The day on which the link between an author's posts and the person is destroyed.

    What was promised when the thread was begun, or to the author, is never made longer by what is
    chosen later.
    """
    days = min((chosen_days, *(each for each in promised_days if each is not None)))
    return last_active + timedelta(days=days)
