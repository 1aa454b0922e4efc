"""Ledarbot's lives at the loopback Discord: one that ends well, and those that are cut off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.e2e.networks import READY, Json, Network
from tests.e2e.processes import BotProcess


@asynccontextmanager
async def at_work(ours: Network, *, later: float = 0) -> AsyncIterator[BotProcess]:
    """The bot, `later` seconds by its own clock; it is stopped as an operator stops it."""
    async with await ours.hurried(later=later) as bot:
        await bot.wait_line(READY)
        yield bot
        assert await bot.stop() == 0
    assert "Traceback" not in bot.output, bot.output
    ours.must_be_sound()


@asynccontextmanager
async def killed(ours: Network, *, later: float = 0) -> AsyncIterator[BotProcess]:
    """The bot, until the block ends; then the power goes (SIGKILL)."""
    async with await ours.hurried(later=later) as bot:
        await bot.wait_line(READY)
        yield bot
        await bot.kill()
    assert "Traceback" not in bot.output, bot.output


@asynccontextmanager
async def dying(
    ours: Network, moment: str, *, later: float = 0, **request: Any
) -> AsyncIterator[BotProcess]:
    """The bot; when the block ends it waits for such a request, and is killed meanwhile."""
    async with cut(ours, moment, request, later=later) as bot:
        yield bot


@asynccontextmanager
async def cut(
    ours: Network, moment: str, *requests: Json, later: float = 0
) -> AsyncIterator[BotProcess]:
    """As `dying`, when each of these requests is on its way at the same time."""
    # Before it starts: what waits for it is sent as soon as it is ready.
    held = [await ours.discord.fault(moment, **request) for request in requests]
    async with await ours.hurried(later=later) as bot:
        await bot.wait_line(READY)
        yield bot
        for fault in held:
            await fault.caught()
        await bot.kill()
    for fault in held:
        await fault.release("drop")
