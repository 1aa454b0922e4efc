"""The ticker begins what is due, and a stop lets it end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot import ticks
from bot.client import Ledarbot
from bot.ticks import Ticks

LIMIT_SECONDS = 20


class SlowBot:
    """Whose jobs take until they are let go."""

    def __init__(self) -> None:
        self.begun, self.let_go = asyncio.Event(), asyncio.Event()
        self.times, self.ended = 0, False
        self.is_ending = False
        self.delivery = self.scheduler = self.join_requests = self.clock = cast(Any, self)

    def wake(self) -> None: ...

    async def poll(self) -> None: ...

    def now(self) -> datetime:
        return datetime.now(UTC)

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        yield

    async def run_due(self, now: datetime) -> int:
        self.times += 1
        self.begun.set()
        await self.let_go.wait()
        self.ended = True
        return 0


async def test_a_stop_lets_end_what_has_begun(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(ticks, "JOBS_SECONDS", 0.01)
    bot = SlowBot()
    ticker = Ticks(cast(Ledarbot, bot))
    ticker.start()
    async with asyncio.timeout(LIMIT_SECONDS):
        await bot.begun.wait()
        ticker.stop()
        bot.let_go.set()
        begun = [task for task in asyncio.all_tasks() if task.get_name() == "ledarbot-jobs"]
        await asyncio.gather(*begun)
    assert (bot.times, bot.ended) == (1, True)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
