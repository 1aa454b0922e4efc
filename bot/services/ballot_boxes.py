"""Ballot boxes: opened with a key of their own, closed so that nobody can tell whose is what.

While a box is open a ballot is found by a seal of the member's id, which whoever holds the box's
key could make as well. At closing the seals go, the rows are written anew in no order, and the key
is destroyed: from then on nobody can.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar

from domain.feedback_values import Answers
from domain.ids import BoxId, CommunityId, UserId
from domain.poll_refusals import BoxSealed
from storage.unit_of_work import Transaction, UnitOfWork

T = TypeVar("T")


TIDY_JOB = "boxes.tidy"


class Unreadable(Exception):
    """What was locked can't be opened with this key: it was written with another one."""


class BoxKey(Protocol):
    """The key of one open box."""

    def seal(self, *parts: str | int) -> str:
        """The same 64 characters for the same parts, which can't be had back from them."""
        ...

    def lock(self, content: bytes, *, seal: str) -> bytes:
        """The content, readable only with the key and beside this seal."""
        ...

    def open(self, locked: bytes, *, seal: str) -> bytes:
        """What was locked, else Unreadable."""
        ...


class BoxKeys(Protocol):
    """Makes, finds and destroys the keys of boxes; kept outside the database."""

    def make(self, box_id: BoxId) -> BoxKey:
        """A new key, on the disk before it is used."""
        ...

    def of(self, box_id: BoxId) -> BoxKey:
        """The key of an open box; BoxSealed when there is none (any more)."""
        ...

    def destroy(self, box_id: BoxId) -> None:
        """Overwrite and delete the key; one that is gone already is no fault."""
        ...

    def known(self) -> frozenset[BoxId]:
        """The boxes that have a key."""
        ...


def ballot_seal(key: BoxKey, user_id: UserId, turn: int = 0) -> str:
    """By what the person's ballot is found, in this turn of the box's."""
    return key.seal("ballot", user_id, turn)


def draft_seal(key: BoxKey, user_id: UserId) -> str:
    """By what the person's draft is found: nothing ties it to the ballot but the key."""
    return key.seal("draft", user_id)


def shuffled(items: Iterable[T]) -> list[T]:
    """The items in an order that nobody can foresee."""
    found = list(items)
    secrets.SystemRandom().shuffle(found)
    return found


async def open_box(
    tx: Transaction, keys: BoxKeys, *, community_id: CommunityId, box_id: BoxId
) -> BoxKey:
    """Begin a box and make its key; what a failed transaction leaves of it, a `Sweeper` takes."""
    key = keys.make(box_id)
    await tx.ballots.open_box(box_id, community_id)
    return key


async def has_answered(uow: UnitOfWork, keys: BoxKeys, *, box_id: BoxId, user_id: UserId) -> bool:
    """True when there is a ballot of the person's; of a closed box nobody can tell: False."""
    try:
        key = keys.of(box_id)
    except BoxSealed:
        return False
    async with uow.read() as tx:
        return await has_ballot(tx, key, box_id=box_id, user_id=user_id)


async def has_ballot(tx: Transaction, key: BoxKey, *, box_id: BoxId, user_id: UserId) -> bool:
    """True when there is a ballot of the person's in the box of this key."""
    seal = ballot_seal(key, user_id, await tx.ballots.turn(box_id))
    return await tx.ballots.of_seal(box_id, seal) is not None


async def close_box(tx: Transaction, *, box_id: BoxId, now: datetime) -> list[Answers]:
    """All that was answered, in no order; the box is written anew without seals.

    The caller keeps the results and then, last of all inside the transaction, has the key
    destroyed: a box without a key is closed by the next look, a key without a need never stays.
    """
    await tx.ballots.rewrite(box_id)
    await plan_tidying(tx, now=now)
    return await tx.ballots.every(box_id)


async def plan_tidying(tx: Transaction, *, now: datetime) -> None:
    """Have the files of database and keys cleaned as soon as this transaction is over."""
    await tx.jobs.schedule(TIDY_JOB, due_at=now, dedupe_key=TIDY_JOB, now=now)


async def forget_old(uow: UnitOfWork, *, before: datetime) -> int:
    """Delete what was answered in boxes that were closed before this time; the results stay."""
    async with uow.write() as tx:
        old = await tx.ballots.closed_before(before)
        for box_id in old:
            await tx.ballots.drop(box_id)
    return len(old)


async def open_boxes(uow: UnitOfWork) -> frozenset[BoxId]:
    """The boxes of polls and rounds that are open: those that need a key."""
    async with uow.read() as tx:
        polls = {BoxId(int(poll.poll_id)) for poll in await tx.polls.open() if not poll.is_native}
        rounds = {BoxId(int(each.round_id)) for each in await tx.surveys.open_rounds()}
    return frozenset(polls | rounds)


async def without_key(uow: UnitOfWork, keys: BoxKeys) -> frozenset[BoxId]:
    """The open boxes whose key is gone, so that nothing can be put in."""
    return await open_boxes(uow) - keys.known()


class Sweeper:
    """Destroys the keys that no open box needs: of transactions that failed, of networks that
    are gone. Only what two looks have found so: at the first, a box may be about to open.
    """

    def __init__(self, uow: UnitOfWork, keys: BoxKeys) -> None:
        self._uow = uow
        self._keys = keys
        self._suspected: frozenset[BoxId] = frozenset()

    async def look(self) -> frozenset[BoxId]:
        """The boxes whose keys were destroyed by this look."""
        known = self._keys.known()
        unneeded = known - await open_boxes(self._uow)
        destroyed = unneeded & self._suspected
        for box_id in destroyed:
            self._keys.destroy(box_id)
        self._suspected = unneeded - destroyed
        return destroyed
