"""One thing at a time: SimCord refuses two actions at once, so all of them stand in one queue."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")
Work = Callable[[], Awaitable[Any]]


class Turns:
    """A queue with one worker. Work that has begun is finished, also when its caller has left."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[tuple[Work, asyncio.Future[Any]] | None] = asyncio.Queue()
        self._worker: asyncio.Task[None] | None = None

    def open(self) -> None:
        self._worker = asyncio.get_running_loop().create_task(self._work(), name="sandbox-turns")

    async def close(self) -> None:
        """Finish what stands in the queue; nothing more is let in."""
        worker, self._worker = self._worker, None
        if worker is not None:
            self._queue.put_nowait(None)
            await worker

    async def take(self, work: Callable[[], Awaitable[T]]) -> T:
        """Wait for one's turn, do the work, and return what it returns or raise what it raises."""
        if self._worker is None:
            raise RuntimeError("the sandbox is closing")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait((work, future))
        return await asyncio.shield(future)

    async def _work(self) -> None:
        while (waiting := await self._queue.get()) is not None:
            work, future = waiting
            try:
                result = await work()
            except Exception as error:
                future.set_exception(error)
                # Nobody may be left to hear of it; then it is no fault of the queue's.
                future.exception()
            else:
                future.set_result(result)
