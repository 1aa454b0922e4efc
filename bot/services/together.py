"""Many who press at once: whoever has pressed by then goes through in one transaction."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.errors import LedarbotError

MOST_AT_ONCE = 100

Gate = TypeVar("Gate", bound=Hashable)
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class Together(Generic[Gate, Item, Outcome]):
    """Gathers what comes to the same gate, and lets it through a batch at a time.

    `work` answers for each item, in the order given, with its outcome or its refusal; what it
    raises is everybody's. `order` says who comes first when there are more than fit in a batch.
    """

    def __init__(
        self,
        work: Callable[[Gate, Sequence[Item]], Awaitable[Sequence[Outcome | LedarbotError]]],
        *,
        name: str,
        order: Callable[[Item], int],
    ) -> None:
        self._work = work
        self._name = name
        self._order = order
        self._waiting: defaultdict[Gate, list[_Waiting[Item, Outcome]]] = defaultdict(list)
        self._turning: dict[Gate, asyncio.Task[None]] = {}

    async def go(self, gate: Gate, item: Item) -> Outcome:
        """What became of the item, once it is kept; refusals are raised."""
        outcome: asyncio.Future[Outcome | LedarbotError]
        outcome = asyncio.get_running_loop().create_future()
        self._waiting[gate].append(_Waiting(item, outcome))
        if gate not in self._turning:
            self._turning[gate] = asyncio.create_task(self._turn_for_all(gate), name=self._name)
        found = await outcome
        if isinstance(found, LedarbotError):
            raise found
        return found

    async def _turn_for_all(self, gate: Gate) -> None:
        try:
            while self._waiting[gate]:
                await self._turn(gate)
        finally:
            del self._turning[gate]
            for left_standing in self._waiting.pop(gate):
                left_standing.outcome.cancel()

    async def _turn(self, gate: Gate) -> None:
        waiting = sorted(self._waiting[gate], key=lambda each: self._order(each.item))
        batch, self._waiting[gate] = waiting[:MOST_AT_ONCE], waiting[MOST_AT_ONCE:]
        try:
            outcomes = await self._work(gate, [each.item for each in batch])
        except Exception as fault:
            # A refusal of the whole, or a fault of the database: it is everybody's.
            for each in batch:
                each.fail(fault)
        else:
            for each, outcome in zip(batch, outcomes, strict=True):
                each.settle(outcome)
        finally:
            # Nobody is left waiting by a stop in the middle; what is settled stays so.
            for each in batch:
                each.outcome.cancel()


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[Item, Outcome]):
    item: Item
    outcome: "asyncio.Future[Outcome | LedarbotError]"

    def settle(self, outcome: Outcome | LedarbotError) -> None:
        if not self.outcome.done():
            self.outcome.set_result(outcome)

    def fail(self, fault: Exception) -> None:
        if not self.outcome.done():
            self.outcome.set_exception(fault)
