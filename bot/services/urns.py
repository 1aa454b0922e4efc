"""Many who vote at once: their ballots are put in together, each once.

What is looked at is looked at once for all who have pressed by then, and what follows from the
votes, such as that the card is to be drawn anew, follows once.
"""

import itertools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.services.ballot_boxes import BoxKeys, ballot_seal
from bot.services.together import Together
from domain.errors import LedarbotError
from domain.feedback_values import Answers
from domain.ids import BoxId, CommunityId, UserId
from storage.unit_of_work import Transaction, UnitOfWork

_Gate = tuple[CommunityId, BoxId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One person's ballot on its way into a box.

    `prepare` reads what the box is for, once for a whole batch; what it raises is everybody's.
    `decide` makes the answers from it, or refuses this person. `then` follows once a batch is in:
    it is told what was prepared and how many ballots there are now.
    """

    user_id: UserId
    prepare: Callable[[Transaction], Awaitable[Any]]
    decide: Callable[[Any], Answers]
    then: Callable[[Transaction, Any, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot that is in: whether it is the person's first, how many there are now, and what
    was prepared.
    """

    is_new: bool
    answered: int
    prepared: Any


class Urns:
    """Puts ballots into boxes, many of one box in one transaction."""

    def __init__(self, uow: UnitOfWork, keys: BoxKeys) -> None:
        self._uow = uow
        self._keys = keys
        self._count = itertools.count()
        self._together = Together[_Gate, tuple[int, Ballot], Cast](
            self._turn, name="ledarbot-urn", order=lambda item: item[0]
        )

    async def cast(self, ballot: Ballot, *, community_id: CommunityId, box_id: BoxId) -> Cast:
        """Put in a ballot or change the person's own, once it is kept; refusals are raised."""
        return await self._together.go((community_id, box_id), (next(self._count), ballot))

    async def _turn(
        self, gate: _Gate, batch: Sequence[tuple[int, Ballot]]
    ) -> list[Cast | LedarbotError]:
        ballots, box_id = [ballot for _, ballot in batch], gate[1]
        outcomes: list[bool | LedarbotError] = []
        async with self._uow.write() as tx:
            prepared = await ballots[0].prepare(tx)
            key = self._keys.of(box_id)
            for ballot in ballots:
                try:
                    answers = ballot.decide(prepared)
                except LedarbotError as refusal:
                    outcomes.append(refusal)
                    continue
                seal = ballot_seal(key, ballot.user_id)
                outcomes.append(await tx.ballots.cast(box_id, seal, answers))
            answered = await tx.ballots.count(box_id)
            if any(not isinstance(each, LedarbotError) for each in outcomes):
                await ballots[-1].then(tx, prepared, answered)
        return [
            each if isinstance(each, LedarbotError) else Cast(each, answered, prepared)
            for each in outcomes
        ]
