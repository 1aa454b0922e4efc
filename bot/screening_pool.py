"""Long files are read by several processes: in the order of their rows, a few rows at a time."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Given = TypeVar("Given")
# A process costs a third of a second to start: as long as reading these rows takes.
ALONE = 2_000
_BATCH = 100
_MOST = 4


def processes() -> int:
    """How many processes may work at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return min(_MOST, len(os.sched_getaffinity(0)))
    return min(_MOST, os.cpu_count() or 1)


def in_order(
    given: Iterable[Given],
    work: Callable[[list[Given]], str],
    *,
    prepare: Callable[..., object],
    prepare_with: tuple[object, ...],
    workers: int,
) -> Iterator[str]:
    """The outcome of each batch in the order given; only a few batches are on their way at once.

    `prepare` is called once in each process, and here before the first batch. The first rows, and
    all of them where there is but one processor, are worked on in this process.
    """
    rows = iter(given)
    prepare(*prepare_with)
    for _ in range(ALONE // _BATCH):
        if not (batch := list(islice(rows, _BATCH))):
            return
        yield work(batch)
    if workers < 2:
        while batch := list(islice(rows, _BATCH)):
            yield work(batch)
        return
    pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(prepare, prepare_with))
    try:
        under_way: deque[Future[str]] = deque()
        while batch := list(islice(rows, _BATCH)):
            under_way.append(pool.submit(work, batch))
            if len(under_way) > 2 * workers:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(prepare: Callable[..., object], prepare_with: tuple[object, ...]) -> None:
    # An interruption from the keyboard reaches every process; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare(*prepare_with)
