"""The ticker: APScheduler calls the coroutines that look for due rows. It remembers nothing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
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
        self._begun: dict[str, asyncio.Task[None]] = {}

    def start(self) -> None:
        """Begin to tick; called once the bot is ready."""
        # Some fifty milliseconds to import, and of no use before READY.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415

        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for name, seconds, call in (
            ("deliver", DELIVER_SECONDS, self._deliver),
            ("jobs", JOBS_SECONDS, self._run_jobs),
            ("poll", POLL_SECONDS, self._bot.join_requests.poll),
        ):
            # A late tick is one tick: the rows say what is due.
            self._scheduler.add_job(
                self._begin,
                "interval",
                (name, call),
                seconds=seconds,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    def stop(self) -> None:
        """No further ticks; work that has begun goes on."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None

    async def _begin(self, name: str, call: Callable[[], Awaitable[None]]) -> None:
        """Begin it, unless the last one still goes on."""
        begun = self._begun.get(name)
        if begun is None or begun.done():
            # As a task of our own: the scheduler cuts off at its stop what runs within it.
            self._begun[name] = asyncio.create_task(self._run(name, call), name=f"ledarbot-{name}")

    async def _run(self, name: str, call: Callable[[], Awaitable[None]]) -> None:
        if self._bot.is_ending:
            return
        try:
            await call()
        except Exception:
            # What is due stays due, and the next tick tries again.
            _log.exception("tick", extra={"fields": {"tick": name}})

    async def _deliver(self) -> None:
        self._bot.delivery.wake()

    async def _run_jobs(self) -> None:
        async with self._bot.at_work():
            await self._bot.scheduler.run_due(self._bot.clock.now())
