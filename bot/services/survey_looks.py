"""The daily look at open rounds: those that nobody can answer any more are closed."""

from datetime import datetime, timedelta

from storage.unit_of_work import UnitOfWork

LOOK_JOB = "surveys.look"
EVERY = timedelta(days=1)


async def ensure(uow: UnitOfWork, *, now: datetime, after: timedelta = timedelta(0)) -> None:
    """See to it that the next look is planned."""
    due_at = now + after
    async with uow.write() as tx:
        await tx.jobs.schedule(
            LOOK_JOB,
            due_at=due_at,
            dedupe_key=f"{LOOK_JOB}:{due_at.date()}" if after else LOOK_JOB,
            now=now,
        )
