"""How fast the bot may speak: so many messages a second, however many wait."""

import asyncio
import time
from collections.abc import Awaitable, Callable

MESSAGES_A_SECOND = 20
"""A message takes at most two requests (a direct one opens its channel first), Discord allows
fifty requests a second in all, and what people press has to get through as well."""


class Pace:
    """Lets one through at a time, evenly; who comes after a pause need not wait."""

    def __init__(
        self,
        a_second: int = MESSAGES_A_SECOND,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._apart = 1 / a_second
        self._clock = clock
        self._sleep = sleep
        self._next = 0.0

    async def wait(self) -> None:
        """Wait for one's turn; the order of coming is the order of going."""
        now = self._clock()
        turn = max(self._next, now)
        self._next = turn + self._apart
        if turn > now:
            await self._sleep(turn - now)

    async def rest(self, seconds: float, *, unless: asyncio.Event) -> None:
        """Wait for something to pass, or for `unless`; others go on meanwhile."""
        waits = [
            asyncio.ensure_future(self._sleep(seconds)),
            asyncio.ensure_future(unless.wait()),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()
