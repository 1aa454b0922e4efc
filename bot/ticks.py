"""The ticker: APScheduler calls the coroutines that look for due rows. It remembers nothing."""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    from bot.client import Ledarbot

_log = logging.getLogger("ledarbot.ticks")

DELIVER_SECONDS = 5
JOBS_SECONDS = 10
POLL_SECONDS = 240


class Ticks:
    """Regular calls of delivery, due jobs and the poll for join requests."""

    def __init__(self, bot: "Ledarbot") -> None:
        self._bot = bot
        self._scheduler: AsyncIOScheduler | None = None

    def start(self) -> None:
        """Begin to tick; called once the bot is ready."""
        # Some fifty milliseconds to import, and of no use before READY.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415

        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for seconds, call in (
            (DELIVER_SECONDS, self._deliver),
            (JOBS_SECONDS, self._run_jobs),
            (POLL_SECONDS, self._bot.join_requests.poll),
        ):
            # One at a time, and a late tick is one tick: the rows say what is due.
            self._scheduler.add_job(
                call,
                "interval",
                seconds=seconds,
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    def stop(self) -> None:
        """No further ticks; work that has begun goes on."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None

    async def _deliver(self) -> None:
        self._bot.delivery.wake()

    async def _run_jobs(self) -> None:
        async with self._bot.at_work():
            await self._bot.scheduler.run_due(self._bot.clock.now())
