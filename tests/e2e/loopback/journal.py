"""Everything that reaches or leaves the loopback Discord, in the order of time."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from tests.e2e.loopback.clock import LoopbackClock

Entry = dict[str, Any]


class Journal:
    """An append-only list that can be waited on."""

    def __init__(self, clock: LoopbackClock) -> None:
        self._clock = clock
        self._waiting: list[asyncio.Future[None]] = []
        self.entries: list[Entry] = []

    def add(self, kind: str, **details: Any) -> Entry:
        entry = {
            "seq": len(self.entries) + 1,
            "at": self._clock.stamp(),
            "monotonic": time.monotonic(),
            "kind": kind,
            **details,
        }
        self.entries.append(entry)
        self.wake()
        return entry

    def wake(self) -> None:
        """Let those who wait look again; also for changes that are no entry."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, met: Callable[[], bool], *, timeout: float) -> bool:
        """Wait until the condition holds; False when the time ran out."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while not met():
            future = loop.create_future()
            self._waiting.append(future)
            try:
                await asyncio.wait_for(future, deadline - loop.time())
            except TimeoutError:
                return met()
        return True
