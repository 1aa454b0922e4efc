"""Due jobs: rows with a name and a time, run by the handler registered under that name."""

import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from storage.jobs import Job
from storage.unit_of_work import UnitOfWork

_log = logging.getLogger("ledarbot.scheduler")

Handler = Callable[[Job, datetime], Awaitable[None]]

BATCH = 50
GIVE_UP_AFTER_ATTEMPTS = 12
_FIRST_PAUSE = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(hours=6)


class Scheduler:
    """Runs due jobs. A handler may be run again after a crash, so it must bear that."""

    def __init__(self, uow: UnitOfWork, *, process: str) -> None:
        self._uow = uow
        self._process = process
        self._handlers: dict[str, Handler] = {}

    def register(self, name: str, handler: Handler) -> None:
        """Declare who handles jobs of this name; a name can be declared once."""
        if name in self._handlers:
            raise ValueError(f"job {name} is declared twice")
        self._handlers[name] = handler

    async def run_due(self, now: datetime) -> int:
        """Run every job that is due at `now`; returns how many."""
        handled = 0
        while True:
            async with self._uow.write() as tx:
                batch = await tx.jobs.claim(now, limit=BATCH, by=self._process)
            if not batch:
                return handled
            for job in batch:
                await self._run(job, now)
            handled += len(batch)

    async def _run(self, job: Job, now: datetime) -> None:
        began = time.perf_counter()
        handler = self._handlers.get(job.name)
        outcome = "done"
        try:
            if handler is None:
                raise LookupError(f"no handler for job {job.name}")
            await handler(job, now)
        except Exception as error:
            outcome = await self._postpone(job, now, error)
        else:
            async with self._uow.write() as tx:
                await tx.jobs.done(job.id, now=now)
        fields = {
            "guild": job.community_id,
            "job": job.name,
            "outcome": outcome,
            "ms": round((time.perf_counter() - began) * 1000),
        }
        _log.info("job", extra={"fields": fields})

    async def _postpone(self, job: Job, now: datetime, error: Exception) -> str:
        cause = type(error).__name__
        _log.error("job fault", exc_info=error, extra={"fields": {"job": job.name}})
        async with self._uow.write() as tx:
            if job.attempts >= GIVE_UP_AFTER_ATTEMPTS:
                await tx.jobs.fail(job.id, now=now, error=cause)
                return "failed"
            pause = min(_FIRST_PAUSE * 2 ** (job.attempts - 1), _LONGEST_PAUSE)
            await tx.jobs.retry(job.id, at=now + pause, error=cause)
        return "retry"
